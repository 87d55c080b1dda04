import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { senTrail, ServerProcess } from '../support/command-line.ts';
import { takeServer, type TestServer } from '../support/eventstoredb-server.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { FERNBANK, partOfCtf } from '../support/part-of-ctf.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { TokenIssuer } from '../support/token-issuer.ts';

const PUPILS = LONG_RUN ? 275 : 40;
const STATUS = LONG_RUN ? { K: 34, E: 19, N: 222 } : { K: 7, E: 3, N: 30 };

let store: TestServer;
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = new TemporaryFolder();
  store = await takeServer();
});

afterAll(async () => {
  await store.stop();
  folder[Symbol.dispose]();
});

test('the same app on an EventStoreDB, by configuration only: init, import, again, serve, ask, doctor', async () => {
  const issuer = await TokenIssuer.open();
  const settings = {
    SEN_TRAIL_DATA: folder.file('data'),
    SEN_TRAIL_LOG_LEVEL: 'silent',
    SEN_TRAIL_STORE: store.connectionString,
    SEN_TRAIL_OIDC_ISSUER: issuer.url,
  };
  try {
    const made = await senTrail(
      [
        'init',
        '--urn',
        '900001',
        '--laestab',
        '3830004',
        '--name',
        'Fernbank',
        '--phase',
        'primary',
        '--first-admin',
        `head@${issuer.url}`,
        '--json',
      ],
      settings,
    );
    expect([made.code, made.json['urn']]).toEqual([0, '900001']);
    const register = folder.file('register.xml');
    writeFileSync(
      register,
      partOfCtf(FERNBANK, (_upn, index) => index < PUPILS),
    );
    const first = await senTrail(['import', register, '--school', '900001', '--json'], settings);
    const second = await senTrail(['import', register, '--school', '900001', '--json'], settings);
    expect([first.code, first.json['status'], first.json['recorded']]).toEqual([0, STATUS, PUPILS]);
    expect([second.code, second.json['status'], second.json['recorded']]).toEqual([0, STATUS, 0]);

    await using server = await ServerProcess.start(settings);
    const query = '{ me { person { name } schools { roles school { name } } } }';
    const reply = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await issuer.token('head')}` },
      body: JSON.stringify({ query }),
    });
    expect(await reply.json()).toEqual({
      data: {
        me: {
          person: { name: 'First administrator' },
          schools: [{ roles: ['BOOTSTRAP'], school: { name: 'Fernbank' } }],
        },
      },
    });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await server[Symbol.asyncDispose]();

    const examined = await senTrail(['doctor', '--json'], settings);
    expect([examined.code, examined.json['faults'], (examined.json['store'] as { kind: string }).kind]).toEqual([
      0,
      [],
      'mirror',
    ]);
  } finally {
    await issuer.close();
  }
});
