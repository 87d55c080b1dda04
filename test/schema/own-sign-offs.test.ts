import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ExecutionResult, parse, subscribe } from 'graphql';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, contextOf, SCHEMA } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { placement, recorded, type School, URN } from '../support/school.ts';
import { ANSWER, APPROVAL, digestIn, PROPOSAL, takenOn } from '../support/sign-offs.ts';
import { withStoredIds } from '../support/stored-ids.ts';

const DAY = '2026-11-20';
const school = await openSchool();
let pupil: string;
/** What the teacher asked, what the SENCO asked in the teacher's name, and what the SENCO asked. */
let asked: { readonly own: string; readonly named: string; readonly other: string };

beforeAll(async () => {
  pupil = await school.pupil();
  const { senco, teacher } = school.staff;
  const request = async (by: string, matter: string, more: object = {}): Promise<string> =>
    recorded(await school.as(by, 'RequestSignOff', { ...takenOn(pupil, DAY), ...PROPOSAL, matter, ...more }))
      .decisionId;
  const byTeacher = {
    basis: 'REPORTED',
    decidedOn: DAY,
    decidedBy: [{ kind: 'PERSON', person: teacher, meeting: null, members: [] }],
  };
  asked = {
    own: await request(teacher, 'OTHER'),
    named: await request(senco, 'ALTERNATIVE_PROVISION', byTeacher),
    other: await request(senco, 'PROVISION_ABOVE_COST'),
  };
  const { own } = asked;
  recorded(await school.as(senco, 'PlaceOnSenSupport', placement(pupil)));
  recorded(
    await school.as(senco, 'RecordDissent', {
      pupilId: pupil,
      schoolUrn: URN,
      seenRevision: null,
      decisionId: own,
      text: 'Her brother has the same.',
    }),
  );
  recorded(
    await school.as(school.staff.deputy, 'RecuseFromSignOff', {
      pupilId: pupil,
      schoolUrn: URN,
      seenRevision: null,
      request: own,
      ground: 'OWN_CHILD',
    }),
  );
  await school.as(senco, 'ApproveSignOff', {
    ...takenOn(pupil, DAY),
    ...APPROVAL,
    request: own,
    seenDigest: await digestIn(school, pupil, own),
  });
  recorded(
    await school.as(school.staff.head, 'ReturnSignOff', {
      ...takenOn(pupil, DAY),
      ...ANSWER,
      request: own,
      seenDigest: await digestIn(school, pupil, own),
      questions: 'For how many weeks?',
    }),
  );
});

const SHOWN =
  'id state turn proposal rationale sencoDissents pupil { id forename surname personalData } answers { type words by { id name } } dissents { role text person { name } } recusals { ground } attempts { attempted }';
const one = async (who: keyof School['staff'], id: string) =>
  ask(school.app, school.staff[who], `query ($id: ID!) { signOffRequest(id: $id) { ${SHOWN} } }`, { id });

describe('who proposed a request', () => {
  test('reads it with the questions that came back, and nothing else of the pupil', async () => {
    const { data, errors, pupils } = await one('teacher', asked.own);
    expect([errors, pupils]).toEqual([[], [pupil]]);
    expect(data).toEqual({
      signOffRequest: {
        id: asked.own,
        state: 'RETURNED',
        turn: 'PROPOSER',
        proposal: PROPOSAL.proposal,
        rationale: PROPOSAL.rationale,
        sencoDissents: true,
        pupil: { id: pupil, forename: null, surname: null, personalData: 'WITHHELD' },
        answers: [
          { type: 'SIGN_OFF_RETURNED', words: 'For how many weeks?', by: [{ id: school.staff.head, name: null }] },
        ],
        dissents: [{ role: 'SENCO', text: null, person: { name: null } }],
        recusals: [],
        attempts: [],
      },
    });
    const record = await ask(
      school.app,
      school.staff.teacher,
      'query ($id: ID!) { pupil(id: $id) { pupil { forename } register { status } identification { state } rights { holder } provision { id } decisions { edges { node { id } } } signOffs { id } } }',
      { id: pupil },
    );
    const signOffs = [asked.own, asked.named].sort().map((id) => ({ id }));
    expect(record.data).toEqual({
      pupil: {
        pupil: { forename: null },
        register: [],
        identification: null,
        rights: null,
        provision: [],
        decisions: { edges: [{ node: { id: asked.own } }] },
        signOffs,
      },
    });
    const whole = await one('deputy', asked.own);
    expect(whole.data).toMatchObject({
      signOffRequest: {
        pupil: { forename: 'Robin' },
        answers: [{ by: [{ name: 'Person head' }] }],
        dissents: [{ text: 'Her brother has the same.' }],
        recusals: [{ ground: 'OWN_CHILD' }],
        attempts: [{ attempted: 'ApproveSignOff' }],
      },
    });
  });

  test('reads it too where somebody else recorded it in their name, but no request of others', async () => {
    expect((await one('teacher', asked.named)).data).toMatchObject({
      signOffRequest: { id: asked.named, state: 'SUBMITTED', proposal: PROPOSAL.proposal },
    });
    const refused = await one('teacher', asked.other);
    expect([refused.data, refused.codes, refused.pupils]).toEqual([{ signOffRequest: null }, ['NOT_FOUND'], []]);
  });

  test('finds them in the queue, page by page; the leaders find all', async () => {
    const QUEUE = `query ($after: String) { signOffQueue(schoolUrn: "${URN}", first: 1, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
    const paged = async (who: keyof School['staff']): Promise<readonly string[]> => {
      const ids: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { data } = await ask(school.app, school.staff[who], QUEUE, { after });
        const page = data?.['signOffQueue'] as {
          readonly totalCount: number;
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
          readonly edges: readonly { readonly node: { readonly id: string } }[];
        };
        ids.push(...page.edges.map(({ node }) => node.id));
        [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
        if (!more) expect(page.totalCount).toBe(ids.length);
      }
      return ids.sort();
    };
    expect(await paged('teacher')).toEqual([asked.own, asked.named].sort());
    expect(await paged('head')).toEqual(Object.values(asked).sort());
  });

  test('is pushed them as they are made, and none of others', async () => {
    const ending = new AbortController();
    const followed = await subscribe({
      schema: SCHEMA,
      document: parse(`subscription { signOffRequested(schoolUrn: "${URN}", after: 0) { id recusals { ground } } }`),
      contextValue: contextOf(school.app, school.staff.teacher, ending.signal),
    });
    if (!(Symbol.asyncIterator in followed)) throw new Error('not let in');
    const pushed = [await followed.next(), await followed.next()].map(({ value }) =>
      withStoredIds((value as ExecutionResult).data?.['signOffRequested']),
    );
    expect(pushed).toEqual([
      { id: asked.own, recusals: [] },
      { id: asked.named, recusals: [] },
    ]);
    const third = followed.next();
    expect(await Promise.race([third.then(() => 'PUSHED'), pause(200, 'NOTHING')])).toBe('NOTHING');
    ending.abort();
    expect((await third).done).toBe(true);
  });

  test('no longer, once they are not of the school', async () => {
    const { staff } = school;
    expect((await one('elsewhere', asked.own)).codes).toEqual(['NOT_FOUND']);
    recorded(
      await school.as(staff.head, 'RecordPersonLeft', { personId: staff.teacher, schoolUrn: URN, on: '2026-11-19' }),
    );
    expect((await one('teacher', asked.own)).codes).toEqual(['UNAUTHENTICATED']);
  });
});
