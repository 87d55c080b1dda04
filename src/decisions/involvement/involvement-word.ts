import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { decidersNamed, decisionNamed, decisionRules } from './decision-named.ts';
import type { ConsultationAnswered, InvolvementAnswered, Position } from './events.ts';

/** The SENCO confirms having been told or asked, on that day or (null) as others have recorded it. */
export interface ConfirmInvolvement extends PupilCommand {
  readonly decisionId: string;
  readonly informedOn: CivilDate | null;
  readonly note: string | null;
}

/** The SENCO disputes what others have recorded: told on another day, or (null) not told at all. */
export interface DisputeInvolvement extends PupilCommand {
  readonly decisionId: string;
  readonly informedOn: CivilDate | null;
  readonly note: string | null;
}

/** What the SENCO says to a decision that somebody else took; nothing waits for it. */
export interface AnswerConsultation extends PupilCommand {
  readonly decisionId: string;
  readonly position: Position;
  readonly views: string | null;
}

export function confirmInvolvement(command: ConfirmInvolvement, given: PupilGiven): Decision {
  return answered('InvolvementConfirmed', command, given);
}

export function disputeInvolvement(command: DisputeInvolvement, given: PupilGiven): Decision {
  return answered('InvolvementDisputed', command, given);
}

function answered(
  type: string,
  { schoolUrn, decisionId, informedOn, note }: ConfirmInvolvement,
  given: PupilGiven,
): Decision {
  const data: InvolvementAnswered = { schoolUrn, decision: decisionId, informedOn, note };
  return judge(
    'REPORTED',
    [...sencoRules(given, decisionId, schoolUrn), ...pastRules(given, informedOn), ...birthRules(given, informedOn)],
    [{ type, data }],
  );
}

export function answerConsultation(
  { schoolUrn, decisionId, position, views }: AnswerConsultation,
  given: PupilGiven,
): Decision {
  const opened = given.pupil.events.some(
    ({ type, data }) =>
      type === 'ConsultationOpened' && data['decision'] === decisionId && data['schoolUrn'] === schoolUrn,
  );
  const data: ConsultationAnswered = { schoolUrn, decision: decisionId, position, views };
  return judge(
    'REPORTED',
    [...sencoRules(given, decisionId, schoolUrn), ...broken(!opened, 'CONSULTATION_NOT_OPEN')],
    [{ type: 'ConsultationAnswered', data }],
  );
}

/**
 * The decision is there, and it is the SENCO of its day, or of today, who speaks; nobody since then about what they
 * decided themselves.
 */
function sencoRules(given: PupilGiven, decisionId: string, schoolUrn: string): readonly RuleCode[] {
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

/** The SENCO was told that somebody else made the decision void, and may say something to that. */
function toldOfVoid({ pupil }: PupilGiven, decisionId: string, schoolUrn: string): boolean {
  return pupil.events.some(
    ({ type, data }) =>
      type === 'ConsultationOpened' &&
      data['decision'] === decisionId &&
      data['schoolUrn'] === schoolUrn &&
      data['change'] === 'VOIDED',
  );
}
