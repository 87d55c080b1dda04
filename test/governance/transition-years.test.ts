import { describe, expect, test } from '@jest/globals';
import { type OpenSchool, openSchool } from '../../src/governance/establishment.ts';
import type { GovernanceGiven } from '../../src/governance/given.ts';
import { transitionYears } from '../../src/governance/transition-years.ts';
import { yearGroupOn } from '../../src/reference/year-groups.ts';

describe('years at whose end pupils of a school change phase (reg 2)', () => {
  test.each([
    ['NURSERY', ['N2']],
    ['PRIMARY', ['6']],
    ['MIDDLE', ['8', '9']],
    ['SECONDARY', ['11']],
    ['ALL_THROUGH', ['11']],
    ['SIXTEEN_PLUS', []],
  ] as const)('%s', (phase, years) => {
    expect(transitionYears({ phase })).toEqual(years);
  });

  test.each([
    ['an infant school', 'PRIMARY', '2', ['2']],
    ['a first school', 'PRIMARY', '4', ['4']],
    ['a middle school', 'MIDDLE', '7', ['7']],
    ['a secondary school with a sixth form', 'SECONDARY', '13', ['11']],
    ['a sixth form', 'SIXTEEN_PLUS', '13', []],
  ] as const)('%s that said its last year', (_school, phase, lastYear, years) => {
    expect(transitionYears({ phase, lastYear })).toEqual(years);
  });

  test('a school keeps the last year that it was opened with, and says none where none was said', () => {
    const school = {
      commandId: 'c',
      schoolUrn: '900005',
      laestab: '3830009',
      name: 'An infant school (synthetic)',
      phase: 'PRIMARY',
      schoolType: 'MAINTAINED',
      trustUid: null,
    } as const;
    const given = { governance: {} } as GovernanceGiven;
    const opened = (command: OpenSchool): unknown => {
      const decision = openSchool(command, given);
      return decision.kind === 'ACCEPTED' ? decision.events[0]?.data : decision;
    };
    const { commandId: _c, schoolUrn: urn, ...said } = school;
    expect([opened({ ...school, lastYear: '2' }), opened(school)]).toEqual([
      { urn, ...said, lastYear: '2' },
      { urn, ...said },
    ]);
  });

  test('a school that is not known has none', () => {
    expect(transitionYears(undefined)).toEqual([]);
  });
});

describe('the year of a pupil on a day', () => {
  test.each([
    ['5', '2025-09-01', '2026-08-31', '5'],
    ['5', '2025-09-01', '2026-09-01', '6'],
    ['N2', '2025-10-02', '2027-01-11', 'R'],
    ['R', '2026-01-12', '2026-09-01', '1'],
    ['6', '2026-11-20', '2023-11-20', '3'],
    ['14', '2025-09-01', '2026-09-01', undefined],
    ['X', '2025-09-01', '2025-09-02', undefined],
    ['E1', '2009-09-01', '2009-09-02', undefined],
  ])('%s on %s is on %s: %s', (code, enteredOn, on, year) => {
    expect(yearGroupOn(code, enteredOn, on)).toBe(year);
  });
});
