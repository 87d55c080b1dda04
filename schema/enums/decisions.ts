import type { DECISION_ORDERS, DecisionOrder } from '../../projections/decision-history.ts';
import type { DecisionState } from '../../projections/decision-version.ts';
import { EHC_DECISION_TYPES, type EhcDecisionType } from './ehc-decisions.ts';
import { PROVISION_DECISION_TYPES, type ProvisionDecisionType } from './provision-decisions.ts';
import { publishEnum } from './publish.ts';

/** Events of the log that are decisions; a test holds this to the registry. */
export type DecisionType = 'ConcernRaised' | 'IdentificationProposed' | 'SenSupportDecided' | 'MonitoringStarted' | 'NotSenDecided' | 'SpecialistReferralDecided' | 'NeedsRanked' | 'SenSupportReviewHeld' | 'SenSupportContinued' | 'SenSupportSteppedUp' | 'ProvisionCodeObserved' | 'RegisterRemovalDecided' | EhcDecisionType | ProvisionDecisionType
  | 'SignOffRequested' | 'SignOffResubmitted' | 'SignOffWithdrawn' | 'SignOffApproved' | 'SignOffApprovedWithConditions' | 'SignOffReturned' | 'SignOffRejected';

export const DecisionTypeEnum = publishEnum<DecisionType>('DecisionType', 'Kinds of decision.', {
  ConcernRaised: 'A concern was raised.',
  IdentificationProposed: 'It was proposed what becomes of a concern.',
  SenSupportDecided: 'A pupil was placed on SEN support.',
  MonitoringStarted: 'A pupil is watched without SEN support.',
  NotSenDecided: 'A concern was found not to be SEN.',
  SpecialistReferralDecided: 'A pupil was referred to a specialist.',
  ProvisionCodeObserved: 'A provision code was recorded from a file or document.',
  NeedsRanked: 'Needs were ranked anew.',
  SenSupportReviewHeld: 'SEN support was reviewed.',
  SenSupportContinued: 'SEN support goes on after a review.',
  SenSupportSteppedUp: 'More is done after a review of SEN support.',
  RegisterRemovalDecided: 'A pupil was taken off SEN support.',
  ...EHC_DECISION_TYPES,
  ...PROVISION_DECISION_TYPES,
  SignOffRequested: 'Sign-off of a proposal was asked for.',
  SignOffResubmitted: 'A request for sign-off was put anew.',
  SignOffWithdrawn: 'A request for sign-off was withdrawn.',
  SignOffApproved: 'A request for sign-off was approved.',
  SignOffApprovedWithConditions: 'A request for sign-off was approved on conditions.',
  SignOffReturned: 'A request for sign-off was returned with questions.',
  SignOffRejected: 'A request for sign-off was rejected.',
});

export const DecisionStateEnum = publishEnum<DecisionState>('DecisionState', 'What became of a decision\'s record.', {
  IN_EFFECT: 'As it was recorded.',
  CORRECTED: 'As its newest correction says.',
  VOIDED_AS_ERROR: 'Voided as an error; shown as it stood.',
});

export const DecisionOrderEnum = publishEnum<keyof typeof DECISION_ORDERS>('DecisionOrderField', 'What decisions are ordered by.', {
  DECIDED_AT: 'When it was decided.',
  RECORDED_AT: 'When it was recorded.',
  EFFECTIVE_FROM: 'From when it counts.',
});

export const DirectionEnum = publishEnum<DecisionOrder['direction']>('OrderDirection', 'Direction of an order.', {
  ASC: 'Earliest first.',
  DESC: 'Latest first.',
});
