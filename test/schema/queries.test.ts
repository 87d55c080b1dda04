import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { READ_MODEL_NAMES } from '../../src/registry/read-model-names.ts';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { OTHER_URN, PUPIL, URN } from '../support/school.ts';

const school = await openSchool();
let robin: string;
let concern: string;
let placement: string;
let middle: string;
const ROBIN = {
  personalData: 'OPEN',
  surname: 'Example',
  forename: 'Robin',
  dateOfBirth: '2016-05-01',
  sex: 'F',
  upn: null,
};

const PLACE = `mutation ($input: PlaceOnSenSupportInput!) { placeOnSenSupport(input: $input) { __typename
  ... on DecisionRecorded { subjectId decisionId visible findings revision receipt { eventIds leafHashes } decision { id leafHash pupil { surname } ... on SenSupportDecided { rationale parentViews needs { code rank } } } }
  ... on DecisionRefused { refusals { code message basis } } } }`;
const place = (change: object = {}): Record<string, unknown> => ({
  input: {
    commandId: randomUUID(),
    pupilId: robin,
    schoolUrn: URN,
    basis: 'TAKEN_HERE',
    effectiveFrom: '2026-11-20',
    needs: [{ code: 'SPLD', rank: 1 }],
    reviewOn: '2026-12-12',
    rationale: 'Reading age fourteen months behind.',
    ...change,
  },
});

beforeAll(async () => {
  robin = await school.pupil();
  const raised = await ask(
    school.app,
    school.staff.teacher,
    `mutation ($input: RaiseConcernInput!) { raiseConcern(input: $input) { ... on DecisionRecorded { decisionId } } }`,
    {
      input: {
        commandId: randomUUID(),
        pupilId: robin,
        schoolUrn: URN,
        basis: 'TAKEN_HERE',
        effectiveFrom: '2026-11-20',
        raisedBy: 'TEACHER',
        raisedOn: '2026-11-20',
        description: 'Loses the line when reading.',
      },
    },
  );
  concern = (raised.data?.['raiseConcern'] as { decisionId: string }).decisionId;
  middle = school.clock.now();
});

describe('a decision', () => {
  test('is recorded with receipt, shown at once with its words, and noted as a read', async () => {
    const { data, errors, pupils } = await ask(school.app, school.staff.senco, PLACE, place());
    expect(errors).toEqual([]);
    const recorded = data?.['placeOnSenSupport'] as {
      decisionId: string;
      decision: { leafHash: string };
      receipt: { leafHashes: string[] };
    };
    placement = recorded.decisionId;
    expect(recorded).toMatchObject({
      __typename: 'DecisionRecorded',
      subjectId: robin,
      visible: true,
      findings: [],
      receipt: { eventIds: [placement], leafHashes: [recorded.decision.leafHash] },
      decision: {
        id: placement,
        pupil: { surname: 'Example' },
        rationale: 'Reading age fourteen months behind.',
        parentViews: null,
        needs: [{ code: 'SPLD', rank: 1 }],
      },
    });
    expect(pupils).toEqual([robin]);
  });

  test('that breaks rules is refused with every reason, and the codes are noted', async () => {
    const { data, refusals } = await ask(school.app, school.staff.teacher, PLACE, place());
    expect(data).toEqual({ placeOnSenSupport: null });
    expect(refusals).toEqual(['NOT_FOUND']);
    const again = await ask(school.app, school.staff.deputy, PLACE, place({ needs: [], reviewOn: null }));
    expect(again.data?.['placeOnSenSupport']).toMatchObject({
      __typename: 'DecisionRefused',
      refusals: [
        { code: 'NEED_NOT_RECORDED' },
        { code: 'ALREADY_ON_SEN_SUPPORT' },
        { code: 'NO_AUTHORITY_AT_DECISION' },
      ],
    });
    expect(again.refusals).toEqual(['ALREADY_ON_SEN_SUPPORT', 'NEED_NOT_RECORDED', 'NO_AUTHORITY_AT_DECISION']);
  });

  test('of a wrong shape is bad input, with every field and rule', async () => {
    const { data, errors } = await ask(
      school.app,
      school.staff.senco,
      PLACE,
      place({
        commandId: 'x',
        schoolUrn: '1',
        rationale: ' ',
        needs: [{ code: 'SPLD', rank: 0 }],
        reviewOn: undefined,
      }),
    );
    expect(data).toEqual({ placeOnSenSupport: null });
    expect(errors[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      problems: [
        { field: 'commandId', rule: 'isUuid' },
        { field: 'needs.0.rank', rule: 'min', figure: 1 },
        { field: 'rationale', rule: 'isNotBlank' },
        { field: 'schoolUrn', rule: 'isUrn' },
      ],
    });
  });

  test('sent again answers the first result', async () => {
    const input = place({
      commandId: randomUUID(),
      basis: 'REPORTED',
      decidedOn: '2026-11-19',
      decidedBy: [{ kind: 'MEETING', meeting: 'LEADERSHIP_TEAM', members: [school.staff.head] }],
    });
    const first = await ask(school.app, school.staff.senco, PLACE, input);
    expect(await ask(school.app, school.staff.senco, PLACE, input)).toEqual(first);
    expect(first.data?.['placeOnSenSupport']).toMatchObject({
      __typename: 'DecisionRecorded',
      findings: ['ALREADY_ON_SEN_SUPPORT'],
    });
  });
});

