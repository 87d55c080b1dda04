import {
  inApi,
  codes,
  type DataOf,
  day,
  event,
  id,
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
import { AGENCY } from './agency.ts';
import { allOwn } from './provision-named.ts';

const CONSENT_GIVER = codes('AgencyConsentGiver', 'Who gave consent.', {
  PARENT: 'A parent or carer.',
  YOUNG_PERSON: 'The young person.',
  PUPIL: 'The pupil.',
  ALTERNATIVE_PERSON: 'The alternative person.',
});

const CONSENT_SCOPE = codes('AgencyConsentScope', 'To what consent was given.', {
  REFERRAL: 'To the referral.',
  REFERRAL_AND_RECORDS: 'To the referral and the sharing of records.',
  HEALTH_DATA: 'To the sharing of health data.',
  ADVICE_TO_SCHOOL: 'To advice for the school only.',
});

/** Consent to a referral: by whom, when, to what, until when. */
const CONSENT = part('AgencyConsent', 'Consent to a referral.', {
  givenBy: oneOf(CONSENT_GIVER, 'Who gave it.'),
  givenOn: day('When.'),
  scope: oneOf(CONSENT_SCOPE, 'To what.'),
  expiresOn: optional(day('Last day on which it holds.')),
});

export const ReferralMade = event('ReferralMade', 'A pupil was referred to an agency.', {
  agency: oneOf(AGENCY, 'The agency.'),
  provision: optional(id('Provision', 'The provision that gave rise to it.')),
  consent: inApi('agencyConsent', optional(partOf(CONSENT, 'The consent it rests on.'))),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  rationale: text('Why.'),
});
export type ReferralMade = DataOf<typeof ReferralMade>;

export const MakeReferral = input('A referral to an agency.', saidIn(ReferralMade));
export type MakeReferral = DecisionCommand & InputOf<typeof MakeReferral>;

/** Refers a pupil to an agency, with the consent that it rests on. */
export function makeReferral(command: MakeReferral, given: PupilGiven): Decision {
  const { schoolUrn, provision, consent, evidence, effectiveFrom } = command;
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
    [happened(ReferralMade, command)],
  );
}
