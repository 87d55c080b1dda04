import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeId, encodeId } from '../../../schema/ids/global-id.ts';
import { listen, type RunningServer } from '../../../schema/server/listen.ts';
import { SCHEMA } from '../../support/ask.ts';
import { placement } from '../../support/school.ts';
import { ServedSchool } from '../../support/served-school.ts';

/** The same documents compiled, since they are trusted, and run by graphql-js with another first line. */
const PUPIL = `query ($id: ID!, $asAt: AsAtInput) { then: pupil(id: $id, asAt: $asAt) { id pupil { id } register { decisionId } decisions { edges { node { id uuid } } } } now: pupil(id: $id) { id } }`;
const NODE = `query ($id: ID!) { node(id: $id) { __typename id uuid ... on Decision { pupil { id } } } }`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let served: ServedSchool;
let server: RunningServer;
let robin: string;
let placed: string;

beforeAll(async () => {
  served = await ServedSchool.open();
  const { school } = served;
  const documents = Object.fromEntries([PUPIL, NODE].map((text) => [sha256(text), text]));
  server = await listen(school.app, { schema: SCHEMA, documents });
  robin = await school.pupil();
  const outcome = await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(robin));
  placed = outcome.kind === 'RECORDED' ? outcome.decisionId : '';
});
afterAll(async () => {
  await server.close();
  await served.close();
});

async function post(subject: string, body: object): Promise<unknown> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: await served.authorization(subject) },
    body: JSON.stringify(body),
  });
  return response.json();
}

async function bothWays(subject: string, text: string, variables: object): Promise<Record<string, unknown>> {
  const compiled = await post(subject, { documentId: `sha256:${sha256(text)}`, variables });
  expect(await post(subject, { query: `# Anybody\n${text}`, variables })).toEqual(compiled);
  return compiled as Record<string, unknown>;
}

test('compiled and interpreted documents bear the same ids, each answer of a document its own state', async () => {
  const ordinal = served.school.app.log.head();
  const asAt = { ordinal, effectiveOn: '2026-11-20' };
  const { data } = await bothWays('senco', PUPIL, { id: robin, asAt });
  const text = JSON.stringify((data as { readonly then: unknown }).then);
  const ids = [...text.matchAll(/"(?:id|decisionId)":"([^"]+)"/g)].map(([, id]) => decodeId(id ?? ''));
  expect(ids.map((id) => id?.type)).toEqual(['PupilRecord', 'Pupil', 'Decision', 'Decision']);
  expect(ids.map((id) => id?.cut)).toEqual(ids.map(() => expect.objectContaining(asAt) as unknown));
  expect(data).toMatchObject({
    then: { decisions: { edges: [{ node: { uuid: placed } }] } },
    now: { id: encodeId({ type: 'PupilRecord', uuid: robin }) },
  });
  const shown = (
    data as {
      readonly then: { readonly decisions: { readonly edges: readonly { readonly node: { readonly id: string } }[] } };
    }
  ).then.decisions.edges[0]!.node;
  expect(await bothWays('senco', NODE, { id: shown.id })).toEqual({
    data: { node: { __typename: 'SenSupportDecided', ...shown, pupil: { id: JSON.parse(text).pupil.id as string } } },
  });
});

test('a node is one access record, which names the pupil by the stored id whatever was answered', async () => {
  const id = encodeId({ type: 'PupilRecord', uuid: robin });
  for (const [subject, outcome, node] of [
    ['senco', 'ANSWERED', { __typename: 'PupilRecord', id, uuid: robin }],
    ['elsewhere', 'DENIED', null],
  ] as const) {
    const before = (await served.accesses()).length;
    expect(await post(subject, { query: NODE, variables: { id } })).toEqual({ data: { node } });
    const records = (await served.accesses()).slice(before);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ operation: 'QUERY', fields: ['node'], pupils: [robin], outcome });
  }
});
