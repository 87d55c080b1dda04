import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { listen } from '../../schema/server/listen.ts';
import type { OpenApp } from '../../src/compose.ts';
import { openApp } from '../../src/compose.ts';
import { enterSchool } from '../../src/operations/first-authority.ts';
import { examine } from '../../src/operations/doctor.ts';
import { runCommand } from '../../src/operations/operator.ts';
import { SCHEMA } from '../support/ask.ts';
import type { ProposedRecord } from '../support/esdb-stand-in/record-log.ts';
import { StandIn } from '../support/esdb-stand-in/stand-in.ts';
import { administrator, appoint, ISSUER, openSchoolApp, SCHOOL } from '../support/school-app.ts';
import { eventually } from '../support/small-schema.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { TokenIssuer } from '../support/token-issuer.ts';
import { LONG_RUN } from '../support/long-run.ts';

let issuer: TokenIssuer;
beforeAll(async () => {
  issuer = await TokenIssuer.open();
});
afterAll(() => issuer.close());

let standIn: StandIn;
let folder: TemporaryFolder;
let app: OpenApp;
beforeEach(async () => {
  standIn = new StandIn();
  await standIn.start();
  folder = new TemporaryFolder();
  app = await openSchoolApp(folder, {
    settings: {
      SEN_TRAIL_STORE: standIn.connectionString,
      SEN_TRAIL_OIDC_ISSUER: ISSUER,
      SEN_TRAIL_OIDC_JWKS: `${issuer.url}/keys`,
    },
  });
  await appoint(app, 'head', 'HEADTEACHER');
  await app.mirror?.caughtUp();
});
afterEach(async () => {
  await app.close();
  standIn.stop();
  folder[Symbol.dispose]();
});

function foreign(change: Partial<Record<keyof ProposedRecord, unknown>> = {}): ProposedRecord {
  return {
    id: randomUUID(),
    type: 'PersonRegistered',
    contentType: 'application/json',
    data: Buffer.from('{"n":1}'),
    metadata: Buffer.from('{"schemaVersion":1}'),
    ...change,
  } as ProposedRecord;
}

const put = (stream: string, event: ProposedRecord, at = standIn.log.stream(stream).length - 1): void => {
  standIn.log.append(stream, [event], at);
};

async function registered(): Promise<string> {
  const actor = await administrator(app);
  const person = { schoolUrn: SCHOOL, name: 'Somebody', workEmail: null };
  return (await runCommand(app, actor, 'RegisterPerson', person)).subjectId;
}

const faulted = (): Promise<boolean> => eventually(() => app.mirror?.fault !== undefined);

async function again(): Promise<void> {
  const { config } = app;
  await app.close();
  app = await openApp(config);
}

