import { describe, expect, test } from '@jest/globals';
import { type RankNeeds, rankNeeds } from '../../../src/decisions/identification/rank-needs.ts';
import { foldPupil } from '../../../src/decisions/pupil-case.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import { wholePeriods } from '../../../src/decisions/sen-status.ts';
import { ENVELOPE, ranked, ranking, removal, support } from '../../support/identification-facts.ts';
import {
  enrolled,
  type Fact,
  given,
  left,
  observed,
  placedOnSupport,
  registered,
  reported,
  storedFacts,
  takenHere,
} from '../../support/pupil-spec.ts';

const command: RankNeeds = {
  ...ENVELOPE,
  needs: ranked(['SPLD', 'SLCN']),
  parentInformed: { on: '2026-11-13', method: 'MEETING', by: null },
  evidence: [],
  rationale: 'Reading is now what holds her back.',
};
const { schoolUrn, needs, parentInformed, evidence, rationale } = command;
const onSupport = [registered, enrolled, placedOnSupport];
const plan = observed('E', '2024-03-04', ranked(['ASD']));

describe('RankNeeds', () => {
  test('is decided on SEN support and with a plan', () => {
    const event = {
      type: 'NeedsRanked',
      effectiveFrom: '2026-11-20',
      data: { schoolUrn, needs, parentInformed, evidence, rationale },
    };
    given(...onSupport)
      .as(takenHere)
      .when(rankNeeds, command)
      .recorded([event]);
    given(registered, enrolled, plan).as(takenHere).when(rankNeeds, command).recorded([event]);
  });

  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<RankNeeds>])[] = [
    ['NEED_NOT_RECORDED', onSupport, { needs: [] }],
    [
      'NEED_RANKS_NOT_DISTINCT',
      onSupport,
      {
        needs: [
          { code: 'SPLD', rank: 1 },
          { code: 'SLCN', rank: 1 },
        ],
      },
    ],
    ['NEED_CODE_NOT_IN_FORCE', onSupport, { needs: ranked(['BESD']) }],
    [
      'NEED_CODE_NOT_IN_FORCE',
      [registered, enrolled, support('2024-01-08')],
      { needs: ranked(['DS']), effectiveFrom: '2024-12-31' },
    ],
    ['NEED_WITHOUT_SEN', [registered, enrolled], {}],
    ['NEED_WITHOUT_SEN', [...onSupport, removal('2026-01-05')], {}],
    ['NSA_WITH_PLAN', [registered, enrolled, plan], { needs: ranked(['NSA']) }],
    ['BEFORE_ADMISSION', [registered, enrolled, support('2019-01-07')], { effectiveFrom: '2020-06-01' }],
    ['AFTER_LEAVING', [...onSupport, left], {}],
  ];
  describe.each(rules)('%s', (code, facts, change) => {
    test('refuses what is taken here', () => {
      given(...facts)
        .as(takenHere)
        .when(rankNeeds, { ...command, ...change })
        .refused(code);
    });

    test('is a finding on what is reported', () => {
      given(...facts)
        .as(reported)
        .when(rankNeeds, { ...command, ...change })
        .recordedTypes(['NeedsRanked'], [code]);
    });
  });

  test('what the record says already, or a code that never was, refuses on every basis', () => {
    given(...onSupport)
      .as(reported)
      .when(rankNeeds, { ...command, needs: ranked(['SLCN']) })
      .refused('ALREADY_RECORDED');
    given(...onSupport)
      .as(reported)
      .when(rankNeeds, { ...command, needs: ranked(['DYSLEX']) })
      .refused('CODE_NOT_KNOWN');
  });
});

describe('needs ranked anew', () => {
  const periods = (...facts: readonly Fact[]): unknown[] =>
    foldPupil(storedFacts(facts)).periods.map(({ status, from, since, until, needs: codes }) => [
      status,
      from,
      since,
      until,
      codes.map(({ code }) => code).join(),
    ]);

  test('split the period from their day: same code, same start of it, new needs', () => {
    expect(
      periods(
        support('2025-01-13'),
        ranking('2026-01-12', ['SPLD']),
        ranking('2026-06-01', ['SPLD', 'SLCN']),
        removal('2026-09-07'),
      ),
    ).toEqual([
      ['K', '2025-01-13', '2025-01-13', '2026-01-12', 'SLCN'],
      ['K', '2026-01-12', '2025-01-13', '2026-06-01', 'SPLD'],
      ['K', '2026-06-01', '2025-01-13', '2026-09-07', 'SPLD,SLCN'],
      ['N', '2026-09-07', '2026-09-07', null, ''],
    ]);
  });

  test('of one day the later entry holds, ranking or code', () => {
    expect(periods(support('2025-01-13'), ranking('2025-01-13', ['SPLD']))).toEqual([
      ['K', '2025-01-13', '2025-01-13', null, 'SPLD'],
    ]);
    expect(periods(ranking('2025-01-13', ['SPLD']), support('2025-01-13'))).toEqual([
      ['K', '2025-01-13', '2025-01-13', null, 'SLCN'],
    ]);
    expect(periods(ranking('2026-01-12', ['SPLD']), ranking('2026-01-12', ['MLD']), support('2025-01-13'))).toEqual([
      ['K', '2025-01-13', '2025-01-13', '2026-01-12', 'SLCN'],
      ['K', '2026-01-12', '2025-01-13', null, 'MLD'],
    ]);
  });

  test('change nothing where there is no SEN, and end with the code', () => {
    expect(
      periods(
        ranking('2024-01-08', ['SPLD']),
        support('2025-01-13'),
        removal('2026-01-05'),
        ranking('2026-02-02', ['MLD']),
      ),
    ).toEqual([
      ['K', '2025-01-13', '2025-01-13', '2026-01-05', 'SLCN'],
      ['N', '2026-01-05', '2026-01-05', null, ''],
    ]);
    expect(periods(observed('K', '2025-01-13', ranked(['HI']), '2025-07-18'), ranking('2025-03-03', ['MSI']))).toEqual([
      ['K', '2025-01-13', '2025-01-13', '2025-03-03', 'HI'],
      ['K', '2025-03-03', '2025-01-13', '2025-07-19', 'MSI'],
      ['N', '2025-07-19', '2025-07-19', null, ''],
    ]);
  });

  test('are the needs of the whole period for whoever asks for the code', () => {
    const [whole, ...more] = wholePeriods(
      foldPupil(storedFacts([support('2025-01-13'), ranking('2026-01-12', ['SPLD'])])).periods,
    );
    expect([whole?.from, whole?.until, whole?.needs, more]).toEqual(['2025-01-13', null, ranked(['SPLD']), []]);
  });
});
