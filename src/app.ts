import type { Projections } from '../projections/engine/runner.ts';
import type { Directory } from './access/directory.ts';
import type { AccessRecords } from './access/access-records.ts';
import type { Config } from './host/config.ts';
import type { Executor } from './write-path/executor.ts';
import type { Clock, NewId } from './kernel/ports.ts';
import type { Opener } from './privacy/opener.ts';
import type { Vault } from './privacy/vault.ts';
import type { EventLog } from './store/event-log.ts';
import type { EventStore } from './store/event-store.ts';
import type { Mirror } from './store/mirror.ts';

/** The parts of a running system, put together once by `compose.ts`. */
export interface App {
  readonly config: Config;
  readonly store: EventStore;
  readonly log: EventLog;
  /** Where the log is a copy of an EventStoreDB's: what keeps it one. */
  readonly mirror?: Mirror;
  readonly executor: Executor;
  readonly projections: Projections;
  readonly directory: Directory;
  readonly opener: Opener;
  readonly vault: Vault;
  readonly accessRecords: AccessRecords;
  readonly clock: Clock;
  readonly ids: NewId;
}
