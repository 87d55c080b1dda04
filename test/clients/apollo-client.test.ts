import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DocumentNode, print } from 'graphql';
import { decodeId } from '../../schema/ids/global-id.ts';
import { HARROW } from '../support/demo.ts';
import { ServedDemo } from '../support/served-demo.ts';
import { ChangedRecord, type PupilRecord, RECORD } from './changed-record.ts';
import { consoleWords } from './console-words.ts';
import { differences } from './differences.ts';

/** Apollo Client as its users set it up: the cache has its own keys, and is told which types are a `Decision`. */
const words = consoleWords();
let cache: InMemoryCache;
let demo: ServedDemo;
let client: ApolloClient;
let changed: ChangedRecord;

const ONE = gql(`query ($id: ID!, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) ${RECORD} }`);
const BOTH = gql(
  `query ($id: ID!, $asAt: AsAtInput) { now: pupil(id: $id) ${RECORD} then: pupil(id: $id, asAt: $asAt) ${RECORD} }`,
);
const CASES = gql(`query ($asAt: AsAtInput) { ehcTracker(schoolUrn: "${HARROW}", withLeavers: true, asAt: $asAt) {
  totalCount edges { node { id uuid state since pupil { id surname } } }
} }`);
const NODE = gql(`query ($id: ID!) { node(id: $id) {
  id uuid ... on EhcCase { state } ... on Provision { provisionState: state } ... on Decision { decisionState: state }
} }`);

const TYPES = '{ __schema { types { name possibleTypes { name } } } }';

interface TypeOfMany {
  readonly name: string;
  readonly possibleTypes: readonly { readonly name: string }[] | null;
}
type Variables = Readonly<Record<string, unknown>>;
const reads: [DocumentNode, Variables][] = [];

beforeAll(async () => {
  demo = await ServedDemo.open('Marcus Oyelaran');
  const { __schema } = (await demo.fresh(TYPES)) as { readonly __schema: { readonly types: readonly TypeOfMany[] } };
  const ofMany = __schema.types.flatMap(({ name, possibleTypes }) =>
    possibleTypes === null ? [] : [[name, possibleTypes.map((type) => type.name)] as const],
  );
  cache = new InMemoryCache({ possibleTypes: Object.fromEntries(ofMany) });
  const link = new HttpLink({ uri: demo.url, headers: { authorization: demo.authorization } });
  client = new ApolloClient({ cache, link });
  changed = await ChangedRecord.find(demo);
});
afterAll(async () => {
  client.stop();
  await demo.close();
});

/** Reads over the network into the cache. */
async function load(query: DocumentNode, variables: Variables): Promise<unknown> {
  reads.push([query, variables]);
  return (await client.query({ query, variables, fetchPolicy: 'network-only' })).data;
}

/** All that was read so far, as the cache shows it and as the server answers it now. */
async function wrong(): Promise<readonly string[]> {
  const all = await Promise.all(
    reads.map(async ([query, variables], place) => {
      const answered = await demo.fresh(print(cache.transformDocument(query)), variables);
      return differences(client.readQuery({ query, variables }), answered).map((path) => `${place}${path}`);
    }),
  );
  return all.flat();
}

test('one cache shows a record that is corrected and made void right, at two cuts and without', async () => {
  const { id } = changed;
  const start = { ordinal: changed.ordinal };
  await changed.suspendProvision();
  const before = { ordinal: changed.ordinal };
  await load(ONE, { id });
  await load(ONE, { id, asAt: before });
  await changed.correctAndVoid();
  const after = { ordinal: changed.ordinal };
  const cuts = [start, before, after, { effectiveOn: '2025-09-01' }, { ...before, effectiveOn: '2026-11-19' }];
  await load(ONE, { id });
  for (const asAt of cuts) {
    await load(ONE, { id, asAt });
    await load(CASES, { asAt });
  }
  await load(CASES, {});
  await load(BOTH, { id, asAt: before });
  expect(await wrong()).toEqual([]);

  const stateOf = (asAt?: object): readonly string[] => {
    const { pupil } = client.readQuery<{ pupil: PupilRecord }>({
      query: ONE,
      variables: asAt ? { id, asAt } : { id },
    })!;
    return [pupil.provision[0]!.state, ...new Set(pupil.decisions.edges.map(({ node }) => node.state))];
  };
  expect([stateOf(start), stateOf(before)]).toEqual([
    ['ACTIVE', 'IN_EFFECT'],
    ['SUSPENDED', 'IN_EFFECT'],
  ]);
  for (const states of [stateOf(after), stateOf()]) {
    expect(states).toEqual(expect.arrayContaining(['SUSPENDED', 'IN_EFFECT', 'CORRECTED', 'VOIDED_AS_ERROR']));
  }
});

test('what is fetched again by its id changes nothing in the cache but what it is', async () => {
  const ids = Object.values(cache.extract()).flatMap((entry) =>
    typeof entry?.['id'] === 'string' ? [entry['id']] : [],
  );
  expect(new Set(ids).size).toBe(ids.length);
  const kinds = Map.groupBy(ids, (id) => JSON.stringify({ ...decodeId(id), uuid: undefined }));
  expect(kinds.size).toBeGreaterThan(15);
  const some = [...kinds.values()].flatMap((same) => same.slice(0, 3));
  for (const id of some) expect(await load(NODE, { id })).toMatchObject({ node: { id } });
  expect(await wrong()).toEqual([]);
  expect(words).toEqual([]);
});
