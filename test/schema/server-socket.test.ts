import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../schema/server/limits.ts';
import { Failure } from '../../src/kernel/failure.ts';
import { runCommand } from '../../src/operations/operator.ts';
import { GraphqlSocket } from '../support/graphql-socket.ts';
import { Running } from '../support/running-server.ts';
import { appoint, SCHOOL, today } from '../support/school-app.ts';
import { eventually, Happenings, smallSchema } from '../support/small-schema.ts';

const ALLOWED = 'https://console.test';
const happenings = new Happenings();
let running: Running;
let open: GraphqlSocket[] = [];
beforeAll(async () => {
  running = await Running.open({ schema: smallSchema(happenings), settings: { SEN_TRAIL_ORIGINS: ALLOWED } });
});
afterAll(() => running.close());
afterEach(async () => {
  for (const { socket } of open) socket.terminate();
  await eventually(() => (happenings.live === 0 && happenings.open() === 0) || (happenings.tick(), false));
  open = [];
  happenings.ended.length = 0;
});

const signedIn = async (token = running.token): Promise<GraphqlSocket> => {
  const socket = await GraphqlSocket.signedIn(running.server.url, token);
  open.push(socket);
  return socket;
};
/** A socket on which `ticks` waits for its first value. */
const ticking = async (token = running.token): Promise<GraphqlSocket> => {
  const socket = await signedIn(token);
  const before = happenings.open();
  socket.subscribe('t', 'subscription { ticks }');
  expect(await eventually(() => happenings.open() > before)).toBe(true);
  return socket;
};
const errorOf = (payload: unknown): unknown =>
  (payload as { extensions: object }[]).map(({ extensions }) => extensions);
const lastAccess = async () => (await running.accesses()).at(-1);

