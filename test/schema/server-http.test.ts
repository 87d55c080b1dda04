import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { Failure } from '../../src/kernel/failure.ts';
import { runCommand } from '../../src/operations/operator.ts';
import { Running } from '../support/running-server.ts';
import { appoint, SCHOOL, today } from '../support/school-app.ts';
import { eventually, Happenings, smallSchema } from '../support/small-schema.ts';

let running: Running;
const happenings = new Happenings();
beforeAll(async () => {
  running = await Running.open({ schema: smallSchema(happenings) });
});
afterAll(() => running.close());

const codes = (answer: Awaited<ReturnType<Running['query']>>): readonly string[] | undefined =>
  answer.body.errors?.map((error) => error.extensions.code);
const lastAccess = async () => (await running.accesses()).at(-1);

describe('an answered query', () => {
  test('carries data and the headers that keep it to its asker', async () => {
    const answer = await running.query('{ things(first: 1) { id } }');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ data: { things: [{ id: 'pupil-0' }] } });
    expect(
      Object.fromEntries(
        ['cache-control', 'x-content-type-options', 'referrer-policy'].map((name) => [name, answer.headers.get(name)]),
      ),
    ).toEqual({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  test('is recorded with person, role, fields and pupils before it leaves', async () => {
    await running.post(
      { query: 'query AnythingGoes { seen: things(first: 2) { id } }' },
      { authorization: `Bearer ${running.token}`, 'x-sen-trail-purpose': 'AUDIT' },
    );
    expect(await lastAccess()).toEqual({
      person: running.head,
      roles: [{ schoolUrn: SCHOOL, role: 'HEADTEACHER' }],
      operation: 'QUERY',
      fields: ['things'],
      purpose: 'AUDIT',
      pupils: ['pupil-0', 'pupil-1'],
      ordinal: running.app.log.head(),
      outcome: 'ANSWERED',
      codes: [],
    });
    await running.post(
      { query: '{ things { id } }' },
      { authorization: `Bearer ${running.token}`, 'x-sen-trail-purpose': 'because I can' },
    );
    expect(await lastAccess()).toMatchObject({ purpose: null });
  });

  test('keeps the correlation id of the client when it is a UUID, and gives one otherwise', async () => {
    const id = '7C9E6679-7425-40DE-944B-E07FC1F90AE7';
    expect(
      (await running.post({ query: '{ __typename }' }, { 'x-correlation-id': id })).headers.get('x-correlation-id'),
    ).toBe(id.toLowerCase());
    const given = (await running.post({ query: '{ __typename }' }, { 'x-correlation-id': 'Robert' })).headers.get(
      'x-correlation-id',
    );
    expect(given).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('nobody', () => {
  const anonymous = {};
  test('gets nothing, from no resolver, and the attempt is recorded', async () => {
    const answer = await running.post({ query: '{ things { id } }' }, anonymous);
    expect([answer.status, answer.body]).toEqual([
      401,
      { errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
    expect(await lastAccess()).toMatchObject({
      person: null,
      roles: [],
      operation: 'QUERY',
      fields: ['things'],
      pupils: [],
      outcome: 'UNAUTHENTICATED',
      codes: ['UNAUTHENTICATED'],
    });
    expect(codes(await running.post({ query: 'mutation { touch }' }, anonymous))).toEqual(['UNAUTHENTICATED']);
    expect(
      codes(
        await running.post(
          { query: '{ ...F } fragment F on Query { __typename ... on Query { things { id } } }' },
          anonymous,
        ),
      ),
    ).toEqual(['UNAUTHENTICATED']);
  });

  test('is also who comes with a bad token, or has left', async () => {
    const leaver = await appoint(running.app, 'leaver', 'TEACHER', running.issuer.url);
    const token = await running.issuer.token('leaver');
    expect((await running.post({ query: '{ things { id } }' }, { authorization: `Bearer ${token}` })).status).toBe(200);
    await runCommand(running.app, await running.administrator(), 'RecordPersonLeft', {
      schoolUrn: SCHOOL,
      personId: leaver,
      on: today(running.app),
    });
    for (const bad of [
      token,
      running.issuer.unsigned('head'),
      await running.issuer.hmacWithPublicKey('head'),
      await running.issuer.token('head', { aud: 'x' }),
      await running.issuer.token('head', {}, 'unknown'),
      await running.issuer.token('head', { exp: 1 }),
    ]) {
      expect(codes(await running.post({ query: '{ things { id } }' }, { authorization: `Bearer ${bad}` }))).toEqual([
        'UNAUTHENTICATED',
      ]);
    }
  });
});

describe('an error', () => {
  test.each([
    ['denied', 'NOT_FOUND', 'DENIED'],
    ['conflict', 'CONFLICT', 'REFUSED'],
    ['ambiguous', 'AMBIGUOUS', 'FAILED'],
    ['mismatch', 'CURSOR_MISMATCH', 'REFUSED'],
    ['foreign', 'INTERNAL', 'FAILED'],
    ['bug', 'INTERNAL', 'FAILED'],
  ])('of field %s is %s, with its path and without its words', async (field, code, outcome) => {
    const answer = await running.query(`{ ${field} }`);
    expect(codes(answer)).toEqual([code]);
    expect(answer.body.errors?.[0]).toMatchObject({ path: [field], locations: [{ line: 1, column: 3 }] });
    expect(answer.text).not.toContain('MARKER');
    expect(await lastAccess()).toMatchObject({ outcome, codes: [code] });
  });

  test('that is masked quotes the correlation id under which it is logged', async () => {
    const answer = await running.query('{ bug }');
    const id = answer.headers.get('x-correlation-id');
    expect(answer.body.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', correlationId: id });
    const logged = running
      .log()
      .split('\n')
      .filter((line) => line.includes(String(id)) && line.includes('unexpected error'));
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0]!)).toMatchObject({
      kind: 'TypeError',
      frames: expect.arrayContaining([expect.stringContaining('at ')]),
    });
  });

  test('of an input names fields and rules, never values', async () => {
    expect((await running.query('{ argument }')).body.errors?.[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'input.word', rule: 'isUuid' }],
    });
    const { body } = await running.post({
      query: 'query ($i: EchoInput) { echo(input: $i) }',
      variables: { i: { word: 1, on: 'x' } },
    });
    expect(body.errors?.map(({ extensions }) => extensions)).toEqual([
      {
        code: 'BAD_USER_INPUT',
        problems: [
          { field: 'word', rule: 'isString' },
          { field: 'on', rule: 'isDay' },
        ],
      },
    ]);
  });

  test.each([
    ['a document that is none', { query: '{ things(' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is none', { query: '{ thinks }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      { query: 'query ($i: EchoInput) { echo(input: $i) }', variables: { i: { word: 1 } } },
      400,
      'BAD_USER_INPUT',
    ],
    [
      'a value that a scalar refuses',
      { query: 'query ($i: EchoInput) { echo(input: $i) }', variables: { i: { word: 'a', on: 'x' } } },
      400,
      'BAD_USER_INPUT',
    ],
    [
      'an unknown operation',
      { query: 'query A { __typename } query B { __typename }', operationName: 'C' },
      400,
      'BAD_REQUEST',
    ],
    ['a subscription over HTTP', { query: 'subscription { ticks }' }, 400, 'BAD_REQUEST'],
    ['no document', { variables: {} }, 400, 'BAD_REQUEST'],
    ['a query that is no text', { query: 7 }, 400, 'BAD_REQUEST'],
    ['variables that are no object', { query: '{ __typename }', variables: 'x' }, 400, 'BAD_REQUEST'],
    ['a batch', [{ query: '{ __typename }' }], 400, 'BAD_REQUEST'],
    [
      'an automatic persisted query',
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
      200,
      'BAD_REQUEST',
    ],
    [
      'introspection, where it is off',
      { query: '{ __schema { queryType { name } } }' },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('says of %s only its code and place, and is recorded', async (_name, body, status, code) => {
    const before = (await running.accesses()).length;
    const answer = await running.post(body);
    expect([answer.status, [...new Set(codes(answer))]]).toEqual([status, [code]]);
    expect(await running.accesses()).toHaveLength(before + 1);
    expect(await lastAccess()).toMatchObject({ person: running.head, outcome: 'REFUSED', codes: [code], pupils: [] });
  });

  test.each([
    [
      'malformed JSON',
      { method: 'POST', body: '{"query": ', headers: { 'content-type': 'application/json' } },
      400,
      'BAD_REQUEST',
    ],
    [
      'an empty body',
      { method: 'POST', body: '', headers: { 'content-type': 'application/json' } },
      400,
      'BAD_REQUEST',
    ],
    [
      'a poisoned prototype',
      { method: 'POST', body: '{"__proto__": {}}', headers: { 'content-type': 'application/json' } },
      400,
      'BAD_REQUEST',
    ],
    [
      'a form',
      { method: 'POST', body: 'query=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'BAD_REQUEST',
    ],
    [
      'text',
      { method: 'POST', body: '{"query":"{__typename}"}', headers: { 'content-type': 'text/plain' } },
      415,
      'BAD_REQUEST',
    ],
    [
      'more than a mebibyte',
      {
        method: 'POST',
        body: JSON.stringify({ query: '#'.repeat(1_048_577) }),
        headers: { 'content-type': 'application/json' },
      },
      413,
      'LIMIT_EXCEEDED',
    ],
    ['GET', { method: 'GET' }, 405, 'BAD_REQUEST'],
  ])('of HTTP itself, %s, has the same shape and is recorded', async (_name, init, status, code) => {
    const before = (await running.accesses()).length;
    const answer = await running.request('/graphql', init);
    expect([answer.status, codes(answer)]).toEqual([status, [code]]);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await running.accesses()).toHaveLength(before + 1);
  });

  test('of a place that is not there has the same shape', async () => {
    const answer = await running.request('/nothing/here?at=all');
    expect([answer.status, codes(answer)]).toEqual([404, ['NOT_FOUND']]);
    expect((await running.request('/')).status).toBe(404);
    expect((await running.request('/demo/personas')).status).toBe(404);
    expect((await running.request('/%zz')).status).toBe(400);
  });

  test('of what is no HTTP has the same shape', async () => {
    const { hostname, port } = new URL(running.server.url);
    const said = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(Number(port), hostname, () => {
        socket.write('MARKER / HTTP/9\r\n\r\n');
      });
      socket
        .on('data', (data) => {
          text += data.toString();
        })
        .on('close', () => {
          resolve(text);
        });
    });
    expect(said).toContain('400 Bad Request');
    expect(said).toContain(
      '{"errors":[{"message":"The request is not of the form that is expected.","extensions":{"code":"BAD_REQUEST"}}]}',
    );
  });
});

describe('a record that cannot be made durable', () => {
  afterEach(() => {
    Reflect.deleteProperty(running.app.accessRecords, 'record');
  });
  test('keeps the answer back', async () => {
    Object.assign(running.app.accessRecords, { record: () => Promise.reject(new Failure('DISK_FULL', 'full')) });
    const answer = await running.query('{ things { id } }');
    expect([answer.status, answer.body]).toEqual([
      503,
      { errors: [{ message: expect.any(String), extensions: { code: 'UNAVAILABLE' } }] },
    ]);
    expect(running.log()).toContain('the access record cannot be written');
  });
});

test('a client that goes away fires the signal of what it asked for', async () => {
  const { hostname, port } = new URL(running.server.url);
  const body = JSON.stringify({ query: '{ never }' });
  const outgoing = httpRequest({
    hostname,
    port,
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${running.token}` },
  });
  outgoing.on('error', () => undefined).end(body);
  await eventually(() => happenings.begun.includes('never'));
  outgoing.destroy();
  expect(await eventually(() => happenings.ended.includes('never'))).toBe(true);
});

test('probes tell whether the process lives and is ready, and what it has done, without anybody in it', async () => {
  expect((await running.request('/healthz')).text).toBe('{"status":"ALIVE"}');
  const ready = await running.request('/readyz');
  expect([ready.status, JSON.parse(ready.text)]).toMatchObject([200, { status: 'READY', reasons: [] }]);
  const metrics = (await running.request('/metrics')).text;
  expect(metrics).toMatch(/sen_trail_operations_total\{operation="QUERY",outcome="ANSWERED"\} \d+/);
  expect(metrics).toMatch(/sen_trail_http_request_seconds_count\{route="\/graphql",status="200"\} \d+/);
  expect(metrics).toContain('sen_trail_ready 1');
  expect(metrics).not.toContain(running.head);
});
