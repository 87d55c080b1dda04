// Removes the run's folder for temporary files; in a watching jest the next run makes its own.
import { rmSync } from 'node:fs';

export default function afterRun() {
  const { path, before } = globalThis.temporaryRoot;
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(path, { recursive: true, force: true });
}
