import { type Decision, judge } from '../decision.ts';
import type { PupilCommand } from '../given.ts';
import { broken, pastRules } from '../policies.ts';
import { leavingRules } from '../register-pupil.ts';
import { happened } from '../happened.ts';
import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { PupilLeft } from '../pupil-events.ts';
import { PupilTransferredOut, SCHOOL_DESTINATIONS } from './events.ts';
import type { EnrolmentGiven } from './given.ts';

export const RecordTransferOut = input('That a pupil left for another school or place.', saidIn(PupilTransferredOut));
export type RecordTransferOut = PupilCommand & InputOf<typeof RecordTransferOut>;

/** Takes a pupil off the roll for another school or place and hands the record on. */
export function recordTransferOut(command: RecordTransferOut, given: EnrolmentGiven): Decision {
  const { schoolUrn, leftOn, toSchoolUrn, destination, packSentOn } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...leavingRules(command, given),
      ...pastRules(given, packSentOn),
      ...broken(toSchoolUrn === schoolUrn, 'TRANSFER_TO_ITSELF'),
      ...broken(toSchoolUrn !== null && !given.schoolsKnown.includes(toSchoolUrn), 'SCHOOL_NOT_KNOWN'),
      ...broken(toSchoolUrn !== null && !SCHOOL_DESTINATIONS.includes(destination), 'DESTINATION_NOT_CONSISTENT'),
    ],
    [happened(PupilLeft, command, leftOn), happened(PupilTransferredOut, command, leftOn)],
  );
}
