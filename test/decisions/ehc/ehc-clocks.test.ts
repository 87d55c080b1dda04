import { describe, expect, test } from '@jest/globals';
import { isStepped } from '../../../src/clocks/clock.ts';
import { CLOCK_IDS, CLOCKS } from '../../../src/clocks/clocks.ts';
import { CLOCK_WIRING } from '../../../src/decisions/ehc/clock-table.ts';
import { clocksOf } from '../../../src/decisions/ehc/ehc-clocks.ts';
import { ehcCaseOf } from '../../../src/decisions/ehc/ehc-case.ts';
import type { EventType } from '../../../src/registry/events.ts';
import type { EffectiveEvent } from '../../../src/kernel/folding.ts';
import { foldCorrections } from '../../../src/kernel/folding.ts';
import { happened, requested } from '../../support/ehc-commands.ts';
import { type Fact, storedFacts } from '../../support/pupil-spec.ts';

const events = (...facts: readonly Fact[]): readonly EffectiveEvent[] => foldCorrections(storedFacts(facts));

/** [clock, last permitted day, done on, state, days late, whose breach] of the clocks that are asked for. */
function rows(on: string, facts: readonly Fact[], ...ids: readonly string[]): readonly (readonly unknown[])[] {
  return clocksOf(ehcCaseOf(events(...facts), on), on)
    .filter(({ clockId }) => ids.length === 0 || ids.includes(clockId))
    .map(({ clockId, nominal, actual, state, daysLate, breachBy }) => [
      clockId,
      nominal,
      actual,
      state,
      daysLate,
      breachBy,
    ]);
}

const held = (heldOn: string): Fact => happened('AnnualReviewHeld', heldOn, { heldOn, kind: 'ANNUAL' });
const decided = (receivedOn: string, reviewOutcome: string): Fact =>
  happened('LaReviewDecisionReceived', receivedOn, { reviewOutcome, noticeOn: null });
const plan = happened('FinalPlanReceived', '2026-01-12', { laCode: '383' });
const order = (kind: string): Fact =>
  happened('TribunalOrderReceived', '2027-01-11', { order: kind, orderOn: '2027-01-11' });

test('every clock that is wired is one of the table, and every clock that is no step of another is wired', () => {
  const wired = CLOCK_WIRING.map(({ clockId }) => clockId);
  expect(wired.filter((id) => !CLOCK_IDS.includes(id))).toEqual([]);
  const stepsOf = (ids: readonly string[]): readonly string[] =>
    CLOCKS.filter(isStepped)
      .filter(({ id }) => ids.includes(id))
      .flatMap(({ steps }) => steps);
  const reached = new Set([...wired, ...stepsOf(wired), ...stepsOf(stepsOf(wired))]);
  // A head is not wired itself where its steps are.
  const heads = CLOCKS.filter(isStepped)
    .filter(({ steps }) => steps.every((id) => reached.has(id)))
    .map(({ id }) => id);
  expect(CLOCK_IDS.filter((id) => !reached.has(id) && !heads.includes(id))).toEqual([]);
});

