import type { EventType } from '../../src/registry/events.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { memoByObject } from '../../src/kernel/memo.ts';
import { type DecisionCheck, type DecisionKinds, decisionChecks } from '../../src/questions/decision-checks.ts';
import { definitionOf } from '../../src/registry/index.ts';
import { DECISION_TYPES } from '../decisions/decision-types.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';

/** Events that are not decisions but decide on evidence, reviews, reversals and the SENCO's involvement. */
const BESIDE: readonly EventType[] = [
  'EvidenceAttached',
  'ConsultationHeld',
  'SencoInformed',
  'InvolvementConfirmed',
  'InvolvementDisputed',
  'ConsultationAnswered',
  'DecisionConfirmed',
  'DecisionDisputed',
];

const KINDS: DecisionKinds = {
  isDecision: ({ type }) => (DECISION_TYPES as readonly string[]).includes(type),
  ofSchool: ({ metadata }) => definitionOf(metadata.command)?.action === 'RECORD_DECISION',
};

const item = memoByObject(({ decision, schoolUrn, ...body }: DecisionCheck): ListItem => ({
  id: decision,
  schoolUrn,
  state: body.sencoInvolvement ?? 'NOT_ASKED',
  sortKey: '',
  body: body as unknown as JsonObject,
}));

/** One item for each decision: its evidence, its review date, whether it was undone, and how the SENCO was involved. */
export const MODEL = listModel({
  name: 'decision-checks',
  version: 2,
  source: import.meta.url,
  parts: [
    {
      types: [...DECISION_TYPES, ...BESIDE],
      derive: (events) => decisionChecks(events, KINDS).map(item),
    },
  ],
});
