import { FACT_EVENT_TYPES, keptFacts, schoolsOf } from '../src/questions/pupil-facts.ts';
import { derivedItems } from './derived-items.ts';

/**
 * What the questions of leaders and SENCOs are answered from: for each school of a pupil a few items, by parts, so that an
 * event makes a new version only of what it changes. No words of anybody stand in them, and nothing that depends on a day.
 */
export const MODEL = derivedItems({
  name: 'pupil-facts',
  version: 1,
  source: import.meta.url,
  types: FACT_EVENT_TYPES,
  derive: (events) => schoolsOf(events).flatMap((schoolUrn) => {
    const first = events.find(({ type, data }) => type === 'PupilEnrolled' && data['schoolUrn'] === schoolUrn);
    return keptFacts(events, schoolUrn).map(({ key, part, body }) => ({ id: `${first?.id ?? ''} ${key}`, schoolUrn, state: part, sortKey: '', body }));
  }),
});
