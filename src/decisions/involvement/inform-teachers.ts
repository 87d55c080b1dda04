import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, pastRules } from '../policies.ts';
import { decisionRules } from './decision-named.ts';
import type { TeacherAcknowledged, TeachersInformed } from './events.ts';

/** That the teachers who work with the pupil were told of a decision (CoP 6.49). */
export interface RecordTeachersInformed extends PupilCommand, Omit<TeachersInformed, 'schoolUrn' | 'decision'> {
  readonly decisionId: string;
}

export function recordTeachersInformed(
  { schoolUrn, decisionId, teachers, on }: RecordTeachersInformed,
  given: PupilGiven,
): Decision {
  const data: TeachersInformed = { schoolUrn, decision: decisionId, teachers: [...new Set(teachers)], on };
  return judge(
    'REPORTED',
    [
      ...given.envelope.broken,
      ...decisionRules(given, decisionId, schoolUrn),
      ...broken(teachers.length === 0, 'NOTHING_SAID'),
      ...pastRules(given, on),
      ...birthRules(given, on),
    ],
    [{ type: 'TeachersInformed', data, effectiveFrom: on }],
  );
}

/** A teacher has read it. */
export interface AcknowledgeDecision extends PupilCommand {
  readonly decisionId: string;
}

export function acknowledgeDecision({ schoolUrn, decisionId }: AcknowledgeDecision, given: PupilGiven): Decision {
  const about = given.pupil.events.filter(
    ({ data }) => data['decision'] === decisionId && data['schoolUrn'] === schoolUrn,
  );
  const informed = about
    .filter(({ type }) => type === 'TeachersInformed')
    .some(({ data }) => (data as unknown as TeachersInformed).teachers.includes(given.recorder.person));
  const already = about.some(
    ({ type, metadata }) => type === 'TeacherAcknowledged' && metadata.recordedBy.person === given.recorder.person,
  );
  const data: TeacherAcknowledged = { schoolUrn, decision: decisionId };
  return judge(
    'REPORTED',
    [
      ...decisionRules(given, decisionId, schoolUrn),
      ...broken(!informed, 'NOT_AMONG_THE_INFORMED'),
      ...broken(already, 'ALREADY_RECORDED'),
    ],
    [{ type: 'TeacherAcknowledged', data }],
  );
}
