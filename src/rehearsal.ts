import type { Decision } from './decisions/decision.ts';
import type { StoredEvent } from './kernel/event.ts';

/** The subject's record as it is and as it would be; the events to come are not sealed and must not be stored. */
export interface Rehearsal {
  readonly decisions: readonly Decision[];
  readonly before: readonly StoredEvent[];
  readonly after: readonly StoredEvent[];
}
