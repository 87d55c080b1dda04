import { type DataOf, day, event, input, type InputOf, isA, persons, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { decisionRules } from './decision-named.ts';
import { DECISION_ID, OF_DECISION } from './named-decision.ts';

/** Records which teachers of the pupil were told of a decision (CoP 6.49). */
export const TeachersInformed = event('TeachersInformed', 'Teachers were informed.', {
  ...OF_DECISION,
  teachers: persons('The teachers.'),
  on: day('The day.'),
});
export type TeachersInformed = DataOf<typeof TeachersInformed>;

export const RecordTeachersInformed = input('Which teachers were told of a decision and what it asks of them.', {
  ...DECISION_ID,
  ...saidIn(TeachersInformed),
});
export type RecordTeachersInformed = PupilCommand & InputOf<typeof RecordTeachersInformed>;

export function recordTeachersInformed(command: RecordTeachersInformed, given: PupilGiven): Decision {
  const { schoolUrn, decisionId, on } = command;
  const teachers = [...new Set(command.teachers)];
  return judge(
    'REPORTED',
    [
      ...given.envelope.broken,
      ...decisionRules(given, decisionId, schoolUrn),
      ...broken(teachers.length === 0, 'NOTHING_SAID'),
      ...pastRules(given, on),
      ...birthRules(given, on),
    ],
    [happened(TeachersInformed, { ...command, decision: decisionId, teachers }, on)],
  );
}

/** A teacher records having read the decision. */
export const TeacherAcknowledged = event('TeacherAcknowledged', 'A teacher acknowledged a decision.', OF_DECISION);

export const AcknowledgeDecision = input('That you have read a decision that you were told of.', DECISION_ID);
export type AcknowledgeDecision = PupilCommand & InputOf<typeof AcknowledgeDecision>;

export function acknowledgeDecision(command: AcknowledgeDecision, given: PupilGiven): Decision {
  const { schoolUrn, decisionId } = command;
  const about = given.pupil.events.filter(
    ({ data }) => data['decision'] === decisionId && data['schoolUrn'] === schoolUrn,
  );
  const informed = about
    .filter(isA(TeachersInformed))
    .some(({ data }) => data.teachers.includes(given.recorder.person));
  const already = about
    .filter(isA(TeacherAcknowledged))
    .some(({ metadata }) => metadata.recordedBy.person === given.recorder.person);
  return judge(
    'REPORTED',
    [
      ...decisionRules(given, decisionId, schoolUrn),
      ...broken(!informed, 'NOT_AMONG_THE_INFORMED'),
      ...broken(already, 'ALREADY_RECORDED'),
    ],
    [happened(TeacherAcknowledged, { schoolUrn, decision: decisionId })],
  );
}
