import type { DecidedEvent } from './decision.ts';
import { happened } from './happened.ts';
import { ProvisionCodeObserved } from './identification/events.ts';

type Said = Omit<ProvisionCodeObserved, 'source' | 'to' | 'note'>;

/**
 * The provision code that follows from a document of the local authority. It is appended with the document's own event.
 */
export function observedByLa(said: Said): DecidedEvent {
  return happened(ProvisionCodeObserved, { ...said, source: 'LA_DOCUMENT', to: null, note: null }, said.from);
}
