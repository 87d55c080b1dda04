import type { Outcome } from '../../src/write-path/outcome.ts';
import { type School, URN } from '../support/school.ts';

type Run = (name: string, input: object) => Promise<string>;

const EVIDENCE = [{ kind: 'ASSESSMENT', on: '2026-11-02', author: 'TEACHER', sha256: null }];
const VIEWS = { rationale: 'Needs practice with others.', parentViews: 'Agree.', pupilViews: 'Likes it.' };
const TERMS = {
  tier: 'TARGETED',
  kind: 'INTERVENTION',
  fundingSource: 'ELEMENT_2_NOTIONAL',
  broadArea: 'COMMUNICATION_AND_INTERACTION',
  linkedNeed: 'SLCN',
  sectionFItem: 'F3',
  frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 12 },
  groupSize: 4,
  deliverer: null,
  delivererRole: 'TEACHING_ASSISTANT',
  setting: 'WITHDRAWAL_ROOM',
  costLines: [{ kind: 'HOURLY', pence: 1_700 }],
  plannedEndOn: '2027-02-26',
  reviewOn: '2027-01-15',
  attendsMinutesPerWeek: null,
};

/** Commands that bring about every event of provision. */
export async function provisionEvents(school: School): Promise<void> {
  const pupilId = await school.pupil();
  const record: Run = async (name, input) =>
    decisionId(await school.as(school.staff.head, name, { pupilId, schoolUrn: URN, seenRevision: null, ...input }));
  const decide: Run = (name, input) =>
    record(name, {
      basis: 'TAKEN_HERE',
      decidedAt: null,
      decidedOn: null,
      decidedBy: [],
      effectiveFrom: '2026-11-20',
      ...input,
    });
  const proposed = await decide('ProposeProvision', {
    terms: TERMS,
    evidence: EVIDENCE,
    name: 'Lego-based therapy',
    ...VIEWS,
  });
  const plan = {
    terms: TERMS,
    outcomes: [],
    agreedWith: ['PARENT'],
    parentPosition: 'AGREES',
    laInformedOn: '2026-11-20',
    evidence: EVIDENCE,
    name: 'Lego-based therapy',
    ...VIEWS,
  };
  const outcome = await decide('SetOutcome', {
    provision: proposed,
    replaces: null,
    baselineOn: '2026-11-16',
    dueOn: '2027-02-12',
    words: 'Starts exchanges with others.',
    baseline: '0-1',
    target: '3',
    measure: 'Exchanges a session',
  });
  await decide('StartProvision', { provision: proposed, plan });
  await record('AssessOutcome', {
    outcome,
    result: 'PARTLY_MET',
    assessedOn: '2026-11-20',
    evidence: EVIDENCE,
    achieved: '2',
    note: 'With prompts.',
  });
  await change(decide, record, proposed);
  await cycle(decide, outcome, proposed);
  await agencies(decide, record, proposed);
}

async function change(decide: Run, record: Run, provision: string): Promise<void> {
  const planChange = { kind: 'PLAN_AMENDED', on: '2026-11-19' };
  await decide('AmendProvision', {
    provision,
    changes: ['FREQUENCY'],
    terms: TERMS,
    planChange,
    parentPosition: 'DISAGREES',
    parentsToldOn: '2026-11-20',
    laInformedOn: null,
    evidence: EVIDENCE,
    ...VIEWS,
  });
  await decide('SuspendProvision', {
    provision,
    interruption: 'STAFF_ABSENT',
    expectedBackOn: '2026-11-27',
    parentsToldOn: '2026-11-20',
    rationale: 'Nobody to lead it.',
  });
  await decide('ResumeProvision', { provision, rationale: 'Back at work.' });
  await record('LogDelivery', {
    provision,
    from: '2026-11-20',
    to: '2026-11-20',
    sessionsPlanned: 1,
    sessionsDelivered: 1,
  });
  await record('RecordDeliveryVariance', {
    provision,
    sectionFItem: 'F3',
    variance: 'NOT_DELIVERED',
    since: '2026-09-09',
    until: null,
    missedSessions: 6,
    interruption: 'VACANCY',
    laToldOn: '2026-09-23',
    earlyReviewAskedOn: '2026-09-23',
    note: 'Therapist left.',
  });
}

