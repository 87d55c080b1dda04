import { accepted, type Decision, refused } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import { input, type InputOf, saidIn } from '../kernel/members.ts';
import { PERSON_ID } from './events.ts';
import { PersonLeft, PersonRegistered } from './person.ts';
import type { PersonGiven } from './given.ts';
import type { SchoolCommand } from './command.ts';

/** `schoolUrn` in these commands is the school for which the actor acts. Its offices give the right to. */

/** Registers a member of staff or governor, so that offices and decisions can name them. */
export const RegisterPerson = input('A member of staff or a governor.', saidIn(PersonRegistered));
export type RegisterPerson = SchoolCommand & InputOf<typeof RegisterPerson>;

export function registerPerson(command: RegisterPerson, given: PersonGiven): Decision {
  if (given.person.registered !== undefined) return refused('ALREADY_REGISTERED');
  return accepted(happened(PersonRegistered, command));
}

/** Records that a person left. From that day all their sign-ins have no access, whatever token they hold. */
export const RecordPersonLeft = input('That a person left.', { ...PERSON_ID, ...saidIn(PersonLeft) });
export type RecordPersonLeft = SchoolCommand & InputOf<typeof RecordPersonLeft>;

export function recordPersonLeft(command: RecordPersonLeft, given: PersonGiven): Decision {
  if (given.person.registered === undefined) return refused('PERSON_NOT_KNOWN');
  // Only an earlier day may follow, since the earliest counts: correcting a late one ends access sooner.
  if (given.person.leftOn !== null && given.person.leftOn <= command.on) return refused('ALREADY_RECORDED');
  return accepted(happened(PersonLeft, command, command.on));
}