describe('a request', () => {
  // Date arithmetic: received Mon 2 Nov 2026 → 6 weeks 14 Dec 2026; 16 weeks 22 Feb 2027; 20 weeks 22 Mar 2027.
  const sent = (sentAt: string | null): Fact =>
    happened('EhcRequestSubmitted', '2026-11-02', { requestedBy: 'SCHOOL', laCode: '383', sentAt });
  const dates = (facts: readonly Fact[]): readonly unknown[] => rows('2026-11-04', facts).map(([, due]) => due);

  test('runs three clocks from its receipt', () => {
    expect(rows('2026-11-04', [sent('2026-11-02T09:00:00.000Z')])).toEqual([
      ['EHCNA_DECISION', '2026-12-14', null, 'RUNNING', 0, null],
      ['REFUSE_TO_ISSUE', '2027-02-22', null, 'RUNNING', 0, null],
      ['FINAL_PLAN', '2027-03-22', null, 'RUNNING', 0, null],
    ]);
  });

  test('an e-mail after 17:00 or on a Sunday is received on the next working day', () => {
    expect(dates([sent('2026-11-02T17:00:00.001Z')])).toEqual(['2026-12-15', '2027-02-23', '2027-03-23']);
    expect(dates([sent('2026-11-01T09:00:00.000Z')])).toEqual(['2026-12-14', '2027-02-22', '2027-03-22']);
  });

  test("the LA's own word on its receipt goes before what follows from sending; it is that of its own request", () => {
    const acknowledged = happened('LaReceiptAcknowledged', '2026-11-03', { laReceivedOn: '2026-11-03' });
    expect(dates([sent('2026-11-02T09:00:00.000Z'), acknowledged])).toEqual(['2026-12-15', '2027-02-23', '2027-03-23']);
    const again = happened('EhcRequestSubmitted', '2026-11-02', { requestedBy: 'PARENT', laCode: '383', sentAt: null });
    expect(dates([sent('2026-11-02T09:00:00.000Z'), again, acknowledged])).toEqual([
      '2026-12-14',
      '2026-12-15',
      '2027-02-22',
      '2027-02-23',
      '2027-03-22',
      '2027-03-23',
    ]);
  });

  test("a decision one day late is the LA's breach; an exception is claimed and changes no date", () => {
    const late = [sent(null), happened('LaDecidedToAssess', '2026-12-15')];
    expect(rows('2026-12-20', late, 'EHCNA_DECISION')).toEqual([
      ['EHCNA_DECISION', '2026-12-14', '2026-12-15', 'BREACHED', 1, 'LOCAL_AUTHORITY'],
    ]);
    const claimed = happened('ClockExceptionRecorded', '2026-12-01', {
      clockId: 'EHCNA_DECISION',
      ground: 'EXCEPTIONAL_CIRCUMSTANCES',
      claimedBy: 'LOCAL_AUTHORITY',
      from: '2026-12-01',
      to: null,
    });
    expect(rows('2026-12-20', [...late, claimed], 'EHCNA_DECISION')).toEqual([
      ['EHCNA_DECISION', '2026-12-14', '2026-12-15', 'BREACHED_EXCEPTION_CLAIMED', 1, 'LOCAL_AUTHORITY'],
    ]);
  });

  test('withdrawal stops all three', () => {
    expect(
      rows('2027-06-01', [sent(null), happened('EhcRequestWithdrawn', '2026-11-30', { receivedOn: undefined })]),
    ).toEqual([
      ['EHCNA_DECISION', '2026-12-14', null, 'STOPPED', 0, null],
      ['REFUSE_TO_ISSUE', '2027-02-22', null, 'STOPPED', 0, null],
      ['FINAL_PLAN', '2027-03-22', null, 'STOPPED', 0, null],
    ]);
  });
});

describe('advice and consultation', () => {
  const asked = (day: string, askedOf: string): Fact => happened('AdviceRequested', day, { askedOf });
  const id = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;

  test("each request for advice has its own clock, and the school's own is the school's breach", () => {
    const returned = happened('AdviceReturned', '2026-12-21', { request: id(1), on: '2026-12-21', sentAt: null });
    expect(rows('2026-12-22', [asked('2026-11-02', 'HEALTH'), asked('2026-11-02', 'SCHOOL'), returned])).toEqual(
      [
        ['ADVICE_RETURN', '2026-12-14', null, 'BREACHED', 8, 'AGENCY'],
        ['ADVICE_RETURN', '2026-12-14', '2026-12-21', 'BREACHED', 7, 'SCHOOL'],
      ].sort(),
    );
  });

  test('a consultation is answered in fifteen days', () => {
    const answered = happened('SchoolConsultationAnswered', '2026-11-17', {
      consultation: id(0),
      position: 'AGREES',
      grounds: [],
      sentAt: '2026-11-17T12:00:00.000Z',
    });
    expect(rows('2026-11-20', [happened('SchoolConsulted', '2026-11-02'), answered])).toEqual([
      ['SCHOOL_CONSULT_RESPONSE', '2026-11-17', '2026-11-17', 'MET', 0, null],
    ]);
  });

  // Draft served 11 Jan 2027 → 15 days end 25 Jan 2027.
  test("what parents may do runs out and is nobody's breach", () => {
    const draft = happened('DraftPlanReceived', '2027-01-12', { servedOn: '2027-01-11' });
    expect(rows('2027-01-20', [draft])).toEqual([['DRAFT_REPRESENTATIONS', '2027-01-25', null, 'DUE_SOON', 0, null]]);
    expect(rows('2027-01-26', [draft])).toEqual([['DRAFT_REPRESENTATIONS', '2027-01-25', null, 'STOPPED', 0, null]]);
  });
});

