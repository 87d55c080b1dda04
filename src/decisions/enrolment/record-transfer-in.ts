import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import type { CivilDate } from '../../kernel/civil-date.ts';
import { retainUntil } from '../../reference/retention.ts';
import { yearGroup } from '../../reference/year-groups.ts';
import { type DecidedEvent, type Decision, judge } from '../decision.ts';
import type { PupilCommand } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { happened } from '../happened.ts';
import { PupilEnrolled, PupilRegistered } from '../pupil-events.ts';
import { PupilTransferredIn } from './events.ts';
import type { EnrolmentGiven } from './given.ts';
import { isOpen } from './transfers.ts';

const { enrolment, ncYear } = PupilEnrolled.members;

export const RecordTransferIn = input('That a pupil came from another school of this system.', {
  ...saidIn(PupilTransferredIn),
  enrolment,
  ncYear,
});
export type RecordTransferIn = PupilCommand & InputOf<typeof RecordTransferIn>;

/**
 * Takes over a pupil's record from another school of this system. The right comes only from that school's
 * `PupilTransferredOut`. The school goes on in a record of its own, and reads what was handed over.
 */
export function recordTransferIn(command: RecordTransferIn, given: EnrolmentGiven): Decision {
  const { schoolUrn, fromSchoolUrn, admittedOn, recordReceivedOn } = command;
  const { enrolments } = given.pupil;
  const transfers = given.giver?.transfers ?? [];
  const fromPupil = given.giver?.id ?? null;
  const events: DecidedEvent[] = [
    happened(PupilTransferredIn, { ...command, fromPupil }, admittedOn),
    ...identityTaken(admittedOn, given, schoolUrn),
  ];
  // A file may have recorded the enrolment before.
  if (!enrolments.some((e) => e.schoolUrn === schoolUrn && e.leftOn === null))
    events.push(happened(PupilEnrolled, { ...command, knownOn: admittedOn }, admittedOn));
  return judge(
    'FROM_DOCUMENT',
    [
      ...broken(!transfers.some((transfer) => isOpen(transfer, fromSchoolUrn, schoolUrn)), 'NO_TRANSFER_RECORD'),
      ...broken(command.ncYear !== null && yearGroup(command.ncYear) === undefined, 'CODE_NOT_KNOWN'),
      ...pastRules(given, admittedOn, recordReceivedOn),
      ...birthRules(given, admittedOn, recordReceivedOn),
    ],
    events,
  );
}

/** Who the child is goes with the record. A school that knows the child already keeps what it knows. */
export function identityTaken(from: CivilDate, given: EnrolmentGiven, schoolUrn: string): readonly DecidedEvent[] {
  const identity = given.giver?.identity;
  if (identity === undefined || given.pupil.registered !== undefined) return [];
  const known = { ...identity, schoolUrn, retainUntil: retainUntil(identity.dateOfBirth) };
  return [happened(PupilRegistered, known, from)];
}
