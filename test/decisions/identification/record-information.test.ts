import { describe, test } from '@jest/globals';
import { type RecordInformation, recordInformation } from '../../../src/decisions/identification/record-information.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import { RECORD } from '../../support/identification-facts.ts';
import { enrolled, fromDocument, given, left, registered } from '../../support/pupil-spec.ts';

// Reading age 14 months behind, phonics catch-up tried two terms, hearing checked.
const command: RecordInformation = {
  ...RECORD,
  gatheredOn: '2026-10-02',
  areas: ['COGNITION_AND_LEARNING'],
  progress: [
    {
      comparison: 'PEERS_FROM_SAME_BASELINE',
      finding: 'LESS_THAN_EXPECTED',
      baselineOn: '2025-09-12',
      measuredOn: '2026-09-14',
      monthsBehind: 14,
    },
  ],
  strategies: [{ strategy: 'CATCH_UP_GROUP', from: '2026-01-06', to: '2026-07-17' }],
  explanations: [{ explanation: 'HEARING_OR_VISION', finding: 'RULED_OUT', consideredOn: '2026-09-21' }],
  evidence: [{ kind: 'ASSESSMENT', on: '2026-09-14', author: 'TEACHER', sha256: null }],
  summary: 'Fourteen months behind.',
  strategiesTried: 'Phonics, four times a week.',
};
const { commandId: _c, pupilId: _p, seenRevision: _s, ...data } = command;

describe('RecordInformation', () => {
  test('keeps progress, what was tried and what else might explain it, from the day it was put together', () => {
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordInformation, command)
      .recorded([{ type: 'InformationGathered', effectiveFrom: '2026-10-02', data }]);
  });

  test('before admission or after leaving it is a finding, for what was found can always be recorded', () => {
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordInformation, { ...command, gatheredOn: '2020-08-31' })
      .recordedTypes(['InformationGathered'], ['BEFORE_ADMISSION']);
    given(registered, enrolled, left)
      .as(fromDocument)
      .when(recordInformation, command)
      .recordedTypes(['InformationGathered'], ['AFTER_LEAVING']);
  });

  test('a strategy of one day, and a measure on the day of its baseline, are possible', () => {
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordInformation, {
        ...command,
        strategies: [{ strategy: 'OTHER', from: '2026-02-01', to: '2026-02-01' }],
        progress: command.progress.map((one) => ({ ...one, baselineOn: one.measuredOn })),
      })
      .recordedTypes(['InformationGathered']);
  });

  test('impossible dates refuse', () => {
    const refusal = (change: Partial<RecordInformation>, code: RuleCode): void => {
      given(registered, enrolled)
        .as(fromDocument)
        .when(recordInformation, { ...command, ...change })
        .refused(code);
    };
    refusal({ gatheredOn: '2026-11-21' }, 'DATE_IN_FUTURE');
    refusal({ strategies: [{ strategy: 'OTHER', from: '2026-02-01', to: '2026-01-31' }] }, 'END_BEFORE_START');
    refusal(
      {
        progress: [
          {
            comparison: 'PREVIOUS_RATE',
            finding: 'NOT_KNOWN',
            baselineOn: '2026-02-01',
            measuredOn: '2026-01-31',
            monthsBehind: null,
          },
        ],
      },
      'END_BEFORE_START',
    );
    refusal(
      { explanations: [{ explanation: 'EAL', finding: 'NOT_KNOWN', consideredOn: '2016-04-30' }] },
      'DATE_BEFORE_BIRTH',
    );
  });
});
