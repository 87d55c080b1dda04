import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { READ_MODEL_NAMES } from '../../src/registry/read-model-names.ts';
import { senTrail, senTrailInterrupted, ServerProcess } from '../support/command-line.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { FERNBANK, HARROW, partOfCtf } from '../support/part-of-ctf.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const INIT = [
  'init',
  '--urn',
  '900001',
  '--laestab',
  '3830004',
  '--name',
  'Fernbank Primary',
  '--phase',
  'primary',
  '--json',
];

let folder: TemporaryFolder;
/** A CTF of twenty pupils. */
let twenty: string;
const settings = (name: string): Record<string, string> => ({
  SEN_TRAIL_DATA: folder.file(name),
  SEN_TRAIL_LOG_LEVEL: 'silent',
});

beforeAll(async () => {
  folder = new TemporaryFolder();
  twenty = folder.file('twenty.xml');
  writeFileSync(
    twenty,
    partOfCtf(FERNBANK, (_upn, index) => index < 20),
  );
  await senTrail(INIT, settings('made'));
});
afterAll(() => {
  folder[Symbol.dispose]();
});

/** Settings with a copy of a data folder that `init` has made. */
function initialised(name: string): Record<string, string> {
  cpSync(folder.file('made'), folder.file(name), { recursive: true });
  return settings(name);
}

/** Every file of a folder with its content, to see that nothing was changed. */
function contents(root: string): Map<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(root, name)).isFile() && !/-(shm|wal)$|\.pid$/.test(name),
  );
  return new Map(names.map((name) => [name, readFileSync(join(root, name)).toString('base64')]));
}

