import { accepted, type Decision, refused } from '../decisions/decision.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { PersonGiven } from './given.ts';
import type { SchoolCommand } from './command.ts';

/** `schoolUrn` in these commands: the school on whose behalf the actor acts; its offices give them the right. */

/** A member of staff or governor becomes known, so that offices and decisions can name them. */
export interface RegisterPerson extends SchoolCommand {
  readonly name: string;
  readonly workEmail: string | null;
}

export function registerPerson(command: RegisterPerson, given: PersonGiven): Decision {
  if (given.person.registered !== undefined) return refused('ALREADY_REGISTERED');
  const { name, workEmail, schoolUrn } = command;
  return accepted({ type: 'PersonRegistered', data: { name, workEmail, schoolUrn } });
}

/** Ties a sign-in (issuer and subject of an OIDC token) to a person; one subject leads to one person, ever. */
export interface LinkSignIn extends SchoolCommand {
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
}

export function linkSignIn(command: LinkSignIn, given: PersonGiven): Decision {
  if (given.person.registered === undefined) return refused('PERSON_NOT_KNOWN');
  if (given.claim === null || given.claimedBy !== command.personId) return refused('ALREADY_REGISTERED');
  if (given.person.claims.includes(given.claim)) return refused('ALREADY_RECORDED');
  const { issuer, subject } = command;
  return accepted({ type: 'SignInLinked', data: { issuer, subject, claim: given.claim } });
}

/** A person leaves; every sign-in of theirs loses access on that day, whatever token they hold. */
export interface RecordPersonLeft extends SchoolCommand {
  readonly personId: string;
  readonly on: CivilDate;
}

export function recordPersonLeft(command: RecordPersonLeft, given: PersonGiven): Decision {
  if (given.person.registered === undefined) return refused('PERSON_NOT_KNOWN');
  // An earlier day than was recorded puts a mistake right on the safe side; the earliest counts.
  if (given.person.leftOn !== null && given.person.leftOn <= command.on) return refused('ALREADY_RECORDED');
  return accepted({ type: 'PersonLeft', data: { on: command.on }, effectiveFrom: command.on });
}
