#!/usr/bin/env node
// The one way in: checks Node, builds `dist` when a source is newer, then runs it in this process. Plain JavaScript,
// because it has to run before anything is compiled. `--module PATH` runs another built module instead of the CLI.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const DIST = join(ROOT, 'dist');
const STAMP = join(DIST, '.built');
const SOURCES = ['src', 'schema', 'projections', 'test/bench'];
const SETTINGS = ['tsconfig.json', 'tsconfig.build.json', 'package.json'];

const [major] = process.versions.node.split('.').map(Number);
if (major < 24 || major > 26) {
  process.stderr.write(
    `Node 24 to 26 is needed, this is ${process.versions.node}. Run through npm or npx after "npm ci", or install Node 24.\n`,
  );
  process.exit(2);
}

/** Newest change under a path, in milliseconds; files that are not sources do not count. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return /\.(ts|js|json)$/.test(path) ? stat.mtimeMs : 0;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function stale() {
  const built = statSync(STAMP, { throwIfNoEntry: false })?.mtimeMs;
  return built === undefined || [...SOURCES, ...SETTINGS].some((path) => newest(join(ROOT, path)) > built);
}

/** What a killed build left behind belongs to no running process. */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Builds beside `dist` and moves it into place, so that a second start never runs half a build. */
function build() {
  for (const name of readdirSync(ROOT))
    if (name.startsWith('.dist-') && !isRunning(Number.parseInt(name.slice(6), 10)))
      rmSync(join(ROOT, name), { recursive: true, force: true });
  const fresh = join(ROOT, `.dist-${process.pid}`);
  const old = `${fresh}-old`;
  mkdirSync(fresh, { recursive: true });
  writeFileSync(join(fresh, '.built'), '');
  const started = new Date();
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(
    process.execPath,
    [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--noCheck', '--outDir', fresh],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    process.stderr.write('The build failed.\n');
    process.exit(1);
  }
  writeFileSync(join(fresh, '.built'), `${started.toISOString()}\n`);
  try {
    if (existsSync(DIST)) renameSync(DIST, old);
    renameSync(fresh, DIST);
  } catch {
    // Somebody else's build came first; theirs is as good.
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

const inCheckout = existsSync(join(ROOT, 'node_modules', 'typescript'));
if (inCheckout && stale()) build();

const args = process.argv.slice(2);
const module = args[0] === '--module' ? args.splice(0, 2)[1] : 'src/cli/main.js';
process.argv = [process.argv[0], join(DIST, module), ...args];
await import(pathToFileURL(join(DIST, module)).href);
