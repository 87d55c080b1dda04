import { describe, expect, test } from '@jest/globals';
import { ehcCaseOf } from '../../../src/decisions/ehc/ehc-case.ts';
import { clocksOf } from '../../../src/decisions/ehc/ehc-clocks.ts';
import { foldCorrections } from '../../../src/kernel/folding.ts';
import { happened } from '../../support/ehc-commands.ts';
import { type Fact, SCHOOL, storedFacts } from '../../support/pupil-spec.ts';

/** [last permitted day, done on, state, days late, whose breach] of one clock. */
function runs(clockId: string, on: string, ...facts: readonly Fact[]): readonly (readonly unknown[])[] {
  return clocksOf(ehcCaseOf(foldCorrections(storedFacts(facts)), on), on)
    .filter((clock) => clock.clockId === clockId)
    .map(({ nominal, actual, state, daysLate, breachBy }) => [nominal, actual, state, daysLate, breachBy]);
}

const scheduled = (on: string, meetingOn: string): Fact => happened('AnnualReviewScheduled', on, { meetingOn });
const papers = (on: string): Fact => happened('ReviewPapersCirculated', on, { on, receivedOn: undefined });
const held = (heldOn: string): Fact => happened('AnnualReviewHeld', heldOn, { heldOn, kind: 'ANNUAL' });
const claimed = (clockId: string, ground: string, from: string, to: string | null): Fact =>
  happened('ClockExceptionRecorded', from, { clockId, ground, claimedBy: 'LOCAL_AUTHORITY', from, to });

describe('papers of a review', () => {
  test('a meeting that was put off needs none for its first day, on whatever day that was said', () => {
    for (const movedOn of ['2026-10-12', '2026-10-27']) {
      expect(
        runs(
          'AR_PAPERS',
          '2026-11-11',
          scheduled('2026-10-01', '2026-11-03'),
          scheduled(movedOn, '2026-11-24'),
          papers('2026-11-10'),
        ),
      ).toEqual([
        ['2026-10-20', null, 'STOPPED', 0, null],
        ['2026-11-10', '2026-11-10', 'MET', 0, null],
      ]);
    }
  });

  test('a meeting that was held without them stays a breach when the next one is arranged', () => {
    expect(
      runs(
        'AR_PAPERS',
        '2027-09-10',
        scheduled('2026-10-01', '2026-11-03'),
        held('2026-11-03'),
        scheduled('2027-09-09', '2027-11-02'),
      ),
    ).toEqual([
      ['2026-10-20', null, 'BREACHED', 325, 'SCHOOL'],
      ['2027-10-19', null, 'RUNNING', 0, null],
    ]);
  });

  test('they count although the meeting is recorded only after them; those of the year before do not', () => {
    expect(runs('AR_PAPERS', '2026-11-02', papers('2026-10-15'), scheduled('2026-11-01', '2026-11-03'))).toEqual([
      ['2026-10-20', '2026-10-15', 'MET', 0, null],
    ]);
    expect(
      runs('AR_PAPERS', '2026-11-02', papers('2025-10-15'), held('2025-11-04'), scheduled('2026-11-01', '2026-11-03')),
    ).toEqual([['2026-10-20', null, 'BREACHED', 13, 'SCHOOL']]);
  });
});

describe('a transfer between phases', () => {
  const transfer = happened('PhaseTransferRecorded', '2027-03-01', {
    phase: 'PRIMARY_TO_SECONDARY',
    transferOn: '2027-09-01',
  });
  const amended = (on: string, namedSchoolUrn: string | null): Fact =>
    happened('PlanAmended', on, { namedSchoolUrn, planReference: null });

  test('a plan that named the next school in time counts although the transfer is recorded only after it', () => {
    expect(runs('PHASE_TRANSFER', '2027-03-02', amended('2027-02-10', '900009'), transfer)).toEqual([
      ['2027-02-14', '2027-02-10', 'MET', 0, null],
    ]);
  });

  test.each([
    ['of the year before', amended('2026-07-10', '900009')],
    ['that names no school', amended('2027-02-10', null)],
    ['that names the school of today', amended('2027-02-10', SCHOOL)],
  ])('a plan %s does not', (_name, plan) => {
    expect(runs('PHASE_TRANSFER', '2027-03-02', plan, transfer)).toEqual([
      ['2027-02-14', null, 'BREACHED', 16, 'LOCAL_AUTHORITY'],
    ]);
  });
});

