import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type OpenApp, openApp } from '../../src/compose.ts';
import { type Config, readConfig } from '../../src/host/config.ts';
import { dataFolder, readMarker } from '../../src/host/data-folder.ts';
import { Failure } from '../../src/kernel/failure.ts';
import { examine } from '../../src/operations/doctor.ts';
import { enterSchool, giveFirstAuthority } from '../../src/operations/first-authority.ts';
import { makeDataFolder } from '../../src/operations/make-data-folder.ts';
import { signInStream } from '../../src/privacy/identifier-mac.ts';
import { StandIn } from '../support/esdb-stand-in/stand-in.ts';
import { senTrailKilled } from '../support/command-line.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { LONG_RUN } from '../support/long-run.ts';

const SCHOOL = {
  urn: '900001',
  laestab: '2010009',
  name: 'Alder School',
  phase: 'SECONDARY',
  schoolType: 'MAINTAINED',
  trustUid: null,
} as const;
const ADMIN = 'head@https://issuer.test';
const MARKER = { format: 1, kind: 'SCHOOL' } as const;

let folder: TemporaryFolder;
let server: StandIn;
beforeEach(async () => {
  folder = new TemporaryFolder();
  server = new StandIn();
  await server.start();
});
afterEach(() => {
  server.stop();
  folder[Symbol.dispose]();
});

function settings(name: string, store = server.connectionString): Record<string, string> {
  return { SEN_TRAIL_DATA: folder.file(name), SEN_TRAIL_STORE: store, SEN_TRAIL_LOG_LEVEL: 'silent' };
}
const config = (name: string, store?: string): Config => readConfig(settings(name, store));

async function fill(app: OpenApp, urn: string = SCHOOL.urn): Promise<void> {
  await enterSchool(app, { ...SCHOOL, urn });
  await giveFirstAuthority(app, urn, ADMIN);
}
const init = (at: Config, urn?: string): Promise<void> => makeDataFolder(at, MARKER, (app) => fill(app, urn));

/** Runs `fill` until the append of this number, from 0, which is stored or not, and never answered. */
function breaksOffAt(number: number, stored: boolean): (app: OpenApp) => Promise<void> {
  return async (app) => {
    const append = app.store.append.bind(app.store);
    let seen = 0;
    Object.assign(app.store, {
      append: async (...args: Parameters<typeof append>) => {
        seen += 1;
        if (seen <= number) return append(...args);
        if (seen === number + 1 && stored) await append(...args);
        throw new Failure(stored ? 'AMBIGUOUS' : 'UNAVAILABLE', 'gone');
      },
    });
    await fill(app);
  };
}

const ownEvents = (): number => server.log.records.filter(({ stream }) => !stream.startsWith('$')).length;

/** The folder is whole: one school, one first administrator, nothing that does not open. */
async function expectWhole(at: Config): Promise<void> {
  readMarker(dataFolder(at.data), 'SCHOOL');
  expect(readdirSync(at.data).filter((name) => /init|unfinished|making/.test(name))).toEqual([]);
  expect((await examine(at)).faults).toEqual([]);
  const app = await openApp(at);
  const events = app.log.readStream(`school-${SCHOOL.urn}`).map(({ type }) => type);
  const administrator = app.directory.personOfSignIn(
    await signInStream(app.vault, 'https://issuer.test', 'head'),
    '2100-01-01',
  );
  await app.close();
  expect(events).toEqual(['SchoolOpened', 'BootstrapAuthorityGranted']);
  expect(administrator).toBeDefined();
}

describe('init in a folder that is there', () => {
  test('an empty one is filled in its place, so that it may be a mount point', async () => {
    const at = config('mounted', 'embedded');
    mkdirSync(join(at.data, 'lost+found'), { recursive: true, mode: 0o755 });
    const before = statSync(at.data).ino;
    await init(at);
    expect([statSync(at.data).ino, statSync(at.data).mode & 0o777]).toEqual([before, 0o700]);
    await expectWhole(at);
  });

  test('one that holds anything else is left as it is', async () => {
    const at = config('other', 'embedded');
    mkdirSync(at.data);
    writeFileSync(join(at.data, 'letter.txt'), 'mine');
    await expect(init(at)).rejects.toMatchObject({ code: 'DATA_FOLDER' });
    expect(readdirSync(at.data)).toEqual(['letter.txt']);
  });

  test('one that breaks off with its events in it is emptied, and begins anew', async () => {
    const [there, new_] = [config('there', 'embedded'), config('new', 'embedded')];
    mkdirSync(there.data);
    for (const at of [there, new_])
      await expect(makeDataFolder(at, MARKER, breaksOffAt(3, true))).rejects.toMatchObject({ code: 'AMBIGUOUS' });
    expect(readdirSync(there.data)).toEqual([]);
    expect(readdirSync(folder.path)).toEqual(['there']);
    await init(there);
    await expectWhole(there);
  });
});

describe('init against an event store', () => {
  test.each(
    (LONG_RUN ? [0, 1, 2, 3, 4, 5, 6, 7] : [0, 3, 7]).flatMap((number) =>
      [true, false].map((stored) => [number, stored] as const),
    ),
  )('broken off at append %i (stored: %s) keeps its keys, and goes on when it is run again', async (number, stored) => {
    const at = config('data');
    const first = await makeDataFolder(at, MARKER, breaksOffAt(number, stored)).then(
      () => 'DONE',
      (error: unknown) => (error as Failure).code,
    );
    if (first !== 'DONE') {
      expect(['AMBIGUOUS', 'UNAVAILABLE']).toContain(first);
      const keys = readFileSync(dataFolder(at.data).keys);
      expect(() => readMarker(dataFolder(at.data), 'SCHOOL')).toThrow(/run the same `sen-trail init` again/);
      await expect(init(config('data', 'embedded'))).rejects.toThrow(/the same SEN_TRAIL_STORE/);
      await init(at);
      expect(readFileSync(dataFolder(at.data).keys)).toEqual(keys);
    }
    await expectWhole(at);
  });

  test('killed on its way, it goes on as well', async () => {
    const at = config('data');
    const args = ['init', '--urn', SCHOOL.urn, '--laestab', SCHOOL.laestab, '--name', SCHOOL.name];
    await senTrailKilled(
      [...args, '--phase', 'secondary', '--first-admin', ADMIN],
      settings('data'),
      () => ownEvents() > 2,
    );
    expect(() => readMarker(dataFolder(at.data), 'SCHOOL')).toThrow();
    await init(at);
    await expectWhole(at);
  });

  test('that holds a school, from another folder, is refused and leaves nothing there nor here', async () => {
    const at = config('data');
    await init(at);
    const before = ownEvents();
    mkdtempSync(folder.file('mounted'));
    const mounted = readdirSync(folder.path).find((name) => name.startsWith('mounted')) ?? '';
    for (const name of ['second', mounted])
      for (const urn of [SCHOOL.urn, '900002'])
        await expect(init(config(name), urn)).rejects.toThrow(/holds a school already \(URN 900001\)/);
    await expect(init(at)).rejects.toMatchObject({ code: 'DATA_FOLDER' });
    expect(ownEvents()).toBe(before);
    expect(readdirSync(folder.path).sort()).toEqual(['data', mounted].sort());
    expect(readdirSync(folder.file(mounted))).toEqual([]);
    await expectWhole(at);
  });

  test('that does not answer leaves nothing', async () => {
    server.stop();
    await expect(init(config('data'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(readdirSync(folder.path)).toEqual([]);
    await server.start();
  }, 30_000);
});
