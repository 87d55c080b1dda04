import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openApp } from '../../src/compose.ts';
import { happenings, makeDemo, StoryClock } from '../../src/demo/make.ts';
import { demoPeople } from '../../src/demo/people.ts';
import { Chance, seededIds } from '../../src/demo/random.ts';
import { readCtf } from '../../src/imports/ctf.ts';
import { importRegister } from '../../src/imports/import-register.ts';
import { operatorOf } from '../../src/operations/operator.ts';
import { emptyFolder, placement, School, URN } from '../support/school.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const HARROW = join(import.meta.dirname, '..', 'fixtures', 'harrow-road-secondary', '2010009_CTF_XXXXXXX_001.xml');

/** Every file below a folder as bytes: databases, journals, whatever lies there while the system runs. */
function files(root: string): { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(join(root, name)) }));
}

const PREFIX = 6;

/**
 * Dates are told from clear ones by all but the last digit: what is left of one in a page may stand before a byte that
 * happens to be a digit.
 */
const ALL_BUT_LAST = 9;

/**
 * Which of the words stand in clear in which file, in UTF-8, UTF-16, hex or Base64. Words are long enough never to come
 * about by chance.
 */
function found(root: string, words: Iterable<string>): string[] {
  const byPrefix = new Map<number, Buffer[]>();
  const beginnings = new Uint8Array(2 ** SLOT_BITS);
  for (const form of [...new Set(words)].flatMap(formsOf)) {
    const prefix = form.readUIntBE(0, PREFIX);
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), form]);
    beginnings[slotOf(form.readInt32BE(0))] = 1;
  }
  const all = files(root);
  expect(all.length).toBeGreaterThan(3);
  return all.filter(({ bytes }) => holdsOne(bytes, beginnings, byPrefix)).map(({ name }) => name);
}

/**
 * One pass over the bytes. Few places get past the table of the words' first four bytes; there the first six are
 * looked up, then the whole words.
 */
function holdsOne(bytes: Buffer, beginnings: Uint8Array, byPrefix: ReadonlyMap<number, readonly Buffer[]>): boolean {
  let four = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    four = (four << 8) | (bytes[at] as number);
    if (beginnings[slotOf(four)] === 0) continue;
    const start = at - 3;
    if (start < 0 || start + PREFIX > bytes.length) continue;
    const forms = byPrefix.get(bytes.readUIntBE(start, PREFIX)) ?? [];
    if (forms.some((form) => bytes.subarray(start, start + form.length).equals(form))) return true;
  }
  return false;
}

const SLOT_BITS = 20;

/** Where four bytes stand in the table: several share a place, none has two. */
function slotOf(four: number): number {
  return Math.imul(four, 0x9e3779b1) >>> (32 - SLOT_BITS);
}

function formsOf(word: string): Buffer[] {
  const utf8 = Buffer.from(word);
  // Base64 of a word on its own: its last character depends on what follows.
  return [
    utf8,
    Buffer.from(word, 'utf16le'),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(utf8.toString('base64').replace(/=+$/, '').slice(0, -1)),
  ].filter((form) => form.length >= PREFIX);
}

test('the search finds a word that is there, in each form', () => {
  using folder = new TemporaryFolder();
  for (const [index, form] of formsOf('Müllerova').entries()) {
    for (const name of ['a', 'b', 'c']) writeFileSync(folder.file(name), 'nothing of note');
    writeFileSync(folder.file('d'), Buffer.concat([Buffer.from(`x${String(index)}`), form, Buffer.from('y')]));
    expect(found(folder.path, ['Elsewhere', 'Müllerova'])).toEqual(['d']);
    expect(found(folder.path, ['Elsewhere'])).toEqual([]);
  }
});

test('after an import no UPN, name, date of birth or free text lies in clear in any file', async () => {
  using folder = new TemporaryFolder();
  const school = await School.open(folder.path);
  const rows = [];
  for await (const item of readCtf(createReadStream(HARROW))) if (item.kind === 'PUPIL') rows.push(item.row);
  await importRegister(createReadStream(HARROW), {
    app: school.app,
    actor: await operatorOf(school.app, URN),
    schoolUrn: URN,
    dryRun: false,
  });
  const pupil = await school.pupil();
  await school.as(
    school.staff.senco,
    'PlaceOnSenSupport',
    placement(pupil, { rationale: 'A sentence nobody else writes.', parentViews: 'Another such sentence.' }),
  );
  const clear = new Set(rows.flatMap((row) => row.sen.map((period) => period.from.slice(0, ALL_BUT_LAST))));
  const words = [
    ...rows.map((row) => row.upn),
    ...rows.flatMap((row) => [row.surname, row.forename]).filter((name) => Buffer.byteLength(name) >= 6),
    ...rows.map((row) => row.dateOfBirth).filter((day) => !clear.has(day.slice(0, ALL_BUT_LAST))),
    'A sentence nobody',
    'Another such',
    'Person senco',
    'https://issuer.test',
  ];
  expect(words.length).toBeGreaterThan(2_000);
  expect(found(school.app.config.data, words)).toEqual([]);
  await school.app.close();
  expect(found(school.app.config.data, words)).toEqual([]);
});

test('after the demo neither', async () => {
  using folder = new TemporaryFolder();
  const clock = new StoryClock();
  const config = await emptyFolder(folder.path, clock);
  const app = await openApp(config, { clock });
  await makeDemo(app, clock, '2026-11-20');
  const inputs = happenings('2026-11-20').map(({ input }) => input);
  const said = (name: string): string[] =>
    inputs.map((input) => input[name]).filter((value) => typeof value === 'string');
  const clear = new Set(
    inputs.flatMap(({ dateOfBirth: _sealed, ...input }) => JSON.stringify(input).match(/\d{4}-\d\d-\d/g) ?? []),
  );
  const birthdays = said('dateOfBirth').filter((day) => !clear.has(day.slice(0, ALL_BUT_LAST)));
  expect(birthdays.length).toBeGreaterThan(300);
  const words = [
    ...said('upn'),
    ...[...said('surname'), ...said('forename')].filter((name) => Buffer.byteLength(name) >= 6),
    ...birthdays,
    ...said('rationale'),
    ...said('description'),
    ...said('parentViews'),
    ...said('pupilViews'),
    ...said('desiredOutcomes'),
    ...said('minuteRef'),
    ...said('planReference'),
    ...demoPeople(seededIds(new Chance('x'))).map((person) => person.name),
    '@northgate.invalid',
  ];
  expect(words.length).toBeGreaterThan(2_000);
  expect(found(config.data, words)).toEqual([]);
  await app.close();
  expect(found(config.data, words)).toEqual([]);
});
