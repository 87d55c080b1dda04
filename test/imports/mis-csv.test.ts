import { describe, expect, test } from '@jest/globals';
import { createReadStream, readFileSync } from 'node:fs';
import { readMisCsv } from '../../src/imports/mis-csv.ts';
import type { SchoolFileItem } from '../../src/imports/school-file.ts';
import { faultsOf, upnsOf } from './ctf-text.ts';
import { csvText, HEADINGS, readMis, rowsOf, rowText } from './mis-text.ts';

const fixture = (name: string): URL => new URL(`../fixtures/${name}`, import.meta.url);

async function fileItems(name: string): Promise<SchoolFileItem[]> {
  const items: SchoolFileItem[] = [];
  for await (const item of readMisCsv(createReadStream(fixture(name)))) items.push(item);
  return items;
}

const SCHOOLS = ['fernbank-primary', 'harrow-road-secondary'] as const;
const SHARED = { 'fernbank-primary': 0, 'harrow-road-secondary': 15 };
const DAMAGED = { 'fernbank-primary': 5, 'harrow-road-secondary': 20 };

describe.each(SCHOOLS)('the files of %s', (school) => {
  const summary = JSON.parse(readFileSync(fixture(`${school}/summary.json`), 'utf8')) as {
    pupils: number;
    N: number;
    K: number;
    E: number;
    primaryNeed: Record<string, number>;
  };

  test.each(['arbor', 'sims', 'bromcom'])(
    '%s: exactly the pupils, statuses and primary needs of the summary, as far as it carries them',
    async (shape) => {
      const items = await fileItems(`${school}/${shape}-sen-register.csv`);
      const pupils = rowsOf(items).map(({ sen, needs }) => ({
        status: sen.at(-1)?.status ?? 'N',
        primary: needs.find(({ rank }) => rank === 1)?.code,
      }));
      const count = (status: string): number => pupils.filter((pupil) => pupil.status === status).length;
      const primaryNeed = Object.fromEntries(
        Object.keys(summary.primaryNeed).map((code) => [code, pupils.filter(({ primary }) => primary === code).length]),
      );
      // A SIMS report of needs has only pupils with SEN.
      const expected = shape === 'sims' ? { ...summary, pupils: summary.K + summary.E, N: 0 } : summary;
      expect({ pupils: pupils.length, N: count('N'), K: count('K'), E: count('E'), primaryNeed }).toEqual(expected);
      expect(items.at(-1)).toEqual({ kind: 'END', pupils: expected.pupils, rejected: 0, incomplete: false });
      // Windows-1252 has no Ż, Ł and ễ: SIMS wrote question marks.
      const faults =
        shape === 'sims'
          ? Array.from({ length: DAMAGED[school] }, () => 'NAME_DAMAGED')
          : Array.from({ length: SHARED[school] }, () => 'UPN_SHARED');
      expect(faultsOf(items).map((text) => text.split(' ')[2])).toEqual(faults);
    },
  );

  test('all shapes say the same of each pupil, and the same as each other', async () => {
    const [arbor, sims, bromcom] = await Promise.all(
      ['arbor', 'sims', 'bromcom'].map(async (shape) => rowsOf(await fileItems(`${school}/${shape}-sen-register.csv`))),
    );
    const codes = (needs: readonly { readonly code: string; readonly rank: number }[]): string =>
      needs.map(({ code, rank }) => `${rank}${code}`).join();
    const said = (rows: typeof arbor, most = 9): object[] =>
      rows!
        .filter(({ sen }) => sen.length > 0)
        .map(({ upn, dateOfBirth, ncYear, sen, needs }) => ({
          upn,
          dateOfBirth,
          ncYear,
          sen,
          needs: codes(needs.slice(0, most)),
        }));
    expect(said(sims)).toEqual(said(arbor!.filter(({ sen }) => sen[0]?.status !== 'N')));
    expect(said(bromcom)).toEqual(said(arbor, 2));
  });

  test('the broken register gives exactly the expected faults', async () => {
    const expected = JSON.parse(readFileSync(fixture(`${school}/broken-register.expected.json`), 'utf8')) as {
      line: number;
      fault: string | null;
      disposition: string | null;
    }[];
    const items = await fileItems(`${school}/broken-register.csv`);
    // Rows of one pupil may stand anywhere, so a pupil is judged when the file has ended.
    const told = faultsOf(items)
      .map((text) => /^(\d+) .* (\S+) (\S+)$/.exec(text)!.slice(1))
      .sort((a, b) => Number(a[0]) - Number(b[0]));
    expect(told).toEqual(
      expected
        .filter(({ fault }) => fault !== null)
        .map(({ line, fault, disposition }) => [String(line), fault, disposition]),
    );
    const good = expected.filter(({ disposition }) => disposition !== 'REJECTED').map(({ line }) => line);
    expect(rowsOf(items).map(({ line }) => line)).toEqual(good);
    expect(items.at(-1)).toEqual({
      kind: 'END',
      pupils: good.length,
      rejected: expected.length - good.length,
      incomplete: false,
    });
  });
});

