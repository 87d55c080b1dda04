import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenApp } from '../../src/compose.ts';
import { happenings } from '../../src/demo/make.ts';
import { demoPeople } from '../../src/demo/people.ts';
import { Chance, seededIds } from '../../src/demo/random.ts';
import { ALL_BUT_LAST, found } from '../support/clear-text.ts';
import { makeOwnDemo, openDemo, TODAY } from '../support/demo.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

let folder: TemporaryFolder;
/** Made here, and still open as it was made: most demos of the tests are copies of one. */
let anew: OpenApp;

beforeAll(async () => {
  folder = new TemporaryFolder();
  anew = await makeOwnDemo(folder.file('anew'));
});

afterAll(async () => {
  await anew.close();
  folder[Symbol.dispose]();
});

function inClear({ log }: OpenApp): readonly string[] {
  return log
    .readAfter(0, 100_000)
    .map((e) =>
      JSON.stringify([
        e.id,
        e.type,
        e.metadata['recordedAt'],
        e.metadata['decidedAt'],
        e.metadata['effectiveFrom'],
        e.metadata['recordedBy'],
      ]),
    )
    .filter((line) => !line.includes('IdentifierClaimed'))
    .sort();
}

describe('a demo that is made anew', () => {
  test('has the same ids, dates and clear data each time; only keys and nonces are fresh', async () => {
    const { app } = await openDemo(folder.file('before'));
    try {
      expect(inClear(anew)).toEqual(inClear(app));
    } finally {
      await app.close();
    }
  });

  test('holds no UPN, name, date of birth or free text in clear in any file', async () => {
    const inputs = happenings(TODAY).map(({ input }) => input);
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
    const { data } = anew.config;
    expect(found(data, words)).toEqual([]);
    await anew.close();
    expect(found(data, words)).toEqual([]);
  });
});
