import { RecordVoidedAsError } from '../../kernel/correction.ts';
import { effectiveDate, type EffectiveEvent } from '../../kernel/folding.ts';
import { id, input, type InputOf, saidIn } from '../../kernel/members.ts';
import { dataFrom } from '../happened.ts';
import { ACT_EVENT_TYPES } from '../act.ts';
import { type Decision, isAttempt, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import { recordedBeside } from '../recorded-beside.ts';

export const VoidRecordAsError = input('That a decision or observation was recorded in error.', {
  decisionId: id('Decision', 'The decision or observation.'),
  ...saidIn(RecordVoidedAsError),
});
export type VoidRecordAsError = PupilCommand & InputOf<typeof VoidRecordAsError>;

/** Events that no void takes out. Identity, enrolment and questions of files have commands of their own. */
const NEVER_VOID = [
  'PupilRegistered',
  'PupilEnrolled',
  'PupilLeft',
  'PupilIdentityChanged',
  'PupilTransferredIn',
  'PupilTransferredOut',
  'TransferPapersReceived',
  'SharedRecordAccepted',
  'MergedInto',
  'PupilMerged',
  'DiscrepancyRaised',
  'DiscrepancyResolved',
  'ConsultationOpened',
  'DeciderNotified',
];

const ACT_TYPES: readonly string[] = ACT_EVENT_TYPES;

/**
 * Answers, confirmations and disputes in a person's own name. Nobody else may void them, least of all those whom they
 * stopped.
 */
const OWN_WORD = [
  'SignOffApproved',
  'SignOffApprovedWithConditions',
  'SignOffConditionSet',
  'SignOffReturned',
  'SignOffRejected',
  'SignOffResubmitted',
  'SignOffWithdrawn',
  'SignOffRecused',
  'DissentRecorded',
  'SoleDeciderExceptionRecorded',
  'DecisionConfirmed',
  'DecisionDisputed',
  'InvolvementConfirmed',
  'InvolvementDisputed',
  'ConsultationAnswered',
  'TeacherAcknowledged',
];

/**
 * Voids a record that should never have been made, for instance on the wrong child. It no longer counts, nor does the
 * second record of its append. It stays visible as void.
 */
export function voidRecordAsError(command: VoidRecordAsError, given: PupilGiven): Decision {
  const target = given.pupil.events.find((event) => event.id === command.decisionId);
  const ours =
    target !== undefined &&
    !NEVER_VOID.includes(target.type) &&
    !isAttempt(target) &&
    target.data['schoolUrn'] === command.schoolUrn;
  const beside = target && recordedBeside(target, given.pupil.events);
  return judge(
    'TAKEN_HERE',
    [
      ...broken(!ours, 'NO_SUCH_RECORD'),
      ...broken(
        ours && ((OWN_WORD.includes(target.type) && !isBy(target, given)) || othersAnswered(target, given)),
        'WORD_OF_ANOTHER',
      ),
      ...broken(ours && isRestedOn(target, given), 'DECISION_RESTS_ON_IT'),
    ],
    [target, beside]
      .filter((one) => one !== undefined)
      .map((one) => ({
        type: RecordVoidedAsError.type,
        data: dataFrom(RecordVoidedAsError, { target: one.id, reason: command.reason }),
        effectiveFrom: effectiveDate(one),
      })),
  );
}

/** Whether others answered the request. If it were void, their answers would be about nothing. */
function othersAnswered({ id, type, data, revision }: EffectiveEvent, given: PupilGiven): boolean {
  const request = type === 'SignOffRequested' ? id : type === 'SignOffResubmitted' ? data['request'] : undefined;
  return (
    request !== undefined &&
    given.pupil.events.some(
      (event) =>
        event.data['request'] === request &&
        event.revision > revision &&
        OWN_WORD.includes(event.type) &&
        !isBy(event, given),
    )
  );
}

/** Whether a decision rests on the request that it is, or is an answer to. */
function isRestedOn({ id, type, data }: EffectiveEvent, given: PupilGiven): boolean {
  const request = type === 'SignOffRequested' ? id : type.startsWith('SignOff') ? data['request'] : undefined;
  return (
    request !== undefined &&
    given.pupil.events.some((event) => event.metadata.signOff === request && ACT_TYPES.includes(event.type))
  );
}

function isBy({ metadata }: EffectiveEvent, { recorder }: PupilGiven): boolean {
  return metadata.recordedBy.person === recorder.person;
}
