import { input, type InputOf, isA, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken } from '../policies.ts';
import { SchoolConsultationAnswered, SchoolConsulted } from './assessment-events.ts';
import { knownHereRules } from './case-rules.ts';

/**
 * Answers the local authority's consultation on naming the school (s.38-39; CoP 9.79-9.84). The pupil is on roll here
 * or prospective.
 */
export const AnswerNamingConsultation = input(
  "The school's answer to a consultation on naming it.",
  saidIn(SchoolConsultationAnswered),
);
export type AnswerNamingConsultation = DecisionCommand & InputOf<typeof AnswerNamingConsultation>;

export function answerNamingConsultation(command: AnswerNamingConsultation, given: PupilGiven): Decision {
  const { schoolUrn, consultation, position, grounds, sentAt, effectiveFrom } = command;
  const asked = given.pupil.events.filter(isA(SchoolConsulted)).filter(({ data }) => data.schoolUrn === schoolUrn);
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
    [happened(SchoolConsultationAnswered, command)],
  );
}
