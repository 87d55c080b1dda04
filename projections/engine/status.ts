import type { Fault } from './fault.ts';
import type { ReadModelName } from '../../src/registry/read-model-names.ts';

/** State of one read model. `lag` counts events behind the local log, which may itself be behind the store. */
export interface ReadModelStatus {
  readonly name: ReadModelName;
  readonly version: number;
  readonly generation: number;
  readonly ordinal: number;
  readonly lag: number;
  /** FAULTED serves the state before the fault. REBUILDING serves the old generation. */
  readonly status: 'CURRENT' | 'CATCHING_UP' | 'REBUILDING' | 'FAULTED';
  readonly fault?: Fault;
}

/**
 * Result of a rebuild: the generation that serves now, and the fault if one kept the new generation from taking over.
 */
export interface Rebuilt {
  readonly generation: number;
  readonly ordinal: number;
  readonly fault?: Fault;
}
