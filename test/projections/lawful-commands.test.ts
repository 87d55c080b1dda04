import { describe, expect, test } from '@jest/globals';
import { REGISTRY } from '../../src/registry/index.ts';
import { LAWFUL } from '../support/lawful-commands.ts';
import { holdsForAnyOrder } from '../support/lawful-story.ts';

describe('for any order of lawful commands', () => {
  test('every command about a pupil who is there takes part', () => {
    const about = REGISTRY.filter(
      ({ subject, door, name }) =>
        subject === 'PUPIL' && door === 'GRAPHQL' && !['RegisterPupil', 'OpenProspectivePupil'].includes(name),
    ).map(({ name }) => name);
    expect(Object.keys(LAWFUL).sort()).toEqual([...about].sort());
  });

  test('read models answer at any past cut as the log cut there, and a rebuild says the same', async () => {
    // A story of refusals only would show nothing.
    expect(await holdsForAnyOrder(5, { minLength: 10, maxLength: 30 })).toBeGreaterThan(15);
  });
});