describe('reviews', () => {
  test('papers before, report after, the decision, and the next year', () => {
    const facts = [
      plan,
      happened('AnnualReviewScheduled', '2026-10-01', { meetingOn: '2026-11-03' }),
      happened('ReviewPapersCirculated', '2026-10-21', { on: '2026-10-21', receivedOn: undefined }),
      held('2026-11-03'),
      happened('ReviewReportSent', '2026-11-17', { on: '2026-11-17', receivedOn: undefined }),
      decided('2026-12-01', 'MAINTAIN'),
    ];
    expect(rows('2026-12-02', facts, 'AR_PAPERS', 'AR_REPORT', 'AR_DECISION', 'ANNUAL_REVIEW')).toEqual([
      ['AR_PAPERS', '2026-10-20', '2026-10-21', 'BREACHED', 1, 'SCHOOL'],
      ['AR_REPORT', '2026-11-17', '2026-11-17', 'MET', 0, null],
      ['AR_DECISION', '2026-12-01', '2026-12-01', 'MET', 0, null],
      ['ANNUAL_REVIEW', '2027-01-11', '2026-12-01', 'MET', 0, null],
      ['ANNUAL_REVIEW', '2027-11-30', null, 'RUNNING', 0, null],
    ]);
  });

  test('the final amended plan is due eight weeks from the notice, never more than twelve from the meeting', () => {
    const late = [plan, held('2026-11-03'), happened('AmendmentNoticeReceived', '2026-12-15')];
    expect(rows('2026-12-16', late, 'AR_FINAL')).toEqual([['AR_FINAL', '2027-01-26', null, 'RUNNING', 0, null]]);
    expect(rows('2027-02-10', [...late, happened('PlanAmended', '2027-02-09')], 'AR_FINAL')).toEqual([
      ['AR_FINAL', '2027-01-26', '2027-02-09', 'BREACHED', 14, 'LOCAL_AUTHORITY'],
    ]);
  });

  test('phase transfers are due before 15 February, or 31 March to post-16, and five months before other moves', () => {
    const transfer = (phase: string, transferOn: string): Fact =>
      happened('PhaseTransferRecorded', '2026-09-07', { phase, transferOn });
    expect(rows('2026-09-08', [transfer('PRIMARY_TO_SECONDARY', '2027-09-01')])).toEqual([
      ['PHASE_TRANSFER', '2027-02-14', null, 'RUNNING', 0, null],
    ]);
    expect(rows('2026-09-08', [transfer('SECONDARY_TO_POST_16', '2027-09-01')])).toEqual([
      ['PHASE_TRANSFER', '2027-03-30', null, 'RUNNING', 0, null],
    ]);
    expect(rows('2026-09-08', [transfer('BETWEEN_POST_16', '2027-09-01')])).toEqual([
      ['PHASE_TRANSFER', '2027-04-01', null, 'RUNNING', 0, null],
    ]);
  });

  test('a re-assessment ends with a plan fourteen weeks after the notice; a move is told in six', () => {
    expect(rows('2027-01-12', [happened('LaDecidedToReassess', '2027-01-11')])).toEqual([
      ['REASSESS_FINAL', '2027-04-19', null, 'RUNNING', 0, null],
    ]);
    const moved = happened('PlanTransferredToLa', '2027-01-11', { transferredOn: '2027-01-11', laCode: '201' });
    expect(rows('2027-01-12', [plan, moved], 'LA_MOVE_NOTIFY', 'LA_MOVE_REVIEW')).toEqual([
      ['LA_MOVE_NOTIFY', '2027-02-22', null, 'RUNNING', 0, null],
      ['LA_MOVE_REVIEW', '2027-04-10', null, 'RUNNING', 0, null],
    ]);
  });
});

