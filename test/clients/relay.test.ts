import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  type ConcreteRequest,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getPaginationMetadata,
  getPaginationVariables,
  getSingularSelector,
  Network,
  type OperationDescriptor,
  type ReaderFragment,
  RecordSource,
  type Snapshot,
  Store,
  type Variables,
} from 'relay-runtime';
import { decodeId } from '../../schema/ids/global-id.ts';
import { HARROW } from '../support/demo.ts';
import { ServedDemo } from '../support/served-demo.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { ChangedRecord, type PupilRecord, RECORD } from './changed-record.ts';
import { consoleWords } from './console-words.ts';
import { differences } from './differences.ts';
import { type Compilation, RelayProject } from './relay-project.ts';

/** Relay as its users set it up, from the compiler to the store, but for React. */
const words = consoleWords();
const folder = new TemporaryFolder();
const project = new RelayProject(folder.path, {
  record: [
    `query recordQuery($id: ID!, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) ${RECORD} }`,
    `query recordPupilQuery($id: ID!, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) { id ...recordPupil } }`,
    `fragment recordPupil on PupilRecord @refetchable(queryName: "recordPupilRefetchQuery") ${RECORD}`,
  ],
  cases: [
    `query casesQuery($schoolUrn: String!, $asAt: AsAtInput) {
      ehcTracker(schoolUrn: $schoolUrn, withLeavers: true, asAt: $asAt) {
        totalCount edges { node { id uuid state since pupil { id surname } } }
      }
    }`,
  ],
  decisions: [
    `query decisionsQuery { ...decisionsList }`,
    `fragment decisionsList on Query
      @argumentDefinitions(first: { type: "Int", defaultValue: 100 }, after: { type: "String" })
      @refetchable(queryName: "decisionsPageQuery") {
        decisions(first: $first, after: $after) @connection(key: "decisions_decisions") {
          totalCount edges { node { id uuid state pupil { id } } }
        }
      }`,
  ],
});
let compiled: Compilation;
let demo: ServedDemo;
let changed: ChangedRecord;

beforeAll(async () => {
  compiled = project.compile();
  demo = await ServedDemo.open('Marcus Oyelaran');
  changed = await ChangedRecord.find(demo);
});
afterAll(async () => {
  await demo.close();
  folder[Symbol.dispose]();
});

/** An environment with an empty store, and what was read into it. */
class Reader {
  readonly requests: string[] = [];
  /** What the server answered, in order. */
  readonly answers: unknown[] = [];
  private readonly read: { readonly text: string; readonly operation: OperationDescriptor }[] = [];
  private readonly environment = new Environment({
    store: new Store(new RecordSource()),
    network: Network.create(async ({ name, text }, variables) => {
      this.requests.push(name);
      const data = await demo.fresh(text ?? '', variables);
      this.answers.push(data);
      return { data };
    }),
  });

  /** Reads over the network into the store. */
  async load(request: ConcreteRequest, variables: Variables): Promise<OperationDescriptor> {
    const operation = createOperationDescriptor(request, variables);
    this.environment.retain(operation);
    await fetchQuery(this.environment, request, variables, { fetchPolicy: 'network-only' }).toPromise();
    this.read.push({ text: request.params.text ?? '', operation });
    return operation;
  }

  /** What the store shows for an operation. */
  shown(operation: OperationDescriptor): object {
    return whole(this.environment.lookup(operation.fragment));
  }

  /** What the store shows for a fragment that an operation spreads. */
  fragment(fragment: ReaderFragment, place: unknown): object {
    return whole(this.environment.lookup(getSingularSelector(fragment, place)));
  }

  /** Where the store shows something else than the server answers now, over all that was read. */
  async wrong(): Promise<readonly string[]> {
    const all = await Promise.all(
      this.read.map(async ({ text, operation }, place) => {
        const answered = await demo.fresh(text, operation.request.variables);
        return differences(this.shown(operation), withoutTypenames(answered)).map((path) => `${place}${path}`);
      }),
    );
    return all.flat();
  }
}

function whole({ data, isMissingData }: Snapshot): object {
  if (isMissingData) throw new Error('the store has not all of it');
  return data;
}

/** The compiler asks for the types too; they are not shown to whoever has not asked for them. */
function withoutTypenames(answered: unknown): unknown {
  return JSON.parse(JSON.stringify(answered, (name, value: unknown) => (name === '__typename' ? undefined : value)));
}

