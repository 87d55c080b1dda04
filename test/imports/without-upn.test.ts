import { expect, test } from '@jest/globals';
import { importRegister } from '../../src/imports/import-register.ts';
import type { ImportResult } from '../../src/imports/import-result.ts';
import { operatorOf } from '../../src/operations/operator.ts';
import { ask } from '../support/ask.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { PUPIL, type School, URN } from '../support/school.ts';

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
});

const csv = (...rows: readonly string[]): string =>
  ['UPN,Surname,Forename,DOB,SEN Status,SEN Status Start Date,SEN Needs', ...rows, ''].join('\n');
const row = (upn: string, name = 'Quill,Rowan', birth = '11/02/2014'): string =>
  `${upn},${name},${birth},K,03/09/2024,SLCN`;

/** Takes the rows in, dry and in earnest, which have to say the same; answers pupils, recorded and faults. */
async function take(...rows: readonly string[]): Promise<readonly [number, number, readonly string[]]> {
  const run = async (dryRun: boolean): Promise<ImportResult> => {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(csv(...rows));
    }
    return importRegister(bytes(), {
      app: school.app,
      actor: await operatorOf(school.app, URN),
      schoolUrn: URN,
      dryRun,
    });
  };
  const dry = await run(true);
  const real = await run(false);
  expect({ ...dry, dryRun: false }).toEqual(real);
  return [real.pupils, real.recorded, real.faults.map(({ code }) => code)];
}

test('a child without a UPN comes on the register with a question, and is found again by name and birth', async () => {
  expect(await take(row(''))).toEqual([1, 1, ['UPN_MISSING']]);
  const head = school.app.log.head();
  expect(await take(row('', 'QUILL, rowan '.replace(', ', ',')))).toEqual([1, 0, ['UPN_MISSING']]);
  expect(school.app.log.head()).toBe(head);
});

test.each([
  ['', 'UPN_MISSING'],
  ['A201000926101', 'UPN_CHECK_LETTER'],
])('a UPN %s in doubt stands in the list of discrepancies, once', async (upn, fault) => {
  expect(await take(row(upn))).toEqual([1, 1, [fault]]);
  expect(await take(row(upn))).toEqual([1, 0, [fault]]);
  const { data } = await ask(
    school.app,
    school.staff.senco,
    `{ discrepancies(schoolUrn: "${URN}") { edges { node { kind fields pupil { surname } } } } }`,
  );
  expect(data?.['discrepancies']).toEqual({
    edges: [{ node: { kind: 'UPN_IN_DOUBT', fields: ['upn'], pupil: { surname: 'Quill' } } }],
  });
});

test('once the file has the UPN nothing is doubled, and it says that the record lacks it', async () => {
  await take(row(''));
  expect(await take(row('Y201000926101'))).toEqual([1, 0, ['UPN_NOT_RECORDED']]);
});

test('a row without the UPN of a child who has one is about that child', async () => {
  expect(await take(row('Y201000926101'))).toEqual([1, 1, []]);
  expect(await take(row(''))).toEqual([1, 0, ['UPN_MISSING']]);
});

test('children without UPNs are told apart by name and by birth; the same row twice is one child', async () => {
  const rows = [row(''), row('', 'Quill,Isla'), row('', 'Quill,Rowan', '01/03/2013'), row('')];
  expect(await take(...rows)).toEqual([3, 3, ['UPN_MISSING', 'UPN_MISSING', 'UPN_MISSING', 'DUPLICATE_ROW']]);
});

test('of namesakes with one birthday a row without UPN is left out and says so', async () => {
  const named = { ...PUPIL, surname: 'Quill', forename: 'Rowan', dateOfBirth: '2014-02-11' };
  for (const upn of ['Y201000926101', 'M201000926102'])
    await school.as(school.staff.senco, 'RegisterPupil', { ...named, upn });
  const [pupils, recorded, faults] = await take(row(''));
  expect([pupils, recorded, [...faults].sort()]).toEqual([2, 0, ['NAMESAKES', 'UPN_MISSING']]);
});
