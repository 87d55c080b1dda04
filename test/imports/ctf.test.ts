import { describe, expect, test } from '@jest/globals';
import { createReadStream, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readCtf } from '../../src/imports/ctf.ts';
import type { SchoolFileItem } from '../../src/imports/school-file.ts';
import { upnCheckLetter } from '../../src/reference/upn.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { ctfText, faultsOf, pupilText, readAll, upnsOf } from './ctf-text.ts';

/** A large file, in blocks of a hundred pupils. */
const [BLOCKS, MEGABYTES] = LONG_RUN ? [260, 50] : [60, 11];

const fixture = (name: string): URL => new URL(`../fixtures/${name}`, import.meta.url);
const rows = (items: readonly SchoolFileItem[]) => items.flatMap((item) => (item.kind === 'PUPIL' ? [item.row] : []));
const end = (items: readonly SchoolFileItem[]): SchoolFileItem | undefined => items.at(-1);
const upnNumber = (index: number): string => {
  const rest = `2010009${String(26 - (Math.floor(index / 1_000) % 26)).padStart(2, '0')}${String(index % 1_000).padStart(3, '0')}`;
  return upnCheckLetter(rest) + rest;
};

describe("the schools' files", () => {
  test.each([
    [
      'fernbank-primary',
      '3830004_CTF_XXXXXXX_001.xml',
      { version: '25.0', sourceLaestab: '3830004', madeOn: '2026-09-08' },
      0,
    ],
    [
      'harrow-road-secondary',
      '2010009_CTF_XXXXXXX_001.xml',
      { version: '25.0', sourceLaestab: '2010009', madeOn: '2026-09-08' },
      15,
    ],
  ])('%s: exactly the pupils, statuses and primary needs of its summary', async (school, file, header, shared) => {
    const summary = JSON.parse(readFileSync(fixture(`${school}/summary.json`), 'utf8')) as {
      primaryNeed: Record<string, number>;
    };
    const items: SchoolFileItem[] = [];
    for await (const item of readCtf(createReadStream(fixture(`${school}/${file}`)))) items.push(item);
    const pupils = rows(items).map(({ sen, needs }) => ({
      status: sen.at(-1)?.status ?? 'N',
      primary: needs.find(({ rank }) => rank === 1)?.code,
    }));
    const count = (status: string): number => pupils.filter((pupil) => pupil.status === status).length;
    const primaryNeed = Object.fromEntries(
      Object.keys(summary.primaryNeed).map((code) => [
        code,
        pupils.filter(({ status, primary }) => status !== 'N' && primary === code).length,
      ]),
    );
    expect({ pupils: pupils.length, N: count('N'), K: count('K'), E: count('E'), primaryNeed }).toEqual(summary);
    // Fifteen pairs of different children of the secondary school have one UPN between them.
    expect(faultsOf(items).map((text) => text.replace(/^\d+/, ''))).toEqual(
      Array.from({ length: shared }, () => ' UPN UPN_SHARED ACCEPTED_WITH_DISCREPANCY'),
    );
    expect(items[0]).toEqual({ kind: 'HEADER', header });
    expect(end(items)).toEqual({ kind: 'END', pupils: pupils.length, rejected: 0, incomplete: false });
  });

  test(`${String(MEGABYTES)} MB come in constant memory`, async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const filler = `<Other>${'x'.repeat(900)}</Other>`;
    async function* large(): AsyncGenerator<Buffer> {
      yield Buffer.from(ctfText('').split('\n</CTFpupilData>')[0] as string);
      for (let block = 0; block < BLOCKS; block += 1) {
        yield Buffer.from(
          Array.from({ length: 100 }, (_, index) =>
            pupilText({ upn: upnNumber(block * 100 + index), more: filler.repeat(2) }),
          ).join('\n'),
        );
      }
      yield Buffer.from('</CTFpupilData></CTfile>');
    }
    let bytes = 0;
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const piece of large()) {
        bytes += piece.length;
        yield piece;
      }
    }
    const heaps: number[] = [];
    let last: SchoolFileItem | undefined;
    let seen = 0;
    for await (const item of readCtf(counted())) {
      last = item;
      seen += 1;
      if (seen % (BLOCKS * 31) !== BLOCKS * 7) continue;
      collect();
      heaps.push(process.memoryUsage().heapUsed);
    }
    expect(bytes).toBeGreaterThan(MEGABYTES * 1_000_000);
    expect(last).toEqual({ kind: 'END', pupils: BLOCKS * 100, rejected: 0, incomplete: false });
    expect(heaps.length).toBe(4);
    expect(Math.max(...heaps) - (heaps[0] as number)).toBeLessThan(10_000_000);
  });
});

