import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isInterfaceType, isLeafType, isObjectType } from 'graphql';
import { decodeId } from '../../schema/ids/global-id.ts';
import { askForIds, SCHEMA } from '../support/ask.ts';
import { type Demo, HARROW, openDemo } from '../support/demo.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

/** Everything with an id that the head of the demo's secondary school finds, today and at two states of the record. */
const folder = new TemporaryFolder();
let demo: Demo;
let head: string;

type Row = Readonly<Record<string, unknown>>;

beforeAll(async () => {
  demo = await openDemo(folder.path);
  head = demo.told.find(({ command, input }) => command === 'RegisterPerson' && input['name'] === 'Marcus Oyelaran')
    ?.input['personId'] as string;
});
afterAll(async () => {
  await demo.app.close();
  folder[Symbol.dispose]();
});

/** All that a type says in one value each. */
function leaves(name: string): string {
  const type = SCHEMA.getType(name);
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`there is no type ${name}`);
  const fields = Object.values(type.getFields()).filter((field) => isLeafType(getNamedType(field.type)));
  return `__typename ${fields.map((field) => field.name).join(' ')}`;
}

const PERSON = `{ ${leaves('Person')} }`;
const PUPIL = `{ ${leaves('Pupil')} }`;
const node = (type: string, more = ''): string => `edges { node { ${leaves(type)} ${more} } }`;
const SCHOOL = `schoolUrn: "${HARROW}"`;
const LISTS: readonly string[] = [
  `decisions(first: 200, asAt: $asAt) { ${node('Decision', `pupil ${PUPIL} recordedBy { person ${PERSON} }`)} }`,
  `senRegister(${SCHOOL}, first: 200, asAt: $asAt) { edges { node { pupil ${PUPIL} } } }`,
  `ehcTracker(${SCHOOL}, first: 200, withLeavers: true, asAt: $asAt) { ${node('EhcCase', `pupil ${PUPIL}`)} }`,
  `provisionMap(${SCHOOL}, first: 200, filter: { states: [PROPOSED, ACTIVE, SUSPENDED, ENDED] }, asAt: $asAt) { ${node('Provision', `pupil ${PUPIL}`)} }`,
  `signOffQueue(${SCHOOL}, first: 200, states: [SUBMITTED, IN_REVIEW, RETURNED, APPROVED, REJECTED], asAt: $asAt) { ${node('SignOff', `proposers ${PERSON}`)} }`,
  `sencoInbox(${SCHOOL}, first: 200, states: [AWAITING, ANSWERED], asAt: $asAt) { ${node('InboxEntry', `decision { ${leaves('Decision')} }`)} }`,
  `incomingTransfers(${SCHOOL}, states: [SENT, PAPERS_AWAITED, COMPLETE], asAt: $asAt) { ${node('IncomingTransfer', `pupil ${PUPIL}`)} }`,
  `changedDecisions(${SCHOOL}, states: [AWAITING, CONFIRMED, DISPUTED], asAt: $asAt) { ${node('ChangedDecision')} }`,
  `discrepancies(${SCHOOL}, states: [OPEN, RESOLVED], asAt: $asAt) { ${node('Discrepancy', `pupil ${PUPIL}`)} }`,
];

/** Every object with an id below a value. */
function withIds(value: unknown): readonly Row[] {
  if (Array.isArray(value)) return value.flatMap(withIds);
  if (typeof value !== 'object' || value === null) return [];
  const row = value as Row;
  return [...(typeof row['id'] === 'string' ? [row] : []), ...Object.values(row).flatMap(withIds)];
}

async function found(asAt: object | null): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const list of LISTS) {
    const answered = await askForIds(demo.app, head, `query ($asAt: AsAtInput) { ${list} }`, { asAt });
    expect(answered.errors).toEqual([]);
    rows.push(...withIds(answered.data));
  }
  return rows;
}

const own = (row: Row): string =>
  JSON.stringify(Object.entries(row).filter(([, value]) => typeof value !== 'object' || value === null));

test('one id is one thing in one state of the record, over all types and three states', async () => {
  const middle = Math.floor(demo.app.log.head() / 2);
  const rows = [
    ...(await found(null)),
    ...(await found({ ordinal: middle })),
    ...(await found({ ordinal: middle, effectiveOn: '2026-09-01' })),
  ];
  const byId = Map.groupBy(rows, (row) => row['id'] as string);
  for (const [id, same] of byId) {
    expect([id, [...new Set(same.map(own))].length]).toEqual([id, 1]);
    expect(decodeId(id)?.uuid).toBe(same[0]?.['uuid']);
  }
  // Stored ids do not do that: what is a decision is provision or a request for sign-off too.
  const typesOf = Map.groupBy(rows, (row) => row['uuid'] as string);
  const shared = [...typesOf.values()].filter(
    (same) => new Set(same.map((row) => decodeId(row['id'] as string)?.type)).size > 1,
  );
  expect(shared.length).toBeGreaterThan(10);
  expect(new Set(rows.map((row) => decodeId(row['id'] as string)?.type)).size).toBeGreaterThan(7);

  // Whatever was shown with an id is found again by it, and says the same.
  const samples = [
    ...Map.groupBy(
      byId,
      ([id]) =>
        `${String(decodeId(id)?.type)} ${String(decodeId(id)?.cut?.effectiveOn)} ${String(decodeId(id)?.cut?.ordinal)}`,
    ).values(),
  ].flatMap((some) => some.slice(0, 8));
  for (const [id, [row]] of samples) {
    const type = String(row?.['__typename']);

    const fields = Object.entries(row ?? {})
      .filter(([, value]) => typeof value !== 'object' || value === null)
      .map(([name]) => name)
      .join(' ');
    const answered = await askForIds(
      demo.app,
      head,
      `query ($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`,
      { id },
    );
    expect([answered.errors, JSON.stringify(Object.entries((answered.data?.['node'] ?? {}) as Row))]).toEqual([
      [],
      own(row ?? {}),
    ]);
  }
});
