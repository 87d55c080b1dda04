import type { Fault } from './fault.ts';
import type { ReadModelName } from '../../src/registry/read-model-names.ts';

/** State of one read model. `lag` is in events, against the local log; compare the log with the store's head apart. */
export interface ReadModelStatus {
  readonly name: ReadModelName;
  readonly version: number;
  readonly generation: number;
  readonly ordinal: number;
  readonly lag: number;
  /** FAULTED answers from the state before the fault; REBUILDING from the old generation. */
  readonly status: 'CURRENT' | 'CATCHING_UP' | 'REBUILDING' | 'FAULTED';
  readonly fault?: Fault;
}

/** What became of a rebuild: the generation that serves now, and the fault that kept the new one from taking over. */
export interface Rebuilt {
  readonly generation: number;
  readonly ordinal: number;
  readonly fault?: Fault;
}
