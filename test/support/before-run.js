// Builds `dist` once before the suites, so that those which run the command line do not all build it, and makes the
// run's folder for temporary files. Jest hands its environment on to the processes that run the suites.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { makeTemporaryRoot } from './temporary-root.js';

export default function beforeRun() {
  const { status, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, '..', '..', 'src', 'cli', 'launch.js'), '--help'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
  const before = process.env.TMPDIR;
  globalThis.temporaryRoot = { path: makeTemporaryRoot(), before };
  process.env.TMPDIR = globalThis.temporaryRoot.path;
}
