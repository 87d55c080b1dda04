import { prospectiveAt } from '../decisions/ehc/prospective.ts';
import type { DecisionCommand, PupilCommand } from '../decisions/given.ts';
import type { PupilCase } from '../decisions/pupil-case.ts';
import type { EnrolmentGiven } from '../decisions/enrolment/given.ts';
import { SharedRecordAccepted } from '../decisions/enrolment/events.ts';
import type { Transfer } from '../decisions/enrolment/transfers.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { isA, valuesOf } from '../kernel/members.ts';
import type { CommandDefinition } from '../registry/definition.ts';

/**
 * Whether the school may record this about the pupil, by the school's own record. A new pupil needs no earlier record.
 * A merge needs the right in both records. Pure.
 */
export function hasRightToRecord(
  definition: CommandDefinition,
  pupil: PupilCase,
  command: PupilCommand,
  { survivor, giver }: Pick<EnrolmentGiven, 'survivor' | 'giver'>,
): boolean {
  const { records } = definition;
  if (records === 'NEW_PUPIL') return true;
  if (survivor !== undefined && !isOfTheSchool(definition, survivor.pupil, command)) return false;
  if (isLetIn(records, pupil, command.schoolUrn, giver)) return true;
  return isOfTheSchool(definition, pupil, command);
}

/** Whether the command may be recorded about a pupil who is not on the school's roll. */
function isLetIn(
  records: CommandDefinition['records'],
  pupil: PupilCase,
  schoolUrn: string,
  giver: EnrolmentGiven['giver'],
): boolean {
  if (records === 'HANDED_ON') return giver?.transfers.some((one) => isOpenTo(one, schoolUrn)) === true;
  if (records === 'SHARED') return giver?.sharings.some(({ toSchoolUrn }) => toSchoolUrn === schoolUrn) === true;
  return records === 'PROSPECTIVE' && (prospectiveAt(pupil.events, schoolUrn) || takesPart(pupil));
}

/** Whether the school takes part in another school's record of the pupil. */
function takesPart({ events }: PupilCase): boolean {
  return events.some(isA(SharedRecordAccepted));
}

function isOpenTo({ toSchoolUrn, received }: Transfer, schoolUrn: string): boolean {
  return toSchoolUrn === schoolUrn && !received;
}

/**
 * Whether the pupil is or was on the school's roll. Once it has handed the record on, a former school may record only
 * days up to the leaving.
 */
function isOfTheSchool(definition: CommandDefinition, pupil: PupilCase, command: PupilCommand): boolean {
  const here = pupil.enrolments.filter(({ schoolUrn }) => schoolUrn === command.schoolUrn);
  if (here.some(({ leftOn }) => leftOn === null)) return true;
  const last = here
    .map(({ leftOn }) => leftOn ?? '')
    .sort()
    .at(-1);
  if (last === undefined) return false;
  const isHandedOn = pupil.transfers.some(({ fromSchoolUrn }) => fromSchoolUrn === command.schoolUrn);
  return !isHandedOn || daysAboutTheChild(definition, command).every((day) => day <= last);
}

/** Days on which something holds of the child or happened, as the command's member table marks them. */
function daysAboutTheChild({ takes }: CommandDefinition, command: PupilCommand): readonly CivilDate[] {
  const { effectiveFrom } = command as Partial<DecisionCommand>;
  const said = valuesOf(takes?.members ?? {}, command, ({ dayKind }) => dayKind === 'ABOUT_THE_CHILD');
  return effectiveFrom === undefined ? said : [effectiveFrom, ...said];
}
