import { ApproveSignOff, approveSignOff } from '../decisions/sign-off/approve-sign-off.ts';
import {
  ApproveSignOffWithConditions,
  approveSignOffWithConditions,
} from '../decisions/sign-off/approve-sign-off-with-conditions.ts';
import { ChangeConditionOwner, changeConditionOwner } from '../decisions/sign-off/change-condition-owner.ts';
import {
  SIGN_OFF_EVENT_TYPES,
  ConditionMet,
  ConditionOwnerChanged,
  DeciderAppointed,
  DissentRecorded,
  RecusalLifted,
  RecusalRecorded,
  SignOffApproved,
  SignOffApprovedWithConditions,
  SignOffAttemptRefused,
  SignOffConditionSet,
  SignOffRecused,
  SignOffRejected,
  SignOffRequested,
  SignOffResubmitted,
  SignOffReturned,
  SignOffWithdrawn,
  SoleDeciderExceptionRecorded,
} from '../decisions/sign-off/events.ts';
import { AppointDecider, appointDecider } from '../decisions/sign-off/appoint-decider.ts';
import { LiftRecusal, liftRecusal } from '../decisions/sign-off/lift-recusal.ts';
import { MeetCondition, meetCondition } from '../decisions/sign-off/meet-condition.ts';
import { RecordDissent, recordDissent } from '../decisions/sign-off/record-dissent.ts';
import { RecordOutsideReview, recordOutsideReview } from '../decisions/sign-off/record-outside-review.ts';
import { RecuseFromPupil, recuseFromPupil } from '../decisions/sign-off/recuse-from-pupil.ts';
import { RecuseFromSignOff, recuseFromSignOff } from '../decisions/sign-off/recuse-from-sign-off.ts';
import { RejectSignOff, rejectSignOff } from '../decisions/sign-off/reject-sign-off.ts';
import { RequestSignOff, requestSignOff } from '../decisions/sign-off/request-sign-off.ts';
import { ResubmitSignOff, resubmitSignOff } from '../decisions/sign-off/resubmit-sign-off.ts';
import { ReturnSignOff, returnSignOff } from '../decisions/sign-off/return-sign-off.ts';
import { WithdrawSignOff, withdrawSignOff } from '../decisions/sign-off/withdraw-sign-off.ts';
import type { ReadModelName } from './read-model-names.ts';
import { define } from './definition.ts';
import { HEAD, PROPOSERS } from './offices.ts';

const HISTORY_AND_QUEUE: readonly ReadModelName[] = ['decision-history', 'sign-off-queue'];
const QUEUE: readonly ReadModelName[] = ['sign-off-queue'];
/** A later decision answers a request, never a correction: what was approved is what was seen. */
const SIGN_OFF_DECISION = {
  awaits: HISTORY_AND_QUEUE,
  conflictsWith: SIGN_OFF_EVENT_TYPES,
  correctable: false,
} as const;
const ON_THE_RECORD = { awaits: QUEUE, conflictsWith: SIGN_OFF_EVENT_TYPES } as const;
const PROPOSING = {
  ...SIGN_OFF_DECISION,
  offices: PROPOSERS,
  action: 'PROPOSE',
  legalBasis: ["The school's sign-off policy"],
} as const;
const DECIDING = {
  ...SIGN_OFF_DECISION,
  offices: HEAD,
  action: 'RECORD_DECISION',
  legalBasis: ['SI 2013/1624 reg 6(4)', 'SI 2013/1624 reg 18'],
} as const;

