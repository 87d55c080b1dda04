// Starts the longest files first, so that no core is idle while the last of them runs. Jest knows how long a file takes
// only from a run before, which a fresh clone has not had; without that it goes by the size of a file.
import { relative } from 'node:path';
import TestSequencer from '@jest/test-sequencer';

/** Files that take longer than some seconds on an idle machine, the longest first. Order is all that this changes. */
const LONGEST = [
  'cli/commands.test.ts',
  'imports/import-register.test.ts',
  'schema/access-matrix.test.ts',
  'schema/input-marker.test.ts',
  'cli/export.test.ts',
  'demo/questions.test.ts',
  'demo/demo.test.ts',
  'cli/eventstoredb-app.test.ts',
  'readme-try.test.ts',
  'schema/imports.test.ts',
  'store/eventstoredb.test.ts',
  'store/eventstoredb-network.test.ts',
  'cli/clock.test.ts',
];

export default class LongestFirst extends TestSequencer {
  async sort(tests) {
    const others = await super.sort(tests);
    const placeOf = ({ path }) => {
      const place = LONGEST.indexOf(relative(`${import.meta.dirname}/..`, path));
      return place === -1 ? LONGEST.length : place;
    };
    return [...others].sort((one, other) => placeOf(one) - placeOf(other));
  }
}
