import { expect, test } from '@jest/globals';
import { openSchoolFile } from '../../src/imports/school-file-format.ts';
import { ctfText, pupilText, upnsOf } from './ctf-text.ts';
import { csvText, pieces, rowText } from './mis-text.ts';

const ctf = ctfText(pupilText());
const csv = csvText(rowText());

test.each<[string, string | Uint8Array, string, number]>([
  ['a CTF', ctf, 'CTF', 1],
  ['a CTF with a byte order mark', `\ufeff${ctf}`, 'CTF', 1],
  ['a CTF in UTF-16', Buffer.from(`\ufeff${ctf.replace('UTF-8', 'UTF-16')}`, 'utf16le'), 'CTF', 1],
  ['a CTF after empty lines', ` \n${ctfText(pupilText(), { declaration: '' })}`, 'CTF', 1],
  ['a CSV file', csv, 'MIS', 1],
  ['a CSV file with a byte order mark', `\ufeff${csv}`, 'MIS', 1],
  ['a CSV file in UTF-16', Buffer.from(`\ufeff${csv}`, 'utf16le'), 'MIS', 1],
  ['a CSV file after empty lines', `\r\n\r\n${csv}`, 'MIS', 1],
  ['a web page', '<html>', 'CTF', 0],
  ['nothing', '', 'MIS', 0],
  ['white space without end', ' '.repeat(200_000), 'MIS', 0],
])('%s is told by its content, and read whole', async (_name, content, format, pupils) => {
  for (const size of [1_000, 7]) {
    const file = await openSchoolFile(pieces(Buffer.from(content as string), size));
    const items = [];
    for await (const item of file.items) items.push(item);
    expect([file.format, upnsOf(items).length]).toEqual([format, pupils]);
  }
});

test('whoever stops reading lets go of the file', async () => {
  let isClosed = false;
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.from(csv);
    } finally {
      isClosed = true;
    }
  }
  const { items } = await openSchoolFile(source());
  for await (const item of items) if (item.kind === 'PUPIL') break;
  expect(isClosed).toBe(true);
});

test('an error of the source passes through', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(' ');
    throw new Error('the disk is gone');
  }
  await expect(openSchoolFile(broken())).rejects.toThrow('the disk is gone');
});
