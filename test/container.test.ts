import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { openWaitingRoom } from '../src/host/waiting-room.ts';
import { isLoopback, readConfig, SETTINGS } from '../src/host/config.ts';
import { senTrail } from './support/command-line.ts';
import { freePort } from './support/free-port.ts';
import { eventually } from './support/small-schema.ts';
import { TemporaryFolder } from './support/temporary-folder.ts';

const ROOT = join(import.meta.dirname, '..');
const DOCKERFILE = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ');

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly network_mode?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly [key: string]: unknown;
}

/** The compose file as the engine reads it where nothing is set. */
const compose = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8').replace(/\$\{\w+:-([^}]*)\}/g, '$1')) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};
const { store, app, demo } = compose.services as { store: Service; app: Service; demo: Service };

/** Lines of the image's second stage, by their first word. */
function lastStage(word: string): readonly string[] {
  const stage = DOCKERFILE.slice(DOCKERFILE.lastIndexOf('\nFROM '));
  return [...stage.matchAll(new RegExp(`^${word} (.*)$`, 'gm'))].map(([, rest]) => rest ?? '');
}

const imageSettings = Object.fromEntries(
  lastStage('ENV').flatMap((line) => [...line.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value])),
) as Record<string, string>;

describe('docker-compose.yml', () => {
  test('starts the app behind a store that is there, with every setting of the sign-in', () => {
    expect(app.depends_on).toEqual({ store: { condition: 'service_healthy' } });
    const settings = { ...imageSettings, ...app.environment };
    delete settings['NODE_ENV'];
    const config = readConfig(settings);
    expect([config.store, config.data, config.keyFile]).toEqual([
      'esdb://store:2113?tls=false',
      '/data',
      '/keys/key-encryption-keys',
    ]);
    for (const name of Object.keys(SETTINGS).filter((one) => one.startsWith('SEN_TRAIL_OIDC_')))
      expect([name, name in app.environment]).toEqual([name, true]);
    const signedIn = { ...settings, SEN_TRAIL_OIDC_ISSUER: 'https://login.example' };
    expect(readConfig(signedIn).oidc).toEqual({ issuer: 'https://login.example', audience: 'sen-trail', jwks: '' });
  });

  test('keeps data and keys in volumes of their own, and everything else unwritten', () => {
    expect(app.volumes).toEqual(['app-data:/data', 'app-keys:/keys']);
    const named = [...(app.volumes ?? []), ...(store.volumes ?? [])].map((volume) => volume.split(':')[0]);
    expect(Object.keys(compose.volumes).sort()).toEqual(named.sort());
    for (const service of [app, demo])
      expect(service).toMatchObject({
        init: true,
        read_only: true,
        tmpfs: ['/tmp'],
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        mem_limit: expect.any(String),
        pids_limit: expect.any(Number),
      });
    expect(store).toMatchObject({ init: true, cap_drop: ['ALL'], mem_limit: expect.any(String) });
  });

  test('opens no port beyond this machine', () => {
    for (const { ports = [] } of Object.values(compose.services))
      for (const port of ports) expect(isLoopback(port.split(':')[0] ?? '')).toBe(true);
  });

  test('runs the demo, which listens on loopback only, in an image whose file system cannot be written', () => {
    const settings = { ...imageSettings, ...demo.environment };
    delete settings['NODE_ENV'];
    const config = readConfig(settings, true);
    expect([config.store, config.host, config.data.startsWith('/tmp/'), config.keyFile]).toEqual([
      'embedded',
      '127.0.0.1',
      true,
      '',
    ]);
    expect([demo.command, demo.network_mode]).toEqual([['demo'], 'host']);
  });
});