describe('decisions', () => {
  const LIST = `query ($first: Int = 50, $after: String, $asAt: AsAtInput, $filter: DecisionFilterInput, $orderBy: DecisionOrderInput) {
    decisions(first: $first, after: $after, asAt: $asAt, filter: $filter, orderBy: $orderBy) {
      edges { cursor node { id type pupil { personalData surname forename dateOfBirth sex upn } decidedBy { kind meeting persons { person { name } role authority { kind } } } recordedBy { person { name } role } findings { code message } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount asOf { ordinal effectiveOn status recordedAt } } }`;
  interface List {
    readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    readonly totalCount: number;
    readonly asOf: { readonly ordinal: number; readonly status: string };
  }
  const list = async (person: string, variables: Record<string, unknown> = {}): Promise<List> =>
    (await ask(school.app, person, LIST, variables)).data?.['decisions'] as List;
  const ids = ({ edges }: List): readonly string[] => edges.map(({ node }) => node.id);

  test('are found by the role of the decider, with who decided by which authority', async () => {
    const found = await list(school.staff.head, { filter: { schoolUrn: URN, deciderRole: 'HEADTEACHER' } });
    expect(found).toMatchObject({
      totalCount: 1,
      asOf: { status: 'CURRENT', effectiveOn: null },
      edges: [
        {
          node: {
            type: 'SEN_SUPPORT_DECIDED',
            pupil: ROBIN,
            recordedBy: { person: { name: 'Person senco' }, role: 'SENCO' },
            findings: [{ code: 'ALREADY_ON_SEN_SUPPORT' }],
            decidedBy: [
              {
                kind: 'MEETING',
                meeting: 'LEADERSHIP_TEAM',
                persons: [{ person: { name: 'Person head' }, role: 'HEADTEACHER', authority: { kind: 'OFFICE' } }],
              },
            ],
          },
        },
      ],
    });
  });

  test('are answered as they were known at a past moment', async () => {
    expect(ids(await list(school.staff.head, { asAt: { recordedAt: middle } }))).toEqual([concern]);
    expect(ids(await list(school.staff.head, { asAt: { ordinal: 0 } }))).toEqual([]);
    expect((await list(school.staff.head, { asAt: { recordedAt: '2199-01-01T00:00:00Z' } })).totalCount).toBe(3);
  });

  test('come page by page at one cut, whatever is written meanwhile', async () => {
    const first = await list(school.staff.head, { first: 2, orderBy: { by: 'RECORDED_AT', direction: 'ASC' } });
    await school.as(school.staff.senco, 'RaiseConcern', {
      pupilId: robin,
      schoolUrn: URN,
      seenRevision: null,
      basis: 'TAKEN_HERE',
      decidedAt: null,
      decidedOn: null,
      decidedBy: [],
      effectiveFrom: '2026-11-20',
      source: 'SENCO',
      raisedOn: '2026-11-20',
      areas: [],
      alternativeExplanations: [],
      evidence: [],
      description: 'Later.',
      universalSupportTried: null,
    });
    const second = await list(school.staff.head, {
      first: 2,
      after: first.pageInfo.endCursor,
      orderBy: { by: 'RECORDED_AT', direction: 'ASC' },
    });
    expect([ids(first)[0], first.pageInfo.hasNextPage, ids(first)[1]]).toEqual([concern, true, placement]);
    expect(ids(second)).toHaveLength(1);
    expect(second).toMatchObject({
      totalCount: 3,
      asOf: { ordinal: first.asOf.ordinal },
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
  });

  test('a cursor of another cut, order or list is a mismatch; of no list, bad input', async () => {
    const {
      pageInfo: { endCursor },
    } = await list(school.staff.head, { first: 1 });
    const codes = async (variables: Record<string, unknown>): Promise<readonly string[]> =>
      (await ask(school.app, school.staff.head, LIST, { after: endCursor, ...variables })).codes;
    expect(await codes({})).toEqual([]);
    expect(await codes({ asAt: { recordedAt: middle } })).toEqual(['CURSOR_MISMATCH']);
    expect(await codes({ asAt: { effectiveOn: '2026-01-01' } })).toEqual(['CURSOR_MISMATCH']);
    expect(await codes({ orderBy: { direction: 'ASC' } })).toEqual(['CURSOR_MISMATCH']);
    expect(
      (
        await ask(
          school.app,
          school.staff.head,
          `query ($after: String) { senRegister(schoolUrn: "${URN}", after: $after) { totalCount } }`,
          { after: endCursor },
        )
      ).codes,
    ).toEqual(['CURSOR_MISMATCH']);
    expect(await codes({ after: 'abc' })).toEqual(['BAD_USER_INPUT']);
    expect(await codes({ first: 201 })).toEqual(['BAD_USER_INPUT']);
    expect(await codes({ first: 0 })).toEqual(['BAD_USER_INPUT']);
    expect(await codes({ asAt: { ordinal: 1, recordedAt: middle } })).toEqual(['BAD_USER_INPUT']);
  });

  test('a teacher sees those they recorded, without who the pupil is and without the names of others', async () => {
    const { data, pupils } = await ask(school.app, school.staff.teacher, LIST);
    expect(data?.['decisions']).toMatchObject({
      totalCount: 1,
      edges: [
        {
          node: {
            id: concern,
            pupil: { personalData: 'WITHHELD', surname: null, dateOfBirth: null },
            recordedBy: { person: { name: 'Person teacher' } },
          },
        },
      ],
    });
    expect(pupils).toEqual([robin]);
    expect((await ask(school.app, school.staff.teacher, `{ decision(id: "${placement}") { id } }`)).codes).toEqual([
      'NOT_FOUND',
    ]);
  });

  test('next door nothing is seen, and a decision that is there is answered like one that is not', async () => {
    expect(await list(school.staff.elsewhere)).toMatchObject({ totalCount: 0, edges: [] });
    const there = await ask(school.app, school.staff.elsewhere, `{ decision(id: "${placement}") { id } }`);
    expect(there).toEqual(await ask(school.app, school.staff.elsewhere, `{ decision(id: "${randomUUID()}") { id } }`));
    expect(there.codes).toEqual(['NOT_FOUND']);
  });
});

describe('the register', () => {
  test('shows pupils with status, needs and identity as at a day', async () => {
    const text = `query ($on: CivilDate) { senRegister(schoolUrn: "${URN}", asAt: { effectiveOn: $on }) { totalCount asOf { effectiveOn } edges { node { status statusSince primaryNeed needs { code rank } decisionId observed pupil { id personalData surname forename dateOfBirth sex upn } } } }
      senRegisterCounts(schoolUrn: "${URN}", asAt: { effectiveOn: $on }) { pupils senSupport ehcPlan noSen byPrimaryNeed { code pupils } } }`;
    expect((await ask(school.app, school.staff.senco, text, { on: '2026-11-20' })).data).toMatchObject({
      senRegister: {
        totalCount: 1,
        asOf: { effectiveOn: '2026-11-20' },
        edges: [
          {
            node: {
              status: 'K',
              statusSince: '2026-11-20',
              primaryNeed: 'SPLD',
              needs: [{ code: 'SPLD', rank: 1 }],
              observed: false,
              pupil: { id: robin, ...ROBIN },
            },
          },
        ],
      },
      senRegisterCounts: {
        pupils: 1,
        senSupport: 1,
        ehcPlan: 0,
        noSen: 0,
        byPrimaryNeed: [{ code: 'SPLD', pupils: 1 }],
      },
    });
    expect((await ask(school.app, school.staff.senco, text, { on: '2026-11-19' })).data).toMatchObject({
      senRegister: { edges: [{ node: { status: 'N', statusSince: null, primaryNeed: null } }] },
      senRegisterCounts: { pupils: 1, senSupport: 0, noSen: 1, byPrimaryNeed: [] },
    });
    expect((await ask(school.app, school.staff.senco, text, { on: '2019-01-01' })).data).toMatchObject({
      senRegister: { totalCount: 0 },
    });
  });

  test('goes on behind a cursor', async () => {
    const second = await school.pupil({ ...PUPIL, forename: 'Kit' });
    const page = `query ($after: String) { senRegister(schoolUrn: "${URN}", first: 1, after: $after) { edges { node { pupil { id } } } pageInfo { endCursor hasNextPage } } }`;
    const first = (await ask(school.app, school.staff.head, page)).data?.['senRegister'] as {
      pageInfo: { endCursor: string };
    };
    expect(first).toMatchObject({ edges: [{ node: { pupil: { id: robin } } }], pageInfo: { hasNextPage: true } });
    expect((await ask(school.app, school.staff.head, page, { after: first.pageInfo.endCursor })).data).toMatchObject({
      senRegister: { edges: [{ node: { pupil: { id: second } } }], pageInfo: { hasNextPage: false } },
    });
  });

  test('waits for a position, and tells how far it is', async () => {
    const kit = await school.as(school.staff.senco, 'RegisterPupil', { ...PUPIL, forename: 'Ash' });
    const position = kit.kind === 'RECORDED' ? kit.position : '';
    const { data } = await ask(
      school.app,
      school.staff.senco,
      `query ($p: Position) { senRegister(schoolUrn: "${URN}", waitFor: $p) { totalCount asOf { position status } } position { position ordinal } }`,
      { p: position },
    );
    expect(data).toMatchObject({
      senRegister: { totalCount: 3, asOf: { position, status: 'CURRENT' } },
      position: { position },
    });
  });
});

describe('one pupil', () => {
  const RECORD =
    'query ($id: ID!, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) { pupil { personalData surname } asOf { effectiveOn } register { status } registerHistory { status from until } decisions { totalCount edges { node { id } } } } }';

  test('has the register and the decisions of the schools in scope', async () => {
    const { data, pupils } = await ask(school.app, school.staff.senco, RECORD, {
      id: robin,
      asAt: { effectiveOn: '2026-11-20' },
    });
    expect(data).toMatchObject({
      pupil: {
        pupil: { personalData: 'OPEN', surname: 'Example' },
        asOf: { effectiveOn: '2026-11-20' },
        register: [{ status: 'K' }],
        registerHistory: [
          { status: 'N', from: '2020-09-03', until: '2026-11-20' },
          { status: 'K', from: '2026-11-20', until: null },
        ],
        decisions: { totalCount: 4 },
      },
    });
    expect(pupils).toEqual([robin]);
  });

  test('shows a teacher only what they recorded, and others nothing', async () => {
    expect((await ask(school.app, school.staff.teacher, RECORD, { id: robin })).data).toMatchObject({
      pupil: {
        pupil: { personalData: 'WITHHELD', surname: null },
        register: [],
        registerHistory: [],
        decisions: { totalCount: 1 },
      },
    });
    for (const person of [school.staff.governor, school.staff.chair, school.staff.elsewhere]) {
      const { data, codes, pupils } = await ask(school.app, person, RECORD, { id: robin });
      expect([data, codes, pupils]).toEqual([{ pupil: null }, ['NOT_FOUND'], [robin]]);
    }
  });
});

describe('the rest', () => {
  test('who is signed in, where, and what they may do', async () => {
    const { data } = await ask(
      school.app,
      school.staff.governor,
      '{ me { person { id name personalData } schools { school { urn name phase type } roles actions } } schools { urn } }',
    );
    expect(data).toEqual({
      me: {
        person: { id: school.staff.governor, name: 'Person governor', personalData: 'OPEN' },
        schools: [
          {
            school: { urn: URN, name: 'Fernbank Primary (synthetic)', phase: 'PRIMARY', type: 'MAINTAINED' },
            roles: ['SEN_LINK_GOVERNOR'],
            actions: ['READ_PEOPLE'],
          },
        ],
      },
      schools: [{ urn: URN }],
    });
  });

  test('who holds what at a school on a day', async () => {
    const text = `query ($on: CivilDate) { people(schoolUrn: "${URN}", on: $on) { sencos { person { name } role from to } leadershipTeam { role } offices { role } history { role } } }`;
    expect((await ask(school.app, school.staff.governor, text)).data).toMatchObject({
      people: {
        sencos: [{ person: { name: 'Person senco' }, role: 'SENCO', from: '2020-09-01', to: null }],
        leadershipTeam: [],
      },
    });
    expect((await ask(school.app, school.staff.governor, text, { on: '2020-08-31' })).data).toMatchObject({
      people: { sencos: [], offices: [] },
    });
    expect((await ask(school.app, school.staff.governor, text.replace(URN, OTHER_URN))).codes).toEqual(['NOT_FOUND']);
    expect((await ask(school.app, school.staff.teacher, text)).codes).toEqual(['NOT_FOUND']);
  });

  test('codes in force on a day', async () => {
    const { data } = await ask(
      school.app,
      school.staff.teacher,
      '{ then: codeList(name: NEED, on: "2014-12-31") { code } now: codeList(name: NEED) { code name from to source } years: codeList(name: YEAR_GROUP) { code } provision: codeList(name: PROVISION) { code } }',
    );
    const codes = (name: string): readonly string[] =>
      (data?.[name] as readonly { code: string }[]).map(({ code }) => code);
    expect(codes('then')).toContain('BESD');
    expect(codes('then')).not.toContain('DS');
    expect(codes('now')).toContain('DS');
    expect(codes('now')).not.toContain('BESD');
    expect(codes('provision')).toEqual(['N', 'K', 'E']);
    expect(codes('years')[0]).toBe('N1');
  });

  test('how far the read models are', async () => {
    await school.app.projections.waitFor(school.app.log.head(), READ_MODEL_NAMES, 60_000);
    const { data } = await ask(
      school.app,
      school.staff.head,
      '{ readModels { name status lag ordinal faultCode faultOrdinal digest } position { ordinal } }',
    );
    const ordinal = (data?.['position'] as { ordinal: number }).ordinal;
    expect(data?.['readModels']).toMatchObject(
      READ_MODEL_NAMES.map((name) => ({
        name: name.replaceAll('-', '_').toUpperCase(),
        status: 'CURRENT',
        lag: 0,
        ordinal,
        faultCode: null,
      })),
    );
  });
});
