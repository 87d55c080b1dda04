import { continueRecord } from '../decisions/enrolment/continue-record.ts';
import { PupilEnrolled, PupilLeft, PupilRegistered } from '../decisions/pupil-events.ts';
import {
  MergedInto,
  PupilIdentityChanged,
  PupilMerged,
  PupilTransferredIn,
  PupilTransferredOut,
  RecordContinued,
  SharedRecordAccepted,
  TransferPapersReceived,
} from '../decisions/enrolment/events.ts';
import { AcceptSharedRecord, acceptSharedRecord } from '../decisions/enrolment/accept-shared-record.ts';
import { ChangePupilIdentity, changePupilIdentity } from '../decisions/enrolment/change-pupil-identity.ts';
import { completeMerge, MergePupil, mergePupil } from '../decisions/enrolment/merge-pupil.ts';
import { RecordTransferIn, recordTransferIn } from '../decisions/enrolment/record-transfer-in.ts';
import { RecordTransferPapers, recordTransferPapers } from '../decisions/enrolment/record-transfer-papers.ts';
import { RecordTransferOut, recordTransferOut } from '../decisions/enrolment/record-transfer-out.ts';
import { define } from './definition.ts';
import { READ_MODEL_NAMES } from './read-model-names.ts';

const REGISTRATION = ['Education (Pupil Registration) (England) Regulations'];
const ACCURACY = ['UK GDPR Art 5(1)(d)', 'UK GDPR Art 16'];

/** Transfer in and out, change of identity, and merging the records of one child. */
export const ENROLMENT_COMMANDS = [
  define('PUPIL', 'RECORD', recordTransferOut, {
    takes: RecordTransferOut,
    asks: ['SCHOOL_KNOWN'],
    description:
      'Records that a pupil left for another school or place, and hands the record on where that is a school of this system.',
    action: 'REGISTER_PUPIL',
    legalBasis: REGISTRATION,
    emits: [PupilLeft, PupilTransferredOut],
    // What was handed over, or given back by correcting it, can be in any list.
    awaits: [...READ_MODEL_NAMES],
  }),
  define('PUPIL', 'RECORD', recordTransferIn, {
    takes: RecordTransferIn,
    records: 'HANDED_ON',
    description: 'Takes a pupil and its record over from a school of this system that has recorded the transfer.',
    action: 'REGISTER_PUPIL',
    legalBasis: REGISTRATION,
    emits: [PupilTransferredIn, PupilRegistered, PupilEnrolled],
    // What was handed over, or given back by correcting it, can be in any list.
    awaits: [...READ_MODEL_NAMES],
  }),
  define('PUPIL', 'RECORD', recordTransferPapers, {
    takes: RecordTransferPapers,
    description: 'Records that the papers of a pupil came whose record had been taken over without them.',
    action: 'REGISTER_PUPIL',
    legalBasis: ['Education (Pupil Information) (England) Regulations 2005'],
    emits: [TransferPapersReceived],
    awaits: ['incoming-transfers'],
  }),
  define('PUPIL', 'RECORD', acceptSharedRecord, {
    takes: AcceptSharedRecord,
    records: 'SHARED',
    description:
      'Takes part in the record of a pupil whom another school placed here or registered here too. From then on each of both schools reads what the other decides while both have the pupil.',
    action: 'REGISTER_PUPIL',
    legalBasis: REGISTRATION,
    emits: [SharedRecordAccepted, PupilRegistered],
    // What is given can be in any list.
    awaits: [...READ_MODEL_NAMES],
  }),
  define('PUPIL', 'RECORD', changePupilIdentity, {
    takes: ChangePupilIdentity,
    asks: ['IDENTITY'],
    claims: 'PUPIL_IDENTITY',
    description:
      'Records another name, date of birth, sex or UPN of a pupil; what was known before stays in the record.',
    action: 'REGISTER_PUPIL',
    legalBasis: ACCURACY,
    emits: [PupilIdentityChanged],
    awaits: [],
    conflictsWith: ['PupilIdentityChanged'],
  }),
  define('PUPIL', 'RECORD', mergePupil, {
    takes: MergePupil,
    description:
      "Merges two records of one child: the loser is closed, and the pupil's record goes on with both. There is no way back.",
    action: 'REGISTER_PUPIL',
    legalBasis: ACCURACY,
    emits: [MergedInto],
    awaits: [],
    hasSecondStep: true,
    decidesOn: 'MERGED',
    asks: ['IDENTITY', 'SURVIVOR'],
  }),
  define('PUPIL', 'RECORD', continueRecord, {
    door: 'COMMAND_LINE',
    records: 'NEW_PUPIL',
    description: "Begins a school's own record of a child whom an older record holds with another school's events.",
    action: 'REGISTER_PUPIL',
    legalBasis: ['UK GDPR Art 5(1)(f)'],
    emits: [RecordContinued],
    awaits: [...READ_MODEL_NAMES],
  }),
  define('PUPIL', 'RECORD', completeMerge, {
    door: 'COMMAND_LINE',
    description: 'The second step of a merge, taken by the system.',
    action: 'REGISTER_PUPIL',
    legalBasis: ACCURACY,
    emits: [PupilMerged],
    // What the closed record held is shown under the survivor from now on, in every list.
    awaits: READ_MODEL_NAMES,
  }),
];
