import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { limitRules } from '../../schema/server/limits.ts';
import { TrustedDocuments, trustedDocuments } from '../../schema/server/trusted-documents.ts';
import { type Answer, Running } from '../support/running-server.ts';
import { GraphqlSocket } from '../support/graphql-socket.ts';
import { Happenings, smallSchema } from '../support/small-schema.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const listed = (...texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(texts.map((text) => [sha256(text), text]));

describe('trusted-documents.json', () => {
  test('is what `npm run generate` makes of the operations', () => {
    expect(JSON.parse(readFileSync('schema/trusted-documents.json', 'utf8'))).toEqual(trustedDocuments());
    expect(Object.keys(trustedDocuments()).length).toBeGreaterThanOrEqual(4);
  });

  test('names each document by its SHA-256, and each fits the schema and the limits', () => {
    const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
    for (const [hash, text] of Object.entries(trustedDocuments())) {
      expect(sha256(text)).toBe(hash);
      expect(validate(schema, parse(text), [...specifiedRules, ...limitRules()])).toEqual([]);
    }
  });
});

describe('what a request asks to run', () => {
  const known = '{ a }';
  const hash = sha256(known);
  test.each([
    [false, '{ b }', undefined, { kind: 'TEXT', query: '{ b }' }],
    [false, undefined, undefined, { kind: 'TEXT', query: undefined }],
    [false, undefined, `sha256:${hash}`, { kind: 'TEXT', query: known }],
    [false, '', `sha256:${hash}`, { kind: 'TEXT', query: known }],
    [false, known, `sha256:${hash}`, { kind: 'TEXT', query: known }],
    [false, '{ b }', `sha256:${hash}`, { kind: 'NOT_TRUSTED' }],
    [false, undefined, hash, { kind: 'NOT_TRUSTED' }],
    [false, undefined, `sha256:${sha256('{ b }')}`, { kind: 'NOT_TRUSTED' }],
    [false, undefined, 'sha256:__proto__', { kind: 'NOT_TRUSTED' }],
    [false, undefined, null, { kind: 'NOT_TRUSTED' }],
    [true, known, undefined, { kind: 'TEXT', query: known }],
    [true, `${known} `, undefined, { kind: 'NOT_TRUSTED' }],
    [true, '{ b }', undefined, { kind: 'NOT_TRUSTED' }],
    [true, undefined, undefined, { kind: 'NOT_TRUSTED' }],
    [true, undefined, `sha256:${hash}`, { kind: 'TEXT', query: known }],
  ])('only trusted %s, query %j, documentId %j', (only, query, documentId, resolved) => {
    expect(new TrustedDocuments(listed(known), only).resolve(query, documentId)).toEqual(resolved);
  });
});

/** Documents with everything that an engine may do in its own way. */
const SUITE: Readonly<Record<string, readonly [string, object?]>> = {
  plain: ['query ($first: Int) { things(first: $first) { id name: mayBroken } }', { first: 3 }],
  default: ['query ($first: Int = 1) { things(first: $first) { id } }'],
  'skipped and included': [
    'query ($yes: Boolean!) { things { id @skip(if: $yes) ... @include(if: $yes) { mayBroken } } }',
    { yes: true },
  ],
  fragments: [
    '{ things { ...A ...B } __typename } fragment A on Thing { id __typename } fragment B on Thing { things { id } }',
  ],
  'errors in a list': ['{ things(first: 2) { id broken } }'],
  'some fields failing': [
    'query ($really: Boolean) { things(first: 1) { id a: mayBroken(really: $really) b: mayBroken } }',
    { really: true },
  ],
  'null where none may be': ['{ things(first: 2) { id always } }'],
  'null at the root': ['{ denied conflict echo }'],
  'codes of their own': ['{ mismatch foreign argument ambiguous }'],
  'a variable of the wrong type': ['query ($first: Int) { things(first: $first) { id } }', { first: 'x' }],
  'a variable that is missing': ['query ($first: Int!) { things(first: $first) { id } }'],
  'a value that a scalar refuses': ['query ($i: EchoInput) { echo(input: $i) }', { i: { word: 'a', on: 'x' } }],
  'null for an argument with a default': ['query ($by: Order) { sorted(order: $by) }', { by: null }],
  'null for a member with a default': ['query ($by: Order) { sorted(sort: { order: $by }) }', { by: null }],
  'null in a list of an argument': ['query ($by: Order = UPWARDS) { sorted(sort: { orders: [$by] }) }', { by: null }],
  'null of a variable with a default': ['query ($by: Order! = UPWARDS) { sorted(order: $by) }', { by: null }],
  'an input that fits': ['query ($i: EchoInput) { echo(input: $i) }', { i: { word: 'a', on: '2026-09-01' } }],
  mutation: ['mutation { touch }'],
};

