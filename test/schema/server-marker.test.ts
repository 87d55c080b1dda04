import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { Running } from '../support/running-server.ts';
import { Happenings, smallSchema } from '../support/small-schema.ts';

const MARKER = 'Zebedee';

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...JSON_TYPE, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const INPUT = 'query ($i: EchoInput) { echo(input: $i) }';

/** Every position of a request that a person's name could come in, by mistake or not. */
const POSITIONS: Readonly<Record<string, readonly [string, RequestInit]>> = {
  'field name': ['/graphql', post({ query: `{ ${MARKER} }` })],
  'argument name': ['/graphql', post({ query: `{ things(${MARKER}: 1) { id } }` })],
  'argument value': ['/graphql', post({ query: `{ things(first: "${MARKER}") { id } }` })],
  'enum-like value': ['/graphql', post({ query: `{ things(first: ${MARKER}) { id } }` })],
  'input field name': ['/graphql', post({ query: `{ echo(input: { word: "a", ${MARKER}: 1 }) }` })],
  'literal a scalar refuses': ['/graphql', post({ query: `{ echo(input: { word: "a", on: "${MARKER}" }) }` })],
  'alias of a field that is none': ['/graphql', post({ query: `{ ${MARKER}: thinks }` })],
  'fragment name': ['/graphql', post({ query: `{ ...${MARKER} }` })],
  'unused fragment': ['/graphql', post({ query: `{ __typename } fragment ${MARKER} on Query { __typename }` })],
  'type name': ['/graphql', post({ query: `query ($a: ${MARKER}) { echo }` })],
  'variable name': ['/graphql', post({ query: `{ echo(input: $${MARKER}) }` })],
  'directive name': ['/graphql', post({ query: `{ echo @${MARKER} }` })],
  comment: ['/graphql', post({ query: `{ bug } # ${MARKER}` })],
  'text that does not parse': ['/graphql', post({ query: `{ "${MARKER}" }` })],
  'unterminated string': ['/graphql', post({ query: `{ echo(input: { word: "${MARKER} }) }` })],
  'operation name in the document': ['/graphql', post({ query: `query ${MARKER} { bug }` })],
  'operation name that is none': ['/graphql', post({ query: '{ echo }', operationName: MARKER })],
  'operation name of another type': ['/graphql', post({ query: '{ echo }', operationName: { [MARKER]: MARKER } })],
  'variable value': ['/graphql', post({ query: INPUT, variables: { i: { word: 1, on: MARKER } } })],
  'variable value of a scalar': ['/graphql', post({ query: INPUT, variables: { i: { word: 'a', on: MARKER } } })],
  'variable field name': ['/graphql', post({ query: INPUT, variables: { i: { word: 'a', [MARKER]: 1 } } })],
  'variable value of an enum': [
    '/graphql',
    post({ query: 'query ($o: Order!) { sorted(order: $o) }', variables: { o: MARKER } }),
  ],
  'literal an enum refuses': ['/graphql', post({ query: `{ sorted(order: ${MARKER}) }` })],
  'literal in a list': ['/graphql', post({ query: `{ sorted(numbers: [1, "${MARKER}"]) }` })],
  'default of a variable': ['/graphql', post({ query: `query ($n: [Int!] = ["${MARKER}"]) { sorted(numbers: $n) }` })],
  'value beside a null that may not be': [
    '/graphql',
    post({
      query: `query ($o: Order) { sorted(sort: { order: $o, inner: { word: "${MARKER}" } }) }`,
      variables: { o: null },
    }),
  ],
  'variable field name that is no GraphQL name': [
    '/graphql',
    post({ query: INPUT, variables: { i: { word: 'a', [`${MARKER} Jones`]: 1 } } }),
  ],
  'variable field name longer than any of ours': [
    '/graphql',
    post({ query: INPUT, variables: { i: { word: 'a', [MARKER.repeat(10)]: 1 } } }),
  ],
  'field name longer than any of ours': ['/graphql', post({ query: `{ ${MARKER.repeat(10)} }` })],
  'variable of a whole object': ['/graphql', post({ query: INPUT, variables: { i: MARKER } })],
  'surplus variable': ['/graphql', post({ query: '{ bug }', variables: { [MARKER]: MARKER } })],
  'variables as text': ['/graphql', post({ query: INPUT, variables: MARKER })],
  'extensions as text': ['/graphql', post({ query: INPUT, extensions: MARKER })],
  'persisted query': ['/graphql', post({ extensions: { persistedQuery: { version: 1, sha256Hash: MARKER } } })],
  'document id': ['/graphql', post({ documentId: MARKER })],
  'surplus member': ['/graphql', post({ query: '{ bug }', [MARKER]: MARKER })],
  'body as text': ['/graphql', post(JSON.stringify(MARKER))],
  'body as list': ['/graphql', post([{ query: MARKER }])],
  'malformed JSON': ['/graphql', post(`{"query": "${MARKER}`)],
  'a huge body': ['/graphql', post({ query: MARKER.repeat(200_000) })],
  'content type': ['/graphql', { method: 'POST', headers: { 'content-type': `text/${MARKER}` }, body: MARKER }],
  charset: [
    '/graphql',
    { method: 'POST', headers: { 'content-type': `application/json; charset=${MARKER}` }, body: '{' },
  ],
  accept: ['/graphql', post({ query: '{ bug }' }, { accept: `text/${MARKER}` })],
  authorization: ['/graphql', post({ query: '{ things { id } }' }, { authorization: `Bearer ${MARKER}` })],
  'correlation id': ['/graphql', post({ query: '{ bug }' }, { 'x-correlation-id': MARKER })],
  purpose: ['/graphql', post({ query: '{ bug }' }, { 'x-sen-trail-purpose': MARKER })],
  'other header': [
    '/graphql',
    post(
      { query: '{ bug }' },
      { 'x-other': MARKER, 'user-agent': MARKER, referer: `http://a.test/${MARKER}`, cookie: `a=${MARKER}` },
    ),
  ],
  'query string': [`/graphql?query=${MARKER}`, post({ query: '{ bug }' })],
  'query string of GET': [`/graphql?query={${MARKER}}`, { method: 'GET' }],
  path: [`/${MARKER}`, { method: 'GET' }],
  'path below': [`/graphql/${MARKER}`, post({ query: '{ bug }' })],
  'path that does not decode': [`/%${MARKER}`, { method: 'GET' }],
  'path of a probe': [`/readyz?${MARKER}`, { method: 'GET' }],
  method: ['/graphql', { method: MARKER }],
};

