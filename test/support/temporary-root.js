// The folder of one test run. Temporary folders are made in it, and it goes with the run, whatever a killed test left
// behind.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const TMPFS = 0x01021994;
/** In bytes, several times what the tests hold at their fullest. Containers often have 64 MB in memory. */
const ROOM = 2 ** 30;
const PREFIX = 'sen-trail-tests-';
const HOUR = 3_600_000;

/**
 * In memory where there is room: small stores wait for a disk longer than they work. A killed process leaves there what
 * it leaves on a disk; what only a disk shows, the kill loops (`npm run test:long`) look for. A TMPDIR that is set is
 * kept to.
 */
export function makeTemporaryRoot() {
  const parent = process.env.TMPDIR === undefined && !process.env.SEN_TRAIL_LONG && hasRoom(MEMORY) ? MEMORY : tmpdir();
  for (const name of readdirSync(parent)) if (name.startsWith(PREFIX)) removeForgotten(join(parent, name));
  const root = mkdtempSync(join(parent, PREFIX));
  // Some tests act as a user without rights, who has to get to folders below.
  chmodSync(root, 0o711);
  return root;
}

function hasRoom(folder) {
  try {
    const { type, bavail, bsize } = statfsSync(folder);
    rmSync(mkdtempSync(join(folder, PREFIX)), { recursive: true });
    return type === TMPFS && bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}

/** A run that was interrupted could not remove its folder; no run takes an hour without making one. */
function removeForgotten(path) {
  const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (Date.now() - modified > HOUR) rmSync(path, { recursive: true, force: true });
}
