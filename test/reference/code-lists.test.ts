import { describe, expect, test } from '@jest/globals';
import { addDays, isCivilDate } from '../../src/kernel/civil-date.ts';
import { LOCAL_AUTHORITIES, localAuthoritiesInForce, localAuthority } from '../../src/reference/la-codes.ts';
import {
  CEASE_REASONS,
  ceaseReason,
  ceaseReasonKnown,
  ceaseReasonsInForce,
} from '../../src/reference/cease-reasons.ts';
import { customaryDay, IDENTIFICATION_CUSTOMS } from '../../src/reference/identification-customs.ts';
import { LATE_ENTRY_THRESHOLDS } from '../../src/reference/late-entry.ts';
import {
  NEED_CODES,
  needCode,
  needCodeInForce,
  needCodeKnown,
  needCodesInForce,
} from '../../src/reference/need-codes.ts';
import { PROVISION_CODES, provisionCode, provisionCodesInForce } from '../../src/reference/provision-codes.ts';
import { REGIMES, regimeVersionAt } from '../../src/reference/regime.ts';
import { SEN_FILE_RETENTION } from '../../src/reference/retention.ts';
import { YEAR_GROUPS, yearGroup, yearGroupsInForce } from '../../src/reference/year-groups.ts';

const TODAY = '2026-11-02';

test('every row has a real first day, a last day that is not before it, and a source', () => {
  for (const { from, to, source } of [
    ...NEED_CODES,
    ...PROVISION_CODES,
    ...YEAR_GROUPS,
    ...LOCAL_AUTHORITIES,
    ...REGIMES,
    ...LATE_ENTRY_THRESHOLDS,
    ...CEASE_REASONS,
    ...IDENTIFICATION_CUSTOMS,
    SEN_FILE_RETENTION,
  ]) {
    expect([isCivilDate(from), isCivilDate(to ?? from), (to ?? from) >= from, source.length > 3]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  }
});

describe('need types', () => {
  test('of today are the fourteen of the school census', () => {
    expect(
      needCodesInForce(TODAY)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['ASD', 'DS', 'HI', 'MLD', 'MSI', 'NSA', 'OTH', 'PD', 'PMLD', 'SEMH', 'SLCN', 'SLD', 'SPLD', 'VI']);
  });

  test.each([
    ['DS', '2024-12-31', false],
    ['DS', '2025-01-01', true],
    ['BESD', '2015-08-31', true],
    ['BESD', '2015-09-01', false],
    ['SEMH', '2014-08-31', false],
    ['SEMH', '2014-09-01', true],
    ['XYZ', TODAY, false],
  ])('%s on %s in force: %s', (code, on, answer) => {
    expect(needCodeInForce(code, on)).toBe(answer);
  });

  test('a retired code is known and names its successor, and only NSA stands with K alone', () => {
    expect([needCodeKnown('BESD'), needCodeKnown('XYZ'), needCodeKnown('slcn')]).toEqual([true, false, false]);
    expect(needCode('BESD')?.replacedBy).toBe('SEMH');
    expect(NEED_CODES.filter(({ validWith }) => !validWith.includes('E')).map(({ code }) => code)).toEqual(['NSA']);
    expect(needCode('SEMH')?.area).toBe('SOCIAL_EMOTIONAL_MENTAL_HEALTH');
  });
});

describe('reasons why a plan ceased', () => {
  test('are the nine of SEN2; only death needs no notice', () => {
    expect(ceaseReasonsInForce(TODAY).map(({ code }) => code)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(CEASE_REASONS.filter(({ withoutNotice }) => withoutNotice)).toEqual([ceaseReason('8')]);
  });

  test('also tell of plans that ended before the list began', () => {
    expect([ceaseReasonKnown('3', '2019-07-19'), ceaseReasonKnown('3', TODAY), ceaseReasonKnown('10', TODAY)]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('customs of identification', () => {
  test('are marked as customs, and set no day before they were any', () => {
    expect(IDENTIFICATION_CUSTOMS.map(({ name, customary }) => [name, customary])).toEqual([
      ['CONCERN_REVIEWED', true],
      ['FIRST_SUPPORT_REVIEW', true],
    ]);
    expect([
      customaryDay('CONCERN_REVIEWED', '2026-09-07'),
      customaryDay('FIRST_SUPPORT_REVIEW', '2026-10-31'),
      customaryDay('CONCERN_REVIEWED', '2014-08-31'),
    ]).toEqual(['2026-10-19', '2027-02-28', undefined]);
  });
});

describe('provision codes', () => {
  test('of today are N, K and E; retired ones say what they are read as', () => {
    expect(provisionCodesInForce(TODAY).map(({ code }) => code)).toEqual(['N', 'K', 'E']);
    expect(['S', 'A', 'P', 'K'].map((code) => provisionCode(code)?.readAs)).toEqual(['E', 'K', 'K', 'K']);
    expect(provisionCodesInForce('2016-01-21').map(({ code }) => code)).toEqual(['N', 'K', 'E', 'S']);
    expect(provisionCode('X')).toBeUndefined();
  });
});

describe('year groups', () => {
  test('of today run from N1 to 14, and X', () => {
    expect(
      yearGroupsInForce(TODAY)
        .map(({ code }) => code)
        .join(' '),
    ).toBe('N1 N2 R 1 2 3 4 5 6 7 8 9 10 11 12 13 14 X');
    expect(['E1', 'E2', 'M', '15', 'r'].map((code) => yearGroup(code) !== undefined)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('local authorities', () => {
  test.each([
    ['2009-03-31', 150],
    ['2009-04-01', 152],
    ['2019-03-31', 152],
    ['2019-04-01', 151],
    ['2021-04-01', 152],
    ['2023-04-01', 153],
    [TODAY, 153],
  ])('on %s there are %i', (on, count) => {
    expect(localAuthoritiesInForce(on)).toHaveLength(count);
  });

  test('have each a code of their own, and closed ones are still known', () => {
    expect(new Set(LOCAL_AUTHORITIES.map(({ code }) => code)).size).toBe(LOCAL_AUTHORITIES.length);
    expect(
      LOCAL_AUTHORITIES.filter(({ code, name }) => !/^\d{3}$/.test(code) || !/^[A-Z][a-zA-Z -]+$/.test(name)),
    ).toEqual([]);
    expect(localAuthority('909')).toMatchObject({ name: 'Cumbria', to: '2023-03-31' });
    expect(localAuthority('383')?.name).toBe('Leeds');
    expect(localAuthority('999')).toBeUndefined();
  });
});

describe('regimes', () => {
  test('follow each other without gap or overlap', () => {
    expect(REGIMES.slice(1).map(({ from }) => from)).toEqual(
      REGIMES.slice(0, -1).map(({ to }) => addDays(to as string, 1)),
    );
  });

  test.each([
    ['2010-01-01', 'BEFORE-2014-09'],
    ['2014-08-31', 'BEFORE-2014-09'],
    ['2014-09-01', '2014-09'],
    ['2024-09-01', '2024-09'],
    ['2025-01-01', '2025-01'],
    [TODAY, '2025-01'],
  ])('on %s: %s', (on, version) => {
    expect(regimeVersionAt(on)).toBe(version);
  });
});
