import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CsvLines } from '../../src/imports/csv-lines.ts';
import { CsvReader } from '../../src/imports/csv-reader.ts';

/**
 * Each record as its line and cells; `null`: a line passed over for its open quotation mark. `size`: lines written at a
 * time.
 */
async function read(
  lines: readonly string[],
  { size = 1, firstLine = 2, delimiter = ',' } = {},
): Promise<[number, readonly string[] | null][]> {
  const reader = new CsvReader(
    delimiter,
    firstLine,
    (cells) => !cells[0]!.includes('\n') && !cells.some((text) => text.includes('\nUPN')),
  );
  const records = [];
  for (let at = 0; at < lines.length; at += size) records.push(...(await reader.write(lines.slice(at, at + size))));
  records.push(...(await reader.end()));
  return records.map(({ line, cells }) => [line, cells ?? null]);
}

describe.each([1, 2, 3, 1_000])('%i lines at a time', (size) => {
  test('rows come with the numbers of their first lines, empty lines between them or not', async () => {
    expect(await read(['a,b', '', '"c","d, ""e"""', 'f,"g', '', 'h"', '', 'i'], { size })).toEqual([
      [2, ['a', 'b']],
      [4, ['c', 'd, "e"']],
      [5, ['f', 'g\n\nh']],
      [9, ['i']],
    ]);
  });

  test('quotation marks inside a cell are text', async () => {
    expect(await read(['a,5" ruler', 'b,"x"y', 'c,d'], { size })).toEqual([
      [2, ['a', '5" ruler']],
      [3, ['b', '"x"y']],
      [4, ['c', 'd']],
    ]);
  });

  test('an open quotation mark costs its line and no other', async () => {
    const good = Array.from({ length: 250 }, (_, index) => `n${index},x`);
    const rows = (from: number) => good.map((text, index) => [from + index, text.split(',')]);
    expect(await read(['a,b', '"c,d', ...good], { size })).toEqual([[2, ['a', 'b']], [3, null], ...rows(4)]);
    expect(await read([...good, '"c,d', 'e,f', 'g,"h', 'i'], { size })).toEqual([
      ...rows(2),
      [252, null],
      [253, ['e', 'f']],
      [254, null],
      [255, ['i']],
    ]);
  });

  test('an open quotation mark that another one closes swallows no row', async () => {
    // The first would be a cell of two lines with UPN2 in it.
    expect(await read(['UPN1,"x', 'UPN2,y', 'UPN3,"z"', 'UPN4,"p', 'q"'], { size })).toEqual([
      [2, null],
      [3, ['UPN2', 'y']],
      [4, ['UPN3', 'z']],
      [5, ['UPN4', 'p\nq']],
    ]);
    expect(await read(['"a', 'b",c', 'd'], { size })).toEqual([
      [2, null],
      [3, ['b"', 'c']],
      [4, ['d']],
    ]);
  });
});

test('a row may have a hundred lines, and not more', async () => {
  const note = (lines: number): string[] => [
    'a,"1',
    ...Array.from({ length: lines - 2 }, (_, index) => `n${index}`),
    'end"',
    'b',
  ];
  expect((await read(note(100), { size: 7 })).map(([line, cells]) => [line, cells?.length])).toEqual([
    [2, 2],
    [102, 1],
  ]);
  expect((await read(note(110), { size: 7 }))[0]).toEqual([2, null]);
});

test('with more open quotation marks than a hundred nothing more is read', async () => {
  const reader = new CsvReader(',', 1, (cells) => !cells.some((text) => text.includes('\n')));
  const records = [
    ...(await reader.write(Array.from({ length: 300 }, (_, index) => `${index},"x${index}`))),
    ...(await reader.end()),
  ];
  expect(reader.isHopeless).toBe(true);
  expect(records).toEqual(Array.from({ length: 101 }, (_, index) => ({ line: index + 1 })));
});

test.each([';', '\t'])('%j may stand between cells', async (delimiter) => {
  expect(await read([`a${delimiter}b,c`], { delimiter })).toEqual([[2, ['a', 'b,c']]]);
});

test('whatever is written by the rules comes back', async () => {
  const cell = fc.stringMatching(/^[ -~éŻ]{0,8}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      async (rows, size) => {
        const lines = rows.map((cells) => cells.map((text) => `"${text.replace(/"/g, '""')}"`).join(','));
        expect(await read(lines, { size })).toEqual(rows.map((cells, index) => [index + 2, cells]));
      },
    ),
  );
});

describe('lines', () => {
  test.each([1, 2, 3, 100])('end with any of the three line ends, in pieces of %i', (size) => {
    const lines = new CsvLines();
    const text = 'a\r\nb\nc\rd\r\n\r\ne\r';
    const all = [...text.matchAll(new RegExp(`[^]{1,${size}}`, 'g'))].flatMap(([piece]) => lines.write(piece));
    expect([...all, ...lines.end()]).toEqual(['a', 'b', 'c', 'd', '', 'e']);
    expect(lines.count).toBe(6);
    expect(lines.end()).toEqual([]);
  });

  test('the last one may have no end', () => {
    const lines = new CsvLines();
    expect([...lines.write('a\nb'), ...lines.end()]).toEqual(['a', 'b']);
  });

  test('one of more than a million characters comes empty, and is told of', () => {
    const lines = new CsvLines();
    const all = ['a\n', ...Array.from({ length: 21 }, () => 'x'.repeat(50_000)), '\nb\n'].flatMap((text) =>
      lines.write(text),
    );
    expect(all).toEqual(['a', '', 'b']);
    expect(lines.takeTooLong()).toEqual([2]);
    expect(lines.takeTooLong()).toEqual([]);
  });
});