describe('mediation, appeals and orders', () => {
  const refused = happened('LaRefusedToAssess', '2027-01-11', { documentOn: '2027-01-11' });
  const step = (name: string, on: string): Fact => happened('MediationRecorded', on, { step: name, on });

  test('two months from the letter; one from the certificate where that ends later', () => {
    expect(rows('2027-01-12', [refused], 'APPEAL', 'MEDIATION_CONTACT')).toEqual([
      ['APPEAL', '2027-03-11', null, 'RUNNING', 0, null],
      ['MEDIATION_CONTACT', '2027-03-11', null, 'RUNNING', 0, null],
    ]);
    const certified = [refused, step('DECLINED', '2027-02-22'), step('CERTIFICATE_ISSUED', '2027-02-25')];
    expect(rows('2027-02-26', certified, 'APPEAL', 'MEDIATION_CERTIFICATE')).toEqual([
      ['MEDIATION_CERTIFICATE', '2027-02-25', '2027-02-25', 'MET', 0, null],
      ['APPEAL', '2027-03-25', null, 'RUNNING', 0, null],
    ]);
  });

  test('mediation is arranged in thirty days', () => {
    expect(rows('2027-02-20', [step('REQUESTED', '2027-01-11'), step('STARTED', '2027-02-11')])).toEqual([
      ['MEDIATION_MEETING', '2027-02-10', '2027-02-11', 'BREACHED', 1, 'LOCAL_AUTHORITY'],
    ]);
  });

  test.each([
    [
      'ASSESS',
      [
        ['TRIBUNAL_ASSESS_NOTIFY', '2027-01-25'],
        ['TRIBUNAL_ASSESS_REFUSE_TO_ISSUE', '2027-03-22'],
        ['TRIBUNAL_ASSESS_FINAL_PLAN', '2027-04-19'],
      ],
    ],
    [
      'MAKE_PLAN',
      [
        ['TRIBUNAL_MAKE_PLAN_DRAFT', '2027-02-15'],
        ['TRIBUNAL_MAKE_PLAN_FINAL', '2027-03-29'],
      ],
    ],
    ['AMEND', [['TRIBUNAL_AMEND', '2027-02-15']]],
    ['NAME_SCHOOL', [['NAME_SCHOOL', '2027-01-25']]],
    ['DISMISSED', []],
  ])('an order to %s', (kind, expected) => {
    expect(rows('2027-01-12', [order(kind)]).map(([clockId, due]) => [clockId, due])).toEqual(expected);
  });
});

