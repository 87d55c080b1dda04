import { describe, test } from '@jest/globals';
import { type StartMonitoring, startMonitoring } from '../../../src/decisions/identification/start-monitoring.ts';
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

// Outbursts after a bereavement → monitoring, pastoral plan, not SEN.
const command: StartMonitoring = {
  ...ENVELOPE,
  reviewOn: '2027-02-05',
  explanations: ['BEREAVEMENT'],
  parentInformed: { on: '2026-11-18', method: 'MEETING', by: null },
  evidence: [],
  rationale: 'Grief explains it.',
  monitoringPlan: 'A mentor twice a week.',
};
const { schoolUrn, reviewOn, explanations, parentInformed, evidence, rationale, monitoringPlan } = command;

describe('StartMonitoring', () => {
  test('is decided with a plan and a date to look again', () => {
    given(registered, enrolled)
      .as(takenHere)
      .when(startMonitoring, command)
      .recorded([
        {
          type: 'MonitoringStarted',
          effectiveFrom: '2026-11-20',
          data: { schoolUrn, reviewOn, explanations, parentInformed, evidence, rationale, monitoringPlan },
        },
      ]);
  });

  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<StartMonitoring>])[] = [
    ['ALREADY_ON_SEN_SUPPORT', [registered, enrolled, placedOnSupport], {}],
    ['HAS_EHC_PLAN', [registered, enrolled, observed('E', '2024-03-04')], {}],
    ['BEFORE_ADMISSION', [registered, enrolled], { effectiveFrom: '2020-06-01' }],
    ['AFTER_LEAVING', [registered, enrolled, left], {}],
    ['REVIEW_DATE_NOT_AFTER_START', [registered, enrolled], { reviewOn: '2026-11-20' }],
    ['REVIEW_DATE_MISSING', [registered, enrolled], { reviewOn: null }],
  ];
  describe.each(rules)('%s', (code, facts, change) => {
    test('refuses what is taken here', () => {
      given(...facts)
        .as(takenHere)
        .when(startMonitoring, { ...command, ...change })
        .refused(code);
    });

    test('is a finding on what is reported', () => {
      given(...facts)
        .as(reported)
        .when(startMonitoring, { ...command, ...change })
        .recordedTypes(['MonitoringStarted'], [code]);
    });
  });

  test.each([takenHere, reported])('impossible dates refuse on every basis ($basis)', (envelope) => {
    given(registered, enrolled)
      .as(envelope)
      .when(startMonitoring, { ...command, parentInformed: { on: '2026-11-21', method: 'PHONE', by: null } })
      .refused('DATE_IN_FUTURE');
    given(registered, enrolled)
      .as(envelope)
      .when(startMonitoring, { ...command, effectiveFrom: '2016-04-30' })
      .refused(
        ...(envelope === takenHere
          ? (['BEFORE_ADMISSION', 'DATE_BEFORE_BIRTH'] as const)
          : (['DATE_BEFORE_BIRTH'] as const)),
      );
  });
});
