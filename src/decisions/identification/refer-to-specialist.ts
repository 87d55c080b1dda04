import {
  codes,
  type DataOf,
  day,
  event,
  input,
  type InputOf,
  oneOf,
  optional,
  part,
  partOf,
  partsOf,
  saidIn,
  text,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';

const SPECIALIST = codes('Specialist', 'Specialists outside the school.', {
  EDUCATIONAL_PSYCHOLOGIST: 'Educational psychologist.',
  SPEECH_AND_LANGUAGE_THERAPIST: 'Speech and language therapist.',
  OCCUPATIONAL_THERAPIST: 'Occupational therapist.',
  PHYSIOTHERAPIST: 'Physiotherapist.',
  SPECIALIST_TEACHER: 'Specialist teacher.',
  MENTAL_HEALTH_SERVICE: 'Mental health service for children and young people.',
  PAEDIATRICIAN: 'Paediatrician.',
  SENSORY_SERVICE: 'Service for hearing or vision impairment.',
  OTHER: 'Another specialist.',
});

const CONSENT_GIVER = codes('ConsentGiver', 'Who agreed.', {
  PARENT: 'A parent.',
  YOUNG_PERSON: 'The young person.',
  ALTERNATIVE_PERSON: 'Somebody who acts for a young person without capacity.',
});

const CONSENT_SCOPE = codes('ConsentScope', 'What was agreed to.', {
  REFERRAL: 'The referral.',
  ASSESSMENT: 'Referral and assessment.',
  ASSESSMENT_AND_SHARING: 'Referral, assessment and sharing what it finds.',
});

const REFERRAL_CONSENT = part('ReferralConsent', 'Agreement to a referral outside the school.', {
  givenOn: day('The day on which it was given.'),
  givenBy: oneOf(CONSENT_GIVER, 'Who gave it.'),
  scope: oneOf(CONSENT_SCOPE, 'What it covers.'),
  expiresOn: optional(day('Last day on which it holds.')),
});

export const SpecialistReferralDecided = event('SpecialistReferralDecided', 'A pupil was referred to a specialist.', {
  specialist: oneOf(SPECIALIST, 'Which specialist.'),
  consent: optional(partOf(REFERRAL_CONSENT, 'Agreement of the parent or young person.')),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  rationale: text('Why.'),
});
export type SpecialistReferralDecided = DataOf<typeof SpecialistReferralDecided>;

export const ReferToSpecialist = input(
  'The referral of a pupil to a specialist outside the school.',
  saidIn(SpecialistReferralDecided),
);
export type ReferToSpecialist = DecisionCommand & InputOf<typeof ReferToSpecialist>;

/** Refers a pupil to a specialist outside the school (CoP 6.58-6.62), with the agreement of parent or young person. */
export function referToSpecialist(command: ReferToSpecialist, given: PupilGiven): Decision {
  const { schoolUrn, consent, evidence, effectiveFrom } = command;
  const { givenOn = null, expiresOn = null } = consent ?? {};
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(consent === null, 'CONSENT_NOT_RECORDED'),
      ...broken(
        (givenOn !== null && givenOn > effectiveFrom) || (expiresOn !== null && expiresOn < effectiveFrom),
        'CONSENT_NOT_IN_FORCE',
      ),
      ...broken(givenOn !== null && expiresOn !== null && expiresOn < givenOn, 'END_BEFORE_START'),
      ...pastRules(given, givenOn, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom, givenOn, given.envelope.decidedOn),
    ],
    [happened(SpecialistReferralDecided, command)],
  );
}
