import { describe, test } from '@jest/globals';
import type { EventType } from '../../../src/registry/events.ts';
import { type RecordPlanAmended, recordPlanAmended } from '../../../src/decisions/ehc/record-plan-amended.ts';
import { bothWaysOfOthers, happened, lasDecision, letterData, onRoll, planned } from '../../support/ehc-commands.ts';
import { fromDocument, given, SCHOOL, takenHere } from '../../support/pupil-spec.ts';

const command: RecordPlanAmended = { ...lasDecision, namedSchoolUrn: SCHOOL, planReference: 'EHC/1 b' };
const noticed = happened('AmendmentNoticeReceived', '2026-10-12');
const event = {
  type: 'PlanAmended',
  effectiveFrom: '2026-11-20',
  data: { ...letterData, namedSchoolUrn: SCHOOL, planReference: 'EHC/1 b' },
};

describe('RecordPlanAmended', () => {
  test.each<readonly [EventType, object]>([
    ['AmendmentNoticeReceived', {}],
    ['LaDecidedToReassess', {}],
    ['TribunalOrderReceived', { order: 'AMEND' }],
    ['TribunalOrderReceived', { order: 'NAME_SCHOOL' }],
    ['AppealConceded', { conceded: 'AMEND' }],
    ['MediationRecorded', { step: 'AGREED', agreed: ['OTHER', 'AMEND'] }],
    ['LaReviewDecisionReceived', {}],
  ])('follows %s %j', (type, data) => {
    given(...onRoll, planned, happened(type, '2026-10-12', data))
      .as(fromDocument)
      .when(recordPlanAmended, command)
      .recorded([event]);
  });

  test("is never the school's decision", () => {
    given(...onRoll, planned, noticed)
      .as(takenHere)
      .when(recordPlanAmended, command)
      .refused('NOT_THE_SCHOOLS_DECISION');
  });

  bothWaysOfOthers(
    recordPlanAmended,
    command,
    ['PlanAmended'],
    [
      ['NO_REVIEW_DECISION', [...onRoll, planned], {}],
      [
        'NO_REVIEW_DECISION',
        [...onRoll, planned, happened('TribunalOrderReceived', '2026-10-12', { order: 'DISMISSED' })],
        {},
      ],
    ],
  );

  test('what came before may not be known here', () => {
    given(...onRoll, planned)
      .as(fromDocument)
      .when(recordPlanAmended, { ...command, predecessor: 'NOT_KNOWN_HERE' })
      .recordedTypes(['PlanAmended']);
  });
});
