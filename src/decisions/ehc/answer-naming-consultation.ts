import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken } from '../policies.ts';
import type { SchoolConsultationAnswered } from './assessment-events.ts';
import { knownHereRules } from './case-rules.ts';

/**
 * The school answers the LA's consultation on naming it (s.38-39; CoP 9.79-9.84), for a pupil of its own or one who is
 * not on roll.
 */
export interface AnswerNamingConsultation
  extends DecisionCommand, Omit<SchoolConsultationAnswered, 'schoolUrn' | 'reasons'> {
  readonly reasons: string | null;
}

export function answerNamingConsultation(command: AnswerNamingConsultation, given: PupilGiven): Decision {
  const { schoolUrn, consultation, position, grounds, sentAt, reasons, effectiveFrom } = command;
  const data: SchoolConsultationAnswered = { schoolUrn, consultation, position, grounds, sentAt, reasons };
  const asked = given.pupil.events.filter(
    ({ type, data: { schoolUrn: urn } }) => type === 'SchoolConsulted' && urn === schoolUrn,
  );
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...knownHereRules(given, schoolUrn, effectiveFrom),
      ...broken(asked.length === 0, 'NO_CONSULTATION'),
      ...broken(consultation !== null && !asked.some(({ id }) => id === consultation), 'NO_SUCH_RECORD'),
      ...broken(position === 'OBJECTS' && grounds.length === 0, 'GROUND_NOT_RECORDED'),
      ...broken(sentAt !== null && sentAt > given.now, 'DATE_IN_FUTURE'),
      ...birthRules(given, effectiveFrom),
    ],
    [{ type: 'SchoolConsultationAnswered', data, effectiveFrom }],
  );
}
