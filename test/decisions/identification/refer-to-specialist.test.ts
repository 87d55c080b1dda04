import { describe, test } from '@jest/globals';
import {
  type ReferToSpecialist,
  referToSpecialist,
} from '../../../src/decisions/identification/refer-to-specialist.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import { ENVELOPE } from '../../support/identification-facts.ts';
import {
  enrolled,
  type Fact,
  given,
  left,
  placedOnSupport,
  registered,
  reported,
  takenHere,
} from '../../support/pupil-spec.ts';

const consent = {
  givenOn: '2026-11-13',
  givenBy: 'PARENT',
  scope: 'ASSESSMENT_AND_SHARING',
  expiresOn: '2027-11-12',
} as const;
const command: ReferToSpecialist = {
  ...ENVELOPE,
  specialist: 'SPEECH_AND_LANGUAGE_THERAPIST',
  consent,
  evidence: [],
  rationale: 'Speech is hard to follow.',
};
const { schoolUrn, specialist, evidence, rationale } = command;

describe('ReferToSpecialist', () => {
  test('is decided with the agreement it rests on, whatever the code', () => {
    const event = {
      type: 'SpecialistReferralDecided',
      effectiveFrom: '2026-11-20',
      data: { schoolUrn, specialist, consent, evidence, rationale },
    };
    given(registered, enrolled).as(takenHere).when(referToSpecialist, command).recorded([event]);
    given(registered, enrolled, placedOnSupport).as(takenHere).when(referToSpecialist, command).recorded([event]);
  });

  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<ReferToSpecialist>])[] = [
    ['CONSENT_NOT_RECORDED', [registered, enrolled], { consent: null }],
    ['CONSENT_NOT_IN_FORCE', [registered, enrolled], { consent: { ...consent, expiresOn: '2026-11-19' } }],
    ['CONSENT_NOT_IN_FORCE', [registered, enrolled], { effectiveFrom: '2026-11-12' }],
    [
      'BEFORE_ADMISSION',
      [registered, enrolled],
      { effectiveFrom: '2020-08-31', consent: { ...consent, givenOn: '2020-08-01' } },
    ],
    ['AFTER_LEAVING', [registered, enrolled, left], {}],
  ];
  describe.each(rules)('%s', (code, facts, change) => {
    test('refuses what is taken here', () => {
      given(...facts)
        .as(takenHere)
        .when(referToSpecialist, { ...command, ...change })
        .refused(code);
    });

    test('is a finding on what is reported', () => {
      given(...facts)
        .as(reported)
        .when(referToSpecialist, { ...command, ...change })
        .recordedTypes(['SpecialistReferralDecided'], [code]);
    });
  });

  test('an agreement holds from its first day to its last', () => {
    given(registered, enrolled)
      .as(takenHere)
      .when(referToSpecialist, { ...command, consent: { ...consent, givenOn: '2026-11-20', expiresOn: '2026-11-20' } })
      .recordedTypes(['SpecialistReferralDecided']);
  });

  test('an agreement without an end holds; one that ends before it was given is impossible', () => {
    given(registered, enrolled)
      .as(takenHere)
      .when(referToSpecialist, { ...command, consent: { ...consent, expiresOn: null } })
      .recordedTypes(['SpecialistReferralDecided']);
    given(registered, enrolled)
      .as(reported)
      .when(referToSpecialist, { ...command, consent: { ...consent, expiresOn: '2026-11-12' } })
      .refused('END_BEFORE_START');
    given(registered, enrolled)
      .as(reported)
      .when(referToSpecialist, { ...command, consent: { ...consent, givenOn: '2026-11-21' } })
      .refused('DATE_IN_FUTURE');
  });
});
