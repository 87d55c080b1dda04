import { C, type FieldClasses, S, T } from '../field-class.ts';

/** Classes of the events of identification. */
export const IDENTIFICATION_CLASSES = {
  ConcernRaised: { schoolUrn: C, source: C, raisedOn: C, areas: C, alternativeExplanations: C, evidence: C, description: T, universalSupportTried: T },
  SenSupportDecided: { schoolUrn: C, needs: C, reviewOn: C, parentInformed: C, evidence: C, ncYear: C, rationale: T, desiredOutcomes: T, parentViews: T, pupilViews: T },
  ProvisionCodeObserved: { schoolUrn: C, source: C, status: C, from: C, to: C, needs: C, documentOn: C, receivedOn: C, plan: C, planReference: S, note: T },
  RegisterRemovalDecided: { schoolUrn: C, reason: C, review: C, parentInformed: C, monitorUntil: C, evidence: C, rationale: T, parentViews: T, pupilViews: T },
} as const satisfies Record<string, FieldClasses>;
