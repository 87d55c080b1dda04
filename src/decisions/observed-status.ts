import type { DecidedEvent } from './decision.ts';
import type { ProvisionCodeObserved } from './identification/events.ts';

type Said = Omit<ProvisionCodeObserved, 'source' | 'to' | 'note'>;

/**
 * The provision code that a document of the LA brings about (domain §0.2), as an event in the same append as the
 * document's own.
 */
export function observedByLa(said: Said): DecidedEvent {
  const data: ProvisionCodeObserved = { ...said, source: 'LA_DOCUMENT', to: null, note: null };
  return { type: 'ProvisionCodeObserved', data, effectiveFrom: said.from };
}
