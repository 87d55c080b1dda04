import { expect, test } from '@jest/globals';
import { EVENT_TYPES, EVENTS } from '../src/registry/events.ts';
import { inputMembers, WITH_TABLE } from './support/input-members.ts';

const MEMBERS = [
  ...WITH_TABLE.flatMap(({ name, takes }) => inputMembers(name, takes.members)),
  ...EVENT_TYPES.flatMap((type) => inputMembers(type, EVENTS[type].members)),
];

/** Ids of things without a type of their own in the API. A person is never among them: persons are looked up. */
const OF_RECORDS: readonly string[] = [
  'AdviceReturned.request',
  'AnswerNamingConsultation.consultation',
  'ChangeConditionOwner.condition',
  'ConditionMet.condition',
  'ConditionOwnerChanged.condition',
  'ConfirmDelegation.delegationId',
  'ConfirmSignIn.signInId',
  'ContactRestrictionEnded.restriction',
  'CorrectedRecord.recordId',
  'CorrectionRecorded.target',
  'DecideRecommendation.advice',
  'DelegationConfirmed.delegationId',
  'DelegationGranted.delegationId',
  'DelegationRevoked.delegationId',
  'EndContactRestriction.restrictionId',
  'GrantDelegation.delegationId',
  'IdentifierClaimed.by',
  'MeetCondition.condition',
  'RecommendationAdopted.advice',
  'RecommendationDeclined.advice',
  'RecordVoidedAsError.target',
  'RefuseSignIn.signInId',
  'ReturnAdvice.request',
  'RevokeDelegation.delegationId',
  'SchoolConsultationAnswered.consultation',
  'SetSignOffPolicy.policyId',
  'SignInConfirmed.signInId',
  'SignInRefused.signInId',
  'SignInUnlinked.signInId',
  'SignOffPolicySet.policyId',
  'SignOffRequested.policyRule',
  'SignOffResubmitted.policyRule',
  'SignOffRule.ruleId',
  'UnlinkSignIn.signInId',
  'VoidLeaving.recordId',
  'VoidStaffRecord.recordId',
];

test('an id says what it names, but for these', () => {
  const found = MEMBERS.filter(({ member }) => member.named === 'RECORD').map(({ owner, name }) => `${owner}.${name}`);
  expect([...new Set(found)].sort()).toEqual(OF_RECORDS);
});

test('an event sets at most one day for a review', () => {
  const days = (type: (typeof EVENT_TYPES)[number]): number =>
    Object.values(EVENTS[type].members).filter(({ dayKind }) => dayKind === 'REVIEW').length;
  expect(EVENT_TYPES.filter((type) => days(type) > 1)).toEqual([]);
});
