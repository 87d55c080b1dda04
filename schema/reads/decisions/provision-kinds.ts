import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { Decision, Naming } from './decision.ts';
import {
  ApdrPlan,
  ApdrReview,
  PlacementDecision,
  PlacementEnding,
  RecommendationDecision,
  ReferralDecision,
  TopUpRequestDecision,
} from './agencies.ts';
import {
  OutcomeDecision,
  ProvisionAmendment,
  ProvisionEnd,
  ProvisionPause,
  ProvisionPlanDecision,
} from './provision.ts';

/** The kinds of decision about provision. */
export const PROVISION_KINDS: Readonly<Record<string, new (row: DecisionRow, naming: Naming) => Decision>> = {
  ProvisionProposed: ProvisionPlanDecision,
  ProvisionStarted: ProvisionPlanDecision,
  ProvisionAmended: ProvisionAmendment,
  ProvisionSuspended: ProvisionPause,
  ProvisionResumed: ProvisionPause,
  ProvisionEnded: ProvisionEnd,
  OutcomeSet: OutcomeDecision,
  ApdrPlanAgreed: ApdrPlan,
  ApdrReviewHeld: ApdrReview,
  PlacementStarted: PlacementDecision,
  PlacementEnded: PlacementEnding,
  ReferralMade: ReferralDecision,
  RecommendationAdopted: RecommendationDecision,
  RecommendationDeclined: RecommendationDecision,
  TopUpRequested: TopUpRequestDecision,
};
