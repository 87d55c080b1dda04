import { beforeEach, expect, test } from '@jest/globals';
import { importRegister } from '../../src/imports/import-register.ts';
import type { ImportResult } from '../../src/imports/import-result.ts';
import { operatorOf } from '../../src/operations/operator.ts';
import { olderUpnStream } from '../../src/privacy/identifier-mac.ts';
import { claim } from '../../src/write-path/identifier-claims.ts';
import { partOfCtf, HARROW, upnsInCtf } from '../support/part-of-ctf.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { PUPIL, type School, URN } from '../support/school.ts';

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
});

async function take(text: string, { dryRun = false } = {}): Promise<ImportResult> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  return importRegister(bytes(), {
    app: school.app,
    actor: await operatorOf(school.app, URN),
    schoolUrn: URN,
    dryRun,
  });
}

const pupils = (): number => school.app.log.streamsWithPrefix('pupil-').length;

const HEADINGS = 'UPN,Surname,Forename,DOB,SEN Status,SEN Status Start Date,SEN Needs';
const csv = (...rows: readonly string[]): string => [HEADINGS, ...rows, ''].join('\n');

let onItsLines: string;
let onOneLine: string;
beforeEach(() => {
  // Three of these UPNs are held by two children each.
  const some = new Set(upnsInCtf(HARROW).slice(0, 24));
  onItsLines = partOfCtf(HARROW, (upn) => some.has(upn));
  onOneLine = onItsLines.replace(/>\s+</g, '><');
});

test('a CTF on one line brings every pupil, as its dry run says; in another layout it says nothing new', async () => {
  const dry = await take(onOneLine, { dryRun: true });
  const first = await take(onOneLine);
  expect(onOneLine.split('\n').length).toBeLessThan(3);
  expect([dry.recorded, first.recorded, first.pupils, pupils()]).toEqual([27, 27, 27, 27]);
  expect({ ...dry, dryRun: false }).toEqual(first);
  const head = school.app.log.head();
  const reversed = onItsLines.replace(/( *<Pupil>[^]*<\/Pupil>\n)/, (all) =>
    (all.match(/ *<Pupil>[^]*?<\/Pupil>\n/g) ?? []).reverse().join(''),
  );
  const prefixed = onItsLines
    .replace(/<(\/?)(?=[A-Za-z])/g, '<$1c:')
    .replace('<c:CTfile', '<c:CTfile xmlns:c="urn:example"');
  for (const again of [onOneLine, onItsLines, reversed, prefixed])
    expect([(await take(again)).recorded, school.app.log.head()]).toEqual([0, head]);
});

test('rows of a CSV file count whatever their order, and a pupil with a history counts once', async () => {
  const rows = [
    'Y201000926101,Quill,Rowan,11/02/2014,K,03/09/2019,SLCN',
    'Y201000926101,Quill,Rowan,11/02/2014,E,01/09/2024,ASD',
    'M201000926102,Tarn,Isla,02/05/2013,K,03/09/2024,SEMH',
  ];
  const dry = await take(csv(...rows.toReversed()), { dryRun: true });
  const first = await take(csv(...rows.toReversed()));
  expect({ ...dry, dryRun: false }).toEqual(first);
  expect([first.status, first.primaryNeed]).toEqual([
    { K: 1, E: 1, N: 0 },
    { ASD: 1, SEMH: 1 },
  ]);
  // Two statuses without an end are a question, and the plan counts.
  expect(first.faults.map(({ code }) => code)).toEqual(['STATUS_OPEN_TWICE']);
  const head = school.app.log.head();
  expect([(await take(csv(...rows))).recorded, school.app.log.head()]).toEqual([0, head]);
});

test('needs ranked by the order of rows alone ask nothing when the rows come in another order', async () => {
  const rows = ['SLCN', 'ASD'].map((need) => `Y201000926101,Quill,Rowan,11/02/2014,K,03/09/2024,${need}`);
  expect((await take(csv(...rows))).primaryNeed).toEqual({ SLCN: 1 });
  expect((await take(csv(...rows.toReversed()))).recorded).toBe(0);
});

test('twins with one UPN are two children and a question; the same child twice is told and comes once', async () => {
  const [one, other] = ['Rowan', 'Isla'].map((name) => `Y201000926101,Quill,${name},11/02/2014,K,03/09/2024,SLCN`);
  const first = await take(csv(one!, other!, one!.replace('Rowan', 'ROWAN')));
  expect([first.pupils, pupils()]).toEqual([2, 2]);
  expect(first.faults.map(({ code, line }) => `${String(line)} ${code}`)).toEqual(['3 UPN_SHARED', '4 DUPLICATE_ROW']);
  expect((await take(csv(other!, one!))).recorded).toBe(0);
});

const SPELLINGS = [
  ['Müller', 'Zoë', 'MÜLLER', 'Zoe\u0308'],
  ['O’Brien', 'Sam', "O'Brien", 'SAM'],
  ['OʼBrien', 'Sam', 'O`Brien', 'Sam'],
  ['Smith-Jones', 'Mary Ann', 'Smith\u2011Jones', 'Mary \u00a0Ann'],
  ['Léger', 'Théo', 'Leger', 'Theo'],
] as const;

test.each(SPELLINGS)('%s, %s and %s, %s are one name', async (surname, forename, other, otherForename) => {
  const row = (names: string): string => csv(`Y201000926101,${names},11/02/2014,K,03/09/2024,SLCN`);
  await take(row(`${surname},${forename}`));
  const head = school.app.log.head();
  const again = await take(row(`${other},${otherForename}`));
  expect([again.recorded, again.discrepancies, school.app.log.head()]).toEqual([0, 0, head]);
});

test.each(SPELLINGS)('%s, %s with a UPN that another child has is found as %s, %s', async (...names) => {
  const [surname, forename, other, otherForename] = names;
  const file = (own: string): string =>
    csv(`Y201000926101,First,Child,02/05/2013,N,03/09/2024,`, `Y201000926101,${own},11/02/2014,K,03/09/2024,SLCN`);
  await take(file(`${surname},${forename}`));
  const head = school.app.log.head();
  expect([(await take(file(`${other},${otherForename}`))).recorded, school.app.log.head(), pupils()]).toEqual([
    0,
    head,
    2,
  ]);
});

test('a claim in its former form, on the name as it was written, is still found', async () => {
  const { senco } = school.staff;
  const first = { ...PUPIL, upn: 'Y201000926101', surname: 'First', forename: 'Child', dateOfBirth: '2013-05-02' };
  const second = { ...first, surname: 'Müller', forename: 'Zoë', dateOfBirth: '2014-02-11' };
  await school.as(senco, 'RegisterPupil', first);
  // As an older folder has it: the claim on the exact name, and the pupil who holds it.
  const holder = await school.pupil({ ...second, upn: null });
  const stream = await olderUpnStream(school.app.vault, second.upn, second);
  const metadata = school.app.log.readAfter(0, 1)[0]!.metadata as unknown as Parameters<typeof claim>[3];
  await claim(school.app.store, stream, holder, metadata);
  const registered = await school.as(senco, 'RegisterPupil', second);
  expect(registered).toMatchObject({ kind: 'REFUSED', subjectId: holder, refusals: [{ code: 'ALREADY_RECORDED' }] });
  const head = school.app.log.head();
  const row = 'Y201000926101,Müller,Zoë,11/02/2014,,,';
  expect([(await take(csv(row))).recorded, school.app.log.head(), pupils()]).toEqual([0, head, 2]);
});
