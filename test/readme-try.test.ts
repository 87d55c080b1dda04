import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { civilDateOfInstant } from '../src/kernel/civil-date.ts';
import { ServerProcess } from './support/command-line.ts';
import { demoFolder, TODAY } from './support/demo.ts';
import { LONG_RUN } from './support/long-run.ts';
import { TemporaryFolder } from './support/temporary-folder.ts';

const README = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8');
/** The README's own lines, as somebody copies them into a shell. */
const LINES = /^```sh try\n([^]*?)^```$/m.exec(README)?.[1] ?? '';
const ADDRESS = 'http://127.0.0.1:4000';

let folder: TemporaryFolder;

beforeAll(() => {
  folder = new TemporaryFolder();
});
afterAll(() => {
  folder[Symbol.dispose]();
});

test('its first decision is recorded and read back in term time', async () => {
  await firstDecision(TODAY, await demoFolder(folder.file('term')));
});

// The demo of another day has to be made.
if (LONG_RUN)
  test('its first decision is recorded and read back in the summer holidays', async () => {
    await firstDecision('2027-08-11', folder.file('summer'));
  });

async function firstDecision(today: string, data: string): Promise<void> {
  expect(LINES.split(ADDRESS)).toHaveLength(2);
  await using server = await ServerProcess.start({ SEN_TRAIL_DATA: data, SEN_TRAIL_LOG_LEVEL: 'silent' }, [
    'demo',
    '--today',
    today,
  ]);
  const output = execFileSync('sh', ['-euc', LINES.replace(ADDRESS, server.url)], { encoding: 'utf8' });
  const [recorded, decision] = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly data: unknown });
  expect(recorded).toEqual({ data: { raiseConcern: { decisionId: expect.any(String), findings: [] } } });
  expect(decision).toMatchObject({
    data: {
      decision: {
        type: expect.any(String),
        // The demo's clock has today's time of day in UTC. In summer its last hour is of the next day in England.
        decidedOn: civilDateOfInstant(`${today}T${new Date().toISOString().slice(11)}`),
        pupil: { forename: expect.any(String), surname: expect.any(String) },
        decidedBy: [{ persons: [{ role: 'SENCO', authority: { kind: 'OFFICE' } }] }],
        accountability: { sencoInvolvement: { state: 'PROPOSED' } },
      },
    },
  });
}
