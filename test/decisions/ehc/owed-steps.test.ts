import { describe, test } from '@jest/globals';
import { type RecordAppeal, recordAppeal } from '../../../src/decisions/ehc/dispute-steps.ts';
import { type RecordDraftPlan, recordDraftPlan } from '../../../src/decisions/ehc/la-letters.ts';
import { type RecordAmendmentNotice, recordAmendmentNotice } from '../../../src/decisions/ehc/review-steps.ts';
import {
  aboutPupil,
  agreedToAssess,
  agreedToIssue,
  happened,
  letter,
  onRoll,
  planned,
  requested,
} from '../../support/ehc-commands.ts';
import { type Fact, fromDocument, given } from '../../support/pupil-spec.ts';

const draft: RecordDraftPlan = { ...aboutPupil, ...letter, servedOn: '2026-11-18' };
const notice: RecordAmendmentNotice = { ...aboutPupil, ...letter };
const appeal: RecordAppeal = {
  ...aboutPupil,
  ...letter,
  lodgedBy: 'PARENT',
  lodgedOn: '2026-11-17',
  subject: 'REFUSAL_TO_ASSESS',
  schoolPosition: 'SUPPORTS',
  supportGiven: null,
};
const refusedToAssess = happened('LaRefusedToAssess', '2026-10-05');

describe('what the LA owes stands before its letters too', () => {
  const refused = [...onRoll, requested, agreedToAssess, happened('LaRefusedToIssue', '2026-09-21')];
  const ordered = (order: string) => happened('TribunalOrderReceived', '2026-10-12', { order });

  test('a draft follows an order to make a plan, the word that there will be one however often it is drawn up, or a re-assessment', () => {
    given(...refused)
      .as(fromDocument)
      .when(recordDraftPlan, draft)
      .recordedTypes(['DraftPlanReceived'], ['NO_DECISION_TO_ASSESS']);
    given(...refused, ordered('MAKE_PLAN'))
      .as(fromDocument)
      .when(recordDraftPlan, draft)
      .recordedTypes(['DraftPlanReceived']);
    given(...refused, ordered('NAME_SCHOOL'))
      .as(fromDocument)
      .when(recordDraftPlan, draft)
      .recordedTypes(['DraftPlanReceived'], ['NO_DECISION_TO_ASSESS']);
    given(...onRoll, agreedToIssue, happened('DraftPlanReceived', '2026-10-05'))
      .as(fromDocument)
      .when(recordDraftPlan, draft)
      .recordedTypes(['DraftPlanReceived']);
    given(...onRoll, planned)
      .as(fromDocument)
      .when(recordDraftPlan, draft)
      .recordedTypes(['DraftPlanReceived'], ['NO_DECISION_TO_ASSESS']);
    given(...onRoll, planned, happened('LaDecidedToReassess', '2026-10-12'))
      .as(fromDocument)
      .when(recordDraftPlan, draft)
      .recordedTypes(['DraftPlanReceived']);
  });

  test('a notice of amendments follows an order to amend, or the word that it amends', () => {
    given(...onRoll, planned, ordered('AMEND'))
      .as(fromDocument)
      .when(recordAmendmentNotice, notice)
      .recordedTypes(['AmendmentNoticeReceived']);
    given(...onRoll, planned, ordered('DISMISSED'))
      .as(fromDocument)
      .when(recordAmendmentNotice, notice)
      .recordedTypes(['AmendmentNoticeReceived'], ['NO_REVIEW_MEETING']);
    given(
      ...onRoll,
      planned,
      happened('LaReviewDecisionReceived', '2026-10-12', { reviewOutcome: 'AMEND', noticeOn: null }),
    )
      .as(fromDocument)
      .when(recordAmendmentNotice, notice)
      .recordedTypes(['AmendmentNoticeReceived']);
  });
});

// s.51(2): each subject with a decision that carries it, and one that does not.
test.each<readonly [RecordAppeal['subject'], Fact, Fact]>([
  ['REFUSAL_TO_ASSESS', refusedToAssess, happened('LaDecidedToAssess', '2026-10-05')],
  ['REFUSAL_TO_REASSESS', happened('LaRefusedToReassess', '2026-10-05'), refusedToAssess],
  ['REFUSAL_TO_ISSUE', happened('LaRefusedToIssue', '2026-10-05'), happened('LaDecidedToIssue', '2026-10-05')],
  [
    'REFUSAL_TO_AMEND',
    happened('LaReviewDecisionReceived', '2026-10-05', { reviewOutcome: 'MAINTAIN' }),
    happened('LaReviewDecisionReceived', '2026-10-05', { reviewOutcome: 'AMEND' }),
  ],
  [
    'REFUSAL_TO_AMEND',
    happened('LaDecidedToReassess', '2026-10-05'),
    happened('LaReviewDecisionReceived', '2026-10-05', { reviewOutcome: 'CEASE' }),
  ],
  ['CONTENT_OF_PLAN', planned, happened('DraftPlanReceived', '2026-10-05')],
  ['CONTENT_OF_PLAN', happened('PlanAmended', '2026-10-05'), happened('AmendmentNoticeReceived', '2026-10-05')],
  [
    'DECISION_TO_CEASE',
    happened('LaReviewDecisionReceived', '2026-10-05', { reviewOutcome: 'CEASE' }),
    happened('LaReviewDecisionReceived', '2026-10-05', { reviewOutcome: 'MAINTAIN' }),
  ],
  [
    'DECISION_TO_CEASE',
    happened('PlanCeased', '2026-10-05', { ceasedOn: '2026-10-05', ceaseReason: 'OTHER' }),
    planned,
  ],
])('an appeal about %s needs a decision of that kind', (subject, carries, other) => {
  given(...onRoll, carries)
    .as(fromDocument)
    .when(recordAppeal, { ...appeal, subject })
    .recordedTypes(['AppealLodged']);
  given(...onRoll, other)
    .as(fromDocument)
    .when(recordAppeal, { ...appeal, subject })
    .recordedTypes(['AppealLodged'], ['NO_APPEALABLE_DECISION']);
});
