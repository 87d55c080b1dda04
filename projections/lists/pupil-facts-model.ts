import { FACT_LISTS, haveFacts, type KeptFacts, keptIn, schoolsOf } from '../../src/questions/pupil-facts.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';

/** The last item made from each body, reused while it stays the same. */
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
 * Facts that answer the questions of leaders and SENCOs. A pupil has items for each school, one a part or stretch
 * of it, so that an event replaces only the stretches it changes.
 * The items hold no texts and nothing that depends on the current day.
 */
export const MODEL = listModel({
  name: 'pupil-facts',
  version: 9,
  source: import.meta.url,
  listed: haveFacts,
  parts: FACT_LISTS.map((list) => ({
    types: list.types,
    takesGiven: true,
    derive: (events) =>
      schoolsOf(events).flatMap((schoolUrn) => {
        const first = events.find(({ type, data }) => type === 'PupilEnrolled' && data['schoolUrn'] === schoolUrn);
        return keptIn(list, events, schoolUrn).map((facts) => item(facts, first?.id ?? '', schoolUrn));
      }),
  })),
});