describe('a move to another area', () => {
  const moved = happened('PlanTransferredToLa', '2026-11-02', { transferredOn: '2026-11-02', laCode: '201' });
  const notice = (receivedOn: string, informedOn: string | null): Fact =>
    happened('LaMoveNoticeReceived', receivedOn, { informedOn, assessmentProposed: false, reviewProposedOn: null });
  const told = (on: string, ...facts: readonly Fact[]): readonly (readonly unknown[])[] =>
    runs('LA_MOVE_NOTIFY', on, moved, ...facts);

  test("the new LA's notice keeps the six weeks by the day on which the parent was told, else by that on which the school received it", () => {
    expect(told('2026-12-20', notice('2026-12-16', '2026-12-14'))).toEqual([
      ['2026-12-14', '2026-12-14', 'MET', 0, null],
    ]);
    expect(told('2026-12-20', notice('2026-12-16', null))).toEqual([
      ['2026-12-14', '2026-12-16', 'BREACHED', 2, 'LOCAL_AUTHORITY'],
    ]);
  });

  test('without it the six weeks run out; where the plan ended before, nobody owes it', () => {
    expect(told('2026-12-15')).toEqual([['2026-12-14', null, 'BREACHED', 1, 'LOCAL_AUTHORITY']]);
    expect(
      told('2026-12-20', happened('PlanCeased', '2026-12-01', { ceasedOn: '2026-12-01', ceaseReason: 'LEFT_ENGLAND' })),
    ).toEqual([['2026-12-14', null, 'STOPPED', 0, null]]);
  });

  test('a notice about the next move is none about this one', () => {
    const next = happened('PlanTransferredToLa', '2026-11-30', { transferredOn: '2026-11-30', laCode: '202' });
    expect(told('2027-01-20', next, notice('2026-12-10', '2026-12-09')).map(([due, actual]) => [due, actual])).toEqual([
      ['2026-12-14', null],
      ['2027-01-11', '2026-12-09'],
    ]);
  });
});

test('notice that the plan is not amended after all keeps the clock of the amended plan (reg 22(3)-(4))', () => {
  const facts = [held('2026-11-03'), happened('AmendmentNoticeReceived', '2026-12-01')];
  const decided = (reviewOutcome: string): Fact =>
    happened('LaReviewDecisionReceived', '2027-01-20', { reviewOutcome, noticeOn: null });
  expect(runs('AR_FINAL', '2027-02-01', ...facts, decided('MAINTAIN'))).toEqual([
    ['2027-01-26', '2027-01-20', 'MET', 0, null],
  ]);
  expect(runs('AR_FINAL', '2027-02-01', ...facts, decided('AMEND'))).toEqual([
    ['2027-01-26', null, 'BREACHED', 6, 'LOCAL_AUTHORITY'],
  ]);
});

test('a right that nobody used lapses, and what follows makes no breach of it', () => {
  const draft = happened('DraftPlanReceived', '2027-01-11', { servedOn: '2027-01-11' });
  expect(
    runs('DRAFT_REPRESENTATIONS', '2027-03-01', draft, happened('FinalPlanReceived', '2027-02-15', { laCode: '383' })),
  ).toEqual([['2027-01-25', null, 'STOPPED', 0, null]]);
});