describe('a subscription', () => {
  test('gives each push, and records each before it leaves', async () => {
    const socket = await ticking();
    const before = (await running.accesses()).length;
    happenings.tick();
    expect(await socket.next()).toEqual({ id: 't', type: 'next', payload: { data: { ticks: 1 } } });
    expect(await lastAccess()).toMatchObject({
      person: running.head,
      operation: 'SUBSCRIPTION',
      fields: ['ticks'],
      pupils: ['pupil-1'],
      outcome: 'ANSWERED',
    });
    await eventually(() => happenings.open() === 1);
    happenings.tick();
    expect(await socket.next()).toMatchObject({ payload: { data: { ticks: 2 } } });
    expect((await running.accesses()).slice(before).map((entry) => entry['pupils'])).toEqual([
      ['pupil-1'],
      ['pupil-2'],
    ]);
    await eventually(() => happenings.open() === 1);
    happenings.tick();
    const third = await socket.next();
    expect(third.payload).toMatchObject({ errors: [{ path: ['ticks'], extensions: { code: 'INTERNAL' } }] });
    expect(JSON.stringify(third)).not.toContain('MARKER');
    expect(await lastAccess()).toMatchObject({ outcome: 'FAILED', codes: ['INTERNAL'] });
  });

  test.each([
    ['a query', '{ things { id } }', 'BAD_REQUEST'],
    ['a mutation', 'mutation { touch }', 'BAD_REQUEST'],
    ['introspection', '{ __schema { queryType { name } } }', 'BAD_REQUEST'],
    ['text that is no document', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['a field that is none', 'subscription { tacks }', 'GRAPHQL_VALIDATION_FAILED'],
    ['two root fields', 'subscription { ticks refused }', 'GRAPHQL_VALIDATION_FAILED'],
    ['too many tokens', `subscription { ${'a '.repeat(LIMITS.tokens)} }`, 'LIMIT_EXCEEDED'],
    [
      'too many directives',
      `subscription { ticks ${Array.from({ length: LIMITS.directives + 1 }, () => '... @include(if: true) { __typename }').join(' ')} }`,
      'LIMIT_EXCEEDED',
    ],
  ])('cannot be %s, and the attempt is recorded', async (_name, query, code) => {
    const socket = await signedIn();
    const before = (await running.accesses()).length;
    socket.subscribe('1', query);
    const answer = await socket.next();
    expect(answer).toMatchObject({ id: '1', type: 'error' });
    expect(errorOf(answer.payload)).toContainEqual(expect.objectContaining({ code }));
    expect(await running.accesses()).toHaveLength(before + 1);
    expect(await lastAccess()).toMatchObject({ person: running.head, operation: 'SUBSCRIPTION', outcome: 'REFUSED' });
  });

  test('that its resolver denies, or whose variables do not fit, ends with the code', async () => {
    const socket = await signedIn();
    socket.subscribe('1', 'subscription { refused }');
    expect(await socket.next()).toMatchObject({
      type: 'next',
      payload: { errors: [{ message: 'There is nothing here that you may see.', extensions: { code: 'NOT_FOUND' } }] },
    });
    expect(await lastAccess()).toMatchObject({ outcome: 'DENIED' });
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    socket.subscribe('2', 'subscription ($i: EchoInput) { ticks(input: $i) }', {
      variables: { i: { word: 'a', on: 'x' } },
    });
    expect(await socket.next()).toMatchObject({
      type: 'next',
      payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT', problems: [{ field: 'on', rule: 'isDay' }] } }] },
    });
  });

  test('is one of a bounded number on its socket, and makes room when it ends', async () => {
    const socket = await signedIn();
    for (let count = 0; count < LIMITS.subscriptionsPerSocket; count += 1)
      socket.subscribe(`s${String(count)}`, 'subscription { ticks }');
    expect(await eventually(() => happenings.open() === LIMITS.subscriptionsPerSocket)).toBe(true);
    socket.subscribe('more', 'subscription { ticks }');
    const limit = { name: 'subscriptionsPerSocket', allowed: 20, asked: 21 };
    expect(errorOf((await socket.next()).payload)).toEqual([{ code: 'LIMIT_EXCEEDED', limit }]);
    socket.send({ type: 'complete', id: 's0' });
    expect(await eventually(() => happenings.ended.length === 1)).toBe(true);
    const left = happenings.open();
    socket.subscribe('again', 'subscription { ticks }');
    expect(await eventually(() => happenings.open() > left)).toBe(true);
    happenings.tick();
    const answered = new Set<string | undefined>();
    while (!answered.has('again')) answered.add((await socket.next()).id);
    expect(answered).not.toContain('s0');
  });
});

describe('a subscription that waits is ended', () => {
  test('when the client completes it', async () => {
    const socket = await ticking();
    socket.send({ type: 'complete', id: 't' });
    expect(await eventually(() => happenings.ended.length === 1)).toBe(true);
    expect(socket.unread()).toBe(0);
  });

  test('when the client goes away', async () => {
    const socket = await ticking();
    socket.socket.terminate();
    expect(await eventually(() => happenings.ended.length === 1)).toBe(true);
  });

  test('when the token ends', async () => {
    const socket = await ticking(await running.issuer.token('head', {}, 'one', -4));
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Forbidden' });
    expect(await eventually(() => happenings.ended.length === 1)).toBe(true);
  });

  test('when the person leaves, before anything more is pushed', async () => {
    const person = await appoint(running.app, 'leaver', 'TEACHER', running.issuer.url);
    const socket = await ticking(await running.issuer.token('leaver'));
    await runCommand(running.app, await running.administrator(), 'RecordPersonLeft', {
      schoolUrn: SCHOOL,
      personId: person,
      on: today(running.app),
    });
    happenings.tick();
    expect(await socket.closed).toEqual({ code: 4403, reason: 'Forbidden' });
    expect(socket.unread()).toBe(0);
    expect(await eventually(() => happenings.ended.length === 1)).toBe(true);
  });

  test("when a role of the person changes, and not when another person's does", async () => {
    const person = await appoint(running.app, 'teacher', 'TEACHER', running.issuer.url);
    const socket = await ticking(await running.issuer.token('teacher'));
    const other = await ticking();
    await runCommand(running.app, await running.administrator(), 'EndOffice', {
      schoolUrn: SCHOOL,
      personId: person,
      office: 'TEACHER',
      on: today(running.app),
    });
    await runCommand(running.app, await running.administrator(), 'AssignOffice', {
      schoolUrn: SCHOOL,
      personId: person,
      office: 'TEACHING_ASSISTANT',
      from: today(running.app),
      to: null,
      minuteRef: null,
    });
    expect((await socket.closed).code).toBe(4403);
    happenings.tick();
    expect((await other.next()).type).toBe('next');
  });

  test('when its access record cannot be made durable, and the push does not leave', async () => {
    const socket = await ticking();
    Object.assign(running.app.accessRecords, { record: () => Promise.reject(new Failure('DISK_FULL', 'full')) });
    happenings.tick();
    expect((await socket.closed).code).toBe(1013);
    Reflect.deleteProperty(running.app.accessRecords, 'record');
    expect(socket.unread()).toBe(0);
    expect(await eventually(() => happenings.ended.length === 1)).toBe(true);
  });
});

describe('a socket', () => {
  const init = async (payload: object | undefined): Promise<number> => {
    const socket = await new GraphqlSocket(running.server.url).opened();
    socket.send({ type: 'connection_init', ...(payload === undefined ? {} : { payload }) });
    return (await socket.closed).code;
  };

  test('is closed to nobody, and the attempt is recorded', async () => {
    expect(await init(undefined)).toBe(4403);
    expect(await lastAccess()).toMatchObject({ person: null, operation: 'SUBSCRIPTION', outcome: 'UNAUTHENTICATED' });
    expect(await init({ authorization: `Bearer ${await running.issuer.token('head', { aud: 'x' })}` })).toBe(4403);
    expect(await init({ authorization: `Bearer ${running.issuer.unsigned('head')}` })).toBe(4403);
    expect(await init({ authorization: { toString: 'x' } })).toBe(4403);
  });

  test('takes nothing before connection_init', async () => {
    const socket = await new GraphqlSocket(running.server.url).opened();
    socket.subscribe('1', 'subscription { ticks }');
    expect((await socket.closed).code).toBe(4401);
  });

  test('is opened from our own pages, the configured ones and programs, from no other site', async () => {
    const status = async (headers: Record<string, string>): Promise<boolean> => {
      const socket = new GraphqlSocket(running.server.url, headers);
      const opened = await socket.opened().then(
        () => true,
        () => false,
      );
      socket.socket.terminate();
      return opened;
    };
    const { host } = new URL(running.server.url);
    expect([await status({}), await status({ origin: `http://${host}` }), await status({ origin: ALLOWED })]).toEqual([
      true,
      true,
      true,
    ]);
    expect([
      await status({ origin: 'https://evil.test' }),
      await status({ origin: 'null' }),
      await status({ origin: `http://${host}.evil.test` }),
      await status({ origin: `${ALLOWED}.evil.test` }),
    ]).toEqual([false, false, false, false]);
  });

  test('is closed over too large a message, and over what is no message', async () => {
    const large = await signedIn();
    large.subscribe('1', `# ${'x'.repeat(LIMITS.socketMessageBytes)}`);
    expect((await large.closed).code).toBe(1009);
    const nonsense = await signedIn();
    nonsense.socket.send('nonsense');
    expect((await nonsense.closed).code).toBe(4400);
  });

  test(
    'that nobody signs in on is closed after its time',
    async () => {
      const socket = await new GraphqlSocket(running.server.url).opened();
      expect((await socket.closed).code).toBe(4408);
    },
    LIMITS.connectionInitMs + 5_000,
  );

  test('speaks no other protocol, and answers a ping without what it held', async () => {
    const old = new GraphqlSocket(running.server.url, {}, 'graphql-ws');
    await expect(old.opened()).rejects.toThrow('no subprotocol');
    const socket = await signedIn();
    socket.send({ type: 'ping', payload: { a: 1 } });
    expect(await socket.next()).toEqual({ type: 'pong' });
  });
});

test('closing the server ends every subscription and says so', async () => {
  const own = new Happenings();
  const other = await Running.open({ schema: smallSchema(own) });
  const socket = await GraphqlSocket.signedIn(other.server.url, other.token);
  socket.subscribe('t', 'subscription { ticks }');
  expect(await eventually(() => own.open() === 1)).toBe(true);
  await other.close();
  expect(await socket.closed).toEqual({ code: 1001, reason: 'Going away' });
  expect(own.ended).toEqual(['ticks']);
});
