import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { startApollo } from '../../schema/server/apollo.ts';
import { LIMITS } from '../../schema/server/limits.ts';
import { openLogger } from '../../schema/server/logger.ts';
import { CompiledQueries } from '../../schema/server/compiled-queries.ts';
import { TrustedDocuments } from '../../schema/server/trusted-documents.ts';
import { type ServerContext, OpenAccessRecord } from '../../schema/server/open-access-record.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import { GraphqlSocket } from '../support/graphql-socket.ts';
import { Running } from '../support/running-server.ts';
import { Happenings, smallSchema } from '../support/small-schema.ts';

interface Request {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}
interface Said {
  readonly message: string;
  readonly locations?: readonly unknown[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

const MISFIT = 'The document does not fit the schema.';
const INPUT = 'The input is not of the shape that is expected.';
const LARGE = 'The request is larger or deeper than the server takes.';
const FORM = 'The request is not of the form that is expected.';
const ORDERS = ['UPWARDS', 'DOWNWARDS'];
const ECHO = 'query ($i: EchoInput) { echo(input: $i) }';
const aliases = Array.from({ length: LIMITS.aliases + 1 }, (_, i) => `a${String(i)}: echo`).join(' ');
const deep = `{ ${'things { '.repeat(LIMITS.depth)}id${' }'.repeat(LIMITS.depth)} }`;

/** Names that introspection gives to everybody: told where it is on. */
const NAMES: Readonly<Record<string, readonly [Request, string]>> = {
  'a misspelt field': [
    { query: '{ thinks { id } }' },
    'Cannot query field "thinks" on type "Query". Did you mean "things"?',
  ],
  'a field that is near to none': [{ query: '{ xylophone }' }, 'Cannot query field "xylophone" on type "Query".'],
  'a field with a longer name than any of ours': [
    { query: `{ ${'x'.repeat(65)} }` },
    'Cannot query field "a name of more than 64 characters" on type "Query".',
  ],
  'a type in a fragment': [
    { query: '{ things { ...F } } fragment F on Thin { id }' },
    'Unknown type "Thin". Did you mean "Thing"?',
  ],
  'a misspelt argument': [
    { query: '{ things(frist: 1) { id } }' },
    'Unknown argument "frist" on field "Query.things". Did you mean "first"?',
  ],
  'a variable of another type than the argument': [
    { query: 'query ($n: String) { things(first: $n) { id } }', variables: { n: 'Zebedee' } },
    'Variable "$n" of type "String" used in position expecting type "Int".',
  ],
  'a field without the selection it needs': [
    { query: '{ things }' },
    'Field "things" of type "[Thing!]!" must have a selection of subfields. Did you mean "things { ... }"?',
  ],
};

type Expected = readonly [message: string, extensions: Readonly<Record<string, unknown>>];
const ofDocument = (words: string, problem: object): Expected => [
  `${MISFIT} ${words}`,
  { code: 'GRAPHQL_VALIDATION_FAILED', problems: [problem] },
];
const ofInput = (words: string, ...problems: readonly object[]): Expected => [
  `${INPUT} ${words}`,
  { code: 'BAD_USER_INPUT', problems },
];
const ofLimit = (name: keyof typeof LIMITS, asked?: number): Expected => [
  `${LARGE} \`${name}\`: ${asked === undefined ? '' : `${String(asked)} asked, `}at most ${String(LIMITS[name])}.`,
  { code: 'LIMIT_EXCEEDED', limit: { name, allowed: LIMITS[name], ...(asked === undefined ? {} : { asked }) } },
];
const unknownMember = (name: string, near?: readonly string[]): object => ({
  field: 'input',
  rule: 'isKnownField',
  name,
  ...(near === undefined ? {} : { near }),
  known: ['word', 'on'],
});
const notAnOrder = (field: string, near?: readonly string[]): object => ({
  field,
  rule: 'isOrder',
  ...(near === undefined ? {} : { near }),
  allowed: ORDERS,
});

/** What inputs lack, and limits: told always. */
const ALWAYS: Readonly<Record<string, readonly [Request, Expected]>> = {
  'an enum value in the document': [
    { query: '{ sorted(order: UPWARD) }' },
    ofDocument(
      '`order` must be one of `UPWARDS`, `DOWNWARDS`. Did you mean `UPWARDS`?',
      notAnOrder('order', ['UPWARDS']),
    ),
  ],
  'an enum value in a variable': [
    { query: 'query ($o: Order!) { sorted(order: $o) }', variables: { o: 'Zebedee' } },
    ofInput('`o` must be one of `UPWARDS`, `DOWNWARDS`.', notAnOrder('o')),
  ],
  'an enum value in a list in the document': [
    { query: '{ sorted(sort: { orders: [UPWARDS, Zebedee] }) }' },
    ofDocument('`orders.1` must be one of `UPWARDS`, `DOWNWARDS`.', notAnOrder('orders.1')),
  ],
  'an unknown member in the document': [
    { query: '{ echo(input: { word: "Zebedee", wrod: "Zebedee" }) }' },
    ofDocument(
      'Unknown member in `input`: `wrod`. Did you mean `word`? Known: `word`, `on`.',
      unknownMember('wrod', ['word']),
    ),
  ],
  'an unknown member in a variable': [
    { query: ECHO, variables: { i: { word: 'Zebedee', wrod: 'Zebedee' } } },
    ofInput('Unknown member in `i`: `wrod`. Did you mean `word`? Known: `word`, `on`.', {
      ...unknownMember('wrod', ['word']),
      field: 'i',
    }),
  ],
  'an unknown member with a name that is none': [
    { query: ECHO, variables: { i: { word: 'a', 'Zebedee Jones': 1 } } },
    ofInput(
      'Unknown member in `i`: a member whose name is no GraphQL name of up to 64 characters. Known: `word`, `on`.',
      { field: 'i', rule: 'isKnownField', known: ['word', 'on'] },
    ),
  ],
  'a missing member in the document': [
    { query: '{ sorted(sort: { inner: { on: "2026-09-01" } }) }' },
    ofDocument('`inner.word` is missing or null.', { field: 'inner.word', rule: 'isDefined' }),
  ],
  'a missing member in a variable': [
    { query: 'query ($s: SortInput) { sorted(sort: $s) }', variables: { s: { inner: {} } } },
    ofInput('`inner.word` is missing or null.', { field: 'inner.word', rule: 'isDefined' }),
  ],
  'null in the document': [
    { query: '{ echo(input: { word: null }) }' },
    ofDocument('`word` is missing or null.', { field: 'word', rule: 'isDefined' }),
  ],
  'null for an argument with a default': [
    { query: 'query ($o: Order) { sorted(order: $o) }', variables: { o: null } },
    ofInput('`order` is missing or null.', { field: 'order', rule: 'isDefined' }),
  ],
  'null for a variable with a default': [
    { query: 'query ($o: Order! = UPWARDS) { sorted(order: $o) }', variables: { o: null } },
    ofInput('`o` is missing or null.', { field: 'o', rule: 'isDefined' }),
  ],
  'null for a nullable variable with a default': [
    { query: 'query ($o: Order = UPWARDS) { sorted(order: $o) }', variables: { o: null } },
    ofInput('`order` is missing or null.', { field: 'order', rule: 'isDefined' }),
  ],
  'null for a member with a default, in a variable': [
    { query: 'query ($s: SortInput) { sorted(sort: $s) }', variables: { s: { order: null } } },
    ofInput('`order` is missing or null.', { field: 'order', rule: 'isDefined' }),
  ],
  'null for a member with a default, in the document': [
    { query: 'query ($o: Order) { sorted(sort: { order: $o }) }', variables: { o: null } },
    ofInput('`order` is missing or null.', { field: 'order', rule: 'isDefined' }),
  ],
  'null in a list that has none, in a variable': [
    { query: 'query ($n: [Int!]) { sorted(numbers: $n) }', variables: { n: [1, null] } },
    ofInput('`n.1` is missing or null.', { field: 'n.1', rule: 'isDefined' }),
  ],
  'null in a list that has none, in the document': [
    { query: 'query ($n: Int = 1) { sorted(numbers: [2, $n]) }', variables: { n: null } },
    ofInput('`numbers.1` is missing or null.', { field: 'numbers.1', rule: 'isDefined' }),
  ],
  'null for a directive': [
    { query: 'query ($yes: Boolean = true) { echo @include(if: $yes) }', variables: { yes: null } },
    ofInput('`if` is missing or null.', { field: 'if', rule: 'isDefined' }),
  ],
  'a value of another scalar in the document': [
    { query: '{ things(first: "Zebedee") { id } }' },
    ofDocument('`first` breaks the rule isInt.', { field: 'first', rule: 'isInt' }),
  ],
  'a value that a scalar of ours refuses': [
    { query: '{ echo(input: { word: "a", on: "Zebedee" }) }' },
    ofDocument('`on` breaks the rule isDay.', { field: 'on', rule: 'isDay' }),
  ],
  'the default of a variable': [
    { query: 'query ($n: Int = "Zebedee") { things(first: $n) { id } }' },
    ofDocument('`n` breaks the rule isInt.', { field: 'n', rule: 'isInt' }),
  ],
  'what is no object': [
    { query: '{ echo(input: "Zebedee") }' },
    ofDocument('`input` must be an object.', { field: 'input', rule: 'isObject' }),
  ],
  'a document that is too deep': [{ query: deep }, ofLimit('depth', LIMITS.depth + 1)],
  'a document that costs too much': [
    { query: '{ things(first: 200) { things(first: 200) { id } } }' },
    ofLimit('cost', 210_400),
  ],
  'too many aliases': [{ query: `{ ${aliases} }` }, ofLimit('aliases', LIMITS.aliases + 1)],
  'too long a document': [{ query: `{ echo ${'a '.repeat(LIMITS.tokens)} }` }, ofLimit('tokens')],
  'an operation that the document does not have': [
    { query: 'query A { echo } query B { echo }', operationName: 'Zebedee' },
    [`${FORM} \`operationName\` must be one of the document's: \`A\`, \`B\`.`, { code: 'BAD_REQUEST' }],
  ],
  'a subscription': [
    { query: 'subscription { ticks }' },
    [`${FORM} A subscription is taken over a WebSocket only.`, { code: 'BAD_REQUEST' }],
  ],
};

describe.each(['on', 'off'])('where introspection is %s', (introspection) => {
  let running: Running;
  let apollo: ApolloServer<ServerContext>;
  beforeAll(async () => {
    const schema = smallSchema(new Happenings());
    running = await Running.open({ schema, settings: { SEN_TRAIL_INTROSPECTION: introspection } });
    apollo = await startApollo({
      schema,
      introspection: introspection === 'on',
      compiled: new CompiledQueries(schema, new TrustedDocuments({}, false)),
      logger: openLogger('silent'),
    });
  });
  afterAll(async () => {
    await apollo.stop();
    await running.close();
  });

  async function overHttp(request: Request): Promise<readonly Said[]> {
    return ((await running.post(request)).body.errors ?? []) as readonly Said[];
  }

  async function inProcess(request: Request): Promise<readonly Said[]> {
    const accessRecord = new OpenAccessRecord(running.app, randomUUID(), null);
    const actor = { person: running.head, commandLine: false };
    accessRecord.viewer = running.app.directory.viewerFor(actor, civilDateOfInstant(running.app.clock.now()));
    const { body } = await apollo.executeOperation(request, {
      contextValue: accessRecord.context(new AbortController().signal),
    });
    return body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
  }

  test.each(Object.keys(NAMES))('%s: its name is told where the schema may be read, else its place', async (name) => {
    const [request, words] = NAMES[name]!;
    for (const ask of [overHttp, inProcess]) {
      const [error, ...others] = await ask(request);
      expect(others).toEqual([]);
      expect(error).toEqual({
        message: introspection === 'on' ? `${MISFIT} ${words}` : MISFIT,
        locations: expect.arrayContaining([{ line: 1, column: expect.any(Number) }]),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      });
    }
  });

  test.each(Object.keys(ALWAYS))('%s: says what is wrong, and no value', async (name) => {
    const [request, [message, extensions]] = ALWAYS[name]!;
    for (const ask of [overHttp, inProcess]) {
      const errors = await ask(request);
      expect(errors.map((error) => [error.message, error.extensions])).toEqual([[message, extensions]]);
      expect(JSON.stringify(errors)).not.toMatch(/zebedee/i);
    }
  });

  test('no mistake of a client is logged as a fault', async () => {
    for (const [request] of Object.values(ALWAYS)) await overHttp(request);
    expect(running.log()).not.toContain('unexpected error');
    await overHttp({ query: '{ bug }' });
    expect(running.log()).toContain('unexpected error');
  });

  test('every mistake of a document is explained, in its order', async () => {
    const said = await overHttp({ query: '{ sorted(order: SIDEWAYS, numbers: ["Zebedee"]) echo(input: {}) }' });
    expect(said.map(({ extensions, locations }) => [extensions?.['problems'], locations])).toEqual([
      [[notAnOrder('order')], [{ line: 1, column: 17 }]],
      [[{ field: 'numbers.0', rule: 'isInt' }], [{ line: 1, column: 37 }]],
      [[{ field: 'word', rule: 'isDefined' }], [{ line: 1, column: 61 }]],
    ]);
  });

  test('over a WebSocket the same is said', async () => {
    const socket = await GraphqlSocket.signedIn(running.server.url, running.token);
    const told = async (query: string, more: object = {}): Promise<unknown> => {
      socket.subscribe(randomUUID(), query, more);
      let { type, payload } = await socket.next();
      while (type === 'complete') ({ type, payload } = await socket.next());
      const errors = Array.isArray(payload) ? payload : (payload as { readonly errors: unknown }).errors;
      return (errors as readonly Said[]).map((error) => error.message);
    };
    expect(await told('subscription { tocks }')).toEqual([
      introspection === 'on'
        ? `${MISFIT} Cannot query field "tocks" on type "Subscription". Did you mean "ticks"?`
        : MISFIT,
    ]);
    expect(await told('subscription { ticks(input: { wrod: 1, word: "a" }) }')).toEqual([
      `${MISFIT} Unknown member in \`input\`: \`wrod\`. Did you mean \`word\`? Known: \`word\`, \`on\`.`,
    ]);
    const variables = { i: { word: 'a', on: 'Zebedee' } };
    expect(await told('subscription ($i: EchoInput) { ticks(input: $i) }', { variables })).toEqual([
      `${INPUT} \`on\` breaks the rule isDay.`,
    ]);
    expect(await told('subscription ($o: Order) { ticks(order: $o) }', { variables: { o: null } })).toEqual([
      `${INPUT} \`order\` is missing or null.`,
    ]);
    expect(await told(deep)).toEqual([ofLimit('depth', LIMITS.depth + 1)[0]]);
    expect(await told('subscription A { ticks }', { operationName: 'Zebedee' })).toEqual([
      `${FORM} \`operationName\` must be one of the document's: \`A\`.`,
    ]);
    expect(await told('{ echo }')).toEqual([`${FORM} Only subscriptions are taken over a WebSocket.`]);
    socket.socket.terminate();
  });
});