describe('an exception', () => {
  const asked = (on: string): Fact =>
    happened('EhcRequestSubmitted', on, { requestedBy: 'SCHOOL', laCode: '383', sentAt: null });
  const late = (to: string | null): readonly (readonly unknown[])[] =>
    runs(
      'EHCNA_DECISION',
      '2026-12-20',
      asked('2025-01-06'),
      claimed('EHCNA_DECISION', 'ABSENT_FOUR_WEEKS', '2025-01-13', to),
      happened('LaRefusedToAssess', '2025-02-10'),
      asked('2026-11-02'),
    );

  test('that was over before the request came is none of it', () => {
    expect(late('2025-02-14')[1]).toEqual(['2026-12-14', null, 'BREACHED', 6, 'LOCAL_AUTHORITY']);
    expect(late('2026-11-02')[1]).toEqual(['2026-12-14', null, 'BREACHED_EXCEPTION_CLAIMED', 6, 'LOCAL_AUTHORITY']);
  });

  test('without an end excuses no later request', () => {
    expect(late(null)[1]).toEqual(['2026-12-14', null, 'BREACHED', 6, 'LOCAL_AUTHORITY']);
  });

  test('that began between two requests, or before the first, is of the one that came next', () => {
    const refused = happened('LaRefusedToAssess', '2025-03-10');
    const state = (from: string): readonly unknown[] =>
      runs(
        'EHCNA_DECISION',
        '2026-12-20',
        claimed('EHCNA_DECISION', 'ABSENT_FOUR_WEEKS', from, null),
        asked('2025-01-06'),
        refused,
        asked('2026-11-02'),
      ).map(([, , found]) => found);
    expect(state('2024-12-30')).toEqual(['BREACHED_EXCEPTION_CLAIMED', 'BREACHED']);
    expect(state('2026-10-26')).toEqual(['BREACHED', 'BREACHED_EXCEPTION_CLAIMED']);
  });

  test('of a request that was never answered ends with it when another is made', () => {
    const state = (from: string): readonly unknown[] =>
      runs(
        'EHCNA_DECISION',
        '2026-12-20',
        asked('2025-01-06'),
        claimed('EHCNA_DECISION', 'ABSENT_FOUR_WEEKS', from, null),
        asked('2026-11-02'),
      ).map(([, , found]) => found);
    expect(state('2025-01-13')).toEqual(['BREACHED_EXCEPTION_CLAIMED', 'BREACHED']);
    expect(state('2026-11-02')).toEqual(['BREACHED', 'BREACHED_EXCEPTION_CLAIMED']);
  });

  test('is of every body that is asked for advice in one assessment, and of none in the next', () => {
    const advice = (on: string, askedOf: string): Fact => happened('AdviceRequested', on, { askedOf });
    const answered = happened('AdviceReturned', '2026-03-02', { request: null, on: '2026-03-02', sentAt: null });
    const facts = [
      asked('2025-12-01'),
      advice('2026-01-12', 'SCHOOL'),
      claimed('ADVICE_RETURN', 'ABSENT_FOUR_WEEKS', '2026-01-19', null),
      answered,
      advice('2026-03-09', 'HEALTH'),
      happened('LaRefusedToIssue', '2026-06-01'),
      asked('2026-07-06'),
      advice('2026-08-03', 'HEALTH'),
    ];
    expect(runs('ADVICE_RETURN', '2026-12-20', ...facts).map(([due, , state]) => [due, state])).toEqual([
      ['2026-02-23', 'BREACHED_EXCEPTION_CLAIMED'],
      ['2026-04-20', 'BREACHED_EXCEPTION_CLAIMED'],
      ['2026-09-14', 'BREACHED'],
    ]);
  });

  test('claimed for an order as a whole is claimed for each of its steps, and for no other clock', () => {
    const order = happened('TribunalOrderReceived', '2027-01-11', { order: 'ASSESS', orderOn: '2027-01-11' });
    expect(
      runs(
        'TRIBUNAL_ASSESS_NOTIFY',
        '2027-02-01',
        order,
        claimed('TRIBUNAL_ASSESS', 'ABSENT_TWO_WEEKS', '2027-01-12', null),
      ),
    ).toEqual([['2027-01-25', null, 'BREACHED_EXCEPTION_CLAIMED', 7, 'LOCAL_AUTHORITY']]);
    expect(
      runs(
        'TRIBUNAL_ASSESS_NOTIFY',
        '2027-02-01',
        order,
        claimed('TRIBUNAL_MAKE_PLAN', 'ABSENT_TWO_WEEKS', '2027-01-12', null),
      ),
    ).toEqual([['2027-01-25', null, 'BREACHED', 7, 'LOCAL_AUTHORITY']]);
  });
});
