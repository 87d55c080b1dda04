import { FACT_EVENT_TYPES, type KeptFacts, keptFacts, schoolsOf } from '../../src/questions/pupil-facts.ts';
import { type ListItem, listModel } from './list-model.ts';

/** The item of a body, as long as it is the same. */
const ITEMS = new WeakMap<object, ListItem>();

function item({ key, part, body, begins, until }: KeptFacts, enrolled: string, schoolUrn: string): ListItem {
  const id = `${enrolled} ${key}`;
  const before = ITEMS.get(body);
  if (before?.id === id && before.sortKey === until) return before;
  const now = { id, schoolUrn, state: part, sortKey: until, begins, body };
  ITEMS.set(body, now);
  return now;
}

/**
 * What the questions of leaders and SENCOs are answered from: for each school of a pupil a few items, by parts, so that
 * an event makes a new version only of what it changes. No words of anybody stand in them, and nothing that depends on
 * a day.
 */
export const MODEL = listModel({
  name: 'pupil-facts',
  version: 7,
  source: import.meta.url,
  types: FACT_EVENT_TYPES,
  derive: (events) =>
    schoolsOf(events).flatMap((schoolUrn) => {
      const first = events.find(({ type, data }) => type === 'PupilEnrolled' && data['schoolUrn'] === schoolUrn);
      return keptFacts(events, schoolUrn).map((facts) => item(facts, first?.id ?? '', schoolUrn));
    }),
});
