import { ApdrPlanAgreed } from '../../../src/decisions/provision/agree-apdr-plan.ts';
import {
  RecommendationAdopted,
  RecommendationDeclined,
} from '../../../src/decisions/provision/decide-recommendation.ts';
import { PlacementEnded } from '../../../src/decisions/provision/end-placement-elsewhere.ts';
import {
  ProvisionAmended,
  ProvisionEnded,
  ProvisionProposed,
  ProvisionResumed,
  ProvisionStarted,
  ProvisionSuspended,
} from '../../../src/decisions/provision/events.ts';
import { ApdrReviewHeld } from '../../../src/decisions/provision/hold-apdr-review.ts';
import { ReferralMade } from '../../../src/decisions/provision/make-referral.ts';
import { OutcomeSet } from '../../../src/decisions/provision/outcome-events.ts';
import { TopUpRequested } from '../../../src/decisions/provision/request-top-up.ts';
import { PlacementStarted } from '../../../src/decisions/provision/start-placement-elsewhere.ts';
// Says how terms are shown, before a kind shows them.
import '../provision/provision-terms.ts';
import { type DecisionKind, decisionKind } from './decision-kind.ts';

const ProvisionPlanDecision = decisionKind('ProvisionPlanDecision', 'That provision is proposed or started.', [
  ProvisionStarted,
  ProvisionProposed,
]);
const ProvisionPause = decisionKind('ProvisionPause', 'That provision is suspended or resumed.', [
  ProvisionSuspended,
  ProvisionResumed,
]);
const RecommendationDecision = decisionKind(
  'RecommendationDecision',
  'What becomes of a recommendation of an agency.',
  [RecommendationAdopted, RecommendationDeclined],
);

/** The kinds of decision about provision. */
export const PROVISION_KINDS: Readonly<Record<string, DecisionKind>> = {
  ProvisionProposed: ProvisionPlanDecision,
  ProvisionStarted: ProvisionPlanDecision,
  ProvisionAmended: decisionKind('ProvisionAmendment', 'That provision is changed.', [ProvisionAmended]),
  ProvisionSuspended: ProvisionPause,
  ProvisionResumed: ProvisionPause,
  ProvisionEnded: decisionKind('ProvisionEnd', 'That provision ends.', [ProvisionEnded]),
  OutcomeSet: decisionKind('OutcomeDecision', 'An outcome that is set.', [OutcomeSet]),
  ApdrPlanAgreed: decisionKind('ApdrPlan', 'The plan of a cycle of assess, plan, do, review.', [ApdrPlanAgreed]),
  ApdrReviewHeld: decisionKind('ApdrReview', 'The review of a cycle of assess, plan, do, review.', [ApdrReviewHeld]),
  PlacementStarted: decisionKind('PlacementDecision', 'That a pupil is taught elsewhere for a time.', [
    PlacementStarted,
  ]),
  PlacementEnded: decisionKind('PlacementEnding', 'The end of a placement elsewhere.', [PlacementEnded]),
  ReferralMade: decisionKind('ReferralDecision', 'A referral to an agency.', [ReferralMade]),
  RecommendationAdopted: RecommendationDecision,
  RecommendationDeclined: RecommendationDecision,
  TopUpRequested: decisionKind('TopUpRequestDecision', 'A request for top-up funding.', [TopUpRequested]),
};
