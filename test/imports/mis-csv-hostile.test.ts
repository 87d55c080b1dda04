import { describe, expect, test } from '@jest/globals';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readMisCsv } from '../../src/imports/mis-csv.ts';
import type { SchoolFileItem } from '../../src/imports/school-file.ts';
import { upnCheckLetter } from '../../src/reference/upn.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { faultsOf, upnsOf } from './ctf-text.ts';
import { csvText, HEADINGS, readMis, rowText } from './mis-text.ts';

/** A large file, in blocks of a hundred pupils. */
const [BLOCKS, MEGABYTES] = LONG_RUN ? [260, 50] : [60, 11];

const first = rowText();
const second = rowText({ upn: 'W330000224117' });
const third = rowText({ upn: 'N352000323058' });

describe('files that are no register', () => {
  test.each<[string, string | Uint8Array, string[], boolean]>([
    ['an empty file', '', ['1  FILE_EMPTY REJECTED'], false],
    ['white space', ' \r\n\n', ['1  FILE_EMPTY REJECTED'], false],
    ['a byte order mark alone', '\ufeff', ['1  FILE_EMPTY REJECTED'], false],
    ['headings alone', `${HEADINGS}\r\n`, ['1  FILE_EMPTY REJECTED'], false],
    ['headings without an end', HEADINGS, ['1  FILE_EMPTY REJECTED'], false],
    ['headings and empty rows', `${HEADINGS}\n,,,,,,,\n`, ['1  FILE_EMPTY REJECTED'], false],
    ['a workbook', Buffer.from('PK\x03\x04\x14\0\x06\0', 'latin1'), ['1  NOT_A_CSV REJECTED'], true],
    ['an old workbook', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1', 'latin1'), ['1  NOT_A_CSV REJECTED'], true],
    [
      'something else',
      'Dear all,\nplease find attached',
      [
        '1 UPN COLUMN_MISSING REJECTED',
        '1 DOB COLUMN_MISSING REJECTED',
        '1 SEN Status COLUMN_MISSING REJECTED',
        '1 Surname COLUMN_MISSING REJECTED',
      ],
      true,
    ],
    [
      'rows without headings',
      `${first}\n${second}\n`,
      [
        '1 UPN COLUMN_MISSING REJECTED',
        '1 DOB COLUMN_MISSING REJECTED',
        '1 SEN Status COLUMN_MISSING REJECTED',
        '1 Surname COLUMN_MISSING REJECTED',
      ],
      true,
    ],
    [
      'a register without UPN',
      `\n${csvText(first).replace('UPN', 'Pupil number of Example')}`,
      ['2 UPN COLUMN_MISSING REJECTED'],
      true,
    ],
    [
      'a register without status',
      csvText(first).replace('SEN Status,', 'Reading age,'),
      ['1 SEN Status COLUMN_MISSING REJECTED'],
      true,
    ],
    [
      'a register with a heading that stands twice',
      csvText(first).replace('Year', 'DOB'),
      ['1 DOB COLUMN_DOUBLED REJECTED'],
      true,
    ],
    [
      'a register of three hundred columns',
      csvText(first).replace(
        HEADINGS,
        `${HEADINGS}${Array.from({ length: 300 }, (_, index) => `,x${index}`).join('')}`,
      ),
      ['1  TOO_MANY_COLUMNS REJECTED'],
      true,
    ],
    [
      'bytes',
      Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7 + 13) % 256)),
      [
        '1 UPN COLUMN_MISSING REJECTED',
        '1 DOB COLUMN_MISSING REJECTED',
        '1 SEN Status COLUMN_MISSING REJECTED',
        '1 Surname COLUMN_MISSING REJECTED',
      ],
      true,
    ],
    [
      'NUL bytes',
      Buffer.alloc(100_000),
      [
        '1 UPN COLUMN_MISSING REJECTED',
        '1 DOB COLUMN_MISSING REJECTED',
        '1 SEN Status COLUMN_MISSING REJECTED',
        '1 Surname COLUMN_MISSING REJECTED',
      ],
      true,
    ],
  ])('%s', async (_name, content, told, incomplete) => {
    for (const size of [3, 100_000]) {
      const items = await readMis(content, size);
      expect(faultsOf(items)).toEqual(told);
      expect(items.at(-1)).toEqual({ kind: 'END', pupils: 0, rejected: 0, incomplete });
    }
  });

  test('no word of the file is in what is told of it', async () => {
    const items = await readMis(
      csvText('Marker,Marker,Marker,Marker,Marker,Marker,Marker,Marker,Marker').replace('Year', 'Marker'),
    );
    expect(faultsOf(items).length).toBeGreaterThan(0);
    expect(JSON.stringify(items)).not.toContain('Marker');
  });
});

