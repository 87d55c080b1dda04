import { PROVISION_EVENT_TYPES, type ProvisionHistory, provisionHistories } from '../src/decisions/provision/history.ts';
import type { JsonObject } from '../src/kernel/json.ts';
import { oncePerObject } from '../src/kernel/once.ts';
import { type DerivedItem, derivedItems } from './derived-items.ts';

/** Sort key of what has not ended: behind every day. */
export const OPEN = '9999-12-31';

const item = oncePerObject((history: ProvisionHistory): DerivedItem => {
  const endedOn = history.steps.find(({ step }) => step === 'ENDED')?.on ?? null;
  const begins = history.steps.find(({ step }) => step === 'PROPOSED' || step === 'STARTED')?.on ?? OPEN;
  return { id: history.id, schoolUrn: history.schoolUrn, state: endedOn === null ? 'OPEN' : 'ENDED', sortKey: endedOn ?? OPEN, begins, body: history as unknown as JsonObject };
});

/**
 * Every provision with all that is known of it; how it stands on a day is worked out when it is asked for. Sorted by the
 * first day on which it was given no more, so that a map of a late day never reads what ended years before.
 */
export const MODEL = derivedItems({
  name: 'provision-map',
  version: 2,
  source: import.meta.url,
  types: [...PROVISION_EVENT_TYPES],
  derive: (events) => provisionHistories(events).map(item),
});
