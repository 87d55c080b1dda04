import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A folder that a test run makes once: whichever suite comes first makes it, others wait for it. It lies in the run's
 * own temporary folder (`before-run.js`), so no run ever finds that of an older source.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const [made, making, taken] = [name, `${name}.making`, `${name}.taken`].map((each) => join(tmpdir(), each)) as [
    string,
    string,
    string,
  ];
  while (!existsSync(made)) {
    if (!isFirst(taken)) {
      await pause(50);
      continue;
    }
    try {
      await make(making);
      renameSync(making, made);
    } catch (error) {
      for (const folder of [making, taken]) rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }
  return made;
}

/** Making a folder succeeds for exactly one of several processes. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