describe('agreements, concessions, requests and claims', () => {
  const STEPS = {
    ASSESS: [
      ['NOTIFY', '2027-01-25'],
      ['REFUSE_TO_ISSUE', '2027-03-22'],
      ['FINAL_PLAN', '2027-04-19'],
    ],
    MAKE_PLAN: [
      ['MAKE_PLAN_DRAFT', '2027-02-15'],
      ['MAKE_PLAN_FINAL', '2027-03-29'],
    ],
    AMEND: [['AMEND', '2027-02-15']],
    NAME_SCHOOL: [['NAME_SCHOOL', '2027-01-25']],
  } as const;
  const KINDS = Object.keys(STEPS) as (keyof typeof STEPS)[];
  const agreed = (matters: readonly string[], otherTimeAgreed = false): Fact =>
    happened('MediationRecorded', '2027-01-11', { step: 'AGREED', on: '2027-01-11', agreed: matters, otherTimeAgreed });
  const due = (facts: readonly Fact[]): readonly unknown[] =>
    rows('2027-01-12', facts).map(([clockId, day]) => [clockId, day]);

  test.each(KINDS)('a concession to %s runs from the notice to the Tribunal as an order does', (kind) => {
    const conceded = happened('AppealConceded', '2027-01-11', {
      conceded: kind,
      concededOn: '2027-01-11',
      receivedOn: '2027-01-18',
    });
    expect(due([conceded])).toEqual(STEPS[kind].map(([step, day]) => [`UNOPPOSED_APPEAL_${step}`, day]));
  });

  test.each(KINDS)('a mediation agreement on %s runs from its day', (kind) => {
    expect(due([agreed([kind])])).toEqual(STEPS[kind].map(([step, day]) => [`MEDIATION_AGREEMENT_${step}`, day]));
  });

  test('on what cannot be appealed two weeks, met by what is said to be done', () => {
    const done = happened('MediationRecorded', '2027-01-26', { step: 'CARRIED_OUT', on: '2027-01-26' });
    expect(rows('2027-01-27', [agreed(['OTHER']), done])).toEqual([
      ['MEDIATION_AGREEMENT_OTHER', '2027-01-25', '2027-01-26', 'BREACHED', 1, 'LOCAL_AUTHORITY'],
    ]);
  });

  test('of an agreement of which nothing else is known the first limit runs; with times of its own none, nor without an agreement', () => {
    expect(due([agreed([])])).toEqual([['MEDIATION_AGREEMENT', '2027-01-25']]);
    expect(due([agreed(['AMEND', 'OTHER'], true)])).toEqual([]);
    expect(
      due([happened('MediationRecorded', '2027-01-11', { step: 'ENDED_WITHOUT_AGREEMENT', on: '2027-01-11' })]),
    ).toEqual([]);
  });

  test('a re-assessment is answered in fifteen days from receipt by the LA, as it says, or as the e-mail counts', () => {
    const asked = (on: string, data: object): Fact =>
      happened('ReassessmentRequested', on, {
        on,
        requestedBy: 'PARENT',
        sentAt: null,
        laReceivedOn: null,
        receivedOn: undefined,
        ...data,
      });
    const refused = happened('LaRefusedToReassess', '2027-01-29');
    expect(
      rows('2027-02-01', [asked('2027-01-11', { laReceivedOn: '2027-01-13' }), refused], 'REASSESS_DECISION'),
    ).toEqual([['REASSESS_DECISION', '2027-01-28', '2027-01-29', 'BREACHED', 1, 'LOCAL_AUTHORITY']]);
    expect(
      rows('2027-02-01', [asked('2027-01-11', { laReceivedOn: '2027-01-14' }), refused], 'REASSESS_DECISION'),
    ).toEqual([['REASSESS_DECISION', '2027-01-29', '2027-01-29', 'MET', 0, null]]);
    expect(due([asked('2027-01-08', { sentAt: '2027-01-08T18:00:00.000Z' })])).toEqual([
      ['REASSESS_DECISION', '2027-01-26'],
    ]);
    expect(due([asked('2027-01-11', {})])).toEqual([['REASSESS_DECISION', '2027-01-26']]);
  });

  test("for six months from the end of an assessment the LA need not assess again; then the bar is gone, and nobody's breach", () => {
    const refused = happened('LaRefusedToIssue', '2027-01-14', { documentOn: '2027-01-11' });
    expect(rows('2027-06-01', [refused], 'REQUEST_REPEAT')).toEqual([
      ['REQUEST_REPEAT', '2027-07-11', null, 'RUNNING', 0, null],
    ]);
    expect(rows('2027-07-12', [refused], 'REQUEST_REPEAT')).toEqual([
      ['REQUEST_REPEAT', '2027-07-11', null, 'STOPPED', 0, null],
    ]);
    expect(rows('2027-06-01', [happened('LaRefusedToAssess', '2027-01-14')], 'REQUEST_REPEAT')).toEqual([]);
  });

  test('of a child under five a review is considered within six months of the plan or the last one', () => {
    const early = happened('FinalPlanReceived', '2026-01-12', {
      laCode: '383',
      planFrom: '2026-01-08',
      earlyYears: true,
    });
    expect(rows('2026-02-01', [early], 'EARLY_YEARS_REVIEW')).toEqual([
      ['EARLY_YEARS_REVIEW', '2026-07-08', null, 'RUNNING', 0, null],
    ]);
    expect(rows('2026-07-10', [early, held('2026-07-09')], 'EARLY_YEARS_REVIEW')).toEqual([
      ['EARLY_YEARS_REVIEW', '2026-07-08', '2026-07-09', 'BREACHED', 1, 'LOCAL_AUTHORITY'],
    ]);
    const maintained = happened('LaReviewDecisionReceived', '2026-07-06', {
      reviewOutcome: 'MAINTAIN',
      noticeOn: '2026-07-03',
      earlyYears: true,
    });
    expect(rows('2026-07-10', [early, maintained], 'EARLY_YEARS_REVIEW')).toEqual([
      ['EARLY_YEARS_REVIEW', '2026-07-08', '2026-07-06', 'MET', 0, null],
      ['EARLY_YEARS_REVIEW', '2027-01-03', null, 'RUNNING', 0, null],
    ]);
    expect(rows('2026-02-01', [plan], 'EARLY_YEARS_REVIEW')).toEqual([]);
  });

  test("a claim is lodged within six months that begin with the act; later it is nobody's breach", () => {
    const complained = happened('DisabilityComplaintMade', '2026-10-05', { actOn: '2026-10-05' });
    expect(rows('2027-01-12', [complained])).toEqual([['DISABILITY_CLAIM', '2027-04-04', null, 'RUNNING', 0, null]]);
    expect(
      rows('2027-01-12', [
        complained,
        happened('DisabilityClaimLodged', '2027-01-11', { actOn: '2026-10-05', lodgedOn: '2027-01-11' }),
      ]),
    ).toEqual([['DISABILITY_CLAIM', '2027-04-04', '2027-01-11', 'MET', 0, null]]);
    expect(rows('2027-04-05', [complained])).toEqual([['DISABILITY_CLAIM', '2027-04-04', null, 'STOPPED', 0, null]]);
  });
});

