import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenApp } from '../../src/compose.ts';
import { found } from '../support/clear-text.ts';
import { makeOwnDemo, openDemo } from '../support/demo.ts';
import { secretWordsOfDemo } from '../support/demo-words.ts';
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
    const words = secretWordsOfDemo();
    expect(words.length).toBeGreaterThan(2_000);
    const { data } = anew.config;
    expect(found(data, words)).toEqual([]);
    await anew.close();
    expect(found(data, words)).toEqual([]);
  });
});
