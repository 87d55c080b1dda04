import type { AuthorityKind, Decider, MeetingMember } from '../../kernel/metadata.ts';
import type { Said } from '../../kernel/members.ts';
import { attempted, type DecidedEvent, type Decision, judge, refused } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { periodOn } from '../sen-status.ts';
import type { DelegationLimits } from './given.ts';
import { approversOf, INVALIDATING, ownSignOffsOf } from './fold.ts';
import { ANSWER, SignOffAttemptRefused } from './events.ts';
import { isWithin } from './policy.ts';
import { recusedFor } from './recusal.ts';
import type { SignOff } from './sign-off.ts';
import { displayed, stateOn } from './sign-off-day.ts';

/** A command that answers a request. It gives back the digest of what was displayed. */
export type AnsweringCommand = DecisionCommand & Said<typeof ANSWER>;

/** The request that a command names, if it is the school's; undefined if there is none. */
export function requestNamed(
  { request, schoolUrn }: { readonly request: string; readonly schoolUrn: string },
  { pupil }: PupilGiven,
): SignOff | undefined {
  return ownSignOffsOf(pupil.events).find(({ id, content }) => id === request && content.schoolUrn === schoolUrn);
}

/** The persons of a decider, with their role and authority at the time. */
export function personsOf(decider: Decider): readonly MeetingMember[] {
  return decider.kind === 'PERSON' ? [decider] : decider.kind === 'MEETING' ? decider.members : [];
}

function hasAuthority({ authority }: MeetingMember): boolean {
  return authority.kind !== 'NOT_RECORDED';
}

/**
 * Judges an answer to a request. An answer taken here is recorded as a refused attempt if it lacks authority, breaks
 * separation of duties or comes after the request lapsed.
 */
export function answer(
  command: AnsweringCommand,
  given: PupilGiven,
  name: string,
  own: (signOff: SignOff) => readonly RuleCode[],
  events: readonly DecidedEvent[],
): Decision {
  const { schoolUrn, request, seenDigest } = command;
  const signOff = requestNamed(command, given);
  if (signOff === undefined) return refused('NO_SUCH_RECORD');
  const decision = judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...broken(given.signOff.digestOf(displayed(signOff)) !== seenDigest, 'REQUEST_CHANGED'),
      ...standingRules(signOff, given, name === 'RejectSignOff'),
      ...separationRules(signOff, given),
      ...own(signOff),
    ],
    events,
  );
  const overreached =
    decision.kind === 'REFUSED' &&
    given.envelope.basis === 'TAKEN_HERE' &&
    decision.refusals.some(({ code }) => INVALIDATING.includes(code) && code !== 'REQUEST_NOT_OPEN');
  return overreached
    ? attempted(decision, SignOffAttemptRefused.type, { schoolUrn, request, attempted: name })
    : decision;
}

/** Rules about the state of the request on the day of the answer. One that was returned can still be rejected. */
function standingRules(
  signOff: SignOff,
  { envelope: { decidedOn }, signOff: { heads } }: PupilGiven,
  rejects: boolean,
): readonly RuleCode[] {
  const state = stateOn(signOff, decidedOn);
  const headsAtRequest = heads(signOff.submittedOn);
  return [
    ...broken(
      !['SUBMITTED', 'IN_REVIEW', 'LAPSED', ...(rejects ? ['RETURNED'] : [])].includes(state) ||
        decidedOn < signOff.submittedOn,
      'REQUEST_NOT_OPEN',
    ),
    ...broken(state === 'LAPSED', 'SIGN_OFF_LAPSED'),
    ...broken(
      signOff.proposers.some((person) => headsAtRequest.includes(person)),
      'HEADS_DECISION_IS_FINAL',
    ),
  ];
}

const GOVERNORS = ['SEN_LINK_GOVERNOR', 'CHAIR_OF_GOVERNORS', 'CLERK'];

/**
 * Rules about who may answer. A proposer may not, unless nobody else can and an outside review was sought: then
 * SOLE_DECIDER notes it.
 */
function separationRules(
  signOff: SignOff,
  { envelope, pupil, signOff: { delegations, soleDecider } }: PupilGiven,
): readonly RuleCode[] {
  const persons = envelope.deciders.flatMap(personsOf);
  const aside = recusedFor(pupil.events, signOff.content.schoolUrn, signOff.id, envelope.decidedOn);
  const recused = persons.filter(({ person }) => aside.includes(person));
  // Members of a meeting without authority do not count beside a proposer who has it.
  const carrying = persons.filter(hasAuthority);
  const free = (carrying.length > 0 ? carrying : persons).filter(({ person }) => !signOff.proposers.includes(person));
  const excepted = persons.filter(
    ({ person }) => soleDecider(person) && signOff.outsideReviews.some((review) => review.person === person),
  );
  const self = persons.length > 0 && free.length === 0;
  return [
    ...broken(self && excepted.length === 0, 'SELF_SIGN_OFF'),
    ...broken(self && excepted.length > 0, 'SOLE_DECIDER'),
    ...broken(recused.length > 0, 'APPROVER_RECUSED'),
    ...broken(
      persons.some(({ role }) => GOVERNORS.includes(role)),
      'GOVERNOR_DECIDES_NO_PUPIL',
    ),
    ...broken(carrying.length === 0 && persons.some(({ person }) => delegations(person).lapsed), 'DELEGATION_LAPSED'),
  ];
}

/** Authority without limits of its own. */
const CARRIES_ALL: readonly AuthorityKind[] = ['OFFICE', 'APPOINTMENT'];

/** Rules of an approval: an approver's authority must reach the cost and the pupil, and the quorum must be kept. */
export function approvalRules(
  { content, answers, proposers, recordedFor, putForwardBy }: SignOff,
  { pupil, envelope, signOff, recorder }: PupilGiven,
  minuteRef: string | null,
): readonly RuleCode[] {
  const persons = envelope.deciders.flatMap(personsOf);
  const authorised = persons.filter(hasAuthority);
  const free = authorised.filter(({ person }) => !proposers.includes(person));
  const counted = free.length > 0 ? free : authorised;
  const withPlan = periodOn(pupil.periods, envelope.decidedOn)?.status === 'E';
  const reaches = ({ maxAnnualCost, pupilScope }: DelegationLimits): boolean =>
    isWithin(maxAnnualCost, content.matter, content.annualCost) &&
    !(pupilScope === 'WITHOUT_EHC_PLAN' && withPlan) &&
    !(pupilScope === 'WITH_EHC_PLAN' && !withPlan);
  const within = counted.some(
    ({ person, authority }) =>
      CARRIES_ALL.includes(authority.kind) || signOff.delegations(person).inForce.some(reaches),
  );
  const { proposedEffectiveFrom } = content;
  const before = approversOf({ answers });
  return [
    ...broken(counted.length > 0 && !within, 'DELEGATION_LIMIT_EXCEEDED'),
    ...broken(counted.length > 0 && counted.every(({ person }) => before.includes(person)), 'ALREADY_RECORDED'),
    ...broken(content.quorum === 'PANEL' && minuteRef === null, 'QUORUM_MINUTE_MISSING'),
    ...broken(
      persons.some(({ person }) => person === recordedFor),
      'APPROVER_RECORDED_REQUEST',
    ),
    ...broken(
      envelope.basis !== 'TAKEN_HERE' && free.length > 0 && putForwardBy.includes(recorder.person),
      'APPROVAL_BY_PROPOSERS_WORD',
    ),
    ...broken(proposedEffectiveFrom !== null && envelope.decidedOn > proposedEffectiveFrom, 'RETROSPECTIVE_SIGN_OFF'),
  ];
}