describe('a pupil', () => {
  const more = '<FormerUPN>W330000224117</FormerUPN><BasicDetails><NCyearActual>6</NCyearActual></BasicDetails>';
  const expected = {
    line: 6,
    upn: 'V201000124001',
    formerUpn: 'W330000224117',
    surname: 'Nguyễn',
    forename: 'Zoë',
    dateOfBirth: '2015-03-09',
    sex: 'F',
    ncYear: '6',
    sen: [
      { from: '2021-11-08', status: 'K' },
      { from: '2024-03-04', status: 'E' },
    ],
    needs: [
      { rank: 1, code: 'SLCN' },
      { rank: 2, code: 'SEMH' },
    ],
  };
  const text = pupilText({
    surname: 'Nguyễn',
    forename: 'Zoë',
    more,
    sen: [
      ['2021-11-08', 'K'],
      ['2024-03-04', 'E'],
    ],
    needs: [
      ['1', 'SLCN'],
      ['2', 'SEMH'],
    ],
  });

  test.each([1, 2, 3, 7, 100_000])('comes whole from pieces of %i bytes', async (size) => {
    const items = await readAll(ctfText(text), size);
    expect(rows(items)).toEqual([expected]);
    expect(faultsOf(items)).toEqual([]);
  });

  test('is read the same when codes are in small letters, Sex is Gender, and needs stand beside the history', async () => {
    const older = text
      .replace(/V201000124001/, 'v201000124001')
      .replace(/Sex>/g, 'Gender>')
      .replace('>SLCN<', '>slcn<')
      .replace('>K<', '> k <')
      .replace(/(<SENneeds>.*<\/SENneeds>)(<\/SENhistory>)/, '$2$1');
    expect(rows(await readAll(ctfText(older)))).toEqual([expected]);
  });

  test('keeps the dates of its needs', async () => {
    const dated = text.replace(
      '<SENtype>SEMH</SENtype>',
      '<SENtype>SEMH</SENtype><NeedStartDate>2022-01-10</NeedStartDate><NeedEndDate>2023-07-21</NeedEndDate>',
    );
    expect(rows(await readAll(ctfText(dated)))[0]?.needs).toEqual([
      { rank: 1, code: 'SLCN' },
      { rank: 2, code: 'SEMH', from: '2022-01-10', to: '2023-07-21' },
    ]);
  });

  test('is not mixed up with the people in its record', async () => {
    const contact =
      '<Contacts><Contact><Surname>Other</Surname><Forename>Person</Forename><UPN>N352000323058</UPN></Contact></Contacts>';
    const items = await readAll(
      ctfText(
        `<Pupil>${contact}<UPN>V201000124001</UPN><Surname>Example</Surname><Forename>Robin</Forename><DOB>2015-03-09</DOB></Pupil>`,
      ),
    );
    expect(rows(items)).toEqual([
      {
        line: 6,
        upn: 'V201000124001',
        surname: 'Example',
        forename: 'Robin',
        dateOfBirth: '2015-03-09',
        sen: [],
        needs: [],
      },
    ]);
  });

  test('reads CDATA, the five entities and character references', async () => {
    const items = await readAll(
      ctfText(pupilText({ surname: "<![CDATA[O']]>Brien &amp; &#xC9;vans", forename: 'A<!-- no name -->nn' })),
    );
    expect(rows(items).map(({ surname, forename }) => [surname, forename])).toEqual([["O'Brien & Évans", 'Ann']]);
  });

  test('comes with a prefix on its elements', async () => {
    const prefixed = ctfText(text).replace(/<(\/?)(?=[A-Z])/g, '<$1c:');
    expect(upnsOf(await readAll(prefixed))).toEqual(['V201000124001']);
  });
});

describe('encodings', () => {
  const pupils = pupilText({ surname: 'Müller', forename: 'Zoë' });
  const utf16 = Buffer.from(
    `\uFEFF${ctfText(pupils, { declaration: '<?xml version="1.0" encoding="UTF-16"?>' })}`,
    'utf16le',
  );
  const latin = (encoding: string): Buffer =>
    Buffer.from(ctfText(pupils, { declaration: `<?xml version='1.0' encoding='${encoding}'?>` }), 'latin1');

  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(ctfText(pupils))],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${ctfText(pupils)}`)],
    ['UTF-8 without a declaration', Buffer.from(ctfText(pupils, { declaration: '' }).trim())],
    ['UTF-16 LE', utf16],
    ['UTF-16 BE', Buffer.from(utf16).swap16()],
    ['ISO-8859-1', latin('ISO-8859-1')],
    ['Windows-1252', latin('windows-1252')],
  ])('%s', async (_name, bytes) => {
    for (const size of [1, 64, bytes.length]) {
      const items = await readAll(bytes, size);
      expect([rows(items).map(({ surname, forename }) => [surname, forename]), faultsOf(items)]).toEqual([
        [['Müller', 'Zoë']],
        [],
      ]);
    }
  });

  test('the signs that Windows-1252 has beyond ISO-8859-1 are read in both', async () => {
    for (const encoding of ['ISO-8859-1', 'windows-1252']) {
      const bytes = latin(encoding);
      bytes[bytes.indexOf('ller')] = 0x92;
      expect(rows(await readAll(bytes))[0]?.surname).toBe('Mü’ler');
    }
  });

  test('bytes that are no text in the declared encoding cost their row, not the others', async () => {
    const bytes = Buffer.from(ctfText(`${pupils}\n${pupilText({ upn: 'W330000224117', surname: 'Plain' })}`), 'latin1');
    const items = await readAll(bytes);
    expect(faultsOf(items)).toEqual(['6 Surname TEXT_UNREADABLE REJECTED', '6 Forename TEXT_UNREADABLE REJECTED']);
    expect(upnsOf(items)).toEqual(['W330000224117']);
  });

  test('an encoding that no school system writes is refused by name', async () => {
    const items = await readAll(ctfText(pupils, { declaration: '<?xml version="1.0" encoding="EBCDIC-CP-GB"?>' }));
    expect(items).toEqual([
      { kind: 'FAULT', fault: { line: 1, column: '0', code: 'ENCODING_UNKNOWN', disposition: 'REJECTED' } },
      { kind: 'END', pupils: 0, rejected: 0, incomplete: true },
    ]);
  });
});