/** What a head sees of the faulted system: status of an answer, answer to a command, readiness, lines of the log. */
async function outside(): Promise<Record<string, unknown>> {
  const lines: string[] = [];
  const logTo = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const config = { ...app.config, port: 0, logLevel: 'info' };
  const server = await listen({ ...app, config }, { schema: SCHEMA, documents: {} }, { logTo });
  try {
    const now = Math.floor(Date.now() / 1_000);
    const authorization = `Bearer ${await issuer.token('head', { iss: ISSUER, iat: now, exp: now + 300 })}`;
    const ask = async (query: string): Promise<{ data?: Record<string, unknown>; errors?: unknown[] }> =>
      (await (
        await fetch(`${server.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization },
          body: JSON.stringify({ query }),
        })
      ).json()) as { data?: Record<string, unknown>; errors?: unknown[] };
    const answer = await ask('{ decisions(first: 1) { asOf { status } } }');
    const command = await ask(
      `mutation { registerPerson(input: { commandId: "${randomUUID()}", schoolUrn: "${SCHOOL}", name: "X" }) { __typename } }`,
    );
    const ready = await fetch(`${server.url}/readyz`);
    return {
      answer: answer.data,
      command: (command.errors as { extensions: { code: string } }[] | undefined)?.map((e) => e.extensions.code),
      ready: [ready.status, await ready.json()],
      lines: lines.filter((line) => line.includes('the log has stopped')).map((line) => JSON.parse(line) as object),
    };
  } finally {
    await server.close();
  }
}

const FAULTED = {
  answer: { decisions: { asOf: { status: 'FAULTED' } } },
  command: ['LOG_FAULTED'],
};

type Case = readonly [what: string, event: ReturnType<typeof foreign>];

/** Every third case, or all of them in `npm run test:long`. */
function drawn(cases: readonly Case[]): readonly Case[] {
  return cases.filter((_, index) => LONG_RUN || index % 3 === 0);
}

describe('events of other programs in the store', () => {
  test.each(
    drawn([
      ['JSON', foreign()],
      ['a text that is no JSON', foreign({ contentType: 'application/octet-stream', data: Buffer.from([0, 1, 2]) })],
      ['broken JSON', foreign({ data: Buffer.from('{"n":') })],
      ['a number with a fraction', foreign({ data: Buffer.from('{"n":1.5}') })],
      ['a stream deleted for good', foreign({ type: '$streamDeleted', data: Buffer.from('') })],
      ['no metadata', foreign({ metadata: Buffer.from('') })],
    ]),
  )('%s in a stream that is none of ours changes nothing', async (_what, event) => {
    put(`order-${randomUUID()}`, event);
    put('pupils', event);
    const person = await registered();
    await app.mirror?.caughtUp();
    expect(app.log.readStream(`person-${person}`)).toHaveLength(1);
    expect(await outside()).toMatchObject({
      answer: { decisions: { asOf: { status: 'CURRENT' } } },
      command: undefined,
      ready: [200, { status: 'READY' }],
      lines: [],
    });
    await again();
    expect(app.log.streamsWithPrefix('order-')).toEqual([]);
    expect((await examine(app.config)).faults).toEqual([]);
  });
});

describe('an event in a stream of ours that this system cannot have written', () => {
  test.each(
    drawn([
      ['no JSON', foreign({ contentType: 'application/octet-stream', data: Buffer.from([0, 1, 2]) })],
      ['broken JSON', foreign({ data: Buffer.from('{"n":') })],
      ['a list', foreign({ data: Buffer.from('[1]') })],
      ['a number with a fraction', foreign({ data: Buffer.from('{"n":1.5}') })],
      ['a number too large', foreign({ data: Buffer.from('{"n":9007199254740993}') })],
      ['no schema version', foreign({ metadata: Buffer.from('{}') })],
      ['no metadata', foreign({ metadata: Buffer.from('') })],
      ['a type that nobody knows', foreign({ type: 'SomethingElse' })],
      ['a newer schema version', foreign({ metadata: Buffer.from('{"schemaVersion":2}') })],
      ['the end of a stream deleted for good', foreign({ type: '$streamDeleted', data: Buffer.from('') })],
    ]),
  )(
    '%s: commands are refused, answers say FAULTED, also after a restart, and doctor finds it',
    async (_what, event) => {
      const before = await registered();
      await app.mirror?.caughtUp();
      const head = app.log.head();
      const stream = `person-${randomUUID()}`;
      put(stream, event);
      expect(await faulted()).toBe(true);
      for (const when of ['at once', 'after a restart']) {
        const seen = await outside();
        expect([when, seen]).toEqual([when, expect.objectContaining(FAULTED)]);
        expect(seen['ready']).toEqual([
          503,
          expect.objectContaining({
            reasons: expect.arrayContaining(['MIRROR_FAULTED']),
            logFault: expect.any(String),
          }),
        ]);
        expect(seen['lines']).toEqual([expect.objectContaining({ stream, failure: 'CORRUPT' })]);
        expect(JSON.stringify(seen['ready'])).not.toContain(stream);
        expect(app.log.readStream(`person-${before}`)).toHaveLength(1);
        expect(app.log.head()).toBe(head);
        await again();
      }
      const { faults } = await examine(app.config);
      expect(faults).toEqual([{ part: 'store', code: 'CORRUPT', message: expect.stringContaining(stream) }]);
    },
  );

  test('good events before it in the same batch are taken in', async () => {
    const { config } = app;
    const person = await registered();
    await app.mirror?.caughtUp();
    await app.close();
    put('order-1', foreign());
    const copied = standIn.log.stream(`person-${person}`)[0] as ProposedRecord;
    const good = `person-${randomUUID()}`;
    put(good, { ...copied, id: randomUUID() });
    put(`person-${randomUUID()}`, foreign({ data: Buffer.from('{"n":1.5}') }));
    app = await openApp(config);
    expect(app.mirror?.fault).toMatchObject({ code: 'CORRUPT' });
    expect(app.log.readStream(good)).toHaveLength(1);
  });
});

describe('a store that is not the one that was mirrored', () => {
  test('an older copy put back, with the server running or not', async () => {
    await registered();
    await app.mirror?.caughtUp();
    // What a copy of an hour ago holds.
    const older = new StandIn();
    for (const { stream, ...record } of standIn.log.records
      .filter(({ stream: name }) => !name.startsWith('$'))
      .slice(0, -1))
      older.log.append(stream, [record], older.log.stream(stream).length - 1);
    const { port } = standIn.faults;
    standIn.stop();
    older.faults.port = port;
    await older.start();
    standIn = older;
    expect(await faulted()).toBe(true);
    expect(await outside()).toMatchObject(FAULTED);
    const stored = older.log.records.filter(({ stream }) => stream.startsWith('person-')).length;
    await again();
    expect(await outside()).toMatchObject(FAULTED);
    expect(older.log.records.filter(({ stream }) => stream.startsWith('person-'))).toHaveLength(stored);
    expect((await examine(app.config)).faults).toEqual([
      expect.objectContaining({
        part: 'store',
        message: expect.stringContaining('the store ends before its mirror does'),
      }),
    ]);
  });

  test('an empty server', async () => {
    const { config } = app;
    await app.close();
    const empty = new StandIn();
    await empty.start();
    try {
      app = await openApp({ ...config, store: empty.connectionString });
      expect(await outside()).toMatchObject(FAULTED);
      expect(empty.log.records.filter(({ stream }) => !/^(\$|access-)/.test(stream))).toEqual([]);
      await expect(
        enterSchool(app, {
          urn: '900009',
          laestab: '2010001',
          name: 'Other',
          phase: 'PRIMARY',
          schoolType: 'MAINTAINED',
          trustUid: null,
        }),
      ).rejects.toMatchObject({ code: 'LOG_FAULTED' });
      expect((await examine(app.config)).faults).toEqual([expect.objectContaining({ part: 'store', code: 'CORRUPT' })]);
    } finally {
      empty.stop();
    }
  });

  test('one of another log, whose streams are as long', async () => {
    const { config } = app;
    const records = standIn.log.records.filter(({ stream }) => !stream.startsWith('$'));
    await app.close();
    const other = new StandIn();
    await other.start();
    for (const { stream, ...record } of records)
      other.log.append(stream, [{ ...record, id: randomUUID() }], other.log.stream(stream).length - 1);
    try {
      app = await openApp({ ...config, store: other.connectionString });
      expect(await outside()).toMatchObject(FAULTED);
    } finally {
      other.stop();
    }
  });

  test('doctor says when the store does not answer', async () => {
    const { config } = app;
    await app.close();
    standIn.stop();
    expect((await examine(config)).faults).toEqual([expect.objectContaining({ part: 'store', code: 'UNAVAILABLE' })]);
    await standIn.start();
    app = await openApp(config);
  }, 30_000);
});