/** Sign-off by the school's leaders. It is internal: no statutory duty waits for it. */
export const SIGN_OFF_COMMANDS = [
  define('PUPIL', 'DECISION', requestSignOff, {
    takes: RequestSignOff,
    ...PROPOSING,
    description: "Asks the school's leaders to sign off a proposal.",
    awaits: [...HISTORY_AND_QUEUE, 'ehc-tracker'],
    emits: [SignOffRequested],
  }),
  define('PUPIL', 'DECISION', resubmitSignOff, {
    takes: ResubmitSignOff,
    ...PROPOSING,
    description: 'Answers the questions a request for sign-off came back with, and puts it anew.',
    emits: [SignOffResubmitted],
  }),
  define('PUPIL', 'DECISION', withdrawSignOff, {
    takes: WithdrawSignOff,
    ...PROPOSING,
    description: 'Takes a request for sign-off back.',
    emits: [SignOffWithdrawn],
  }),
  define('PUPIL', 'DECISION', approveSignOff, {
    takes: ApproveSignOff,
    ...DECIDING,
    description: 'Approves a request for sign-off.',
    emits: [SignOffApproved, SignOffAttemptRefused],
  }),
  define('PUPIL', 'DECISION', approveSignOffWithConditions, {
    takes: ApproveSignOffWithConditions,
    ...DECIDING,
    description: 'Approves a request for sign-off on conditions, each with an owner and a day.',
    emits: [SignOffApprovedWithConditions, SignOffConditionSet, SignOffAttemptRefused],
  }),
  define('PUPIL', 'DECISION', returnSignOff, {
    takes: ReturnSignOff,
    ...DECIDING,
    description: 'Returns a request for sign-off to its proposer with questions.',
    emits: [SignOffReturned, SignOffAttemptRefused],
  }),
  define('PUPIL', 'DECISION', rejectSignOff, {
    takes: RejectSignOff,
    ...DECIDING,
    description: 'Rejects a request for sign-off, with the reason.',
    emits: [SignOffRejected, SignOffAttemptRefused],
  }),
  define('PUPIL', 'RECORD', meetCondition, {
    takes: MeetCondition,
    ...ON_THE_RECORD,
    description: 'Records that a condition of an approval was met.',
    action: 'PROPOSE',
    legalBasis: ['Conditions of an approval'],
    isPartOfDeciding: true,
    emits: [ConditionMet],
  }),
  define('PUPIL', 'RECORD', changeConditionOwner, {
    takes: ChangeConditionOwner,
    ...ON_THE_RECORD,
    description: 'Gives a condition of an approval to another owner.',
    action: 'PROPOSE',
    legalBasis: ['Conditions of an approval'],
    emits: [ConditionOwnerChanged],
  }),
  define('PUPIL', 'RECORD', recuseFromSignOff, {
    takes: RecuseFromSignOff,
    ...ON_THE_RECORD,
    description: 'Records that the person signed in takes no part in deciding a request, for a conflict of interest.',
    action: 'RECORD_DECISION',
    legalBasis: ['Separation of duties'],
    emits: [SignOffRecused, RecusalRecorded],
  }),
  define('PUPIL', 'RECORD', recuseFromPupil, {
    takes: RecuseFromPupil,
    ...ON_THE_RECORD,
    description:
      'Records that the person signed in takes no part in decisions about a pupil: in all, as a relative, or in one matter.',
    action: 'RECORD_DECISION',
    legalBasis: ['Separation of duties'],
    emits: [RecusalRecorded],
  }),
  define('PUPIL', 'RECORD', liftRecusal, {
    takes: LiftRecusal,
    ...ON_THE_RECORD,
    description: 'Lets somebody decide again who stood aside for a pupil. The chair, or a head who did not, does so.',
    action: 'SETTLE_RECUSAL',
    legalBasis: ['Separation of duties'],
    emits: [RecusalLifted],
  }),
  define('PUPIL', 'RECORD', appointDecider, {
    takes: AppointDecider,
    ...ON_THE_RECORD,
    description: 'Appoints who decides about one pupil, where all who would decide stand aside.',
    action: 'SETTLE_RECUSAL',
    legalBasis: ['SI 2013/1624 reg 18', 'Separation of duties'],
    emits: [DeciderAppointed],
  }),
  define('PUPIL', 'RECORD', recordDissent, {
    takes: RecordDissent,
    ...ON_THE_RECORD,
    description: 'Records that the person signed in does not agree with a decision or a request.',
    action: 'PROPOSE',
    legalBasis: ['Dissent stays on record'],
    isPartOfDeciding: true,
    emits: [DissentRecorded],
  }),
  define('PUPIL', 'RECORD', recordOutsideReview, {
    takes: RecordOutsideReview,
    ...ON_THE_RECORD,
    description: 'Records whom a sole decider asked to look at a decision or request, and the answer.',
    action: 'RECORD_DECISION',
    legalBasis: ['Separation of duties: a sole decider'],
    isPartOfDeciding: true,
    emits: [SoleDeciderExceptionRecorded],
  }),
];
