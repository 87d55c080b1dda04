import { C, type FieldClasses, S } from '../field-class.ts';

/** Field classes of enrolment, transfer, identity and merge. */
export const ENROLMENT_CLASSES = {
  PupilTransferredOut: { schoolUrn: C, leftOn: C, toSchoolUrn: C, destination: C, packSentOn: C },
  PupilTransferredIn: { schoolUrn: C, fromSchoolUrn: C, admittedOn: C, recordReceivedOn: C },
  TransferPapersReceived: { schoolUrn: C, fromSchoolUrn: C, receivedOn: C },
  PupilIdentityChanged: {
    upn: S,
    surname: S,
    forename: S,
    dateOfBirth: S,
    sex: S,
    schoolUrn: C,
    reason: C,
    retainUntil: C,
  },
  MergedInto: { schoolUrn: C, survivor: C, reason: C },
  PupilMerged: { schoolUrn: C, loser: C, revision: C, reason: C },
} as const satisfies Record<string, FieldClasses>;