describe('Dockerfile', () => {
  test('what it copies is enough to run', async () => {
    using folder = new TemporaryFolder();
    const copied = lastStage('COPY').map((line) => /^--from=build \/app\/(\S+) \.\/(\S*)$/.exec(line)?.[1] ?? line);
    expect(copied).toEqual(['package.json', 'node_modules', 'dist']);
    const image = folder.file('app');
    mkdirSync(image);
    for (const name of copied)
      if (name === 'node_modules') symlinkSync(join(ROOT, name), join(image, name));
      else cpSync(join(ROOT, name), join(image, name), { recursive: true });
    const [, program = ''] = JSON.parse(lastStage('ENTRYPOINT')[0] ?? '[]') as string[];
    const data = folder.file('data');
    mkdirSync(data);
    const run = async (...args: readonly string[]): Promise<number | null> => {
      const child = spawn(process.execPath, [program, ...args], {
        cwd: image,
        env: { PATH: dirname(process.execPath), SEN_TRAIL_DATA: data, SEN_TRAIL_KEY_FILE: folder.file('keys/keys') },
        stdio: 'ignore',
      });
      return new Promise((resolve) => child.once('close', resolve));
    };
    const school = ['--urn', '900001', '--laestab', '2010009', '--name', 'Alder', '--phase', 'secondary'];
    expect([await run('init', ...school), await run('doctor')]).toEqual([0, 0]);
  });

  test('every folder that it builds from is there, of all that is built but the bench', () => {
    const sources = [...DOCKERFILE.matchAll(/^COPY (?!--)(.+) \.\/?\S*$/gm)].flatMap(([, names]) =>
      (names ?? '').split(' '),
    );
    const { include } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.build.json'), 'utf8')) as { include: string[] };
    for (const name of include.filter((one) => one !== 'test/bench')) expect(sources).toContain(name);
    for (const name of sources) expect(() => readFileSync(join(ROOT, name))).not.toThrow(/ENOENT/);
  });

  test('its settings are settings, and its probe asks the port that is set', () => {
    const { NODE_ENV, ...settings } = imageSettings;
    expect(NODE_ENV).toBe('production');
    expect(readConfig(settings)).toMatchObject({ host: '0.0.0.0', port: 4000 });
    expect(DOCKERFILE).toMatch(/HEALTHCHECK[^\n]*process\.env\.SEN_TRAIL_PORT/);
  });
});

test('while the system opens, a probe is answered that it lives and is not ready, and everybody else to come later', async () => {
  const port = await freePort();
  const room = await openWaitingRoom({ host: '127.0.0.1', port });
  const ask = async (path: string): Promise<[number, unknown]> => {
    const response = await fetch(`http://127.0.0.1:${String(port)}${path}`);
    return [response.status, await response.json()];
  };
  expect(await ask('/healthz')).toEqual([200, { status: 'ALIVE' }]);
  expect(await ask('/readyz?x')).toEqual([503, { status: 'NOT_READY', reasons: ['STARTING'], models: [] }]);
  expect(await ask('/graphql')).toMatchObject([503, { errors: [{ extensions: { code: 'UNAVAILABLE' } }] }]);
  const second = await openWaitingRoom({ host: '127.0.0.1', port });
  await second.close();
  await room.close();
  await expect(ask('/healthz')).rejects.toThrow();
});

test('a start that waits for its store answers the probe, and ends at once when it is told to', async () => {
  using folder = new TemporaryFolder();
  const port = String(await freePort());
  const settings = { SEN_TRAIL_DATA: folder.file('data'), SEN_TRAIL_PORT: port };
  const school = ['--urn', '900001', '--laestab', '2010009', '--name', 'Alder', '--phase', 'secondary'];
  expect((await senTrail(['init', ...school], settings)).code).toBe(0);
  const child = spawn(process.execPath, [join(ROOT, 'src', 'cli', 'launch.js'), 'start'], {
    env: { PATH: dirname(process.execPath), ...settings, SEN_TRAIL_STORE: `esdb://127.0.0.1:1?tls=false` },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const alive = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ status }) => status === 200,
      () => false,
    );
  expect(await eventually(alive)).toBe(true);
  child.kill('SIGTERM');
  expect(await ended).toBe(143);
}, 30_000);