describe('compiled and interpreted', () => {
  const documents = listed(...Object.values(SUITE).map(([text]) => text));
  let compiled: Running;
  let interpreted: Running;
  beforeAll(async () => {
    compiled = await Running.open({ schema: smallSchema(new Happenings()), documents });
    interpreted = await Running.open({ schema: smallSchema(new Happenings()), documents, compile: false });
  });
  afterAll(async () => {
    await compiled.close();
    await interpreted.close();
  });

  const comparable = ({ status, body }: Answer): unknown => [
    status,
    JSON.parse(JSON.stringify(body, (name, value: unknown) => (name === 'correlationId' ? 'ID' : value))),
  ];
  const withoutOrder = (answer: unknown): unknown => {
    const [status, body] = answer as [number, { errors?: object[] }];
    return [status, { ...body, errors: body.errors?.map((error) => JSON.stringify(error)).sort() }];
  };

  test.each(Object.keys(SUITE))('%s: answered and recorded alike, the first time and the second', async (name) => {
    const [text, variables] = SUITE[name]!;
    const body = { documentId: `sha256:${sha256(text)}`, ...(variables === undefined ? {} : { variables }) };
    const expected = withoutOrder(comparable(await interpreted.post(body)));
    expect(withoutOrder(comparable(await compiled.post(body)))).toEqual(expected);
    expect(withoutOrder(comparable(await compiled.post({ ...body, query: text, documentId: undefined })))).toEqual(
      expected,
    );
    const access = async (running: Running): Promise<unknown> => ({
      ...(await running.accesses()).at(-1),
      person: null,
      ordinal: 0,
    });
    expect(await access(compiled)).toEqual(await access(interpreted));
  });
});

describe('an answer without Apollo', () => {
  const text = 'query Page($first: Int) { things(first: $first) { id } }';
  const introspection = '{ __schema { queryType { name } } }';
  const common = { documents: listed(text, introspection), settings: { SEN_TRAIL_INTROSPECTION: 'off' } };
  let servers: readonly Running[];
  beforeAll(async () => {
    servers = [
      await Running.open({ schema: smallSchema(new Happenings()), ...common }),
      await Running.open({ schema: smallSchema(new Happenings()), ...common, compile: false }),
    ];
  });
  afterAll(() => Promise.all(servers.map((running) => running.close())));

  const told = async (running: Running, body: object, more: object): Promise<unknown> => {
    const answer = await fetch(`${running.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${running.token}`, ...more },
      body: JSON.stringify(body),
    });
    const headers = [...answer.headers].filter(([name]) => !['date', 'x-correlation-id'].includes(name));
    return [answer.status, headers.sort(), (await answer.text()).replace(/"correlationId":"[^"]*"/, '')];
  };

  test.each([
    ['*/*', {}],
    ['application/json', { operationName: 'Page', variables: { first: 1 } }],
    ['application/graphql-response+json', { operationName: null, variables: null }],
    ['application/graphql-response+json,application/json;q=0.9', { extensions: {} }],
    ['text/html', {}],
    ['*/*', { operationName: 'Other' }],
    ['*/*', { operationName: '' }],
    ['*/*', { operationName: 1 }],
    ['*/*', { variables: [] }],
    ['*/*', { variables: '{}' }],
    ['*/*', { extensions: 1 }],
    ['*/*', { query: introspection }],
  ])('has the status, headers and bytes that Apollo gives: %s, %j', async (accept, more) => {
    const [without, withApollo] = await Promise.all(
      servers.map((running) => told(running, { query: text, ...more }, { accept })),
    );
    expect(without).toEqual(withApollo);
  });

  test('nobody who is not signed in gets one', async () => {
    const [without, withApollo] = await Promise.all(
      servers.map((running) => told(running, { query: text }, { authorization: '' })),
    );
    expect(without).toEqual(withApollo);
    expect((without as unknown[])[0]).toBe(401);
  });
});

test('one of the two engines above compiled, the other did not', async () => {
  const text = SUITE['errors in a list']![0];
  for (const compile of [true, false]) {
    const running = await Running.open({ schema: smallSchema(new Happenings()), documents: listed(text), compile });
    await running.query(text);
    expect(running.log().includes('graphql-jit')).toBe(compile);
    await running.query(`${text} # not that text`);
    expect(running.log().includes('/graphql/execution/')).toBe(true);
    await running.close();
  }
});

describe('a server that runs trusted documents only', () => {
  const query = '{ things(first: 1) { id } }';
  const subscription = 'subscription { ticks }';
  let running: Running;
  const happenings = new Happenings();
  beforeAll(async () => {
    running = await Running.open({
      schema: smallSchema(happenings),
      documents: listed(query, subscription),
      settings: { SEN_TRAIL_TRUSTED_ONLY: 'on' },
    });
  });
  afterAll(() => running.close());

  test('answers them by id and by text, and refuses and records all others', async () => {
    expect((await running.post({ documentId: `sha256:${sha256(query)}` })).body.data).toEqual({
      things: [{ id: 'pupil-0' }],
    });
    expect((await running.query(query)).status).toBe(200);
    for (const body of [{ query: '{ __typename }' }, { query: `${query} ` }, { documentId: 'sha256:0' }, {}]) {
      const answer = await running.post(body);
      expect([answer.status, answer.body]).toEqual([
        400,
        {
          errors: [
            { message: 'The document is not one of the trusted documents.', extensions: { code: 'NOT_TRUSTED' } },
          ],
        },
      ]);
      expect((await running.accesses()).at(-1)).toMatchObject({
        person: running.head,
        outcome: 'REFUSED',
        codes: ['NOT_TRUSTED'],
      });
    }
  });

  test('does so over a WebSocket too, where the id stands in the extensions', async () => {
    const socket = await GraphqlSocket.signedIn(running.server.url, running.token);
    socket.subscribe('1', 'subscription { refused }');
    expect(await socket.next()).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'NOT_TRUSTED' } }] });
    socket.subscribe('2', '', { extensions: { documentId: `sha256:${sha256(subscription)}` } });
    const given = socket.next();
    const ticking = setInterval(() => {
      happenings.tick();
    }, 5);
    expect(await given).toMatchObject({ id: '2', type: 'next', payload: { data: { ticks: 1 } } });
    clearInterval(ticking);
    socket.socket.terminate();
  });
});
