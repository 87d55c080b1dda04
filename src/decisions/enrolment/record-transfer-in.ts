import type { CivilDate } from '../../kernel/civil-date.ts';
import { yearGroup } from '../../reference/year-groups.ts';
import { type DecidedEvent, type Decision, judge } from '../decision.ts';
import type { PupilCommand } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { PupilEnrolled } from '../pupil-events.ts';
import type { PupilTransferredIn } from './events.ts';
import type { EnrolmentGiven } from './given.ts';
import { isOpen } from './transfers.ts';

/**
 * A school takes a pupil's record over from another school of this system. The right to do so comes from that school's
 * `PupilTransferredOut` alone (domain §2); the record goes on in the same stream.
 */
export interface RecordTransferIn extends PupilCommand {
  readonly fromSchoolUrn: string;
  readonly admittedOn: CivilDate;
  readonly enrolment: PupilEnrolled['enrolment'];
  readonly ncYear: string | null;
  readonly recordReceivedOn: CivilDate | null;
}

export function recordTransferIn(command: RecordTransferIn, given: EnrolmentGiven): Decision {
  const { schoolUrn, fromSchoolUrn, admittedOn, enrolment, ncYear, recordReceivedOn } = command;
  const { transfers, enrolments } = given.pupil;
  const transferred: PupilTransferredIn = { schoolUrn, fromSchoolUrn, admittedOn, recordReceivedOn };
  const enrolled: PupilEnrolled = { schoolUrn, admittedOn, knownOn: admittedOn, enrolment, ncYear };
  const events: DecidedEvent[] = [{ type: 'PupilTransferredIn', data: transferred, effectiveFrom: admittedOn }];
  // A file may have told of the enrolment before the papers came.
  if (!enrolments.some((e) => e.schoolUrn === schoolUrn && e.leftOn === null))
    events.push({ type: 'PupilEnrolled', data: enrolled, effectiveFrom: admittedOn });
  return judge(
    'FROM_DOCUMENT',
    [
      ...broken(!transfers.some((transfer) => isOpen(transfer, fromSchoolUrn, schoolUrn)), 'NO_TRANSFER_RECORD'),
      ...broken(ncYear !== null && yearGroup(ncYear) === undefined, 'CODE_NOT_KNOWN'),
      ...pastRules(given, admittedOn, recordReceivedOn),
      ...birthRules(given, admittedOn, recordReceivedOn),
    ],
    events,
  );
}
