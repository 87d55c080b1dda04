import { expect, test } from '@jest/globals';
import { LONG_RUN } from '../support/long-run.ts';
import { strangersChangeNothing } from '../support/stranger-story.ts';

const RUNS = LONG_RUN ? 200 : 12;

test('nothing that a school without a giving records changes an answer, a count or a stream of another', async () => {
  expect(await strangersChangeNothing(RUNS, LONG_RUN ? undefined : 20261201)).toBeGreaterThan(RUNS);
});
