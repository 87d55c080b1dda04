import { type Fact, PUPIL, SCHOOL } from './pupil-spec.ts';

/** Members of a decision command that tests of identification do not vary. */
export const ENVELOPE = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  basis: 'TAKEN_HERE',
  decidedAt: null,
  decidedOn: null,
  decidedBy: [],
  effectiveFrom: '2026-11-20',
} as const;

/** Members of a command that records what is no decision. */
export const RECORD = { commandId: 'c', pupilId: PUPIL, schoolUrn: SCHOOL, seenRevision: null } as const;

/** Facts of a case, with the fewest words a test can do with. */
export const concern = (on: string): Fact => ({
  type: 'ConcernRaised',
  effectiveFrom: on,
  data: {
    schoolUrn: SCHOOL,
    source: 'TEACHER',
    raisedOn: on,
    areas: [],
    alternativeExplanations: [],
    evidence: [],
    description: 'x',
    universalSupportTried: null,
  },
});
export const information = (on: string): Fact => ({
  type: 'InformationGathered',
  effectiveFrom: on,
  data: {
    schoolUrn: SCHOOL,
    gatheredOn: on,
    areas: [],
    progress: [],
    strategies: [],
    explanations: [],
    evidence: [],
    summary: 'x',
    strategiesTried: null,
  },
});
export const discussion = (on: string, withParents = true, withPupil = true): Fact => ({
  type: 'ParentDiscussionHeld',
  effectiveFrom: on,
  data: {
    schoolUrn: SCHOOL,
    heldOn: on,
    withParents,
    withPupil,
    notReached: withParents ? null : 'NO_REPLY',
    agreement: 'NOT_KNOWN',
    noteGivenOn: null,
    summary: null,
    parentViews: null,
    pupilViews: null,
  },
});
export const proposal = (on: string): Fact => ({
  type: 'IdentificationProposed',
  effectiveFrom: on,
  data: { schoolUrn: SCHOOL, outcome: 'SEN_SUPPORT', needs: [], proposers: [], evidence: [], rationale: 'x' },
});
export const monitoring = (on: string, reviewOn: string | null = null): Fact => ({
  type: 'MonitoringStarted',
  effectiveFrom: on,
  data: {
    schoolUrn: SCHOOL,
    reviewOn,
    explanations: [],
    parentInformed: null,
    evidence: [],
    rationale: 'x',
    monitoringPlan: null,
  },
});
export const notSen = (on: string): Fact => ({
  type: 'NotSenDecided',
  effectiveFrom: on,
  data: { schoolUrn: SCHOOL, explanations: [], parentInformed: null, evidence: [], rationale: 'x' },
});
export const referral = (on: string): Fact => ({
  type: 'SpecialistReferralDecided',
  effectiveFrom: on,
  data: { schoolUrn: SCHOOL, specialist: 'PAEDIATRICIAN', consent: null, evidence: [], rationale: 'x' },
});
export const support = (on: string, reviewOn: string | null = null, codes: readonly string[] = ['SLCN']): Fact => ({
  type: 'SenSupportDecided',
  effectiveFrom: on,
  data: {
    schoolUrn: SCHOOL,
    needs: ranked(codes),
    reviewOn,
    parentInformed: null,
    evidence: [],
    ncYear: null,
    rationale: 'x',
    desiredOutcomes: null,
    parentViews: null,
    pupilViews: null,
  },
});
export const review = (on: string, nextReviewOn: string | null = null): Fact => ({
  type: 'SenSupportReviewHeld',
  effectiveFrom: on,
  data: {
    schoolUrn: SCHOOL,
    heldOn: on,
    withParents: true,
    withPupil: true,
    attendees: [],
    impact: 'SOME_PROGRESS',
    recommendation: 'CONTINUE',
    nextReviewOn,
    evidence: [],
    impactSummary: 'x',
    parentViews: null,
    pupilViews: null,
  },
});
export const continued = (on: string, nextReviewOn: string | null = null): Fact => ({
  type: 'SenSupportContinued',
  effectiveFrom: on,
  data: { schoolUrn: SCHOOL, reviewId: null, nextReviewOn, parentInformed: null, evidence: [], rationale: 'x' },
});
export const steppedUp = (on: string): Fact => ({
  type: 'SenSupportSteppedUp',
  effectiveFrom: on,
  data: {
    schoolUrn: SCHOOL,
    next: 'SPECIALIST_ADVICE',
    reviewId: null,
    nextReviewOn: null,
    parentInformed: null,
    evidence: [],
    rationale: 'x',
  },
});
export const removal = (on: string, monitorUntil: string | null = null): Fact => ({
  type: 'RegisterRemovalDecided',
  effectiveFrom: on,
  data: {
    schoolUrn: SCHOOL,
    reason: 'EXPECTED_PROGRESS',
    review: null,
    parentInformed: null,
    monitorUntil,
    evidence: [],
    rationale: 'x',
    parentViews: null,
    pupilViews: null,
  },
});
export const ranking = (on: string, codes: readonly string[]): Fact => ({
  type: 'NeedsRanked',
  effectiveFrom: on,
  data: { schoolUrn: SCHOOL, needs: ranked(codes), parentInformed: null, evidence: [], rationale: 'x' },
});
/** An event of the EHC family, as far as identification looks at it. */
export const ehc = (type: Fact['type'], on: string, data: object = {}): Fact => ({
  type,
  effectiveFrom: on,
  data: { schoolUrn: SCHOOL, ...data },
});

export function ranked(codes: readonly string[]): { readonly code: string; readonly rank: number }[] {
  return codes.map((code, index) => ({ code, rank: index + 1 }));
}
