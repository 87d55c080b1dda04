import type { Fact } from './pupil-spec.ts';
import { SCHOOL } from './pupil-spec.ts';

/** Terms of a small group, two half-hours a week for twelve weeks: £17.00 × 1 h × 12 / 4 = £51.00 a pupil. */
export const TERMS = {
  tier: 'TARGETED',
  kind: 'INTERVENTION',
  fundingSource: 'ELEMENT_2_NOTIONAL',
  broadArea: 'COMMUNICATION_AND_INTERACTION',
  linkedNeed: 'SLCN',
  sectionFItem: null,
  frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 12 },
  groupSize: 4,
  deliverer: null,
  delivererRole: 'TEACHING_ASSISTANT',
  setting: 'WITHDRAWAL_ROOM',
  costLines: [{ kind: 'HOURLY', pence: 1_700 }],
  plannedEndOn: null,
  reviewOn: null,
  attendsMinutesPerWeek: null,
} as const;

function fact(type: string, effectiveFrom: string, data: object): Fact {
  return { type: type as Fact['type'], effectiveFrom, data: { schoolUrn: SCHOOL, ...data } };
}

/** Facts of provision with the fewest words a test can do with; a provision is named by the place of its first fact. */
export const started = (on: string, terms: object = {}, more: object = {}): Fact =>
  fact('ProvisionStarted', on, {
    provision: null,
    terms: { ...TERMS, ...terms },
    agreedWith: [],
    parentPosition: 'AGREES',
    laInformedOn: null,
    evidence: [],
    name: 'x',
    rationale: 'x',
    parentViews: null,
    pupilViews: null,
    ...more,
  });
export const amended = (on: string, provision: string, terms: object): Fact =>
  fact('ProvisionAmended', on, {
    provision,
    changes: ['FUNDING'],
    terms: { ...TERMS, ...terms },
    planChange: null,
    parentPosition: 'AGREES',
    parentsToldOn: null,
    evidence: [],
    rationale: 'x',
    parentViews: null,
    pupilViews: null,
  });
export const ended = (on: string, provision: string, endReason = 'FUNDING'): Fact =>
  fact('ProvisionEnded', on, {
    provision,
    endReason,
    replacedBy: null,
    planChange: null,
    parentPosition: 'AGREES',
    parentsToldOn: null,
    evidence: [],
    rationale: 'x',
    parentViews: null,
    pupilViews: null,
  });
export const suspended = (on: string, provision: string): Fact =>
  fact('ProvisionSuspended', on, {
    provision,
    interruption: 'STAFF_ABSENT',
    expectedBackOn: null,
    parentsToldOn: null,
    rationale: 'x',
  });
export const resumed = (on: string, provision: string): Fact =>
  fact('ProvisionResumed', on, { provision, rationale: 'x' });
export const outcome = (on: string, provision: string, dueOn: string): Fact =>
  fact('OutcomeSet', on, {
    provision,
    replaces: null,
    baselineOn: null,
    dueOn,
    words: 'x',
    baseline: null,
    target: null,
    measure: null,
  });
export const assessed = (on: string, set: string): Fact =>
  fact('OutcomeAssessed', on, {
    outcome: set,
    result: 'MET',
    assessedOn: on,
    evidence: [],
    achieved: null,
    note: null,
  });
export const delivered = (from: string, to: string, provision: string, sessionsDelivered = 2): Fact =>
  fact('DeliveryLogged', to, { provision, from, to, sessionsPlanned: 2, sessionsDelivered });
export const variance = (since: string, provision: string | null, more: object = {}): Fact =>
  fact('DeliveryVarianceRecorded', since, {
    provision,
    sectionFItem: 'F3',
    variance: 'NOT_DELIVERED',
    since,
    until: null,
    missedSessions: 6,
    interruption: 'VACANCY',
    laToldOn: null,
    earlyReviewAskedOn: null,
    note: null,
    ...more,
  });
export const placed = (on: string, more: object = {}): Fact =>
  fact('PlacementStarted', on, {
    placementUrn: '900004',
    placementKind: 'PUPIL_REFERRAL_UNIT',
    placementReason: 'REENGAGEMENT',
    plannedEndOn: null,
    reviewOn: null,
    ourSencoToldOn: on,
    theirSencoToldOn: on,
    parentsToldOn: on,
    placementName: null,
    rationale: 'x',
    parentViews: null,
    pupilViews: null,
    ...more,
  });
export const placementEnded = (on: string, placement: string): Fact =>
  fact('PlacementEnded', on, {
    placement,
    placementEnd: 'RETURNED',
    ourSencoToldOn: on,
    theirSencoToldOn: on,
    rationale: 'x',
  });
export const cycleReviewed = (heldOn: string, attendedBy: readonly string[] = ['PARENT']): Fact =>
  fact('ApdrReviewHeld', heldOn, {
    cycle: 1,
    heldOn,
    attendedBy,
    reviewDecision: 'CONTINUE',
    parentPosition: 'AGREES',
    evidence: [],
    impact: null,
    parentViews: null,
    pupilViews: null,
  });
