import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { SpecialistReferralDecided } from './case-events.ts';

/**
 * The school asks a specialist from outside (CoP 6.58-6.62), with the agreement of parent or young person (domain
 * §0.4).
 */
export interface ReferToSpecialist extends DecisionCommand, Omit<SpecialistReferralDecided, 'schoolUrn' | 'rationale'> {
  readonly rationale: string;
}

export function referToSpecialist(command: ReferToSpecialist, given: PupilGiven): Decision {
  const { schoolUrn, specialist, consent, evidence, rationale, effectiveFrom } = command;
  const data: SpecialistReferralDecided = { schoolUrn, specialist, consent, evidence, rationale };
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
    [{ type: 'SpecialistReferralDecided', data, effectiveFrom }],
  );
}
