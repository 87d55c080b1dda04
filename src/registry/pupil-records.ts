import { RecordVoidedAsError } from '../kernel/correction.ts';
import { DiscrepancyResolved } from '../decisions/record-keeping/discrepancies.ts';
import { DiscrepancyRaised, PupilEnrolled, PupilLeft, PupilRegistered } from '../decisions/pupil-events.ts';
import { RecordPupilLeft, recordPupilLeft, RegisterPupil, registerPupil } from '../decisions/register-pupil.ts';
import { ResolveDiscrepancy, resolveDiscrepancy } from '../decisions/record-keeping/resolve-discrepancy.ts';
import { VoidRecordAsError, voidRecordAsError } from '../decisions/record-keeping/void-record-as-error.ts';
import { define } from './definition.ts';
import { READ_MODEL_NAMES } from './read-model-names.ts';

/** A pupil's identity, enrolment and the keeping of the record. */
export const PUPIL_RECORD_COMMANDS = [
  define('PUPIL', 'RECORD', registerPupil, {
    takes: RegisterPupil,
    records: 'NEW_PUPIL',
    asks: ['IDENTITY'],
    claims: 'UPN',
    description: 'Registers a pupil and puts it on roll at a school.',
    action: 'REGISTER_PUPIL',
    legalBasis: ['Education (Pupil Registration) (England) Regulations'],
    emits: [PupilRegistered, PupilEnrolled, DiscrepancyRaised],
    awaits: ['discrepancies', 'ehc-tracker', 'provision-map', 'prospective-pupils', 'incoming-transfers'],
  }),
  define('PUPIL', 'RECORD', recordPupilLeft, {
    takes: RecordPupilLeft,
    description: 'Records that a pupil left the roll.',
    action: 'REGISTER_PUPIL',
    legalBasis: ['Education (Pupil Registration) (England) Regulations'],
    emits: [PupilLeft],
    awaits: ['ehc-tracker', 'provision-map', 'prospective-pupils', 'incoming-transfers'],
  }),
  define('PUPIL', 'RECORD', voidRecordAsError, {
    takes: VoidRecordAsError,
    shape: 'VOID',
    description: 'Makes a decision or observation void that was recorded in error; it stays to be seen as void.',
    action: 'RECORD_DECISION',
    legalBasis: ['UK GDPR Art 16', 'UK GDPR Art 5(1)(d)'],
    emits: [RecordVoidedAsError],
    // It takes a record out of whatever shows it.
    awaits: READ_MODEL_NAMES,
    conflictsWith: ['RecordVoidedAsError', 'CorrectionRecorded'],
  }),
  define('PUPIL', 'RECORD', resolveDiscrepancy, {
    takes: ResolveDiscrepancy,
    description: 'Settles a disagreement between a file and the record.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['UK GDPR Art 5(1)(d)'],
    emits: [DiscrepancyResolved],
    awaits: ['discrepancies'],
    conflictsWith: ['DiscrepancyResolved'],
  }),
];
