import { C, type FieldClasses, S, T } from '../field-class.ts';

/** Classes of the events of identification. */
export const IDENTIFICATION_CLASSES = {
  ConcernRaised: { schoolUrn: C, source: C, raisedOn: C, areas: C, alternativeExplanations: C, evidence: C, description: T, universalSupportTried: T },
  InformationGathered: { schoolUrn: C, gatheredOn: C, areas: C, progress: C, strategies: C, explanations: C, evidence: C, summary: T, strategiesTried: T },
  ParentDiscussionHeld: { schoolUrn: C, heldOn: C, withParents: C, withPupil: C, notReached: C, agreement: C, noteGivenOn: C, summary: T, parentViews: T, pupilViews: T },
  IdentificationProposed: { schoolUrn: C, outcome: C, needs: C, proposers: C, evidence: C, rationale: T },
  SenSupportDecided: { schoolUrn: C, needs: C, reviewOn: C, parentInformed: C, evidence: C, ncYear: C, rationale: T, desiredOutcomes: T, parentViews: T, pupilViews: T },
  MonitoringStarted: { schoolUrn: C, reviewOn: C, explanations: C, parentInformed: C, evidence: C, rationale: T, monitoringPlan: T },
  NotSenDecided: { schoolUrn: C, explanations: C, parentInformed: C, evidence: C, rationale: T },
  SpecialistReferralDecided: { schoolUrn: C, specialist: C, consent: C, evidence: C, rationale: T },
  ProvisionCodeObserved: { schoolUrn: C, source: C, status: C, from: C, to: C, needs: C, documentOn: C, receivedOn: C, plan: C, ceaseReason: C, planReference: S, note: T },
  ReviewDateObserved: { schoolUrn: C, source: C, review: C, reviewOn: C, saidOn: C },
  NeedsRanked: { schoolUrn: C, needs: C, parentInformed: C, evidence: C, rationale: T },
  SenSupportReviewHeld: { schoolUrn: C, heldOn: C, withParents: C, withPupil: C, attendees: C, impact: C, recommendation: C, nextReviewOn: C, evidence: C, impactSummary: T, parentViews: T, pupilViews: T },
  SenSupportContinued: { schoolUrn: C, reviewId: C, nextReviewOn: C, parentInformed: C, evidence: C, rationale: T },
  SenSupportSteppedUp: { schoolUrn: C, next: C, reviewId: C, nextReviewOn: C, parentInformed: C, evidence: C, rationale: T },
  RegisterRemovalDecided: { schoolUrn: C, reason: C, review: C, reviewId: C, parentInformed: C, monitorUntil: C, evidence: C, rationale: T, parentViews: T, pupilViews: T, whileAssessmentOpen: T },
} as const satisfies Record<string, FieldClasses>;
