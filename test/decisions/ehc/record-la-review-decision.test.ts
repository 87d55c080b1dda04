import { describe, test } from '@jest/globals';
import {
  type RecordLaReviewDecision,
  recordLaReviewDecision,
} from '../../../src/decisions/ehc/record-la-review-decision.ts';
import {
  bothWaysOfOthers,
  happened,
  lasDecision,
  letterData,
  onRoll,
  planned,
  reviewed,
} from '../../support/ehc-commands.ts';
import { enrolled as inYear5, fromDocument, given, registered, takenHere } from '../../support/pupil-spec.ts';

const command: RecordLaReviewDecision = { ...lasDecision, reviewOutcome: 'AMEND', noticeOn: '2026-11-18' };
const before = [...onRoll, planned, reviewed];
const lastYear = happened('AnnualReviewHeld', '2025-11-03', { kind: 'ANNUAL', heldOn: '2025-11-03' });
const decided = (noticeOn: string, reviewOutcome: string) =>
  happened('LaReviewDecisionReceived', noticeOn, { reviewOutcome, noticeOn });
const event = {
  type: 'LaReviewDecisionReceived',
  effectiveFrom: '2026-11-20',
  data: { ...letterData, reviewOutcome: 'AMEND', noticeOn: '2026-11-18' },
};
const inYear6 = { ...inYear5, data: { ...inYear5.data, knownOn: '2026-09-01', ncYear: '6' } };

describe('RecordLaReviewDecision', () => {
  test('is recorded after the meeting', () => {
    given(...before)
      .as(fromDocument)
      .when(recordLaReviewDecision, command)
      .recorded([event]);
  });

  test("is never the school's decision", () => {
    given(...before)
      .as(takenHere)
      .when(recordLaReviewDecision, command)
      .refused('NOT_THE_SCHOOLS_DECISION');
  });

  bothWaysOfOthers(
    recordLaReviewDecision,
    command,
    ['LaReviewDecisionReceived'],
    [
      ['NO_REVIEW_MEETING', [...onRoll, planned], {}],
      ['DECISION_BEFORE_MEETING', before, { noticeOn: '2026-11-02' }],
      ['NO_REVIEW_MEETING', [...onRoll, planned, lastYear, decided('2025-12-01', 'MAINTAIN')], {}],
      [
        'NO_REVIEW_MEETING',
        [...onRoll, planned, lastYear, decided('2025-12-01', 'AMEND'), happened('PlanAmended', '2026-01-26')],
        {},
      ],
      ['DECISION_BEFORE_MEETING', [...before, lastYear, decided('2025-12-01', 'MAINTAIN')], { noticeOn: '2026-11-02' }],
    ],
  );

  test('is about a meeting that is not settled: a second letter after the word that it amends, and each year its own', () => {
    given(...onRoll, planned, lastYear, decided('2025-12-01', 'AMEND'))
      .as(fromDocument)
      .when(recordLaReviewDecision, { ...command, reviewOutcome: 'MAINTAIN' })
      .recordedTypes(['LaReviewDecisionReceived']);
    given(...before, lastYear, decided('2025-12-01', 'MAINTAIN'))
      .as(fromDocument)
      .when(recordLaReviewDecision, command)
      .recordedTypes(['LaReviewDecisionReceived']);
    given(...before, lastYear, decided('2026-11-19', 'MAINTAIN'))
      .as(fromDocument)
      .when(recordLaReviewDecision, { ...command, noticeOn: '2025-12-01' })
      .recordedTypes(['LaReviewDecisionReceived']);
  });

  test('without a date of its own the notice counts from its receipt', () => {
    given(...before)
      .as(fromDocument)
      .when(recordLaReviewDecision, { ...command, noticeOn: null, documentOn: null, receivedOn: '2026-11-02' })
      .recordedTypes(['LaReviewDecisionReceived'], ['DECISION_BEFORE_MEETING']);
  });

  test('is marked for reviews of the early years while the child stays under five, and the plan goes on', () => {
    const born = (dateOfBirth: string) => ({ upn: null, surname: 'x', forename: 'y', dateOfBirth, sex: null });
    const decided = (change: Partial<RecordLaReviewDecision>, dateOfBirth = '2022-05-19') =>
      given(...before)
        .as(fromDocument)
        .when(recordLaReviewDecision, { ...command, ...change }, born(dateOfBirth));
    decided({}).recorded([{ ...event, data: { ...event.data, earlyYears: true } }]);
    decided({}, '2022-05-18').recorded([event]);
    decided({ reviewOutcome: 'CEASE' }).recorded([{ ...event, data: { ...event.data, reviewOutcome: 'CEASE' } }]);
  });

  test('a meeting elsewhere may not be known here', () => {
    given(...onRoll, planned)
      .as(fromDocument)
      .when(recordLaReviewDecision, { ...command, predecessor: 'NOT_KNOWN_HERE' })
      .recordedTypes(['LaReviewDecisionReceived']);
    given(...before)
      .as(fromDocument)
      .when(recordLaReviewDecision, { ...command, predecessor: 'NOT_KNOWN_HERE', noticeOn: '2026-11-02' })
      .recordedTypes(['LaReviewDecisionReceived']);
  });

  test('PHASE_TRANSFER_NOT_RECORDED is noted for a plan-holder in a year of transition, until the transfer is recorded', () => {
    given(registered, inYear6, planned, reviewed)
      .as(fromDocument)
      .when(recordLaReviewDecision, command)
      .recordedTypes(['LaReviewDecisionReceived'], ['PHASE_TRANSFER_NOT_RECORDED']);
    const transfer = happened('PhaseTransferRecorded', '2026-09-10', {
      phase: 'PRIMARY_TO_SECONDARY',
      transferOn: '2027-09-01',
    });
    given(registered, inYear6, planned, transfer, reviewed)
      .as(fromDocument)
      .when(recordLaReviewDecision, command)
      .recorded([event]);
    given(registered, inYear6, planned, reviewed)
      .as(fromDocument)
      .when(recordLaReviewDecision, command, undefined, { transitionYears: ['11'] })
      .recorded([event]);
  });
});
