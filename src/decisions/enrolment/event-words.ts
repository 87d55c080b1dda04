import { wordsOf } from '../../kernel/members.ts';
import {
  MergedInto,
  PupilIdentityChanged,
  PupilMerged,
  PupilTransferredIn,
  PupilTransferredOut,
  TransferPapersReceived,
} from './events.ts';

/** What each of these events says, in plain words for those who read the record. */
export const ENROLMENT_WORDS = wordsOf(
  PupilTransferredOut,
  PupilTransferredIn,
  TransferPapersReceived,
  PupilIdentityChanged,
  MergedInto,
  PupilMerged,
);
