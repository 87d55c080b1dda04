import { C, type FieldClasses, T } from '../field-class.ts';

/** Classes of the events of provision. Names and values of outcomes are words about a child. */
export const PROVISION_CLASSES = {
  ProvisionProposed: { schoolUrn: C, terms: C, evidence: C, name: T, rationale: T, parentViews: T, pupilViews: T },
  ProvisionStarted: { schoolUrn: C, provision: C, terms: C, agreedWith: C, parentPosition: C, laInformedOn: C, evidence: C, name: T, rationale: T, parentViews: T, pupilViews: T },
  ProvisionAmended: { schoolUrn: C, provision: C, changes: C, terms: C, planChange: C, parentPosition: C, parentsToldOn: C, laInformedOn: C, evidence: C, rationale: T, parentViews: T, pupilViews: T },
  ProvisionSuspended: { schoolUrn: C, provision: C, interruption: C, expectedBackOn: C, parentsToldOn: C, rationale: T },
  ProvisionResumed: { schoolUrn: C, provision: C, rationale: T },
  ProvisionEnded: { schoolUrn: C, provision: C, endReason: C, replacedBy: C, planChange: C, parentPosition: C, parentsToldOn: C, evidence: C, rationale: T, parentViews: T, pupilViews: T },
  OutcomeSet: { schoolUrn: C, provision: C, replaces: C, baselineOn: C, dueOn: C, words: T, baseline: T, target: T, measure: T },
  OutcomeAssessed: { schoolUrn: C, outcome: C, result: C, assessedOn: C, evidence: C, achieved: T, note: T },
  DeliveryLogged: { schoolUrn: C, provision: C, from: C, to: C, sessionsPlanned: C, sessionsDelivered: C },
  DeliveryVarianceRecorded: { schoolUrn: C, provision: C, sectionFItem: C, variance: C, since: C, until: C, missedSessions: C, interruption: C, laToldOn: C, earlyReviewAskedOn: C, note: T },
  ApdrPlanAgreed: { schoolUrn: C, cycle: C, outcomes: C, provisions: C, reviewOn: C, agreedWith: C, assessment: T, expectedImpact: T },
  ApdrReviewHeld: { schoolUrn: C, cycle: C, heldOn: C, attendedBy: C, reviewDecision: C, parentPosition: C, evidence: C, impact: T, parentViews: T, pupilViews: T },
  PlacementStarted: { schoolUrn: C, placementUrn: C, placementKind: C, placementReason: C, plannedEndOn: C, reviewOn: C, ourSencoToldOn: C, theirSencoToldOn: C, parentsToldOn: C, placementName: T, rationale: T, parentViews: T, pupilViews: T },
  PlacementEnded: { schoolUrn: C, placement: C, placementEnd: C, ourSencoToldOn: C, theirSencoToldOn: C, rationale: T },
  ReferralMade: { schoolUrn: C, agency: C, provision: C, consent: C, evidence: C, rationale: T },
  AdviceReceived: { schoolUrn: C, agency: C, referral: C, documentOn: C, receivedOn: C, sha256: C, recommendations: C, note: T },
  RecommendationAdopted: { schoolUrn: C, advice: C, recommendation: C, provision: C, why: T },
  RecommendationDeclined: { schoolUrn: C, advice: C, recommendation: C, why: T },
  TopUpRequested: { schoolUrn: C, laCode: C, provisions: C, annualPence: C, requestedOn: C, rationale: T },
  TopUpDecided: { schoolUrn: C, request: C, granted: C, annualPence: C, from: C, to: C, documentOn: C, receivedOn: C, note: T },
} as const satisfies Record<string, FieldClasses>;
