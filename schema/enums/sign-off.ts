import { APPROVAL_GAP } from '../../src/decisions/sign-off/approval.ts';
import {
  CONDITION_TIMING,
  OUTSIDE_REVIEWER,
  OUTSIDE_VIEW,
  RECUSAL_GROUND,
} from '../../src/decisions/sign-off/events.ts';
import { QUORUM, SIGN_OFF_MATTER } from '../../src/decisions/sign-off/policy.ts';
import { SIGN_OFF_STATE, TURN } from '../../src/decisions/sign-off/sign-off.ts';
import { CONDITION_STATE, ESCALATION } from '../../src/decisions/sign-off/sign-off-day.ts';
import { enumOf } from './enum-of.ts';

export const SignOffMatterEnum = enumOf(SIGN_OFF_MATTER);
export const QuorumEnum = enumOf(QUORUM);
export const SignOffStateEnum = enumOf(SIGN_OFF_STATE);
export const ConditionStateEnum = enumOf(CONDITION_STATE);
export const EscalationEnum = enumOf(ESCALATION);
export const TurnEnum = enumOf(TURN);
export const RecusalGroundEnum = enumOf(RECUSAL_GROUND);
export const OutsideReviewerEnum = enumOf(OUTSIDE_REVIEWER);
export const OutsideViewEnum = enumOf(OUTSIDE_VIEW);
export const ApprovalGapEnum = enumOf(APPROVAL_GAP);
export const ConditionTimingEnum = enumOf(CONDITION_TIMING);
