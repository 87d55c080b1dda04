import { prospectiveAt } from '../decisions/ehc/prospective.ts';
import type { PupilCommand } from '../decisions/given.ts';
import type { PupilCase } from '../decisions/pupil-case.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { CommandDefinition } from '../registry/definition.ts';

/**
 * Whether the school may record this about the pupil at all. A pupil without a record needs no standing in it. A merge
 * needs it in both records. Pure.
 */
export function hasRightToRecord(
  definition: CommandDefinition,
  pupil: PupilCase,
  command: PupilCommand,
  survivor: PupilCase | undefined,
): boolean {
  const { records } = definition;
  if (records === 'NEW_PUPIL') return true;
  if (survivor !== undefined && !isOfTheSchool(survivor, command)) return false;
  if (records === 'HANDED_ON' && isHandedOnTo(pupil, command.schoolUrn)) return true;
  if (records === 'PROSPECTIVE' && prospectiveAt(pupil.events, command.schoolUrn)) return true;
  return isOfTheSchool(pupil, command);
}

function isHandedOnTo(pupil: PupilCase, schoolUrn: string): boolean {
  return pupil.transfers.some((transfer) => transfer.toSchoolUrn === schoolUrn && !transfer.received);
}

/**
 * The pupil is on the school's roll, or was. About days after the leaving a former school records only while no other
 * school has the pupil: else it would write on the record of the present one.
 */
function isOfTheSchool(pupil: PupilCase, command: PupilCommand): boolean {
  const here = pupil.enrolments.filter(({ schoolUrn }) => schoolUrn === command.schoolUrn);
  if (here.some(({ leftOn }) => leftOn === null)) return true;
  const last = here
    .map(({ leftOn }) => leftOn ?? '')
    .sort()
    .at(-1);
  if (last === undefined) return false;
  const isElsewhere = pupil.enrolments.some((e) => e.schoolUrn !== command.schoolUrn && e.leftOn === null);
  return !isElsewhere || daysAboutTheChild(command).every((day) => day <= last);
}

/** Members that say from when something holds of the child, or when it happened. */
const DAYS_ABOUT_THE_CHILD = ['effectiveFrom', 'from', 'heldOn', 'gatheredOn', 'saidOn'];

function daysAboutTheChild(command: object): readonly CivilDate[] {
  const { periods = [], ...said } = command as {
    readonly periods?: readonly { readonly from: CivilDate }[];
  } & Readonly<Record<string, unknown>>;
  const days = DAYS_ABOUT_THE_CHILD.map((name) => said[name]).filter((day) => typeof day === 'string');
  return [...days, ...periods.map(({ from }) => from)];
}