async function cycle(decide: Run, outcome: string, provision: string): Promise<void> {
  await decide('AgreeApdrPlan', {
    cycle: 1,
    outcomes: [outcome],
    provisions: [provision],
    reviewOn: '2027-01-15',
    agreedWith: ['PARENT', 'CLASS_TEACHER'],
    assessment: 'Plays alone.',
    expectedImpact: 'Plays with others.',
  });
  await decide('HoldApdrReview', {
    cycle: 1,
    heldOn: '2026-11-20',
    attendedBy: ['PARENT'],
    reviewDecision: 'CONTINUE',
    parentPosition: 'AGREES',
    evidence: EVIDENCE,
    impact: 'Joins in.',
    parentViews: 'Are glad.',
    pupilViews: 'Wants more.',
  });
}

async function agencies(decide: Run, record: Run, provision: string): Promise<void> {
  const told = { ourSencoToldOn: '2026-11-20', theirSencoToldOn: '2026-11-20' };
  const placement = await decide('StartPlacementElsewhere', {
    placementUrn: '900004',
    placementKind: 'PUPIL_REFERRAL_UNIT',
    placementReason: 'REENGAGEMENT',
    plannedEndOn: '2027-02-12',
    reviewOn: '2026-12-11',
    ...told,
    parentsToldOn: '2026-11-20',
    placementName: 'A unit',
    ...VIEWS,
  });
  await decide('EndPlacementElsewhere', { placement, placementEnd: 'RETURNED', ...told, rationale: 'Is back.' });
  const consent = { givenBy: 'PARENT', givenOn: '2026-11-18', scope: 'REFERRAL', expiresOn: '2027-11-17' };
  const referral = await decide('MakeReferral', {
    agency: 'EDUCATIONAL_PSYCHOLOGY',
    provision,
    consent,
    evidence: EVIDENCE,
    rationale: 'Two cycles without effect.',
  });
  const advice = await record('RecordAdvice', {
    agency: 'EDUCATIONAL_PSYCHOLOGY',
    referral,
    documentOn: '2026-11-19',
    receivedOn: '2026-11-20',
    sha256: '0'.repeat(64),
    recommendations: 2,
    note: 'Came by post.',
  });
  await decide('DecideRecommendation', {
    advice,
    recommendation: 1,
    provision,
    adopted: true,
    why: 'Fits what is done.',
  });
  await decide('DecideRecommendation', {
    advice,
    recommendation: 2,
    provision: null,
    adopted: false,
    why: 'No trained staff.',
  });
  const request = await decide('RequestTopUp', {
    laCode: '383',
    provisions: [provision],
    annualPence: 900_000,
    requestedOn: '2026-11-20',
    rationale: 'Above what the school meets.',
  });
  await record('RecordTopUpDecision', {
    request,
    granted: 'IN_PART',
    annualPence: 200_000,
    from: '2026-11-20',
    to: '2027-08-31',
    documentOn: '2026-11-19',
    receivedOn: '2026-11-20',
    note: 'By letter.',
  });
  await decide('EndProvision', {
    provision,
    endReason: 'FUNDING',
    replacedBy: null,
    planChange: { kind: 'PLAN_AMENDED', on: '2026-11-19' },
    parentPosition: 'DISAGREES',
    parentsToldOn: '2026-11-20',
    evidence: EVIDENCE,
    ...VIEWS,
  });
}

function decisionId(outcome: Outcome): string {
  if (outcome.kind !== 'RECORDED') throw new Error(`refused: ${outcome.refusals.map(({ code }) => code).join()}`);
  return outcome.decisionId;
}