describe('a row', () => {
  const expected = {
    line: 2,
    upn: 'V201000124001',
    surname: 'Nguyễn',
    forename: 'Zoë',
    dateOfBirth: '2015-03-09',
    ncYear: '6',
    sen: [{ from: '2021-11-08', status: 'K' }],
    needs: [
      { rank: 1, code: 'SLCN' },
      { rank: 2, code: 'SEMH' },
    ],
  };
  const text = csvText(rowText({ surname: 'Nguyễn', forename: 'Zoë', needs: 'SLCN;SEMH' }));

  test.each([1, 2, 3, 7, 100_000])('comes whole from pieces of %i bytes', async (size) => {
    expect(await readMis(text, size)).toEqual([
      { kind: 'HEADER', header: {} },
      { kind: 'PUPIL', row: expected, faults: [] },
      { kind: 'END', pupils: 1, rejected: 0, incomplete: false },
    ]);
  });

  test.each<[string, string | Uint8Array]>([
    ['with semicolons, as Excel writes it in some countries', text.replaceAll(';', '|').replaceAll(',', ';')],
    [
      'with tabs, in UTF-16, as Excel writes Unicode text',
      Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le'),
    ],
    ['with a byte order mark', `\ufeff${text}`],
    ['with old line ends', text.replaceAll('\r\n', '\r')],
    ['without an end of the last line', text.trimEnd()],
    [
      'with quotation marks everywhere',
      text
        .split('\r\n')
        .map((line) => line && `"${line.replaceAll(',', '","')}"`)
        .join('\r\n'),
    ],
    [
      'with other headings',
      text.replace(HEADINGS, 'upn,LEGAL LAST NAME,First  name,Date of Birth,NC Year,SEN stage,status from,SEN_Type'),
    ],
    [
      'with empty columns and rows after it',
      text
        .split('\r\n')
        .map((line) => `${line},,`)
        .join('\r\n'),
    ],
    ['with spaces around each cell', text.replaceAll(',', ' , ')],
  ])('is the same %s', async (_name, content) => {
    const items = await readMis(content);
    expect(rowsOf(items)).toEqual([expected]);
    expect(faultsOf(items)).toEqual([]);
  });

  test('stands under its headings wherever these are', async () => {
    const items = await readMis(`sep=,\r\nSEN register of 8 September 2026\r\n\r\n${text}`);
    expect(rowsOf(items)).toEqual([{ ...expected, line: 5 }]);
  });

  test('may have columns that nobody knows, with whatever in them', async () => {
    const items = await readMis(
      `Notes,${HEADINGS},=1+1\r\n"two\r\n, ""lines""",${rowText()},@x\r\n,${rowText({ upn: 'W330000224117' })},\r\n`,
    );
    expect(rowsOf(items).map(({ line, upn }) => [line, upn])).toEqual([
      [2, 'V201000124001'],
      [4, 'W330000224117'],
    ]);
    expect(faultsOf(items)).toEqual([]);
  });

  test('keeps former UPN, sex, and the end of a status; a temporary UPN is good', async () => {
    const items = await readMis(
      'UPN,Former UPN,Surname,DOB,Gender,SEN status,SEN start date,End Date,SEN need\nU20100012401A,V201000124001,Example,9/3/15,Female,SEN Support,1/9/2023,21/7/2025,MLD\n',
    );
    expect(rowsOf(items)).toEqual([
      {
        line: 2,
        upn: 'U20100012401A',
        formerUpn: 'V201000124001',
        surname: 'Example',
        forename: '',
        dateOfBirth: '2015-03-09',
        sex: 'F',
        sen: [{ from: '2023-09-01', to: '2025-07-21', status: 'K' }],
        needs: [{ rank: 1, code: 'MLD' }],
      },
    ]);
  });

  test('of several names the legal one counts', async () => {
    const [row] = rowsOf(
      await readMis(
        'UPN,Preferred Forename,Surname,Legal Forename,Legal Surname,DOB,SEN Status\nV201000124001,Bob,Other,Robin,Example,09/03/2015,N\n',
      ),
    );
    expect(row).toMatchObject({ surname: 'Example', forename: 'Robin' });
  });

  test.each<[string, object]>([
    ['Monitoring', { sen: [], noSen: true }],
    ['', { sen: [], noSen: true }],
    ['N', { sen: [], noSen: true }],
    ['No Special Educational Need', { sen: [], noSen: true }],
  ])('the status %j without a date says that there is no SEN, and not since when', async (status, said) => {
    expect(rowsOf(await readMis(csvText(rowText({ status, from: '', needs: '' }))))).toEqual([
      expect.objectContaining(said),
    ]);
  });

  test('an empty status beside a date is no SEN since then', async () => {
    expect(rowsOf(await readMis(csvText(rowText({ status: '', needs: '' }))))[0]).toMatchObject({
      sen: [{ from: '2021-11-08', status: 'N' }],
      needs: [],
    });
  });

  test('numbered columns that are all full may not hold every need', async () => {
    const items = await readMis(
      'UPN,Surname,DOB,SEN Status,Status From,SEN Need 2,SEN Need 1\nV201000124001,Example,9/3/2015,K,1/9/2023,MLD,SLCN\nW330000224117,Other,9/3/2015,K,1/9/2023,,ASD\n',
    );
    expect(rowsOf(items).map(({ needs, mayHaveMoreNeeds }) => [needs, mayHaveMoreNeeds])).toEqual([
      [
        [
          { rank: 1, code: 'SLCN' },
          { rank: 2, code: 'MLD' },
        ],
        true,
      ],
      [[{ rank: 1, code: 'ASD' }], undefined],
    ]);
  });
});

