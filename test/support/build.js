// Builds `dist` once before the suites, so that those which run the command line do not all build it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export default function build() {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '..', '..', 'src', 'cli', 'launch.js'), '--help'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
}
