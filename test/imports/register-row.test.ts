import { describe, expect, test } from '@jest/globals';
import { judgeRow } from '../../src/imports/register-row.ts';
import type { Cell, RawRow } from '../../src/imports/raw-row.ts';
import { ctfText, faultsOf, pupilText, readAll, upnsOf } from './ctf-text.ts';

const cell = (column: string, text: string, line = 2): Cell => ({ text, line, column });
const never = (): [] => [];

interface Texts {
  upn?: string;
  surname?: string;
  forename?: string;
  dateOfBirth?: string;
  sex?: string;
  ncYear?: string;
  formerUpn?: string;
  sen?: [string, string][];
  needs?: [string, string][];
}

/** A good row of a pupil with SEN support, with other texts in some places; empty text = no cell. */
function raw({ sen = [['2024-01-08', 'K']], needs = [['1', 'SLCN']], ...texts }: Texts = {}): RawRow {
  const good = { upn: 'V201000124001', surname: 'Example', forename: 'Robin', dateOfBirth: '2015-03-09', ...texts };
  const one = (column: string, text: string | undefined): Cell | undefined =>
    text === undefined || text === '' ? undefined : cell(column, text);
  return {
    line: 2,
    upn: one('UPN', good.upn),
    surname: one('Surname', good.surname),
    forename: one('Forename', good.forename),
    dateOfBirth: one('DOB', good.dateOfBirth),
    sex: one('Sex', texts.sex),
    ncYear: one('NCyearActual', texts.ncYear),
    formerUpn: one('FormerUPN', texts.formerUpn),
    sen: sen.map(([from, status]) => ({ line: 2, from: one('StartDate', from), status: one('SENprovision', status) })),
    needs: needs.map(([rank, code]) => ({ line: 2, rank: one('SENtypeRank', rank), code: one('SENtype', code) })),
  };
}

const codes = (row: RawRow): string[] => judgeRow(row, never).faults.map(({ column, code }) => `${column} ${code}`);

describe('rows that are rejected', () => {
  test.each<[string, Texts, string[]]>([
    ['a UPN that is none', { upn: 'C38300042601' }, ['UPN UPN_MALFORMED']],
    ['no UPN that could be one', { upn: '-' }, ['UPN UPN_MALFORMED']],
    ['a start that stands for none', { sen: [['1900-01-01', 'K']] }, ['StartDate DATE_INVALID']],
    ['a day that is none', { dateOfBirth: '2015-02-31' }, ['DOB DATE_INVALID']],
    ['no date of birth', { dateOfBirth: '' }, ['DOB DATE_INVALID']],
    ['a start that is no day', { sen: [['08/01/2024', 'K']] }, ['StartDate DATE_INVALID']],
    ['SEN support without a start', { sen: [['', 'K']] }, ['StartDate DATE_INVALID']],
    ['a status that is none', { sen: [['2024-01-08', 'School Action Minus']] }, ['SENprovision STATUS_UNKNOWN']],
    ['no status', { sen: [['2024-01-08', '']] }, ['SENprovision STATUS_UNKNOWN']],
    ['a status before birth', { sen: [['2015-03-08', 'K']] }, ['StartDate DATE_BEFORE_BIRTH']],
    ['a formula', { surname: '=HYPERLINK("http://127.0.0.1/","x")' }, ['Surname FORMULA_CELL']],
    ['other formulas', { surname: '@SUM(1)', forename: '+1' }, ['Surname FORMULA_CELL', 'Forename FORMULA_CELL']],
    ['one more', { forename: '-2+3' }, ['Forename FORMULA_CELL']],
    ['no name', { surname: '', forename: '' }, ['Surname NAME_MISSING']],
    ['a lone surrogate', { surname: 'A\ud800' }, ['Surname TEXT_UNREADABLE']],
    [
      'two faults, and discrepancies are not told then',
      { upn: 'x', dateOfBirth: 'y', needs: [['1', 'DYSLEX']] },
      ['UPN UPN_MALFORMED', 'DOB DATE_INVALID'],
    ],
  ])('%s', (_name, texts, faults) => {
    const judged = judgeRow(raw(texts), never);
    expect(judged.row).toBeUndefined();
    expect(codes(raw(texts))).toEqual(faults);
    expect(judged.faults.map(({ disposition }) => disposition)).toEqual(faults.map(() => 'REJECTED'));
  });

  test.each([
    ['the same child', {}],
    ['with another date of birth', { dateOfBirth: '2015-09-03' }],
    ['with another surname', { surname: 'Other' }],
    ['with other spellings', { surname: 'ÉXAMPLE ', forename: 'robin', dateOfBirth: '2014-01-01' }],
    ['with capitals and composed letters', { surname: 'EXAMPLE', dateOfBirth: '2014-01-01' }],
  ])('a UPN that an accepted row had: %s', (_name, change) => {
    const earlier = { surname: 'Example', forename: 'Robin', dateOfBirth: '2015-03-09', ...change };
    expect(judgeRow(raw({ upn: 'v201000124001' }), (upn) => (upn === 'V201000124001' ? [earlier] : []))).toEqual({
      faults: [{ line: 2, column: 'UPN', code: 'DUPLICATE_ROW', disposition: 'REJECTED' }],
    });
  });
});

