import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openApp } from '../../src/compose.ts';
import { readConfig } from '../../src/host/config.ts';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { systemClock } from '../../src/host/system-ports.ts';
import { senTrail, ServerProcess } from '../support/command-line.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { FERNBANK, partOfCtf } from '../support/part-of-ctf.ts';
import { appoint, ISSUER, openSchoolApp, SCHOOL as URN } from '../support/school-app.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

/** The roll that is taken in, and how many of it are on the register. */
const [PUPILS, ON_REGISTER] = LONG_RUN ? [275, 53] : [40, 10];
const HEAD = `head@${ISSUER}`;

let folder: TemporaryFolder;
let settings: Record<string, string>;
let head: string;
const command = (...more: string[]): string[] => [
  'export',
  'decisions',
  '--school',
  URN,
  '--as',
  HEAD,
  '--format',
  'csv',
  ...more,
];

beforeAll(async () => {
  folder = new TemporaryFolder();
  const app = await openSchoolApp(folder);
  head = await appoint(app, 'head', 'HEADTEACHER');
  await appoint(app, 'teacher', 'TEACHER');
  await app.close();
  settings = { SEN_TRAIL_DATA: folder.file('data'), SEN_TRAIL_LOG_LEVEL: 'silent' };
  const ctf = folder.file('roll.xml');
  writeFileSync(
    ctf,
    partOfCtf(FERNBANK, (_upn, index) => index < PUPILS),
  );
  await senTrail(['import', ctf, '--school', URN], settings);
});
afterAll(() => {
  folder[Symbol.dispose]();
});

test('export decisions: to a new file, to standard output, and through a running server, the same bytes for the same cut', async () => {
  const recordedAt = systemClock.now();
  const out = folder.file('decisions.csv');
  const made = await senTrail(command('--recorded-at', recordedAt, '--out', out, '--json'), settings);
  const bytes = readFileSync(out);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect([made.code, made.json]).toEqual([
    0,
    {
      kind: 'DECISIONS',
      format: 'CSV',
      rows: expect.any(Number),
      ordinal: expect.any(Number),
      bytes: bytes.length,
      sha256,
      file: out,
    },
  ]);
  expect([Number(made.json['rows']), statSync(out).mode & 0o777]).toEqual([
    bytes.toString('utf8').split('\r\n').length - 2,
    0o600,
  ]);
  const printed = await senTrail(command('--recorded-at', recordedAt), settings);
  expect([printed.code, printed.stdout === bytes.toString('utf8'), printed.stderr]).toEqual([0, true, '']);

  await using server = await ServerProcess.start(settings);
  expect(server.url).toMatch(/^http/);
  const through = folder.file('through.csv');
  const asked = await senTrail(command('--recorded-at', recordedAt, '--out', through), settings);
  expect([asked.code, asked.stdout, readFileSync(through).equals(bytes)]).toEqual([
    0,
    `${String(made.json['rows'])} decisions in ${through} (SHA-256 ${sha256}).\n`,
    true,
  ]);
});

test('the event and the access record name the person it was made for and the operator who made it', async () => {
  expect((await senTrail(command(), settings)).code).toBe(0);
  const app = await openApp(readConfig(settings));
  const [event] = app.log.readStream(app.log.streamsWithPrefix('export-').at(-1)!);
  const operator = event!.data['operator'] as string;
  await app.close();
  expect([event!.metadata['recordedBy'], operator === head]).toEqual([{ person: head, role: 'HEADTEACHER' }, false]);
  const access = openEmbeddedStore({
    file: join(settings['SEN_TRAIL_DATA']!, 'access.db'),
    lock: 'HELD',
    counts: 'EVERY_STREAM',
  });
  const streams = access.log.streamsWithPrefix('access-');
  const records = streams
    .flatMap((stream) => access.log.readStream(stream))
    .filter(({ metadata }) => metadata['$correlationId'] === event!.metadata['$correlationId']);
  await access.close();
  expect(
    records.map(({ data }) => [
      data['person'],
      data['outcome'],
      data['pupilCount'] ?? (data['pupils'] as unknown[]).length,
    ]),
  ).toEqual([
    [head, 'ANSWERED', expect.any(Number)],
    [operator, 'ANSWERED', expect.any(Number)],
  ]);
});

test('export register: to a file that import takes in again, and the record of it', async () => {
  const out = folder.file('register.csv');
  const asked = [
    'export',
    'register',
    '--school',
    URN,
    '--as',
    HEAD,
    '--format',
    'csv',
    '--effective-on',
    '2026-11-20',
  ];
  const made = await senTrail([...asked, '--out', out, '--json'], settings);
  expect([made.code, made.json]).toEqual([
    0,
    {
      kind: 'REGISTER',
      format: 'CSV',
      rows: ON_REGISTER,
      ordinal: expect.any(Number),
      bytes: statSync(out).size,
      sha256: createHash('sha256').update(readFileSync(out)).digest('hex'),
      file: out,
    },
  ]);
  const again = await senTrail(['import', out, '--school', URN, '--dry-run', '--json'], settings);
  expect([again.code, again.json]).toMatchObject([0, { recorded: 0, unchanged: ON_REGISTER, faults: [] }]);
  expect(
    (
      await senTrail(
        [...asked.filter((word) => word !== HEAD && word !== '--as'), '--as', `teacher@${ISSUER}`],
        settings,
      )
    ).stderr,
  ).toBe('CONFIGURATION: --as: nobody with this sign-in may export the register of this school\n');
});

test('wrong use exits with 2, says all of it, and leaves no file', async () => {
  const out = folder.file('never.csv');
  const bad = await senTrail(
    [
      'export',
      'decisions',
      '--school',
      '12',
      '--as',
      HEAD,
      '--format',
      'json',
      '--recorded-at',
      'yesterday',
      '--effective-on',
      '2026-02-30',
      '--out',
      out,
      '--json',
    ],
    settings,
  );
  expect([
    bad.code,
    (bad.json['error'] as { message: string }).message.split('\n').map((line) => line.split(':')[0]),
  ]).toEqual([2, ['--school', '--recorded-at', '--effective-on']]);
  for (const as of [`teacher@${ISSUER}`, `nobody@${ISSUER}`]) {
    const denied = await senTrail(
      ['export', 'decisions', '--school', URN, '--as', as, '--format', 'csv', '--out', out],
      settings,
    );
    expect([denied.code, denied.stderr]).toEqual([
      2,
      'CONFIGURATION: --as: nobody with this sign-in may export the decisions of this school\n',
    ]);
  }
  const there = folder.file('there.csv');
  writeFileSync(there, 'mine');
  const some = [command('--json'), command('--out', there), [...command().filter((word) => word !== 'csv'), 'xlsx']];
  const others = [
    ['export', 'decisions', '--school', URN, '--format', 'csv'],
    ['export', 'decisions', '--school', '123456', '--as', HEAD, '--format', 'csv'],
    ['export', 'nonsense'],
  ];
  const cases = LONG_RUN ? [...some, ...others] : some;
  expect(await Promise.all(cases.map(async (args) => (await senTrail(args, settings)).code))).toEqual(
    cases.map(() => 2),
  );
  expect([readFileSync(there, 'utf8'), readdirSync(folder.path).includes('never.csv')]).toEqual(['mine', false]);
});