describe('sen-trail', () => {
  test('init, import, doctor, rebuild: the main job of a school, with its exit codes', async () => {
    const own = settings('school');
    const made = await senTrail([...INIT, '--first-admin', 'head@https://login.example'], own);
    expect([made.code, made.json['urn']]).toEqual([0, '900001']);
    expect(made.json['firstAuthorityUntil']).toMatch(/^\d{4}-\d\d-\d\d$/);

    const before = contents(own['SEN_TRAIL_DATA']!);
    const twice = await senTrail(INIT, own);
    expect([twice.code, (twice.json['error'] as { code: string }).code]).toEqual([2, 'DATA_FOLDER']);
    expect(contents(own['SEN_TRAIL_DATA']!)).toEqual(before);

    const dry = await senTrail(['import', FERNBANK, '--school', '900001', '--dry-run', '--json'], own);
    const taken = await senTrail(['import', FERNBANK, '--school', '900001', '--json'], own);
    const again = await senTrail(['import', FERNBANK, '--school', '900001', '--json'], own);
    const { primaryNeed, pupils, N, K, E } = JSON.parse(
      readFileSync(join(FIXTURES, 'fernbank-primary', 'summary.json'), 'utf8'),
    ) as Record<string, unknown>;
    const expected = { pupils, status: { K, E, N }, primaryNeed, discrepancies: 0, faults: [] };
    expect(dry.json).toMatchObject({ ...expected, recorded: 275, unchanged: 0, dryRun: true });
    expect(taken.json).toMatchObject({ ...expected, recorded: 275, unchanged: 0 });
    expect(again.json).toMatchObject({ ...expected, recorded: 0, unchanged: 275 });
    expect([dry.code, taken.code, again.code]).toEqual([0, 0, 0]);

    // The school's own system says the same in its own words, and for 19 plans when the next review is, which no CTF
    // tells; a file with faults leaves with 1, and its good rows are in.
    const arbor = await senTrail(
      ['import', join(FIXTURES, 'fernbank-primary', 'arbor-sen-register.csv'), '--school', '900001', '--json'],
      own,
    );
    expect([arbor.code, arbor.json]).toMatchObject([0, { ...expected, recorded: 19, unchanged: 256 }]);
    const broken = await senTrail(
      [
        'import',
        join(FIXTURES, 'fernbank-primary', 'broken-register.csv'),
        '--school',
        '900001',
        '--dry-run',
        '--json',
      ],
      own,
    );
    expect([
      broken.code,
      (broken.json['faults'] as { line: number; code: string }[]).map(({ line, code }) => `${String(line)} ${code}`),
    ]).toEqual([
      1,
      [
        '3 UPN_CHECK_LETTER',
        '4 UPN_MALFORMED',
        '5 DATE_INVALID',
        '6 STATUS_UNKNOWN',
        '7 NEED_UNKNOWN',
        '8 NEED_MISSING',
        '9 DUPLICATE_ROW',
        '10 DATE_BEFORE_BIRTH',
        '11 NSA_WITH_PLAN',
        '12 FORMULA_CELL',
      ],
    ]);

    const rebuilt = await senTrail(['rebuild', '--json'], own);
    const models = rebuilt.json['readModels'] as { status: string; digest: string; digestBefore: string }[];
    expect([rebuilt.code, models.map((m) => [m.status, m.digest === m.digestBefore])]).toEqual([
      0,
      READ_MODEL_NAMES.map(() => ['CURRENT', true]),
    ]);

    const examined = await senTrail(['doctor', '--json'], own);
    expect([examined.code, examined.json['faults']]).toEqual([0, []]);
    expect((examined.json['readModels'] as { lag: number; digest: string }[]).map((m) => [m.lag, m.digest])).toEqual(
      models.map((m) => [0, m.digest]),
    );
  });

  test('wrong use says what is wrong, all of it, and exits with 2', async () => {
    const own = settings('none');
    const wrong = await senTrail(
      ['init', '--urn', '12', '--laestab', 'x', '--name', ' ', '--phase', 'primary', '--json'],
      own,
    );
    expect(wrong.code).toBe(2);
    expect((wrong.json['error'] as { message: string }).message.split('\n')).toEqual([
      '--urn: 6 digits',
      '--laestab: 7 digits, LA and establishment',
      '--name: 1 to 200 characters',
    ]);
    const bad = await senTrail(['doctor', '--json'], {
      ...own,
      SEN_TRAIL_PORT: 'http',
      SEN_TRAIL_STORE: 'mongodb://x',
      SEN_TRAIL_TYPO: '1',
    });
    expect(bad.code).toBe(2);
    expect((bad.json['error'] as { message: string }).message.split('\n').map((line) => line.split(':')[0])).toEqual([
      'SEN_TRAIL_TYPO',
      'SEN_TRAIL_PORT',
      'SEN_TRAIL_STORE',
    ]);
    expect(bad.stdout + bad.stderr).not.toContain('mongodb');
    const some = [
      ['import', FERNBANK, '--school', '900001'],
      ['start'],
      ['nonsense'],
      ['keys', 'bootstrap', 'head', '--school', '900001'],
    ];
    const others = [['doctor'], ['rebuild'], ['import'], ['rebuild', 'no-such-model']];
    const cases = LONG_RUN ? [...some, ...others] : some;
    expect(await Promise.all(cases.map(async (args) => (await senTrail(args, own)).code))).toEqual(cases.map(() => 2));
  });

  test('settings come from a file too, and the environment counts before it', async () => {
    const own = settings('from-file');
    writeFileSync(folder.file('settings'), `SEN_TRAIL_DATA=${own['SEN_TRAIL_DATA']!}\nSEN_TRAIL_PORT=none\n`);
    const made = await senTrail(INIT, { SEN_TRAIL_CONFIG: folder.file('settings'), SEN_TRAIL_PORT: '4000' });
    expect([made.code, made.json['data']]).toEqual([0, own['SEN_TRAIL_DATA']]);
    expect((await senTrail(['doctor'], { SEN_TRAIL_CONFIG: folder.file('settings') })).stderr).toBe(
      'CONFIGURATION: SEN_TRAIL_PORT: a whole number from 0 to 65535\n',
    );
    expect((await senTrail(['doctor'], { SEN_TRAIL_CONFIG: folder.file('nowhere') })).stderr).toBe(
      'CONFIGURATION: SEN_TRAIL_CONFIG: the file cannot be read\n',
    );
  });

  test('every command has help', async () => {
    const some = [[], ['import'], ['keys', 'bootstrap']];
    const others = [['init'], ['start'], ['demo'], ['export', 'decisions'], ['rebuild'], ['doctor'], ['clock']];
    const commands = LONG_RUN ? [...some, ...others] : some;
    const ran = await Promise.all(commands.map((args) => senTrail([...args, '--help'], {})));
    expect(ran.map(({ code, stdout }) => [code, stdout.includes('Usage: sen-trail')])).toEqual(
      commands.map(() => [0, true]),
    );
  });

  test('Ctrl-C stops an import: what was recorded stays, and the same file goes on from there', async () => {
    const own = initialised('stopped');
    const [roll, pupils, bytes] = LONG_RUN ? [HARROW, 1_060, 300_000] : [FERNBANK, 275, 100_000];
    const register = ['import', roll, '--school', '900001'];
    const wal = join(own['SEN_TRAIL_DATA']!, 'log.db-wal');
    const begun = (): boolean => (statSync(wal, { throwIfNoEntry: false })?.size ?? 0) > bytes;
    const stopped = await senTrailInterrupted(register, own, begun);
    expect([stopped.code, stopped.stderr]).toEqual([
      1,
      'UNAVAILABLE: stopped before the end; what was recorded stays, and the same command takes in the rest\n',
    ]);
    const again = await senTrail([...register, '--json'], own);
    expect([again.code, again.json['pupils']]).toEqual([0, pupils]);
    expect(again.json['unchanged']).toBeGreaterThan(0);
    expect(Number(again.json['recorded']) + Number(again.json['unchanged'])).toBe(pupils);
  });

  test('one process holds the folder: a second server is refused, commands go through the first', async () => {
    const own = initialised('held');
    await using server = await ServerProcess.start(own);
    const second = await senTrail(['start'], own);
    expect([second.code, second.stderr]).toEqual([1, `LOCKED: the data is in use by process ${String(server.pid)}\n`]);

    const taken = await senTrail(['import', twenty, '--school', '900001', '--json'], own);
    expect([taken.code, taken.json['pupils'], taken.json['recorded']]).toEqual([0, 20, 20]);
    const rebuilt = await senTrail(['rebuild', '--json'], own);
    expect([rebuilt.code, (rebuilt.json['readModels'] as { status: string }[]).map((m) => m.status)]).toEqual([
      0,
      READ_MODEL_NAMES.map(() => 'CURRENT'),
    ]);
    const admin = await senTrail(
      ['keys', 'bootstrap', 'head@https://login.example', '--school', '900001', '--json'],
      own,
    );
    expect([admin.code, admin.json['expiresOn']]).toEqual([0, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
    const examined = await senTrail(['doctor', '--json'], own);
    expect([examined.code, examined.json['faults']]).toEqual([0, []]);

    // A door left by a process that was killed leads nowhere: neither file nor token goes to whoever has its port now.
    const door = join(own['SEN_TRAIL_DATA']!, 'control.json');
    const good = readFileSync(door, 'utf8');
    writeFileSync(door, JSON.stringify({ ...(JSON.parse(good) as object), pid: 1 }));
    const stale = await senTrail(['import', twenty, '--school', '900001', '--json'], own);
    expect([stale.code, (stale.json['error'] as { code: string }).code]).toEqual([1, 'LOCKED']);
    writeFileSync(door, good);

    const { port } = JSON.parse(good) as { port: number };
    for (const headers of [{}, { authorization: 'Bearer guess' }]) {
      const reply = await fetch(`http://127.0.0.1:${String(port)}/import?school=900001`, {
        method: 'POST',
        headers,
        body: 'x',
      });
      expect(reply.status).toBe(404);
    }
  });

  test("demo mode keeps away from a school's data, and a start from demo data", async () => {
    const own = initialised('apart');
    const before = contents(own['SEN_TRAIL_DATA']!);
    const demo = await senTrail(['demo'], own);
    expect([demo.code, demo.stderr]).toEqual([
      2,
      'DATA_FOLDER: the data folder was not made by demo mode; demo mode does not touch it\n',
    ]);
    expect((await senTrail(['demo'], { ...own, SEN_TRAIL_HOST: '0.0.0.0' })).code).toBe(2);
    writeFileSync(
      join(own['SEN_TRAIL_DATA']!, 'sen-trail.json'),
      JSON.stringify({ format: 1, kind: 'DEMO', today: '2026-11-20' }),
    );
    expect((await senTrail(['start'], own)).code).toBe(2);
    writeFileSync(join(own['SEN_TRAIL_DATA']!, 'sen-trail.json'), JSON.stringify({ format: 1, kind: 'SCHOOL' }) + '\n');
    expect([...contents(own['SEN_TRAIL_DATA']!).keys()].sort()).toEqual([...before.keys()].sort());
  });

  test('doctor finds a damaged log and a foreign key-encryption key', async () => {
    const own = initialised('damaged');
    await senTrail(['import', twenty, '--school', '900001'], own);
    const log = join(own['SEN_TRAIL_DATA']!, 'log.db');
    const good = readFileSync(log);
    const bad = Buffer.from(good);
    // No longer canonical: the member's name is out of order.
    bad.write('"zzownOn"', bad.indexOf('"knownOn"'));
    writeFileSync(log, bad);
    const damaged = await senTrail(['doctor', '--json'], own);
    expect([
      damaged.code,
      (damaged.json['faults'] as { part: string; code: string }[]).map(({ part, code }) => [part, code]),
    ]).toEqual([1, [['store', 'CORRUPT']]]);
    writeFileSync(log, good);

    const key = join(own['SEN_TRAIL_DATA']!, 'keys', 'key-encryption-keys');
    const kept = readFileSync(key);
    writeFileSync(key, `1:${Buffer.alloc(32, 7).toString('base64')}\n`);
    const foreign = await senTrail(['doctor', '--json'], own);
    expect([
      foreign.code,
      (foreign.json['faults'] as { part: string; code: string }[]).map(({ part, code }) => [part, code]),
    ]).toEqual([1, [['vault', 'SEAL_BROKEN']]]);
    const refused = await senTrail(['import', twenty, '--school', '900001', '--json'], own);
    expect([refused.code, (refused.json['error'] as { code: string }).code]).toEqual([1, 'SEAL_BROKEN']);
    writeFileSync(key, kept);
    expect((await senTrail(['doctor', '--json'], own)).code).toBe(0);
  });
});