describe('files that are broken', () => {
  test.each([1, 50, 100_000])(
    'a quotation mark that is never closed costs its row and no other, in pieces of %i',
    async (size) => {
      const items = await readMis(csvText(first, `"${second}`, third), size);
      expect(faultsOf(items)).toEqual(['3  QUOTE_NOT_CLOSED REJECTED']);
      expect(upnsOf(items)).toEqual(['V201000124001', 'N352000323058']);
      expect(items.at(-1)).toEqual({ kind: 'END', pupils: 2, rejected: 1, incomplete: false });
    },
  );

  test('nor does one that a later quotation mark closes swallow the rows between', async () => {
    const items = await readMis(
      csvText(rowText({ surname: '"Example' }), second, rowText({ upn: 'N352000323058', needs: '"SLCN,SEMH"' })),
    );
    expect(faultsOf(items)).toEqual(['2  QUOTE_NOT_CLOSED REJECTED']);
    expect(upnsOf(items)).toEqual(['W330000224117', 'N352000323058']);
  });

  test('nothing is read of a row that the end of the file cuts off', async () => {
    const whole = csvText(first, second);
    for (const cut of [whole.length - 8, whole.length - 12, whole.length - 40]) {
      const items = await readMis(whole.slice(0, cut), 1_000);
      expect(faultsOf(items)).toEqual(['3  ROW_TRUNCATED REJECTED']);
      expect(items.at(-1)).toEqual({ kind: 'END', pupils: 1, rejected: 1, incomplete: true });
    }
    const inQuotes = await readMis(`${csvText(first)}"W330000224117","Exam`, 1_000);
    expect(faultsOf(inQuotes)).toEqual(['3  QUOTE_NOT_CLOSED REJECTED']);
    expect(upnsOf(inQuotes)).toEqual(['V201000124001']);
  });

  test('a row may leave out empty cells at its end', async () => {
    const items = await readMis(csvText('V201000124001,Example,Robin,09/03/2015,6,N', second));
    expect(faultsOf(items)).toEqual([]);
    expect(upnsOf(items)).toEqual(['V201000124001', 'W330000224117']);
  });

  test('headings that come again, as at the top of a page, are no row', async () => {
    const items = await readMis(csvText(first, HEADINGS, second));
    expect(faultsOf(items)).toEqual([]);
    expect(upnsOf(items)).toEqual(['V201000124001', 'W330000224117']);
  });

  test('one name in another encoding costs its row', async () => {
    const bytes = Buffer.concat([
      Buffer.from(csvText(rowText({ forename: 'Zoë' }), rowText({ upn: 'N352000323058', forename: 'Théo' }))),
      Buffer.from(`${rowText({ upn: 'W330000224117', forename: 'Siân' })}\r\n`, 'latin1'),
    ]);
    const items = await readMis(bytes);
    expect(faultsOf(items)).toEqual(['4 Forename TEXT_UNREADABLE REJECTED']);
    expect(upnsOf(items)).toEqual(['V201000124001', 'N352000323058']);
  });

  test('a line without end costs its row', async () => {
    const items = await readMis(csvText(first, `W330000224117,${'x'.repeat(3_000_000)}`, third), 65_536);
    expect(faultsOf(items)).toEqual(['3  TEXT_TOO_LONG REJECTED']);
    expect(upnsOf(items)).toEqual(['V201000124001', 'N352000323058']);
  });

  test('more than 50,000 pupils are too many for a school', async () => {
    const items = await readMis(`${HEADINGS}\n${'x\n'.repeat(50_002)}`, 65_536);
    expect(items.at(-2)).toEqual({
      kind: 'FAULT',
      fault: { line: 50_002, column: '', code: 'TOO_MANY_PUPILS', disposition: 'REJECTED' },
    });
    expect(items.at(-1)).toEqual({ kind: 'END', pupils: 0, rejected: 50_000, incomplete: true });
  });

  test('with a hundred open quotation marks the file is given up', async () => {
    const items = await readMis(csvText(first, ...Array.from({ length: 300 }, () => `"${second}`)), 65_536);
    expect(items.at(-1)).toEqual({ kind: 'END', pupils: 1, rejected: 101, incomplete: true });
  });
});

test('an error of the source passes through', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(csvText(first));
    throw new Error('the disk is gone');
  }
  const items: SchoolFileItem[] = [];
  await expect(async () => {
    for await (const item of readMisCsv(broken())) items.push(item);
  }).rejects.toThrow('the disk is gone');
});

test.each([
  [`${String(MEGABYTES)} MB with one row per pupil`, HEADINGS, '', 660, MEGABYTES * 1_000_000],
  ['pupils with one row per need', `${HEADINGS},Rank`, ',1', 60, MEGABYTES * 100_000],
])('%s come in constant memory', async (_name, headings, end, note, size) => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const upnNumber = (index: number): string => {
    const rest = `2010009${String(26 - (Math.floor(index / 1_000) % 26)).padStart(2, '0')}${String(index % 1_000).padStart(3, '0')}`;
    return upnCheckLetter(rest) + rest;
  };
  let bytes = 0;
  async function* large(): AsyncGenerator<Buffer> {
    yield Buffer.from(`${headings},Notes\n`);
    for (let block = 0; block < BLOCKS; block += 1) {
      const piece = Buffer.from(
        Array.from(
          { length: 100 },
          (_, index) =>
            `${rowText({ upn: upnNumber(block * 100 + index), forename: 'Zoë' })}${end},"${'x, '.repeat(note)}"\n`,
        ).join(''),
      );
      bytes += piece.length;
      yield piece;
    }
  }
  const heaps: number[] = [];
  let last: SchoolFileItem | undefined;
  let seen = 0;
  for await (const item of readMisCsv(large())) {
    last = item;
    seen += 1;
    if (seen % (BLOCKS * 31) !== BLOCKS * 7) continue;
    collect();
    heaps.push(process.memoryUsage().heapUsed);
  }
  expect(bytes).toBeGreaterThan(size);
  expect(last).toEqual({ kind: 'END', pupils: BLOCKS * 100, rejected: 0, incomplete: false });
  expect(heaps.length).toBe(4);
  expect(Math.max(...heaps) - (heaps[0] as number)).toBeLessThan(10_000_000);
});