/** The request's form and not its content: names that the schema does not know are told with what they should be. */
const NAMES_OF_MEMBERS = ['input field name', 'variable field name'];
const NAMES_IN_DOCUMENTS = [
  'field name',
  'argument name',
  'fragment name',
  'unused fragment',
  'type name',
  'variable name',
  'directive name',
];

/** Where an error tells a name: between quotes or backticks of its message, and as the `name` of a problem. */
function withoutNames(text: string): string {
  return text
    .replaceAll(new RegExp(`\\\\"\\$?${MARKER}\\\\"|\\\\"@${MARKER}\\\\"`, 'g'), '')
    .replaceAll(`\`${MARKER}\``, '')
    .replaceAll(`"name":"${MARKER}"`, '');
}

describe.each(['on', 'off'])('where introspection is %s', (introspection) => {
  let running: Running;
  beforeAll(async () => {
    running = await Running.open({
      schema: smallSchema(new Happenings()),
      settings: { SEN_TRAIL_INTROSPECTION: introspection },
    });
  });
  afterAll(() => running.close());

  test.each(Object.keys(POSITIONS))(
    'a name sent as %s comes back as the name of what is unknown or not at all, and is in no log',
    async (position) => {
      const named =
        NAMES_OF_MEMBERS.includes(position) || (introspection === 'on' && NAMES_IN_DOCUMENTS.includes(position));
      const [path, init] = POSITIONS[position]!;
      for (const authorization of [undefined, `Bearer ${running.token}`]) {
        const nobody = authorization === undefined;
        const headers = {
          ...(nobody ? {} : { authorization }),
          ...(init.headers as Record<string, string>),
        };
        const { text, headers: answered } = await running
          .request(path, { ...init, headers })
          .catch((error: unknown) => {
            if (position === 'method') return { text: '', headers: new Headers() };
            throw error;
          });
        // Variables of somebody who is not known are not even looked at.
        expect(text.includes(MARKER)).toBe(named && !(nobody && position === 'variable field name'));
        expect((named ? withoutNames(text) : text) + JSON.stringify([...answered])).not.toMatch(
          new RegExp(MARKER, 'i'),
        );
      }
      expect(running.log()).not.toMatch(new RegExp(MARKER, 'i'));
      expect(JSON.stringify(await running.accesses())).not.toMatch(new RegExp(MARKER, 'i'));
    },
  );

  test('a name in bytes that are no HTTP comes back nowhere', async () => {
    const { hostname, port } = new URL(running.server.url);
    for (const bytes of [
      `${MARKER}\r\n\r\n`,
      `GET / HTTP/1.1\r\n${MARKER}\r\n\r\n`,
      `GET / HTTP/1.1\r\nhost: a\r\nx: ${MARKER.repeat(20_000)}\r\n\r\n`,
    ]) {
      const said = await new Promise<string>((resolve) => {
        let text = '';
        const socket = connect(Number(port), hostname, () => {
          socket.write(bytes);
        });
        socket
          .on('data', (data) => {
            text += data.toString();
          })
          .on('error', () => undefined)
          .on('close', () => {
            resolve(text);
          });
      });
      expect(said).not.toContain(MARKER);
    }
    expect(running.log()).not.toContain(MARKER);
  });

  test('a name sent over a WebSocket comes back nowhere', async () => {
    const said: string[] = [];
    const conversation = async (...messages: readonly unknown[]): Promise<void> => {
      const socket = new WebSocket(`${running.server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
      await new Promise<void>((resolve) => {
        const waiting = [...messages];
        const say = (): void => {
          const message = waiting.shift();
          if (message !== undefined) socket.send(typeof message === 'string' ? message : JSON.stringify(message));
        };
        socket.on('open', say);
        socket.on('message', (data: Buffer) => {
          said.push(data.toString());
          say();
          if (/"(error|complete|pong)"/.test(data.toString())) socket.close();
        });
        socket.on('close', (_code, reason) => {
          said.push(reason.toString());
          resolve();
        });
      });
    };
    const begin = { type: 'connection_init', payload: { authorization: `Bearer ${running.token}` } };
    const ask = (payload: object): object => ({ type: 'subscribe', id: '1', payload });
    await conversation(MARKER);
    const told = introspection === 'on' ? withoutNames : (text: string) => text;
    await conversation({ type: MARKER });
    await conversation({ type: 'connection_init', payload: { authorization: `Bearer ${MARKER}` } });
    for (const payload of [
      { query: `{ ${MARKER} }` },
      { query: `subscription { ${MARKER} }` },
      { query: `subscription ${MARKER} { refused }` },
      { query: 'subscription ($i: EchoInput) { ticks(input: $i) }', variables: { i: MARKER } },
      { query: `"${MARKER}` },
      { query: '', extensions: { documentId: MARKER } },
      { query: 'subscription { ticks }', operationName: MARKER },
    ]) {
      await conversation(begin, { type: 'ping', payload: { [MARKER]: 1 } });
      const before = said.length;
      await conversation(begin, ask(payload));
      expect(said.slice(before).join()).toContain('"code"');
    }
    expect(told(said.join('\n'))).not.toContain(MARKER);
    expect(running.log()).not.toContain(MARKER);
  });
});
