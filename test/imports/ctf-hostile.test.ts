import { describe, expect, test } from '@jest/globals';
import { ctfText, faultsOf, pupilText, readAll, upnsOf } from './ctf-text.ts';

const first = pupilText();
const second = pupilText({ upn: 'W330000224117' });
const endOf = async (content: string | Uint8Array): Promise<unknown> => (await readAll(content)).at(-1);

describe('files that are broken', () => {
  test('what was whole before the end of a truncated file stays', async () => {
    const whole = ctfText(`${first}\n${second}`);
    for (const cut of [whole.indexOf('W330000224117') + 5, whole.indexOf('</CTFpupilData>') - 3]) {
      const items = await readAll(whole.slice(0, cut));
      expect(upnsOf(items)).toEqual(['V201000124001']);
      expect(items.at(-1)).toEqual({ kind: 'END', pupils: 1, rejected: 0, incomplete: true });
      expect(faultsOf(items)).toEqual([expect.stringMatching(/^7 \d+ XML_MALFORMED REJECTED$/)]);
    }
  });

  test('what comes after malformed XML is not read', async () => {
    const items = await readAll(ctfText(`${first}\n<Pupil><UPN>N352000323058</Upn></Pupil>\n${second}`));
    expect(upnsOf(items)).toEqual(['V201000124001']);
    expect(faultsOf(items)).toEqual([expect.stringMatching(/^7 \d+ XML_MALFORMED REJECTED$/)]);
  });

  test.each<[string, string | Uint8Array]>([
    ['an empty file', ''],
    ['white space', ' \n\n'],
    ['a CSV file', 'UPN,Surname\nV201000124001,Example\n'],
    ['a zip', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0])],
    ['only a declaration', '<?xml version="1.0"?>'],
    ["an entity that is not XML's own", ctfText(pupilText({ surname: '&eacute;vans' }))],
    ['a lone surrogate', ctfText(pupilText({ surname: '&#xD800;' }))],
    ['a control character', ctfText(pupilText({ surname: 'A\u0000B' }))],
    ['two roots', `${ctfText(pupilText())}<CTfile/>`],
  ])('%s is XML_MALFORMED', async (_name, content) => {
    const items = await readAll(content);
    expect(faultsOf(items)).toEqual([expect.stringMatching(/^\d+ \d+ XML_MALFORMED REJECTED$/)]);
    expect(items.at(-1)).toMatchObject({ kind: 'END', incomplete: true });
  });

  test.each(['<html><body><Pupil/></body></html>', '<constructor/>', '<__proto__><Header/></__proto__>'])(
    '%s is NOT_A_CTF',
    async (content) => {
      expect(await readAll(content)).toEqual([
        { kind: 'FAULT', fault: { line: 1, column: expect.any(String), code: 'NOT_A_CTF', disposition: 'REJECTED' } },
        { kind: 'END', pupils: 0, rejected: 0, incomplete: true },
      ]);
    },
  );
});