test("another child with the same UPN is accepted with a question, unless the UPN's first child comes again", () => {
  const other = { surname: 'Other', forename: 'Name', dateOfBirth: '2014-01-01' };
  const judged = judgeRow(raw(), () => [other]);
  expect(judged.row).toMatchObject({ upn: 'V201000124001', upnShared: true, surname: 'Example' });
  expect(judged.faults).toEqual([
    { line: 2, column: 'UPN', code: 'UPN_SHARED', disposition: 'ACCEPTED_WITH_DISCREPANCY' },
  ]);
  expect(
    judgeRow(raw(), () => [other, { surname: 'Example', forename: 'Robin', dateOfBirth: '2015-03-09' }]).row,
  ).toBeUndefined();
});

describe('rows that are accepted with a question', () => {
  test.each<[string, Texts, string[], object]>([
    ['a wrong check letter', { upn: 'A201000124001' }, ['UPN UPN_CHECK_LETTER'], { upn: 'A201000124001' }],
    [
      'a need that is none',
      {
        needs: [
          ['1', 'SLCN'],
          ['2', 'DYSLEX'],
        ],
      },
      ['SENtype NEED_UNKNOWN'],
      { needs: [{ rank: 1, code: 'SLCN' }] },
    ],
    ['only a need that is none', { needs: [['1', 'DYSLEX']] }, ['SENtype NEED_UNKNOWN'], { needs: [] }],
    ['SEN support without need', { needs: [] }, ['SENtype NEED_MISSING'], { needs: [] }],
    [
      'a plan without need',
      { sen: [['2024-01-08', 'E']], needs: [] },
      ['SENtype NEED_MISSING'],
      { sen: [{ from: '2024-01-08', status: 'E' }] },
    ],
    [
      'NSA with a plan',
      { sen: [['2024-01-08', 'E']], needs: [['1', 'NSA']] },
      ['SENtype NSA_WITH_PLAN'],
      { needs: [{ rank: 1, code: 'NSA' }] },
    ],
    [
      'retired statuses',
      {
        sen: [
          ['2016-01-08', 'A'],
          ['2017-01-08', 'p'],
          ['2018-01-08', 'S'],
        ],
      },
      ['SENprovision STATUS_RETIRED', 'SENprovision STATUS_RETIRED', 'SENprovision STATUS_RETIRED'],
      {
        sen: [
          { from: '2016-01-08', status: 'K' },
          { from: '2017-01-08', status: 'K' },
          { from: '2018-01-08', status: 'E' },
        ],
      },
    ],
    ['a retired need', { needs: [['1', 'BESD']] }, ['SENtype NEED_RETIRED'], { needs: [{ rank: 1, code: 'SEMH' }] }],
    [
      'ranks that are none',
      {
        needs: [
          ['1', 'SLCN'],
          ['0', 'MLD'],
          ['', 'HI'],
          ['100', 'VI'],
        ],
      },
      ['SENtypeRank NEED_RANK_INVALID', 'SENtypeRank NEED_RANK_INVALID', 'SENtypeRank NEED_RANK_INVALID'],
      {
        needs: [
          { rank: 1, code: 'SLCN' },
          { rank: 2, code: 'MLD' },
          { rank: 3, code: 'HI' },
          { rank: 4, code: 'VI' },
        ],
      },
    ],
    [
      'a sex and a year that are none',
      { sex: 'x', ncYear: '15' },
      ['Sex SEX_UNKNOWN', 'NCyearActual YEAR_GROUP_UNKNOWN'],
      { upn: 'V201000124001' },
    ],
    [
      'a former UPN that is none',
      { formerUpn: 'A201000124001' },
      ['FormerUPN FORMER_UPN_INVALID'],
      { upn: 'V201000124001' },
    ],
  ])('%s', (_name, texts, faults, row) => {
    const judged = judgeRow(raw(texts), never);
    expect(judged.row).toMatchObject(row);
    expect(codes(raw(texts))).toEqual(faults);
    expect(judged.faults.map(({ disposition }) => disposition)).toEqual(faults.map(() => 'ACCEPTED_WITH_DISCREPANCY'));
  });
});

