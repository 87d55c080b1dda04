import { accepted, type Decision, refused } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import { input, type InputOf, saidIn } from '../kernel/members.ts';
import type { SchoolCommand } from './command.ts';
import { PERSON_ID } from './events.ts';
import type { PersonGiven } from './given.ts';
import {
  afterWaiting,
  COMMAND_LINE_ISSUER,
  isInUse,
  isWaiting,
  type SignIn,
  SignInConfirmed,
  SignInLinked,
  SignInRefused,
  SignInUnlinked,
} from './sign-in.ts';

/** Ties a sign-in (issuer and subject of an OIDC token) to a person. */
export const LinkSignIn = input('A sign-in for a person.', { ...PERSON_ID, ...saidIn(SignInLinked) });
export type LinkSignIn = SchoolCommand & InputOf<typeof LinkSignIn>;

/**
 * The first sign-in of a person counts at once. So does a further one that the person links in a session of their own.
 * Any other further one waits, and so does a sign-in that was another person's.
 */
export function linkSignIn(command: LinkSignIn, given: PersonGiven): Decision {
  const { person, actor, claim } = given;
  if (person.registered === undefined) return refused('PERSON_NOT_KNOWN');
  if (command.issuer === COMMAND_LINE_ISSUER && !(actor.operator && actor.person === command.personId))
    return refused('SIGN_IN_OF_COMMAND_LINE');
  if (claim === null || claim.heldBy !== command.personId) return refused('ALREADY_REGISTERED');
  if (person.signIns.some((one) => one.claim === claim.stream && one.ended === null))
    return refused('ALREADY_RECORDED');
  return waiting({ ...command, claim: claim.stream }, given, claim.wasAnothers);
}

/** The sign-in with what it has to wait for. */
function waiting(linked: LinkSignIn & { claim: string }, given: PersonGiven, wasAnothers: boolean): Decision {
  const { person, actor } = given;
  if (isOwnSession(given) || (person.signIns.length === 0 && !wasAnothers))
    return accepted(happened(SignInLinked, linked));
  if (!actor.operator) return accepted(happened(SignInLinked, { ...linked, awaits: 'CONFIRMATION' }));
  if (given.othersMayConfirm || !given.mayRefuse) return refused('SIGN_IN_BY_OPERATOR');
  return accepted(happened(SignInLinked, { ...linked, awaits: 'WAITING_PERIOD', usableFrom: afterWaiting(given.now) }));
}

/** Lets a sign-in that waits count. */
export const ConfirmSignIn = input('That a sign-in which waits belongs to its person.', {
  ...PERSON_ID,
  ...saidIn(SignInConfirmed),
});
export type ConfirmSignIn = SchoolCommand & InputOf<typeof ConfirmSignIn>;

export function confirmSignIn(command: ConfirmSignIn, given: PersonGiven): Decision {
  const signIn = named(command, given);
  if (signIn === undefined || !isWaiting(signIn, given.now)) return refused('NO_SUCH_RECORD');
  if (isOwnSession(given)) return accepted(happened(SignInConfirmed, { ...command, confirmedBy: 'OWN_SESSION' }));
  if (!given.isApartFrom.has(signIn.linked.person)) return refused('SECOND_PERSON_CONFIRMS');
  return accepted(happened(SignInConfirmed, { ...command, confirmedBy: 'SECOND_PERSON' }));
}

/** Refuses a sign-in that waits. One word against it is enough. */
export const RefuseSignIn = input('That a sign-in which waits does not belong to its person, or is not wanted.', {
  ...PERSON_ID,
  ...saidIn(SignInRefused),
});
export type RefuseSignIn = SchoolCommand & InputOf<typeof RefuseSignIn>;

export function refuseSignIn(command: RefuseSignIn, given: PersonGiven): Decision {
  const signIn = named(command, given);
  if (signIn === undefined || !isWaiting(signIn, given.now)) return refused('NO_SUCH_RECORD');
  return accepted(happened(SignInRefused, command));
}

/** Takes a sign-in from a person. Open sessions of it end at once. */
export const UnlinkSignIn = input('That a sign-in no longer lets its person in.', {
  ...PERSON_ID,
  ...saidIn(SignInUnlinked),
});
export type UnlinkSignIn = SchoolCommand & InputOf<typeof UnlinkSignIn>;

export function unlinkSignIn(command: UnlinkSignIn, given: PersonGiven): Decision {
  const signIn = named(command, given);
  if (signIn === undefined || !isInUse(signIn, given.now)) return refused('NO_SUCH_RECORD');
  return accepted(happened(SignInUnlinked, command));
}

function named({ signInId }: { readonly signInId: string }, { person }: PersonGiven): SignIn | undefined {
  return person.signIns.find(({ id }) => id === signInId);
}

/** Whether the person acts about themself, signed in. The command line is no session of anybody. */
function isOwnSession({ actor, personId }: PersonGiven): boolean {
  return !actor.operator && actor.person === personId;
}
