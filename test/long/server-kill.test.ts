import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import { leafHash } from '../../src/store/leaf-hash.ts';
import { randomIds } from '../../src/host/system-ports.ts';
import { senTrail, ServerProcess } from '../support/command-line.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { TokenIssuer } from '../support/token-issuer.ts';

const FERNBANK = join(import.meta.dirname, '..', 'fixtures', 'fernbank-primary', '3830004_CTF_XXXXXXX_001.xml');
const ROUNDS = 20;
const WRITERS = 16;
const URN = '900001';

interface Acknowledged {
  readonly eventIds: readonly string[];
  readonly leafHashes: readonly string[];
}

const RAISE = `mutation($input: RaiseConcernInput!) { raiseConcern(input: $input) { ... on DecisionRecorded { receipt { eventIds leafHashes } } ... on DecisionRefused { refusals { code } } } }`;

async function ask(
  url: string,
  token: string,
  query: string,
  variables: object,
): Promise<{ data?: Record<string, never>; errors?: readonly { readonly extensions: { readonly code: string } }[] }> {
  const reply = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await reply.json()) as never;
}

/** Writes until the server is gone. A command whose answer was lost is sent again, as it was, to the next server. */
async function write(
  url: string,
  token: string,
  pupils: readonly string[],
  pending: object[],
  acknowledged: Acknowledged[],
): Promise<void> {
  for (let n = 0; ; n += 1) {
    const input = pending.pop() ?? concern(pupils[Math.floor(Math.random() * pupils.length)]!);
    try {
      const { data } = await ask(url, token, RAISE, { input });
      const receipt = (data?.['raiseConcern'] as { receipt?: Acknowledged } | undefined)?.receipt;
      if (receipt === undefined) throw new Error('not acknowledged');
      acknowledged.push(receipt);
    } catch {
      pending.push(input);
      return;
    }
  }
}

function concern(pupilId: string): object {
  return {
    commandId: randomIds.next(),
    pupilId,
    schoolUrn: URN,
    basis: 'TAKEN_HERE',
    effectiveFrom: new Date().toISOString().slice(0, 10),
    raisedBy: 'TEACHER',
    raisedOn: new Date().toISOString().slice(0, 10),
    areas: [],
    alternativeExplanations: [],
    evidence: [],
    description: 'Words of a concern.',
  };
}

test(`a server killed ${String(ROUNDS)} times in the middle of ${String(WRITERS)} writers loses nothing it acknowledged, writes nothing twice, and its read models equal a rebuild`, async () => {
  using folder = new TemporaryFolder();
  const issuer = await TokenIssuer.open();
  const settings = {
    SEN_TRAIL_DATA: folder.file('data'),
    SEN_TRAIL_LOG_LEVEL: 'silent',
    SEN_TRAIL_OIDC_ISSUER: issuer.url,
  };
  try {
    await senTrail(
      [
        'init',
        '--urn',
        URN,
        '--laestab',
        '3830004',
        '--name',
        'Fernbank',
        '--phase',
        'primary',
        '--first-admin',
        `head@${issuer.url}`,
      ],
      settings,
    );
    await senTrail(['import', FERNBANK, '--school', URN], settings);
    const token = await issuer.token('head', {}, 'one', 7_200);
    const acknowledged: Acknowledged[] = [];
    const pending: object[] = [];
    const pupils = pupilsOf(settings.SEN_TRAIL_DATA).slice(0, 40);
    await becomeHead(settings, token);
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await ServerProcess.start(settings);
      const writers = Array.from({ length: WRITERS }, () => write(server.url, token, pupils, pending, acknowledged));
      await pause(300 + Math.random() * 700);
      // On a busy machine the server answers late.
      const enough = (round + 1) * WRITERS;
      for (const begun = performance.now(); acknowledged.length <= enough && performance.now() - begun < 20_000;)
        await pause(20);
      await server.kill();
      await Promise.all(writers);
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * WRITERS);
    // What was under way at a kill is settled by sending it again.
    const left = pending.length;
    await using server = await ServerProcess.start(settings);
    await Promise.all(
      pending.splice(0).map(async (input) => {
        const { data } = await ask(server.url, token, RAISE, { input });
        acknowledged.push((data?.['raiseConcern'] as unknown as { receipt: Acknowledged }).receipt);
      }),
    );
    await server[Symbol.asyncDispose]();

    const log = openEmbeddedLog(join(settings.SEN_TRAIL_DATA, 'log.db'));
    const events = new Map(log.readAfter(0, 1_000_000).map((event) => [event.id, event]));
    expect(events.size).toBe(log.head());
    for (const { eventIds, leafHashes } of acknowledged)
      expect(eventIds.map((id) => leafHash(events.get(id)!))).toEqual(leafHashes);
    const concerns = [...events.values()].filter((event) => event.type === 'ConcernRaised');
    expect(new Set(concerns.map((event) => event.metadata['commandId'])).size).toBe(concerns.length);
    // With each goes the question to the SENCO, in the same append.
    expect(concerns.length).toBe(new Set(acknowledged.map(({ eventIds }) => eventIds[0])).size);
    expect([...events.values()].filter((event) => event.type === 'ConsultationOpened').length).toBe(concerns.length);
    log.close();

    expect((await senTrail(['doctor', '--json'], settings)).json['faults']).toEqual([]);
    const rebuilt = await senTrail(['rebuild', '--json'], settings);
    expect([
      rebuilt.code,
      (rebuilt.json['readModels'] as { digest: string; digestBefore: string }[]).every(
        (m) => m.digest === m.digestBefore,
      ),
    ]).toEqual([0, true]);
    process.stderr.write(
      `server-kill: ${String(acknowledged.length)} acknowledged over ${String(ROUNDS)} kills, ${String(left)} settled afterwards\n`,
    );
  } finally {
    await issuer.close();
  }
}, 600_000);

function pupilsOf(data: string): string[] {
  const log = openEmbeddedLog(join(data, 'log.db'));
  try {
    return log.streamsWithPrefix('pupil-').map((stream) => stream.slice('pupil-'.length));
  } finally {
    log.close();
  }
}

/** The first administrator appoints themselves head, as a new school's does. */
async function becomeHead(settings: Readonly<Record<string, string>>, token: string): Promise<void> {
  await using server = await ServerProcess.start(settings);
  const me = await ask(server.url, token, '{ me { person { id } } }', {});
  const personId = (me.data?.['me'] as unknown as { person: { id: string } }).person.id;
  const input = { commandId: randomIds.next(), schoolUrn: URN, personId, office: 'HEADTEACHER', from: '2026-09-01' };
  const outcome = await ask(
    server.url,
    token,
    'mutation($input: AssignOfficeInput!) { assignOffice(input: $input) { __typename } }',
    { input },
  );
  expect(outcome).toEqual({ data: { assignOffice: { __typename: 'CommandRecorded' } } });
  expect(readFileSync(join(settings['SEN_TRAIL_DATA']!, 'sen-trail.json'), 'utf8')).toContain('SCHOOL');
}