describe('rows without fault', () => {
  test.each<[string, Texts, object]>([
    ['a good one', { sex: 'm', ncYear: 'r' }, { sex: 'M', ncYear: 'R' }],
    ['a temporary UPN', { upn: 'U20100012401A' }, { upn: 'U20100012401A' }],
    ['one name only', { forename: '' }, { surname: 'Example', forename: '' }],
    ['no SEN and no date', { sen: [['', 'N']], needs: [] }, { sen: [], noSen: true }],
    ['nothing said about SEN', { sen: [], needs: [] }, { sen: [] }],
    [
      'no SEN any more',
      {
        sen: [
          ['2022-01-08', 'K'],
          ['2024-01-08', 'N'],
        ],
        needs: [],
      },
      {
        sen: [
          { from: '2022-01-08', status: 'K' },
          { from: '2024-01-08', status: 'N' },
        ],
      },
    ],
    [
      'NSA with a plan that ended',
      {
        sen: [
          ['2024-01-08', 'K'],
          ['2022-01-08', 'E'],
        ],
        needs: [['1', 'NSA']],
      },
      { needs: [{ rank: 1, code: 'NSA' }] },
    ],
    ['a status on the day of birth', { sen: [['2015-03-09', 'K']] }, { sen: [{ from: '2015-03-09', status: 'K' }] }],
    ['a name that is not composed stays as it is', { forename: 'Zoe\u0308' }, { forename: 'Zoe\u0308' }],
  ])('%s', (_name, texts, row) => {
    expect(judgeRow(raw(texts), never)).toMatchObject({ row, faults: [] });
  });
});

test('a file with every fault gives each by line, element, code and disposition, and keeps the others', async () => {
  // The same faults, in the same order, as in the schools' broken registers.
  const items = await readAll(
    ctfText(
      [
        pupilText(),
        pupilText({ upn: 'A330000224117' }),
        pupilText({ upn: 'C38300042601' }),
        pupilText({ upn: 'N352000323058', dob: '2015-02-31' }),
        pupilText({ upn: 'N352000323058', sen: [['2026-06-17', 'School Action Minus']] }),
        pupilText({ upn: 'N352000323058', needs: [['1', 'DYSLEX']] }),
        pupilText({ upn: 'L383000422904', needs: [] }),
        pupilText(),
        pupilText({ upn: 'N801000521333', sen: [['2015-03-08', 'E']] }),
        pupilText({ upn: 'N801000521333', sen: [['2026-10-17', 'E']], needs: [['1', 'NSA']] }),
        pupilText({ upn: 'X873000620245', surname: '=HYPERLINK(&quot;x&quot;)' }),
        pupilText({ upn: 'F936000725019' }),
      ].join('\n'),
    ),
  );
  expect(faultsOf(items)).toEqual([
    '7 UPN UPN_CHECK_LETTER ACCEPTED_WITH_DISCREPANCY',
    '8 UPN UPN_MALFORMED REJECTED',
    '9 DOB DATE_INVALID REJECTED',
    '10 SENprovision STATUS_UNKNOWN REJECTED',
    '11 SENtype NEED_UNKNOWN ACCEPTED_WITH_DISCREPANCY',
    '12 SENtype NEED_MISSING ACCEPTED_WITH_DISCREPANCY',
    '13 UPN DUPLICATE_ROW REJECTED',
    '14 StartDate DATE_BEFORE_BIRTH REJECTED',
    '15 SENtype NSA_WITH_PLAN ACCEPTED_WITH_DISCREPANCY',
    '16 Surname FORMULA_CELL REJECTED',
  ]);
  expect(upnsOf(items)).toEqual([
    'V201000124001',
    'A330000224117',
    'N352000323058',
    'L383000422904',
    'N801000521333',
    'F936000725019',
  ]);
  expect(items.at(-1)).toEqual({ kind: 'END', pupils: 6, rejected: 6, incomplete: false });
});