describe('rows with a question or a fault', () => {
  test.each<[string, Parameters<typeof rowText>[0], string]>([
    ['a UPN that Excel took for a number', { upn: '2.01E+11' }, 'UPN UPN_MALFORMED REJECTED'],
    ['no UPN that could be one', { upn: '-' }, 'UPN UPN_MALFORMED REJECTED'],
    ['an American date', { dob: '12/31/2015' }, 'DOB DATE_INVALID REJECTED'],
    ['a column that was too narrow', { dob: '########' }, 'DOB DATE_INVALID REJECTED'],
    ['no date of birth', { dob: '' }, 'DOB DATE_INVALID REJECTED'],
    ['SEN support since nobody knows when', { from: '' }, 'SEN Status Start Date DATE_INVALID REJECTED'],
    ['a formula', { forename: '=1+1' }, 'Forename FORMULA_CELL REJECTED'],
    ['a retired status', { status: 'School Action Plus' }, 'SEN Status STATUS_RETIRED ACCEPTED_WITH_DISCREPANCY'],
    ['a statement', { status: 'S' }, 'SEN Status STATUS_RETIRED ACCEPTED_WITH_DISCREPANCY'],
    ['needs without a status', { status: '', from: '' }, 'SEN Status STATUS_MISSING ACCEPTED_WITH_DISCREPANCY'],
    ['no need', { needs: '' }, 'SEN Needs NEED_MISSING ACCEPTED_WITH_DISCREPANCY'],
    ['a year that is none', { year: '4E' }, 'Year YEAR_GROUP_UNKNOWN ACCEPTED_WITH_DISCREPANCY'],
    ['a letter that was lost', { surname: '?ak' }, 'Surname NAME_DAMAGED ACCEPTED_WITH_DISCREPANCY'],
    ['a NUL byte in a name', { surname: 'Exa\0mple' }, 'Surname TEXT_UNREADABLE REJECTED'],
    ['a cell too many', { needs: 'SLCN,SEMH' }, ' TOO_MANY_CELLS REJECTED'],
    ['a name too long', { surname: 'x'.repeat(10_001) }, 'Surname TEXT_TOO_LONG REJECTED'],
    [
      'needs without end',
      { needs: Array.from({ length: 201 }, (_, index) => `X${index}`).join(';') },
      'SEN Needs TOO_MANY_ENTRIES REJECTED',
    ],
  ])('%s', async (_name, texts, told) => {
    const items = await readMis(csvText(rowText(texts), rowText({ upn: 'W330000224117' })));
    expect(faultsOf(items)).toEqual([`2 ${told}`]);
    expect(upnsOf(items).length).toBe(told.endsWith('REJECTED') ? 1 : 2);
  });

  test('dates that Excel made numbers of are dates', async () => {
    expect(rowsOf(await readMis(csvText(rowText({ dob: '42072', from: '44508' }))))[0]).toMatchObject({
      dateOfBirth: '2015-03-09',
      sen: [{ from: '2021-11-08' }],
    });
  });
});

