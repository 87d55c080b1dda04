import type { EventType } from '../../src/registry/events.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { memoByObject } from '../../src/kernel/memo.ts';
import { type DecisionCheck, type DecisionKinds, decisionChecks } from '../../src/questions/decision-checks.ts';
import { definitionOf } from '../../src/registry/index.ts';
import { DECISION_TYPES } from '../decisions/decision-types.ts';
import { type ListItem, listModel } from './list-model.ts';

/** What evidence, reviews, reversals and the SENCO's involvement rest on, beside the decisions themselves. */
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

/** One item a decision: has it evidence and the day of a review, was it undone, how had the SENCO to do with it. */
export const MODEL = listModel({
  name: 'decision-checks',
  version: 2,
  source: import.meta.url,
  types: [...DECISION_TYPES, ...BESIDE],
  derive: (events) => decisionChecks(events, KINDS).map(item),
});
