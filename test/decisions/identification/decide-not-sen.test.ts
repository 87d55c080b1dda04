import { describe, test } from '@jest/globals';
import { type DecideNotSen, decideNotSen } from '../../../src/decisions/identification/decide-not-sen.ts';
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
  takenHere,
} from '../../support/pupil-spec.ts';

const command: DecideNotSen = {
  ...ENVELOPE,
  explanations: ['EAL', 'ATTENDANCE'],
  parentInformed: { on: '2026-11-18', method: 'LETTER', by: null },
  evidence: [],
  rationale: 'New to English; keeps pace in the first language.',
};
const { schoolUrn, explanations, parentInformed, evidence, rationale } = command;

describe('DecideNotSen', () => {
  test('is decided with the explanations that account for it', () => {
    given(registered, enrolled)
      .as(takenHere)
      .when(decideNotSen, command)
      .recorded([
        {
          type: 'NotSenDecided',
          effectiveFrom: '2026-11-20',
          data: { schoolUrn, explanations, parentInformed, evidence, rationale },
        },
      ]);
  });

  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<DecideNotSen>])[] = [
    ['ALREADY_ON_SEN_SUPPORT', [registered, enrolled, placedOnSupport], {}],
    ['HAS_EHC_PLAN', [registered, enrolled, observed('E', '2024-03-04')], {}],
    ['BEFORE_ADMISSION', [registered, enrolled], { effectiveFrom: '2020-06-01' }],
    ['AFTER_LEAVING', [registered, enrolled, left], {}],
  ];
  describe.each(rules)('%s', (code, facts, change) => {
    test('refuses what is taken here', () => {
      given(...facts)
        .as(takenHere)
        .when(decideNotSen, { ...command, ...change })
        .refused(code);
    });

    test('is a finding on what is reported', () => {
      given(...facts)
        .as(reported)
        .when(decideNotSen, { ...command, ...change })
        .recordedTypes(['NotSenDecided'], [code]);
    });
  });
});
