import { classesOf } from '../../kernel/members.ts';
import {
  MergedInto,
  PupilIdentityChanged,
  PupilMerged,
  PupilTransferredIn,
  PupilTransferredOut,
  TransferPapersReceived,
} from './events.ts';

/** Field classes of enrolment, transfer, identity and merge. */
export const ENROLMENT_CLASSES = classesOf(
  PupilTransferredOut,
  PupilTransferredIn,
  TransferPapersReceived,
  PupilIdentityChanged,
  MergedInto,
  PupilMerged,
);
