import { type Draw, eventOf, LAWFUL_DAYS, type Members } from './lawful-draw.ts';

const day = (draw: Draw): string => draw.pick(LAWFUL_DAYS);
const provision = (draw: Draw): string => eventOf(draw, 'ProvisionProposed', 'ProvisionStarted');
const terms = (draw: Draw): Members => ({
  tier: draw.pick(['TARGETED', 'SPECIALIST', 'UNIVERSAL']),
  kind: draw.pick(['INTERVENTION', 'TIMETABLE_CHANGE', 'ALTERNATIVE_PROVISION']),
  fundingSource: 'ELEMENT_2_NOTIONAL',
  broadArea: 'COMMUNICATION_AND_INTERACTION',
  linkedNeed: 'SLCN',
  sectionFItem: draw.pick([null, 'F3']),
  frequency: { sessionsPerWeek: draw.pick([2, 5]), minutesPerSession: 30, weeks: 12 },
  groupSize: draw.pick([1, 4]),
  deliverer: null,
  delivererRole: 'TEACHING_ASSISTANT',
  setting: 'WITHDRAWAL_ROOM',
  costLines: [{ kind: 'HOURLY', pence: 1_700 }],
  plannedEndOn: draw.pick([null, '2027-02-26']),
  reviewOn: draw.pick([null, '2027-01-15']),
  attendsMinutesPerWeek: null,
});
const outcome = {
  baselineOn: '2025-09-08',
  dueOn: '2027-02-12',
  words: 'Starts exchanges.',
  baseline: '0-1',
  target: '3',
  measure: 'Exchanges a session',
};
const plan = (draw: Draw): Members => ({
  terms: terms(draw),
  outcomes: draw.pick([[], [outcome]]),
  agreedWith: ['PARENT'],
  parentPosition: 'AGREES',
  laInformedOn: null,
  evidence: [],
  name: 'Lego-based therapy',
  rationale: 'Needs it.',
  parentViews: null,
  pupilViews: null,
});
const planChange = (draw: Draw): Members | null => draw.pick([null, { kind: 'PLAN_AMENDED', on: '2026-10-05' }]);

/** What each command of provision says beside the envelope. */
export const LAWFUL_PROVISION: Readonly<Record<string, (draw: Draw) => Members>> = {
  ProposeProvision: (draw) => ({ terms: terms(draw), name: 'Lego-based therapy', rationale: 'Needs it.' }),
  StartProvision: (draw) => ({ provision: draw.pick([null, provision(draw)]), plan: plan(draw) }),
  AmendProvision: (draw) => ({
    provision: provision(draw),
    changes: ['FREQUENCY'],
    terms: terms(draw),
    planChange: planChange(draw),
    parentPosition: 'DISAGREES',
    rationale: 'More alone.',
  }),
  SuspendProvision: (draw) => ({
    provision: provision(draw),
    interruption: 'STAFF_ABSENT',
    rationale: 'Nobody to lead it.',
  }),
  ResumeProvision: (draw) => ({ provision: provision(draw), rationale: 'Back.' }),
  EndProvision: (draw) => ({
    provision: provision(draw),
    endReason: draw.pick(['FUNDING', 'INEFFECTIVE']),
    planChange: planChange(draw),
    parentPosition: 'AGREES',
    rationale: 'No more.',
  }),
  SetOutcome: (draw) => ({
    ...outcome,
    provision: draw.pick([null, provision(draw)]),
    replaces: draw.pick([null, eventOf(draw, 'OutcomeSet')]),
  }),
  AssessOutcome: (draw) => ({
    outcome: eventOf(draw, 'OutcomeSet'),
    result: draw.pick(['MET', 'NOT_DELIVERED']),
    assessedOn: day(draw),
  }),
  LogDelivery: (draw) => ({
    provision: provision(draw),
    from: day(draw),
    to: day(draw),
    sessionsPlanned: 4,
    sessionsDelivered: draw.pick([0, 3]),
  }),
  RecordDeliveryVariance: (draw) => ({
    provision: draw.pick([null, provision(draw)]),
    sectionFItem: 'F3',
    variance: 'NOT_DELIVERED',
    since: day(draw),
    interruption: 'VACANCY',
  }),
  AgreeApdrPlan: (draw) => ({ cycle: draw.pick([1, 2]), provisions: [provision(draw)], reviewOn: '2027-01-15' }),
  HoldApdrReview: (draw) => ({
    cycle: draw.pick([1, 2]),
    heldOn: day(draw),
    attendedBy: ['PARENT'],
    reviewDecision: 'CONTINUE',
    parentPosition: 'AGREES',
  }),
  StartPlacementElsewhere: (draw) => ({
    placementUrn: '900004',
    placementKind: 'PUPIL_REFERRAL_UNIT',
    placementReason: 'REENGAGEMENT',
    reviewOn: '2026-12-11',
    placementName: 'A unit',
    rationale: 'Away for a while.',
    plannedEndOn: draw.pick([null, '2027-02-12']),
  }),
  EndPlacementElsewhere: (draw) => ({
    placement: eventOf(draw, 'PlacementStarted'),
    placementEnd: 'RETURNED',
    rationale: 'Is back.',
  }),
  MakeReferral: (draw) => ({
    agency: 'EDUCATIONAL_PSYCHOLOGY',
    consent: draw.pick([null, { givenBy: 'PARENT', givenOn: '2025-09-08', scope: 'REFERRAL', expiresOn: null }]),
    rationale: 'Two cycles.',
  }),
  RecordAdvice: (draw) => ({
    agency: 'EDUCATIONAL_PSYCHOLOGY',
    referral: draw.pick([null, eventOf(draw, 'ReferralMade')]),
    documentOn: day(draw),
    receivedOn: day(draw),
    recommendations: 2,
  }),
  DecideRecommendation: (draw) => ({
    advice: eventOf(draw, 'AdviceReceived'),
    recommendation: draw.pick([1, 2]),
    adopted: draw.pick([true, false]),
    why: 'Fits.',
  }),
  RequestTopUp: (draw) => ({
    laCode: '383',
    annualPence: 900_000,
    requestedOn: day(draw),
    rationale: 'Above what the school meets.',
  }),
  RecordTopUpDecision: (draw) => ({
    request: eventOf(draw, 'TopUpRequested'),
    granted: 'IN_PART',
    annualPence: 200_000,
    from: day(draw),
    documentOn: day(draw),
    receivedOn: day(draw),
  }),
};
