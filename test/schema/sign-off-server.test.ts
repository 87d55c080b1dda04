import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId } from '../../schema/ids/global-id.ts';
import { subscribe, parse } from 'graphql';
import { contextOf, SCHEMA } from '../support/ask.ts';
import { recorded, URN } from '../support/school.ts';
import { ServedSchool } from '../support/served-school.ts';
import { PROPOSAL, takenOn } from '../support/sign-offs.ts';

let served: ServedSchool;
let pupilId: string;

beforeAll(async () => {
  served = await ServedSchool.open();
  pupilId = await served.school.pupil();
});
afterAll(async () => {
  await served.close();
});

async function ask(subject: string, query: string, variables: object): Promise<Record<string, unknown>> {
  const response = await served.request(subject, '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as {
    readonly data: Record<string, unknown>;
    readonly errors?: unknown;
  };
  expect(errors).toBeUndefined();
  return data;
}

const APPROVE =
  'mutation ($input: ApproveSignOffInput!) { approveSignOff(input: $input) { __typename ... on DecisionRefused { refusals { code } } } }';
const SHOWN =
  'query ($id: ID!, $waitFor: Position) { signOffRequest(id: $id, waitFor: $waitFor) { digest state attempts { by { person { name } role } attempted codes } } }';

test('through a real server: approval after the delegation lapsed is refused, and stands in the log as an attempt', async () => {
  const { school } = served;
  const { staff } = school;
  recorded(
    await school.as(staff.head, 'GrantDelegation', {
      schoolUrn: URN,
      delegationId: randomUUID(),
      grantor: 'HEADTEACHER',
      granteePerson: staff.deputy,
      granteeOffice: null,
      decisions: ['ApproveSignOff'],
      from: '2026-11-01',
      to: '2026-11-19',
      minuteRef: null,
    }),
  );
  const { decisionId: id } = recorded(
    await school.as(staff.senco, 'RequestSignOff', { ...takenOn(pupilId, '2026-11-20'), ...PROPOSAL }),
  );
  const { digest } = (await ask('deputy', SHOWN, { id }))['signOffRequest'] as { readonly digest: string };
  const input = {
    commandId: randomUUID(),
    schoolUrn: URN,
    pupilId,
    basis: 'TAKEN_HERE',
    effectiveFrom: '2026-11-20',
    request: id,
    seenDigest: digest,
  };
  const refused = {
    approveSignOff: {
      __typename: 'DecisionRefused',
      refusals: [{ code: 'DELEGATION_LAPSED' }, { code: 'NO_AUTHORITY_AT_DECISION' }],
    },
  };
  expect([await ask('deputy', APPROVE, { input }), await ask('deputy', APPROVE, { input })]).toEqual([
    refused,
    refused,
  ]);
  const events = await school.app.store.read(`pupil-${pupilId}`);
  expect(
    events
      .filter(({ type }) => type.startsWith('SignOff'))
      .map(({ type, data, metadata }) => [
        type,
        data['attempted'] ?? null,
        data['codes'] ?? null,
        (metadata['recordedBy'] as { readonly person: string }).person,
      ]),
  ).toEqual([
    ['SignOffRequested', null, null, staff.senco],
    ['SignOffAttemptRefused', 'ApproveSignOff', ['DELEGATION_LAPSED', 'NO_AUTHORITY_AT_DECISION'], staff.deputy],
  ]);
  expect(await ask('head', SHOWN, { id, waitFor: school.app.log.positionOf(school.app.log.head()) })).toEqual({
    signOffRequest: {
      digest,
      state: 'SUBMITTED',
      attempts: [
        {
          by: { person: { name: 'Person deputy' }, role: 'DEPUTY_HEADTEACHER' },
          attempted: 'ApproveSignOff',
          codes: ['DELEGATION_LAPSED', 'NO_AUTHORITY_AT_DECISION'],
        },
      ],
    },
  });
});

test('a request is pushed as it is made, to who may read the school, and goes on behind an ordinal', async () => {
  const { school } = served;
  const ending = new AbortController();
  const context = contextOf(school.app, school.staff.head, ending.signal);
  const followed = await subscribe({
    schema: SCHEMA,
    document: parse(
      'subscription ($urn: String!, $after: Int) { signOffRequested(schoolUrn: $urn, after: $after) { id ordinal matter state proposal } }',
    ),
    contextValue: context,
    variableValues: { urn: URN, after: null },
  });
  if (!(Symbol.asyncIterator in followed)) throw new Error('not let in');
  const other = await school.pupil();
  const { decisionId } = recorded(
    await school.as(school.staff.senco, 'RequestSignOff', { ...takenOn(other, '2026-11-20'), ...PROPOSAL }),
  );
  const pushed = await followed.next();
  expect(pushed.done !== true && pushed.value.data?.['signOffRequested']).toEqual({
    id: encodeId({ type: 'SignOff', uuid: decisionId }),
    ordinal: school.app.log.head(),
    matter: 'PROVISION_ABOVE_COST',
    state: 'SUBMITTED',
    proposal: PROPOSAL.proposal,
  });
  expect([...context.access.pupils]).toEqual([other]);
  ending.abort();
  expect((await followed.next()).done).toBe(true);
});
