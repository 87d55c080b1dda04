import {
  type CodeOf,
  codes,
  type DataOf,
  day,
  event,
  input,
  type InputOf,
  isA,
  oneOf,
  optional,
  saidIn,
  text,
} from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { decidersNamed, decisionNamed, decisionRules } from './decision-named.ts';
import { ConsultationOpened } from './events.ts';
import { DECISION_ID, OF_DECISION } from './named-decision.ts';

export const POSITION = codes('ConsultationPosition', 'What the SENCO says to a decision.', {
  AGREES: 'Agrees.',
  PARTLY_AGREES: 'Agrees in part.',
  DISAGREES: 'Disagrees.',
  NO_VIEW: 'Has no view.',
});
export type Position = CodeOf<typeof POSITION>;

/** The SENCO confirms having been told or asked. `informedOn` is null if the day is right as recorded. */
export const InvolvementConfirmed = event('InvolvementConfirmed', 'The SENCO confirmed having been involved.', {
  ...OF_DECISION,
  informedOn: optional(day('The day as you have it; left out, as it was recorded.')),
  note: optional(text('A note.')),
});

/**
 * The SENCO disputes what others recorded. `informedOn` is the SENCO's own day, or null if they were not told at all.
 */
export const InvolvementDisputed = event('InvolvementDisputed', 'The SENCO disputed having been involved.', {
  ...OF_DECISION,
  informedOn: optional(day('The day on which you were told; left out, not at all.')),
  note: optional(text('A note.')),
});

/** The SENCO's view of a decision that somebody else took. Nothing waits for it. */
export const ConsultationAnswered = event('ConsultationAnswered', 'The SENCO gave a view on a decision.', {
  ...OF_DECISION,
  position: oneOf(POSITION, 'Your position.'),
  views: optional(text('Your views.')),
});

export const ConfirmInvolvement = input('That you, the SENCO, were told of a decision or asked about it.', {
  ...DECISION_ID,
  ...saidIn(InvolvementConfirmed),
});
export type ConfirmInvolvement = PupilCommand & InputOf<typeof ConfirmInvolvement>;

export const DisputeInvolvement = input('That you, the SENCO, were not told or asked as it was recorded.', {
  ...DECISION_ID,
  ...saidIn(InvolvementDisputed),
});
export type DisputeInvolvement = PupilCommand & InputOf<typeof DisputeInvolvement>;

export const AnswerConsultation = input('What you, the SENCO, say to a decision that somebody else took.', {
  ...DECISION_ID,
  ...saidIn(ConsultationAnswered),
});
export type AnswerConsultation = PupilCommand & InputOf<typeof AnswerConsultation>;

export function confirmInvolvement(command: ConfirmInvolvement, given: PupilGiven): Decision {
  return answered(InvolvementConfirmed, command, given);
}

export function disputeInvolvement(command: DisputeInvolvement, given: PupilGiven): Decision {
  return answered(InvolvementDisputed, command, given);
}

function answered(
  table: typeof InvolvementConfirmed | typeof InvolvementDisputed,
  command: ConfirmInvolvement,
  given: PupilGiven,
): Decision {
  const { schoolUrn, decisionId, informedOn } = command;
  return judge(
    'REPORTED',
    [...sencoRules(given, decisionId, schoolUrn), ...pastRules(given, informedOn), ...birthRules(given, informedOn)],
    [happened(table, { ...command, decision: decisionId })],
  );
}

export function answerConsultation(command: AnswerConsultation, given: PupilGiven): Decision {
  const { schoolUrn, decisionId } = command;
  const isOpen = openedFor(given, decisionId, schoolUrn).length > 0 || sharedDecision(given, decisionId) !== undefined;
  return judge(
    'REPORTED',
    [...sencoRules(given, decisionId, schoolUrn), ...broken(!isOpen, 'CONSULTATION_NOT_OPEN')],
    [happened(ConsultationAnswered, { ...command, decision: decisionId })],
  );
}

/** A decision of another school that shares the child. It is put to the SENCO of both. */
function sharedDecision({ sharedDecisions }: PupilGiven, decisionId: string): EffectiveEvent | undefined {
  return sharedDecisions.find(({ id }) => id === decisionId);
}

/**
 * The decision must exist. Its SENCO on that day may answer, and so may the present SENCO, unless they decided it
 * themselves. Of another school's decision the SENCO of this school speaks for this school.
 */
function sencoRules(given: PupilGiven, decisionId: string, schoolUrn: string): readonly RuleCode[] {
  if (sharedDecision(given, decisionId) !== undefined)
    return broken(!given.sencos.includes(given.recorder.person), 'NOT_THE_SENCO');
  const decision = decisionNamed(given.pupil.events, decisionId, schoolUrn);
  if (decision === undefined && toldOfVoid(given, decisionId, schoolUrn))
    return broken(!given.sencos.includes(given.recorder.person), 'NOT_THE_SENCO');
  const decided = decision === undefined ? [] : decidersNamed(decision.metadata);
  const sencos = [...given.sencos.filter((person) => !decided.includes(person)), ...(decision?.metadata.sencos ?? [])];
  return [
    ...decisionRules(given, decisionId, schoolUrn),
    ...broken(!sencos.includes(given.recorder.person), 'NOT_THE_SENCO'),
  ];
}

/** Whether the SENCO was notified that somebody else voided the decision. They may answer that too. */
function toldOfVoid(given: PupilGiven, decisionId: string, schoolUrn: string): boolean {
  return openedFor(given, decisionId, schoolUrn).some(({ change }) => change === 'VOIDED');
}

/** The consultations opened about a decision. */
function openedFor(
  { pupil }: PupilGiven,
  decisionId: string,
  schoolUrn: string,
): readonly DataOf<typeof ConsultationOpened>[] {
  return pupil.events
    .filter(isA(ConsultationOpened))
    .map(({ data }) => data)
    .filter((data) => data.decision === decisionId && data.schoolUrn === schoolUrn);
}
