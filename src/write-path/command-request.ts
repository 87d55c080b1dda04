import type { Actor } from '../access/actor.ts';
import type { Command } from '../decisions/given.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Vault } from '../privacy/vault.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import type { ReadModelName } from '../registry/read-model-names.ts';
import type { EventStore, Position } from '../store/event-store.ts';

/** What carrying out commands needs. `knownAt` is the log's; `waitFor` answers whether all have passed. */
export interface ExecuteParts {
  readonly store: EventStore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly knownAt: () => Instant | undefined;
  /** Names of all `school-` and `trust-` streams, from the log. */
  readonly governanceStreams: () => readonly string[];
  readonly waitFor: (position: Position, models: readonly ReadModelName[]) => Promise<boolean>;
  /** Whether another record is being merged into this pupil's and the merge is not finished. */
  readonly mergeUnderWay: (pupil: string) => boolean;
}

/** A command whose shape has been checked (step 2 of the path), from somebody who is known (step 1). */
export interface CommandRequest {
  readonly definition: CommandDefinition;
  readonly command: Command;
  readonly actor: Actor;
  readonly correlationId: string;
  /** False for bulk work, which waits once at its end; default true. */
  readonly awaitReadModels?: boolean;
}