describe('the case', () => {
  const state = (...facts: readonly Fact[]) => ehcCaseOf(events(...facts), '2027-12-31');

  test.each<readonly [EventType, object, string]>([
    ['EhcRequestConsidered', {}, 'CONSIDERING'],
    ['EhcEvidenceAssembled', {}, 'EVIDENCE_ASSEMBLY'],
    ['EhcParentDiscussionHeld', {}, 'PARENT_DISCUSSION'],
    ['EhcRequestDecided', { outcome: 'REQUEST' }, 'DECIDED_TO_REQUEST'],
    ['EhcRequestDecided', { outcome: 'DO_NOT_REQUEST' }, 'DECIDED_NOT_TO_REQUEST'],
    ['EhcRequestSubmitted', { requestedBy: 'PARENT', laCode: '383' }, 'REQUESTED'],
    ['EhcRequestWithdrawn', {}, 'WITHDRAWN'],
    ['LaDecidedToAssess', {}, 'LA_AGREED_TO_ASSESS'],
    ['LaRefusedToAssess', {}, 'LA_REFUSED_TO_ASSESS'],
    ['AdviceReturned', {}, 'ADVICE_GIVEN'],
    ['LaDecidedToIssue', {}, 'LA_AGREED_TO_ISSUE'],
    ['LaRefusedToIssue', {}, 'LA_REFUSED_TO_ISSUE'],
    ['DraftPlanReceived', {}, 'DRAFT_RECEIVED'],
    ['SchoolConsulted', { laCode: '383' }, 'SCHOOL_CONSULTED'],
    ['FinalPlanReceived', { laCode: '383' }, 'FINAL_PLAN'],
    ['AnnualReviewScheduled', {}, 'ANNUAL_REVIEW_CYCLE'],
    ['AnnualReviewHeld', {}, 'ANNUAL_REVIEW_CYCLE'],
    ['LaReviewDecisionReceived', { reviewOutcome: 'MAINTAIN' }, 'MAINTAINED'],
    ['PlanAmended', {}, 'AMENDED'],
    ['LaDecidedToReassess', {}, 'REASSESSED'],
    ['PlanCeased', {}, 'CEASED'],
  ])('may be entered with %s %j: %s', (type, data, expected) => {
    expect(state(happened(type, '2027-01-11', data))).toMatchObject({ state: expected, since: '2027-01-11' });
  });

  test('a request for sign-off whether to ask is a state of the case; any other is none', () => {
    expect(state(happened('SignOffRequested', '2027-01-11', { matter: 'EHC_NEEDS_ASSESSMENT_REQUEST' }))).toMatchObject(
      { state: 'SUBMITTED_FOR_SIGN_OFF' },
    );
    expect(state(happened('SignOffRequested', '2027-01-11', { matter: 'REGISTER_REMOVAL' }))).toMatchObject({
      state: null,
      events: [],
    });
  });

  test('new evidence beside an appeal moves it nowhere; after a refusal without one it begins anew', () => {
    const refused = happened('LaRefusedToAssess', '2027-01-11');
    const evidence = happened('EhcEvidenceAssembled', '2027-03-01');
    expect(state(requested, refused, happened('AppealLodged', '2027-02-01'), evidence)).toMatchObject({
      state: 'LA_REFUSED_TO_ASSESS',
      appealOpen: true,
    });
    expect(state(requested, refused, evidence)).toMatchObject({ state: 'EVIDENCE_ASSEMBLY', appealOpen: false });
  });

  test('side tracks open and close', () => {
    const step = (name: string, on: string): Fact => happened('MediationRecorded', on, { step: name, on });
    expect(state(plan, step('REQUESTED', '2027-01-11'))).toMatchObject({ state: 'FINAL_PLAN', mediationOpen: true });
    expect(state(plan, step('REQUESTED', '2027-01-11'), step('AGREED', '2027-02-01'))).toMatchObject({
      mediationOpen: false,
    });
    expect(state(plan, happened('AppealLodged', '2027-01-11'), order('AMEND'))).toMatchObject({ appealOpen: false });
    expect(state(plan, happened('AppealLodged', '2027-01-11'), happened('AppealConceded', '2027-01-12'))).toMatchObject(
      { appealOpen: false },
    );
    expect(state(plan, happened('PlanTransferredToLa', '2027-01-11', { laCode: '201' }))).toMatchObject({
      transferredTo: '201',
      laCode: '201',
      planOpen: true,
    });
  });

  test('on a day before anything of it there is none', () => {
    expect(ehcCaseOf(events(plan), '2026-01-11')).toMatchObject({ state: null, since: null, events: [] });
  });
});
