import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { READ_MODELS } from '../../projections/index.ts';
import { openProjections, type Projections } from '../../projections/engine/runner.ts';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import { generateLog } from '../bench/generated-log.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const PROGRAM = fileURLToPath(new URL('../projections/processes/rebuild-until-killed.ts', import.meta.url));
const ROUNDS = 10;
const NAMES = READ_MODELS.map(({ name }) => name);

/** Starts a rebuild on two threads and kills it this many milliseconds after it began. False if it was done by then. */
async function killed(log: string, folder: string, which: 'again' | 'first', afterMs: number): Promise<boolean> {
  const child = spawn(process.execPath, [PROGRAM, log, folder, which], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text));
  await once(child.stdout, 'data');
  const ended = once(child, 'exit');
  await Promise.race([pause(afterMs), ended]);
  child.kill('SIGKILL');
  await ended;
  return !said.join('').includes('done');
}

function digests(projections: Projections): readonly string[] {
  return NAMES.map((name) => projections.digest(name));
}

test(`a rebuild on two threads killed ${String(ROUNDS)} times leaves the old generation serving, and the next start builds what is missing`, async () => {
  using temporary = new TemporaryFolder();
  const file = temporary.file('log.db');
  generateLog({ file, schools: ['910001'], roll: 300, decisions: 3_000 });
  const log = openEmbeddedLog(file);
  const folder = temporary.file('read-models');
  const open = (where: string): Promise<Projections> => openProjections({ log, folder: where, models: READ_MODELS });
  const files = (): readonly string[] => NAMES.flatMap((name) => readdirSync(`${folder}/${name}`));
  const before = await open(folder);
  const expected = digests(before);
  await before.close();
  let interrupted = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const generations = files().filter((name) => name.endsWith('.db'));
    if (await killed(file, folder, 'again', 100 + 200 * round)) interrupted += 1;
    const after = await open(folder);
    expect(digests(after)).toEqual(expected);
    expect(files().filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(files().filter((name) => name.endsWith('.db'))).toHaveLength(generations.length);
    await after.close();
  }
  expect(interrupted).toBeGreaterThan(ROUNDS / 2);
  const empty = temporary.file('first');
  expect(await killed(file, empty, 'first', 1_500)).toBe(true);
  const built = await open(empty);
  expect(digests(built)).toEqual(expected);
  await built.close();
  log.close();
});
