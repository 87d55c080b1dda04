import { classesOf } from '../../kernel/members.ts';
import { ApdrPlanAgreed } from './agree-apdr-plan.ts';
import { RecommendationAdopted, RecommendationDeclined } from './decide-recommendation.ts';
import { DeliveryLogged, DeliveryVarianceRecorded } from './delivery-events.ts';
import { PlacementEnded } from './end-placement-elsewhere.ts';
import {
  ProvisionAmended,
  ProvisionEnded,
  ProvisionProposed,
  ProvisionResumed,
  ProvisionStarted,
  ProvisionSuspended,
} from './events.ts';
import { ApdrReviewHeld } from './hold-apdr-review.ts';
import { ReferralMade } from './make-referral.ts';
import { OutcomeAssessed, OutcomeSet } from './outcome-events.ts';
import { AdviceReceived } from './record-advice.ts';
import { TopUpDecided } from './record-top-up-decision.ts';
import { TopUpRequested } from './request-top-up.ts';
import { PlacementStarted } from './start-placement-elsewhere.ts';

/** Classes of the events of provision. Names and values of outcomes are words about a child. */
export const PROVISION_CLASSES = classesOf(
  ProvisionProposed,
  ProvisionStarted,
  ProvisionAmended,
  ProvisionSuspended,
  ProvisionResumed,
  ProvisionEnded,
  OutcomeSet,
  OutcomeAssessed,
  DeliveryLogged,
  DeliveryVarianceRecorded,
  ApdrPlanAgreed,
  ApdrReviewHeld,
  PlacementStarted,
  PlacementEnded,
  ReferralMade,
  AdviceReceived,
  RecommendationAdopted,
  RecommendationDeclined,
  TopUpRequested,
  TopUpDecided,
);
