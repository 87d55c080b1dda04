import { EHC_EVENT_TYPES } from '../decisions/ehc/events.ts';
import { SIGN_OFF_EVENT_TYPES } from '../decisions/sign-off/events.ts';
import { STATUS_EVENT_TYPES } from '../decisions/sen-status.ts';

/** Whether a school is to be named is a question to that school alone. */
const OF_ONE_SCHOOL: readonly string[] = [
  'SchoolConsulted',
  'SchoolConsultationAnswered',
  'ProspectivePupilOpened',
  'ProspectivePupilClosed',
];

/**
 * Facts about the child that hold at the next school too: the provision code and needs, the EHC case with its plan and
 * clocks, restrictions of contact, and who has the rights.
 */
export const FACT_TYPES: readonly string[] = [
  ...STATUS_EVENT_TYPES,
  ...EHC_EVENT_TYPES.filter((type) => !OF_ONE_SCHOOL.includes(type)),
  'ContactRestricted',
  'ContactRestrictionEnded',
  'CapacityRecorded',
  'AlternativePersonNamed',
];

/** The transfer itself: both schools read it, each for its own part. */
export const TRANSFER_TYPE = 'PupilTransferredOut';

/**
 * What is never given: who signed off, objected, knew or was told inside the school, its roll, and questions about its
 * files.
 */
const KEPT_TYPES: readonly string[] = [
  ...SIGN_OFF_EVENT_TYPES,
  'ConsultationOpened',
  'ConsultationAnswered',
  'DeciderNotified',
  'DecisionConfirmed',
  'DecisionDisputed',
  'SencoInformed',
  'InvolvementConfirmed',
  'InvolvementDisputed',
  'TeachersInformed',
  'TeacherAcknowledged',
  'DiscrepancyRaised',
  'DiscrepancyResolved',
  ...OF_ONE_SCHOOL,
  'PupilEnrolled',
  'PupilLeft',
  'PupilTransferredIn',
  'SharedRecordAccepted',
  'TransferPapersReceived',
  'PupilMerged',
  'MergedInto',
  'RecordContinued',
];

export function isGiven(type: string): boolean {
  return !KEPT_TYPES.includes(type);
}
