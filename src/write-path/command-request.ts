import type { Actor } from '../access/actor.ts';
import type { Command } from '../decisions/given.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Clock } from '../kernel/ports.ts';
import type { Vault } from '../privacy/vault.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import type { ReadModelName } from '../registry/read-model-names.ts';
import type { EventStore, Position } from '../store/event-store.ts';

/**
 * What the executor needs to carry out commands. `knownAt` is the newest `knownAt` of the log. `waitFor` resolves to
 * whether every named read model has passed the position.
 */
export interface ExecuteParts {
  readonly store: EventStore;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Throws Failure LOG_FAULTED where nothing may be recorded. Left out: it always may. */
  readonly assertRecordable?: () => void;
  readonly knownAt: () => Instant | undefined;
  /** Names of all `school-` and `trust-` streams, from the log. */
  readonly governanceStreams: () => readonly string[];
  readonly waitFor: (position: Position, models: readonly ReadModelName[]) => Promise<boolean>;
  /** Whether a merge into this pupil's record has begun and is not finished. */
  readonly mergeUnderWay: (pupil: string) => boolean;
  /** Pupils whose records are linked with this one's, itself included, from the log. */
  readonly linkedPupils: (pupil: string) => readonly string[];
}

/** A command of a known person (step 1) whose shape has been checked (step 2). */
export interface CommandRequest {
  readonly definition: CommandDefinition;
  readonly command: Command;
  readonly actor: Actor;
  readonly correlationId: string;
  /** Whether to wait for the read models; true by default. Bulk work sets false and waits once, at its end. */
  readonly awaitReadModels?: boolean;
  /** The same for commands about several pupils that were decided at once. */
  readonly occasion?: string;
}
