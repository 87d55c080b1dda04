import { classesOf } from '../../kernel/members.ts';
import { C, type FieldClasses, S, T } from '../field-class.ts';

import { ConcernRaised } from './raise-concern.ts';
import { ParentDiscussionHeld } from './record-discussion.ts';
import { SenSupportDecided } from './events.ts';
import { RegisterRemovalDecided } from './remove-from-sen-support.ts';

/** Classes of the events of identification. */
export const IDENTIFICATION_CLASSES = {
  ...classesOf(ConcernRaised, ParentDiscussionHeld, SenSupportDecided, RegisterRemovalDecided),
  InformationGathered: {
    schoolUrn: C,
    gatheredOn: C,
    areas: C,
    progress: C,
    strategies: C,
    explanations: C,
    evidence: C,
    summary: T,
    strategiesTried: T,
  },
  IdentificationProposed: { schoolUrn: C, outcome: C, needs: C, proposers: C, evidence: C, rationale: T },
  MonitoringStarted: {
    schoolUrn: C,
    reviewOn: C,
    explanations: C,
    parentInformed: C,
    evidence: C,
    rationale: T,
    monitoringPlan: T,
  },
  NotSenDecided: { schoolUrn: C, explanations: C, parentInformed: C, evidence: C, rationale: T },
  SpecialistReferralDecided: { schoolUrn: C, specialist: C, consent: C, evidence: C, rationale: T },
  ProvisionCodeObserved: {
    schoolUrn: C,
    source: C,
    status: C,
    from: C,
    to: C,
    needs: C,
    documentOn: C,
    receivedOn: C,
    plan: C,
    ceaseReason: C,
    planReference: S,
    note: T,
  },
  ReviewDateObserved: { schoolUrn: C, source: C, review: C, reviewOn: C, saidOn: C },
  NeedsRanked: { schoolUrn: C, needs: C, parentInformed: C, evidence: C, rationale: T },
  SenSupportReviewHeld: {
    schoolUrn: C,
    heldOn: C,
    withParents: C,
    withPupil: C,
    attendees: C,
    impact: C,
    recommendation: C,
    nextReviewOn: C,
    evidence: C,
    impactSummary: T,
    parentViews: T,
    pupilViews: T,
  },
  SenSupportContinued: { schoolUrn: C, reviewId: C, nextReviewOn: C, parentInformed: C, evidence: C, rationale: T },
  SenSupportSteppedUp: {
    schoolUrn: C,
    next: C,
    reviewId: C,
    nextReviewOn: C,
    parentInformed: C,
    evidence: C,
    rationale: T,
  },
} as const satisfies Record<string, FieldClasses>;
