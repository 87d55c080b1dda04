import { expect, test } from '@jest/globals';
import { holdsForAnyOrder } from '../support/lawful-story.ts';

/** The property of `test/projections/lawful-commands.test.ts` for many and longer stories. */
test('many long stories of lawful commands answer at every cut as the log cut there', async () => {
  expect(await holdsForAnyOrder(60, { minLength: 40, maxLength: 90 })).toBeGreaterThan(600);
}, 900_000);
