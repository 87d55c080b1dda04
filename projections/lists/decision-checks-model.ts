import type { JsonObject } from '../../src/kernel/json.ts';
import { memoByObject } from '../../src/kernel/memo.ts';
import { type DecisionCheck, decisionChecks } from '../../src/questions/decision-checks.ts';
import { DECISION_TYPES } from '../decisions/decision-types.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';

const DECISIONS: ReadonlySet<string> = new Set(DECISION_TYPES);

const item = memoByObject(({ decision, schoolUrn, ...body }: DecisionCheck): ListItem => ({
  id: decision,
  schoolUrn,
  state: 'CHECKED',
  sortKey: '',
  body: body as unknown as JsonObject,
}));

/** One item for each decision: its evidence, its review date, and whether it was undone. */
export const MODEL = listModel({
  name: 'decision-checks',
  version: 3,
  source: import.meta.url,
  parts: [
    {
      types: [...DECISION_TYPES, 'EvidenceAttached'],
      derive: (events) => decisionChecks(events, ({ type }) => DECISIONS.has(type)).map(item),
    },
  ],
});