describe('one row per need', () => {
  const headings =
    'UPN,Surname,Forename,DOB,SEN status,SEN status start date,SEN need code,SEN need ranking,SEN need start date,SEN need end date';
  const row = (upn: string, need: string, rank: string, more = ','): string =>
    `${upn},Example,Robin,09/03/2015,K,08/11/2021,${need},${rank},${more}`;

  test('rows of a pupil are put together wherever they stand, in the order of the pupils', async () => {
    const items = await readMis(
      [
        headings,
        row('V201000124001', 'MLD', '1'),
        row('W330000224117', 'ASD', '1'),
        row('V201000124001', 'SLCN', '2', '01/09/2023,'),
        '',
      ].join('\n'),
    );
    expect(rowsOf(items).map(({ line, upn, sen, needs }) => [line, upn, sen, needs])).toEqual([
      [
        2,
        'V201000124001',
        [{ from: '2021-11-08', status: 'K' }],
        [
          { rank: 1, code: 'MLD' },
          { rank: 2, code: 'SLCN', from: '2023-09-01' },
        ],
      ],
      [3, 'W330000224117', [{ from: '2021-11-08', status: 'K' }], [{ rank: 1, code: 'ASD' }]],
    ]);
    expect(faultsOf(items)).toEqual([]);
  });

  test('a history comes in whole', async () => {
    const items = await readMis(
      [
        headings,
        row('V201000124001', 'MLD', '1'),
        row('V201000124001', 'MLD', '1').replace('K,08/11/2021', 'E,04/03/2024'),
        '',
      ].join('\n'),
    );
    expect(rowsOf(items)[0]).toMatchObject({
      sen: [
        { from: '2021-11-08', status: 'K' },
        { from: '2024-03-04', status: 'E' },
      ],
      needs: [{ rank: 1, code: 'MLD' }],
    });
  });

  test('a row that says nothing new is one too many; another child with the UPN is another child', async () => {
    const items = await readMis(
      [
        headings,
        row('V201000124001', 'MLD', '1'),
        row('V201000124001', 'MLD', '1'),
        row('V201000124001', 'ASD', '1').replace('Example,Robin,09/03/2015', 'Other,Name,01/02/2014'),
        '',
      ].join('\n'),
    );
    expect(faultsOf(items)).toEqual(['3 UPN DUPLICATE_ROW REJECTED', '4 UPN UPN_SHARED ACCEPTED_WITH_DISCREPANCY']);
    expect(rowsOf(items).map(({ needs }) => needs)).toEqual([[{ rank: 1, code: 'MLD' }], [{ rank: 1, code: 'ASD' }]]);
  });

  test('without ranks their order is the rank', async () => {
    const noRank = (text: string): string =>
      text
        .split(',')
        .filter((_, index) => index !== 7)
        .join(',');
    const items = await readMis(
      [headings, row('V201000124001', 'MLD', ''), row('V201000124001', 'SLCN', ''), row('V201000124001', 'MLD', ''), '']
        .map(noRank)
        .join('\n'),
    );
    expect(rowsOf(items)[0]?.needs).toEqual([
      { rank: 1, code: 'MLD' },
      { rank: 2, code: 'SLCN' },
    ]);
    expect(faultsOf(items)).toEqual(['4 UPN DUPLICATE_ROW REJECTED']);
  });

  test('a pupil without end costs its rows, and pupils go on waiting in bounded numbers', async () => {
    const many = await readMis(
      [headings, ...Array.from({ length: 202 }, (_, index) => row('V201000124001', `X${index}`, '1')), ''].join('\n'),
    );
    expect(faultsOf(many).filter((text) => text.includes('TOO_MANY_ENTRIES'))).toEqual([
      '202 SEN Need Code TOO_MANY_ENTRIES REJECTED',
      '203 SEN Need Code TOO_MANY_ENTRIES REJECTED',
    ]);
    const rows = Array.from({ length: 10_500 }, (_, index) =>
      row(`V2010001${String(index).padStart(5, '0')}`, 'MLD', '1'),
    );
    const items = await readMis([headings, ...rows, row('V201000100000', 'SLCN', '2'), ''].join('\n'), 65_536);
    expect(items.at(-1)).toEqual({ kind: 'END', pupils: 10_500, rejected: 1, incomplete: false });
    expect(faultsOf(items).at(-1)).toBe('10502 UPN DUPLICATE_ROW REJECTED');
  });
});

describe('a column of reviews', () => {
  const HEADED = `${HEADINGS},EHCP Annual Review Date,Date of Next Review`;
  const one = async (status: string, annual: string, next: string) =>
    readMis([HEADED, `${rowText({ status })},${annual},${next}`, ''].join('\r\n'));

  test.each([
    ['E', '14/01/2027', '', '2027-01-14'],
    ['K', '', '2026-12-30', '2026-12-30'],
    ['E', '14/01/2027', '30/12/2026', '2027-01-14'],
    ['K', '', '', undefined],
  ])('for %s says when the next one is: %s %s', async (status, annual, next, reviewOn) => {
    const items = await one(status, annual, next);
    expect([rowsOf(items).map((row) => row.reviewOn), faultsOf(items)]).toEqual([[reviewOn], []]);
  });

  test('a date that is none is a fault of the cell, not of the child', async () => {
    const items = await one('E', '31/02/2027', '30/12/2026');
    expect([rowsOf(items)[0]?.reviewOn, faultsOf(items)]).toEqual([
      '2026-12-30',
      ['2 EHCP Annual Review Date REVIEW_DATE_INVALID ACCEPTED_WITH_DISCREPANCY'],
    ]);
  });
});
