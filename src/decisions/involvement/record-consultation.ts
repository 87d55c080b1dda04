import {
  codes,
  type DataOf,
  day,
  decisionType,
  event,
  id,
  input,
  type InputOf,
  oneOf,
  optional,
  saidIn,
  text,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, pastRules } from '../policies.ts';
import { CONTACT_METHOD } from './contact-method.ts';
import { decisionRules } from './decision-named.ts';
import { POSITION } from './senco-answers.ts';
import { OF_DECISION_OR_NONE } from './named-decision.ts';

export const PARTY = codes('Party', 'Who was consulted.', {
  SENCO: 'The SENCO.',
  PARENT: 'A parent or carer.',
  PUPIL: 'The pupil.',
  YOUNG_PERSON: 'The young person.',
  ALTERNATIVE_PERSON: 'Who acts for a young person without capacity.',
  TEACHER: 'A teacher.',
  TEACHING_ASSISTANT: 'A teaching assistant.',
  HEADTEACHER: 'The headteacher.',
  EDUCATIONAL_PSYCHOLOGIST: 'An educational psychologist.',
  SPEECH_AND_LANGUAGE_THERAPIST: 'A speech and language therapist.',
  OCCUPATIONAL_THERAPIST: 'An occupational therapist.',
  SPECIALIST_TEACHER: 'A specialist teacher.',
  HEALTH_PROFESSIONAL: 'A health professional.',
  SOCIAL_WORKER: 'A social worker.',
  VIRTUAL_SCHOOL_HEAD: 'The virtual school head.',
  PLACEMENT_SCHOOL: 'The school or unit where the pupil is placed.',
  LOCAL_AUTHORITY: 'The local authority.',
  OTHER: 'Somebody else.',
});

export const CONSULTATION_OUTCOME = codes('ConsultationOutcome', 'What came of a consultation.', {
  ...POSITION.codes,
  NOT_REACHED: 'Could not be reached.',
});

/**
 * A consultation before or after a decision, and its outcome. If there was no decision yet, `about` gives the kind of
 * decision. The consultation then belongs to the next decision of that kind at the school.
 */
export const ConsultationHeld = event('ConsultationHeld', 'Somebody was consulted.', {
  ...OF_DECISION_OR_NONE,
  about: optional(
    decisionType('Held before there was a decision: for which kind. It then belongs to the next of that kind.'),
  ),
  party: oneOf(PARTY, 'Who was consulted.'),
  method: oneOf(CONTACT_METHOD, 'How.'),
  on: day('The day.'),
  outcome: oneOf(CONSULTATION_OUTCOME, 'What came of it.'),
  views: optional(text('Their views.')),
});
export type ConsultationHeld = DataOf<typeof ConsultationHeld>;

export const RecordConsultation = input('That somebody was consulted, and what they said.', {
  decisionId: optional(id('Decision', 'The decision that it was about, where there is one already.')),
  ...saidIn(ConsultationHeld),
});
export type RecordConsultation = PupilCommand & InputOf<typeof RecordConsultation>;

export function recordConsultation(command: RecordConsultation, given: PupilGiven): Decision {
  const { schoolUrn, decisionId, on } = command;
  return judge(
    'REPORTED',
    [...decisionRules(given, decisionId, schoolUrn), ...pastRules(given, on), ...birthRules(given, on)],
    [happened(ConsultationHeld, { ...command, decision: decisionId }, on)],
  );
}
