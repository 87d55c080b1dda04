import type { CivilDate } from '../kernel/civil-date.ts';
import { comparedName, isSameName } from '../kernel/compared-name.ts';
import { yearGroup } from '../reference/year-groups.ts';
import { checkUpn } from '../reference/upn.ts';
import { retainUntil } from '../reference/retention.ts';
import { type DecidedEvent, type Decision, judge, refused } from './decision.ts';
import type { PupilCommand, PupilGiven } from './given.ts';
import { broken } from './policies.ts';
import { happened } from './happened.ts';
import { inApi, input, type InputOf, oneOf, saidIn, yesNo } from '../kernel/members.ts';
import { OBSERVATION_SOURCE } from './observation-source.ts';
import { DiscrepancyRaised, PupilEnrolled, PupilLeft, PupilRegistered } from './pupil-events.ts';
import type { RuleCode } from './rules.ts';

/** A pupil's identity. Every member is sealed in the log. */
export interface Identity {
  readonly upn: string | null;
  readonly surname: string;
  readonly forename: string;
  readonly dateOfBirth: CivilDate;
  readonly sex: string | null;
}

export const RegisterPupil = input('A pupil and the enrolment at a school.', {
  ...saidIn(PupilRegistered),
  upnShared: yesNo('Whether another child holds this UPN too; then name and date of birth tell which child is meant.'),
  source: inApi('statedIn', oneOf(OBSERVATION_SOURCE, 'Where this is known from.')),
  ...saidIn(PupilEnrolled),
});
/** A file may give sex U (not known), which the published input does not take. */
export type RegisterPupil = Omit<PupilCommand, 'pupilId' | 'seenRevision'> &
  Identity &
  Omit<InputOf<typeof RegisterPupil>, keyof Identity>;

/** The same, said by a row of a file and not by a person. */
export type RegisterPupilFromFile = RegisterPupil & { readonly fromFile?: true };

/**
 * Whether two children with one UPN are the same: date of birth or name must match. The other may be a typing error.
 */
export function isSameChild(one: Child, other: Child): boolean {
  return one.dateOfBirth === other.dateOfBirth || isNamedAlike(one, other);
}

/** Whether surname and forename are spellings of the same names. */
export function isNamedAlike(one: Names, other: Names): boolean {
  return isSameName(one.surname, other.surname) && isSameName(one.forename, other.forename);
}

type Child = Pick<Identity, 'surname' | 'forename' | 'dateOfBirth'>;
type Names = Pick<Identity, 'surname' | 'forename'>;

export interface RegisterPupilGiven extends PupilGiven {
  /** The identity in the log, opened; undefined for a pupil who is new or erased. */
  readonly identity: Identity | undefined;
}

/**
 * Registers a pupil and puts it on roll. If the log knows the pupil (by UPN), only a missing enrolment is added. A
 * different identity becomes a question for a person and never overwrites the log.
 */
export function registerPupil(command: RegisterPupilFromFile, given: RegisterPupilGiven): Decision {
  const events = [
    ...registration(command, given),
    ...enrolment(command, given),
    ...upnQuestion(command, given),
    ...question(command, given),
  ];
  if (events.length === 0) return refused('ALREADY_RECORDED');
  const { dateOfBirth, admittedOn, knownOn } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...broken(dateOfBirth > given.today || knownOn > given.today, 'DATE_IN_FUTURE'),
      ...broken((admittedOn ?? knownOn) < dateOfBirth, 'DATE_BEFORE_BIRTH'),
      ...broken(command.ncYear !== null && yearGroup(command.ncYear) === undefined, 'CODE_NOT_KNOWN'),
    ],
    events,
  );
}

function registration(command: RegisterPupil, given: RegisterPupilGiven): readonly DecidedEvent[] {
  if (given.pupil.registered !== undefined) return [];
  const { dateOfBirth, admittedOn, knownOn } = command;
  const known = { ...command, retainUntil: retainUntil(dateOfBirth) };
  return [happened(PupilRegistered, known, admittedOn ?? knownOn)];
}

/** Asks, once, about the UPN under which a file makes a pupil known. Who enters a pupil knows what is missing. */
function upnQuestion(command: RegisterPupilFromFile, given: RegisterPupilGiven): readonly DecidedEvent[] {
  const { schoolUrn, source, upn, fromFile = false } = command;
  const inDoubt = fromFile && (upn === null || checkUpn(upn) === 'CHECK_LETTER');
  if (given.pupil.registered !== undefined || !inDoubt) return [];
  const fields = ['upn'] as const;
  const raised = { schoolUrn, source, kind: 'UPN_IN_DOUBT', fields, status: null, from: null, needs: [] } as const;
  return [happened(DiscrepancyRaised, raised, given.today)];
}

function enrolment(command: RegisterPupil, given: RegisterPupilGiven): readonly DecidedEvent[] {
  const { schoolUrn, admittedOn, knownOn } = command;
  if (given.pupil.enrolments.some((e) => e.schoolUrn === schoolUrn && e.leftOn === null)) return [];
  return [happened(PupilEnrolled, command, admittedOn ?? knownOn)];
}

const COMPARED = ['surname', 'forename', 'dateOfBirth', 'sex'] as const;

function question(command: RegisterPupil, given: RegisterPupilGiven): readonly DecidedEvent[] {
  const known = given.identity;
  if (known === undefined) return [];
  const fields = COMPARED.filter((name) => differ(command[name], known[name]));
  const asked = given.pupil.discrepancies.some(
    (d) => d.kind === 'IDENTITY_DIFFERS' && d.fields.join() === fields.join(),
  );
  if (fields.length === 0 || asked) return [];
  const { schoolUrn, source } = command;
  const raised = { schoolUrn, source, kind: 'IDENTITY_DIFFERS', fields, status: null, from: null, needs: [] } as const;
  return [happened(DiscrepancyRaised, raised, given.today)];
}

/**
 * Two spellings of one name do not differ. A question mark stands for any letter: a Windows-1252 file has one for each
 * letter that it cannot write.
 */
function differ(said: string | null, known: string | null): boolean {
  if (said === null || known === null || isSameName(said, known)) return false;
  const [letters, knownLetters] = [said, known].map((text) => Array.from(text.normalize('NFC'))) as [
    string[],
    string[],
  ];
  return (
    letters.length !== knownLetters.length ||
    letters.some((letter, at) => letter !== '?' && comparedName(letter) !== comparedName(knownLetters[at] ?? ''))
  );
}

export const RecordPupilLeft = input('That a pupil left the roll.', saidIn(PupilLeft));
export type RecordPupilLeft = PupilCommand & InputOf<typeof RecordPupilLeft>;

/** Takes a pupil off the roll. The last school keeps the record until `retainUntil`. */
export function recordPupilLeft(command: RecordPupilLeft, given: PupilGiven): Decision {
  return judge('FROM_DOCUMENT', leavingRules(command, given), [happened(PupilLeft, command, command.leftOn)]);
}

/** A leaving must end an enrolment at the school that is open and has begun. */
export function leavingRules(
  { schoolUrn, leftOn }: Pick<RecordPupilLeft, 'schoolUrn' | 'leftOn'>,
  given: PupilGiven,
): readonly RuleCode[] {
  const open = given.pupil.enrolments.find((e) => e.schoolUrn === schoolUrn && e.leftOn === null);
  return [
    ...broken(open === undefined, 'NOT_YET_IN_FORCE'),
    ...broken(open !== undefined && open.since !== null && leftOn < open.since, 'END_BEFORE_START'),
    ...broken(leftOn > given.today, 'DATE_IN_FUTURE'),
  ];
}
