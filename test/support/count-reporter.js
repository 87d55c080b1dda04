// Ends a run with one plain line from jest's own counts, which .ci/run prints last.
import { writeFileSync } from 'node:fs';

export default class CountReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests;
    // A suite that could not even load has no tests to count, yet it has failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const line = `tests: ${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
    if (process.env.SEN_TRAIL_COUNTS) writeFileSync(process.env.SEN_TRAIL_COUNTS, line + '\n');
    console.log(line);
  }
}