test('the compiler takes the schema without a word against it', () => {
  expect(compiled).toMatchObject({ exitCode: 0, words: expect.stringContaining('Compilation completed') as unknown });
  expect(compiled.words).not.toMatch(/WARN|ERROR/i);
  const { params } = project.artifact<ConcreteRequest>('recordPupilRefetchQuery');
  expect(params.text).toContain('node(id: $id)');
});

test('pages of decisions are read to the end, each decision once, whatever is written meanwhile', async () => {
  const reader = new Reader();
  const list = project.artifact<ReaderFragment>('decisionsList');
  const { paginationRequest, paginationMetadata } = getPaginationMetadata(list, 'the test');
  const root = await reader.load(project.artifact('decisionsQuery'), {});
  const shown = (): Decisions =>
    (reader.fragment(list, reader.shown(root)) as { readonly decisions: Decisions }).decisions;
  const { totalCount } = shown();
  await changed.suspendProvision();
  while (shown().pageInfo.hasNextPage && reader.requests.length < 20) {
    const { endCursor } = shown().pageInfo;
    await reader.load(paginationRequest, getPaginationVariables('forward', 100, endCursor, {}, {}, paginationMetadata));
  }
  const pages = reader.answers as readonly { readonly decisions: Decisions }[];
  // Relay passes over a row that comes twice: what the server sent is counted too.
  for (const edges of [shown().edges, pages.flatMap(({ decisions }) => decisions.edges)]) {
    expect([edges.length, new Set(edges.map(({ node }) => node.uuid)).size]).toEqual([totalCount, totalCount]);
  }
  expect(totalCount).toBeGreaterThan(500);
  expect(reader.requests).toEqual([
    'decisionsQuery',
    ...Array<string>(Math.ceil(totalCount / 100) - 1).fill('decisionsPageQuery'),
  ]);
});

interface Decisions {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: { readonly uuid: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

test('one store shows a record that is corrected and made void right, at two cuts and without', async () => {
  const { id } = changed;
  const reader = new Reader();
  const [record, cases] = ['recordQuery', 'casesQuery'].map((name) => project.artifact<ConcreteRequest>(name)) as [
    ConcreteRequest,
    ConcreteRequest,
  ];
  const before = { ordinal: changed.ordinal };
  const first = await reader.load(record, { id });
  await reader.load(record, { id, asAt: before });
  await changed.correctAndVoid();
  await reader.load(record, { id });
  for (const asAt of [before, { ordinal: changed.ordinal }, { effectiveOn: '2025-09-01' }]) {
    await reader.load(record, { id, asAt });
    await reader.load(cases, { schoolUrn: HARROW, asAt });
  }
  const now = await reader.load(cases, { schoolUrn: HARROW });
  expect(await reader.wrong()).toEqual([]);
  const { ehcTracker } = reader.shown(now) as { readonly ehcTracker: Decisions };
  expect(new Set(ehcTracker.edges.map(({ node }) => node.uuid)).size).toBe(ehcTracker.totalCount);
  const { pupil } = reader.shown(first) as { readonly pupil: PupilRecord };
  expect(pupil.decisions.edges.map(({ node }) => node.state)).toEqual(
    expect.arrayContaining(['IN_EFFECT', 'CORRECTED', 'VOIDED_AS_ERROR']),
  );
});

test('one pupil is fetched again by `node(id)`, now and at the cut of the id', async () => {
  const reader = new Reader();
  const fragment = project.artifact<ReaderFragment>('recordPupil');
  const refetch = project.artifact<ConcreteRequest>('recordPupilRefetchQuery');
  const then = { ordinal: changed.ordinal - 1, effectiveOn: '2026-11-19' };
  const record = async (asAt: object | null): Promise<PupilRecord> => {
    const root = await reader.load(project.artifact('recordPupilQuery'), { id: changed.id, asAt });
    return reader.fragment(fragment, (reader.shown(root) as { readonly pupil: unknown }).pupil) as PupilRecord;
  };
  const found: PupilRecord[] = [];
  for (const asAt of [null, then]) {
    const shown = await record(asAt);
    const again = reader.shown(await reader.load(refetch, { id: shown.id })) as { readonly node: unknown };
    expect(differences(reader.fragment(fragment, again.node), shown)).toEqual([]);
    expect(decodeId(shown.id)?.cut).toEqual(asAt === null ? undefined : expect.objectContaining(then));
    found.push(shown);
  }
  expect(found[1]!.uuid).toBe(found[0]!.uuid);
  expect(differences(found[1], found[0])).not.toEqual([]);
  expect(words).toEqual([]);
});
