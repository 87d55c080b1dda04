import { type Decision, judge } from '../decision.ts';
import type { PupilCommand } from '../given.ts';
import { broken, pastRules } from '../policies.ts';
import { leavingRules } from '../register-pupil.ts';
import { type Destination, type PupilTransferredOut, SCHOOL_DESTINATIONS } from './events.ts';
import type { EnrolmentGiven } from './given.ts';

/** A pupil leaves the roll for another school or place, and the record is handed on. */
export interface RecordTransferOut extends PupilCommand, Omit<PupilTransferredOut, 'schoolUrn' | 'destination'> {
  readonly destination: Destination;
}

export function recordTransferOut(command: RecordTransferOut, given: EnrolmentGiven): Decision {
  const { schoolUrn, leftOn, toSchoolUrn, destination, packSentOn } = command;
  const data: PupilTransferredOut = { schoolUrn, leftOn, toSchoolUrn, destination, packSentOn };
  return judge(
    'FROM_DOCUMENT',
    [
      ...leavingRules(command, given),
      ...pastRules(given, packSentOn),
      ...broken(toSchoolUrn === schoolUrn, 'TRANSFER_TO_ITSELF'),
      ...broken(toSchoolUrn !== null && !given.schoolsKnown.includes(toSchoolUrn), 'SCHOOL_NOT_KNOWN'),
      ...broken(toSchoolUrn !== null && !SCHOOL_DESTINATIONS.includes(destination), 'DESTINATION_NOT_CONSISTENT'),
    ],
    [
      { type: 'PupilLeft', data: { schoolUrn, leftOn }, effectiveFrom: leftOn },
      { type: 'PupilTransferredOut', data, effectiveFrom: leftOn },
    ],
  );
}
