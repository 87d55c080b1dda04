import { describe, test } from '@jest/globals';
import {
  type ProposeIdentification,
  proposeIdentification,
} from '../../../src/decisions/identification/propose-identification.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import { ENVELOPE } from '../../support/identification-facts.ts';
import {
  enrolled,
  type Fact,
  given,
  left,
  observed,
  placedOnSupport,
  registered,
  reported,
  SENCO,
  takenHere,
} from '../../support/pupil-spec.ts';

const TEACHER = '00000000-0000-4000-8000-0000000000bb';
const byTeacher = {
  ...takenHere,
  deciders: [{ kind: 'PERSON', person: TEACHER, role: 'TEACHER', authority: { kind: 'OFFICE' } }],
} as const;
const command: ProposeIdentification = {
  ...ENVELOPE,
  outcome: 'SEN_SUPPORT',
  needs: [{ code: 'SPLD', rank: 1 }],
  proposers: [TEACHER, SENCO],
  evidence: [{ kind: 'ASSESSMENT', on: '2026-10-01', author: 'TEACHER', sha256: null }],
  rationale: 'Reads slowly.',
};
const { schoolUrn, outcome, needs, proposers, evidence, rationale } = command;

describe('ProposeIdentification', () => {
  test('is what the class teacher proposes with the SENCO', () => {
    given(registered, enrolled)
      .as(byTeacher)
      .when(proposeIdentification, command)
      .recorded([
        {
          type: 'IdentificationProposed',
          effectiveFrom: '2026-11-20',
          data: { schoolUrn, outcome, needs, proposers, evidence, rationale },
        },
      ]);
  });

  test('without the SENCO it is noted, never refused', () => {
    given(registered, enrolled)
      .as(byTeacher)
      .when(proposeIdentification, { ...command, proposers: [] })
      .recordedTypes(['IdentificationProposed'], ['PROPOSED_WITHOUT_SENCO']);
  });

  test('the SENCO may be one of those who decided to propose it, alone or in a meeting', () => {
    const meeting = {
      kind: 'MEETING',
      meeting: 'SEN_PANEL',
      members: [{ person: SENCO, role: 'SENCO', authority: { kind: 'OFFICE' } }],
    } as const;
    for (const deciders of [takenHere.deciders, [meeting]])
      given(registered, enrolled)
        .as({ ...reported, deciders })
        .when(proposeIdentification, { ...command, proposers: [] })
        .recordedTypes(['IdentificationProposed']);
    given(registered, enrolled)
      .as({ ...reported, deciders: [{ kind: 'NOT_KNOWN' }] })
      .when(proposeIdentification, { ...command, proposers: [] })
      .recordedTypes(['IdentificationProposed'], ['PROPOSED_WITHOUT_SENCO']);
  });

  test('a specialist may be proposed whatever the code', () => {
    given(registered, enrolled, placedOnSupport)
      .as(takenHere)
      .when(proposeIdentification, { ...command, outcome: 'SPECIALIST_REFERRAL', needs: [] })
      .recordedTypes(['IdentificationProposed']);
  });

  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<ProposeIdentification>])[] = [
    ['NEED_NOT_RECORDED', [registered, enrolled], { needs: [] }],
    ['NEED_RANKS_NOT_DISTINCT', [registered, enrolled], { needs: [{ code: 'SPLD', rank: 2 }] }],
    ['NEED_CODE_NOT_IN_FORCE', [registered, enrolled], { needs: [{ code: 'BESD', rank: 1 }] }],
    ['ALREADY_ON_SEN_SUPPORT', [registered, enrolled, placedOnSupport], {}],
    ['HAS_EHC_PLAN', [registered, enrolled, observed('E', '2024-03-04')], { outcome: 'NOT_SEN' }],
    ['BEFORE_ADMISSION', [registered, enrolled], { effectiveFrom: '2020-06-01' }],
    ['AFTER_LEAVING', [registered, enrolled, left], {}],
  ];
  describe.each(rules)('%s', (code, facts, change) => {
    test('refuses what is taken here', () => {
      given(...facts)
        .as(takenHere)
        .when(proposeIdentification, { ...command, ...change })
        .refused(code);
    });

    test('is a finding on what is reported', () => {
      given(...facts)
        .as(reported)
        .when(proposeIdentification, { ...command, ...change })
        .recordedTypes(['IdentificationProposed'], [code]);
    });
  });
});
