import {
  DecideRecommendationInput,
  EndPlacementElsewhereInput,
  MakeReferralInput,
  RecordAdviceInput,
  RecordTopUpDecisionInput,
  RequestTopUpInput,
  StartPlacementElsewhereInput,
} from './agencies.ts';
import type { GroupInputClass, InputClass } from './input-class.ts';
import { SetOutcomeInput } from './outcomes.ts';
import {
  AmendProvisionInput,
  EndProvisionInput,
  ProposeProvisionInput,
  ResumeProvisionInput,
  StartProvisionForGroupInput,
  StartProvisionInput,
  SuspendProvisionInput,
} from './provision.ts';
import {
  AgreeApdrPlanInput,
  AssessOutcomeInput,
  HoldApdrReviewInput,
  LogDeliveryInput,
  RecordDeliveryVarianceInput,
} from './provision-delivery.ts';

/** The input classes of the commands of provision. */
export const PROVISION_INPUTS: Readonly<Record<string, InputClass>> = {
  ProposeProvision: ProposeProvisionInput,
  StartProvision: StartProvisionInput,
  AmendProvision: AmendProvisionInput,
  SuspendProvision: SuspendProvisionInput,
  ResumeProvision: ResumeProvisionInput,
  EndProvision: EndProvisionInput,
  SetOutcome: SetOutcomeInput,
  AssessOutcome: AssessOutcomeInput,
  LogDelivery: LogDeliveryInput,
  RecordDeliveryVariance: RecordDeliveryVarianceInput,
  AgreeApdrPlan: AgreeApdrPlanInput,
  HoldApdrReview: HoldApdrReviewInput,
  StartPlacementElsewhere: StartPlacementElsewhereInput,
  EndPlacementElsewhere: EndPlacementElsewhereInput,
  MakeReferral: MakeReferralInput,
  RecordAdvice: RecordAdviceInput,
  DecideRecommendation: DecideRecommendationInput,
  RequestTopUp: RequestTopUpInput,
  RecordTopUpDecision: RecordTopUpDecisionInput,
};

/** The input classes of those that are offered for a group of pupils at once. */
export const PROVISION_GROUP_INPUTS: Readonly<Record<string, GroupInputClass>> = {
  StartProvision: StartProvisionForGroupInput,
};
