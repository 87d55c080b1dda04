import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { ReferralMade } from './agency-events.ts';
import { allOwn } from './provision-named.ts';

/** A pupil is referred to an agency, with the consent that it rests on (domain §0.4). */
export interface MakeReferral extends DecisionCommand, Omit<ReferralMade, 'schoolUrn' | 'rationale'> {
  readonly rationale: string;
}

export function makeReferral(command: MakeReferral, given: PupilGiven): Decision {
  const { schoolUrn, agency, provision, consent, evidence, rationale, effectiveFrom } = command;
  const data: ReferralMade = { schoolUrn, agency, provision, consent, evidence, rationale };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(!allOwn(given, provision === null ? [] : [provision], schoolUrn), 'NO_SUCH_RECORD'),
      ...broken(consent === null, 'CONSENT_NOT_RECORDED'),
      ...broken(
        consent !== null &&
          (consent.givenOn > effectiveFrom || (consent.expiresOn !== null && consent.expiresOn < effectiveFrom)),
        'CONSENT_NOT_IN_FORCE',
      ),
      ...pastRules(given, consent?.givenOn ?? null, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom, consent?.givenOn ?? null),
    ],
    [{ type: 'ReferralMade', data, effectiveFrom }],
  );
}
