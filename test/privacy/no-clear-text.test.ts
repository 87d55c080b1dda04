import { createReadStream, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readCtf } from '../../src/imports/ctf.ts';
import { importRegister } from '../../src/imports/import-register.ts';
import { operatorOf } from '../../src/operations/operator.ts';
import { ALL_BUT_LAST, formsOf, found } from '../support/clear-text.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { FERNBANK, HARROW } from '../support/part-of-ctf.ts';
import { placement, PUPIL, School, URN } from '../support/school.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const [CTF, MANY] = LONG_RUN ? [HARROW, 2_000] : [FERNBANK, 500];

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
  for await (const item of readCtf(createReadStream(CTF))) if (item.kind === 'PUPIL') rows.push(item.row);
  await importRegister(createReadStream(CTF), {
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
  // Days of SEN periods and those since when staff and pupil are there are no secret.
  const days = [...rows.flatMap((row) => row.sen.map((period) => period.from)), PUPIL.admittedOn];
  const clear = new Set(days.map((day) => day.slice(0, ALL_BUT_LAST)));
  const words = [
    ...rows.flatMap((row) => row.upn ?? []),
    ...rows.flatMap((row) => [row.surname, row.forename]).filter((name) => Buffer.byteLength(name) >= 6),
    ...rows.map((row) => row.dateOfBirth).filter((day) => !clear.has(day.slice(0, ALL_BUT_LAST))),
    'A sentence nobody',
    'Another such',
    'Person senco',
    'https://issuer.test',
  ];
  expect(words.length).toBeGreaterThan(MANY);
  expect(found(school.app.config.data, words)).toEqual([]);
  await school.app.close();
  expect(found(school.app.config.data, words)).toEqual([]);
});