describe('files that attack', () => {
  const bomb = `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level || ''};`.repeat(10)}">`).join('')}]>`;

  test.each([
    ['an entity bomb', bomb],
    ['an external entity', '<!DOCTYPE CTfile [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ['a bare document type', '<!DOCTYPE CTfile>'],
  ])('%s is XML_DTD_FORBIDDEN and nothing is read', async (_name, doctype) => {
    const items = await readAll(ctfText(pupilText({ surname: '&lol9;' })).replace('<CTfile>', `${doctype}<CTfile>`));
    expect(faultsOf(items)).toEqual([expect.stringMatching(/^2 \d+ XML_DTD_FORBIDDEN REJECTED$/)]);
    expect(items.at(-1)).toEqual({ kind: 'END', pupils: 0, rejected: 0, incomplete: true });
  });

  test('nesting ends at fifty, inside and outside of what is read', async () => {
    const nested = (levels: number): string => `${first}<Pupil>${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}</Pupil>`;
    expect(faultsOf(await readAll(ctfText(nested(47))))).not.toContainEqual(expect.stringContaining('XML_TOO_DEEP'));
    const items = await readAll(ctfText(nested(48)));
    expect(faultsOf(items)).toEqual([expect.stringMatching(/^6 \d+ XML_TOO_DEEP REJECTED$/)]);
    expect(upnsOf(items)).toEqual(['V201000124001']);
    expect(await endOf('<a>'.repeat(2_000_000))).toMatchObject({ incomplete: true });
  });

  test('a text of more than 10,000 characters costs its row', async () => {
    const items = await readAll(
      ctfText(
        `${pupilText({ surname: 'x'.repeat(10_001) })}\n${second}\n${pupilText({ upn: 'N352000323058', surname: 'x'.repeat(10_000) })}`,
      ),
    );
    expect(faultsOf(items)).toEqual(['6 Surname TEXT_TOO_LONG REJECTED']);
    expect(upnsOf(items)).toEqual(['W330000224117', 'N352000323058']);
  });

  test.each([
    ['text', `<Surname>${'x'.repeat(2_200_000)}`],
    ['a comment', `<!--${'x'.repeat(2_200_000)}`],
    ['an attribute', `<a b="${'x'.repeat(2_200_000)}`],
    ['attributes', `<a ${Array.from({ length: 200_000 }, (_, index) => `b${index}="x"`).join(' ')}`],
    ['a name', `<${'x'.repeat(2_200_000)}`],
  ])('%s without end is TEXT_TOO_LONG', async (_name, content) => {
    expect(faultsOf(await readAll(ctfText(`${first}<Pupil>${content}`), 65_536))).toEqual([
      expect.stringMatching(/TEXT_TOO_LONG REJECTED$/),
    ]);
  });

  test('a document type without end is no way round', async () => {
    expect(faultsOf(await readAll(`<!DOCTYPE a [${'<!-- -->'.repeat(300_000)}`, 65_536))).toEqual([
      expect.stringMatching(/TEXT_TOO_LONG REJECTED$/),
    ]);
  });

  test('a pupil with entries without end costs its row', async () => {
    const many = Array.from({ length: 201 }, (): [string, string] => ['2021-11-08', 'K']);
    const items = await readAll(ctfText(`${pupilText({ sen: many })}\n${second}`));
    expect(faultsOf(items)).toEqual(['6 SEN TOO_MANY_ENTRIES REJECTED']);
    expect(upnsOf(items)).toEqual(['W330000224117']);
  });

  test('more than 50,000 pupils are too many for a school', async () => {
    const items = await readAll(ctfText('<Pupil/>\n'.repeat(50_002)), 65_536);
    expect(items.at(-2)).toEqual({
      kind: 'FAULT',
      fault: { line: 50_006, column: 'Pupil', code: 'TOO_MANY_PUPILS', disposition: 'REJECTED' },
    });
    expect(items.at(-1)).toEqual({ kind: 'END', pupils: 0, rejected: 50_000, incomplete: true });
  });
});

describe('versions', () => {
  test.each([
    ['23.0', true],
    ['26.0', true],
    ['26', true],
    ['22.0', false],
    ['27.0', false],
    ['', false],
    ['new', false],
  ])('%j known: %s', async (version, known) => {
    const items = await readAll(ctfText(first, { version }));
    expect(faultsOf(items)).toEqual(
      known ? [] : [expect.stringMatching(/^3 CTFversion CTF_VERSION_UNKNOWN ACCEPTED_WITH_DISCREPANCY$/)],
    );
    expect(upnsOf(items)).toEqual(['V201000124001']);
  });

  test('a file without header still gives its pupils, after an empty header', async () => {
    const items = await readAll(`<CTfile><CTFpupilData>${first}</CTFpupilData></CTfile>`);
    expect(items.map(({ kind }) => kind)).toEqual(['HEADER', 'FAULT', 'PUPIL', 'END']);
    expect(items[0]).toEqual({ kind: 'HEADER', header: {} });
  });
});
