import { accepted, type Decision, refused } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import { input, type InputOf, optional, person, saidIn } from '../kernel/members.ts';
import { PERSON_ID } from './events.ts';
import { PersonLeft, PersonRegistered } from './person.ts';
import { CORRECTS, correctedBy, mayChange } from './staff-record.ts';
import type { PersonGiven } from './given.ts';
import { leavingsAt } from './leavings.ts';
import type { SchoolCommand } from './command.ts';

/** `schoolUrn` in these commands is the school for which the actor acts. Its offices give the right to. */

/** Registers a member of staff or governor, so that offices and decisions can name them. */
export const RegisterPerson = input('A member of staff or a governor.', {
  personId: optional(person('The person whose name is corrected; left out: a new person.')),
  ...saidIn(PersonRegistered),
  ...CORRECTS,
});
export type RegisterPerson = SchoolCommand & InputOf<typeof RegisterPerson>;

export function registerPerson(command: RegisterPerson, given: PersonGiven): Decision {
  if (given.person.registered !== undefined) return refused('ALREADY_REGISTERED');
  return accepted(happened(PersonRegistered, command));
}

/** Records that a person left a school. What they held there ends on that day, and so does the access it gave. */
export const RecordPersonLeft = input('That a person left a school.', {
  ...PERSON_ID,
  ...saidIn(PersonLeft),
  ...CORRECTS,
});
export type RecordPersonLeft = SchoolCommand & InputOf<typeof RecordPersonLeft>;

export function recordPersonLeft(command: RecordPersonLeft, given: PersonGiven): Decision {
  if (given.person.registered === undefined) return refused('PERSON_NOT_KNOWN');
  const last = leavingsAt(given.person, `school-${command.schoolUrn}`).findLast((day) => day <= command.on);
  if (last !== undefined && !given.heldHereFrom.some((from) => last < from && from <= command.on))
    return refused('ALREADY_RECORDED');
  if (isNotTheirs(command, given)) return refused('NO_SUCH_RECORD');
  return accepted(happened(PersonLeft, command, command.on));
}

/** Whether it corrects a leaving that the school may not change. */
function isNotTheirs(command: RecordPersonLeft, given: PersonGiven): boolean {
  const corrected = correctedBy(command);
  if (corrected !== undefined && given.actor.person === given.personId) return true;
  return corrected !== undefined && !mayChange(corrected.recordId, command.schoolUrn, given);
}
