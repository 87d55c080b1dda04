import type { DecidedEvent } from './decision.ts';
import { happened } from './happened.ts';
import { ProvisionCodeObserved } from './identification/events.ts';

type Said = Omit<ProvisionCodeObserved, 'source' | 'to' | 'note'>;

/**
 * The provision code that a document of the LA brings about, as an event in the same append as the
 * document's own.
 */
export function observedByLa(said: Said): DecidedEvent {
  return happened(ProvisionCodeObserved, { ...said, source: 'LA_DOCUMENT', to: null, note: null }, said.from);
}
