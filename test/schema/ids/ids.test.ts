import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeId, encodeId, type IdType } from '../../../schema/ids/global-id.ts';
import { type Answered, ask, askForIds } from '../../support/ask.ts';
import { placement, School, URN } from '../../support/school.ts';
import { PROPOSAL, takenOn } from '../../support/sign-offs.ts';
import { TemporaryFolder } from '../../support/temporary-folder.ts';

const folder = new TemporaryFolder();
let school: School;
let robin: string;
let placed: string;
/** Ordinals of the log before and after the pupil was placed on SEN support. */
let before: number;
let after: number;

beforeAll(async () => {
  school = await School.open(folder.path);
  robin = await school.pupil();
  before = school.app.log.head();
  const outcome = await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(robin));
  placed = outcome.kind === 'RECORDED' ? outcome.decisionId : '';
  after = school.app.log.head();
});
afterAll(async () => {
  await school.app.close();
  folder[Symbol.dispose]();
});

type Row = Readonly<Record<string, unknown>>;

function id(type: IdType, uuid: string): string {
  return encodeId({ type, uuid });
}

const asSenco = (text: string, variables: object = {}): Promise<Answered> =>
  askForIds(school.app, school.staff.senco, text, variables as Record<string, unknown>);

async function data(text: string, variables: object = {}): Promise<Row> {
  const answered = await asSenco(text, variables);
  expect(answered.errors).toEqual([]);
  return answered.data as Row;
}

const RECORD = `fragment Record on PupilRecord { id uuid asOf { ordinal } pupil { id uuid surname } register { status decisionId }
  decisions { totalCount edges { node { id uuid state signOff recordedBy { person { id } } } } } provision { id } signOffs { id } ehcCases { id } }`;
const PUPIL = `query ($id: ID!, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) { ...Record } } ${RECORD}`;
const NODE = `query ($id: ID!) { node(id: $id) { __typename id uuid ...Record } } ${RECORD}`;

describe('an id', () => {
  test('tells the type, and no state of the record where none was asked for', async () => {
    const { pupil } = await data(PUPIL, { id: robin });
    expect(pupil).toMatchObject({
      id: id('PupilRecord', robin),
      uuid: robin,
      pupil: { id: id('Pupil', robin), uuid: robin, surname: 'Example' },
      register: [{ status: 'K', decisionId: id('Decision', placed) }],
      decisions: { edges: [{ node: { id: id('Decision', placed), uuid: placed, signOff: null } }] },
    });
  });

  test('of one pupil at two states of the record is two ids, down to the last object of the answer', async () => {
    const text = `query ($id: ID!, $then: AsAtInput, $now: AsAtInput) {
      then: pupil(id: $id, asAt: $then) { ...Record } now: pupil(id: $id, asAt: $now) { ...Record } today: pupil(id: $id) { ...Record } } ${RECORD}`;
    const answered = await data(text, { id: robin, then: { ordinal: before }, now: { ordinal: after } });
    const cutsIn = (value: unknown): readonly (number | undefined)[] => [
      ...new Set(
        [...JSON.stringify(value).matchAll(/"(?:id|decisionId)":"([^"]+)"/g)].map(
          ([, text]) => decodeId(text ?? '')?.cut?.ordinal,
        ),
      ),
    ];
    expect(cutsIn(answered['then'])).toEqual([before]);
    expect(cutsIn(answered['now'])).toEqual([after]);
    expect(cutsIn(answered['today'])).toEqual([undefined]);
    expect(answered).toMatchObject({ then: { register: [{ status: 'N' }] }, now: { register: [{ status: 'K' }] } });
  });

  test('of one ordinal on two days is two ids', async () => {
    const on = async (effectiveOn: string): Promise<unknown> =>
      ((await data(PUPIL, { id: robin, asAt: { ordinal: after, effectiveOn } })) as { pupil: { id: unknown } }).pupil
        .id;
    expect(await on('2026-11-19')).not.toBe(await on('2026-11-20'));
    expect(await on('2026-11-20')).toBe(await on('2026-11-20'));
  });

  test('is the same on every page of a state, and behind a cursor', async () => {
    await school.pupil({ forename: 'Second' });
    const text = `query ($after: String, $asAt: AsAtInput) { senRegister(schoolUrn: "${URN}", first: 1, after: $after, asAt: $asAt) { pageInfo { endCursor } edges { node { pupil { id } } } } }`;
    const asAt = { ordinal: school.app.log.head() };
    type Page = { senRegister: { pageInfo: { endCursor: string }; edges: { node: { pupil: { id: string } } }[] } };
    const first = (await data(text, { asAt })) as unknown as Page;
    await school.pupil({ forename: 'Third' });
    const second = (await data(text, { asAt, after: first.senRegister.pageInfo.endCursor })) as unknown as Page;
    const cuts = [first, second].map(({ senRegister }) => decodeId(senRegister.edges[0]!.node.pupil.id)?.cut);
    expect(cuts[0]).toMatchObject(asAt);
    expect(cuts[1]).toEqual(cuts[0]);
  });
});

describe('node', () => {
  test('answers what is known now, by the type of the id', async () => {
    expect(await data(NODE, { id: id('PupilRecord', robin) })).toMatchObject({
      node: { __typename: 'PupilRecord', id: id('PupilRecord', robin), register: [{ status: 'K' }] },
    });
    expect(await data(NODE, { id: id('Decision', placed) })).toEqual({
      node: { __typename: 'SenSupportDecided', id: id('Decision', placed), uuid: placed },
    });
    expect(await data(NODE, { id: id('School', URN) })).toEqual({
      node: { __typename: 'School', id: id('School', URN), uuid: URN },
    });
    expect(await data(NODE, { id: id('Person', school.staff.head) })).toMatchObject({ node: { __typename: 'Person' } });
  });

  test.each([
    ['an ordinal', () => ({ ordinal: before })],
    ['an ordinal and a day', () => ({ ordinal: after, effectiveOn: '2026-11-19' })],
    ['a moment', () => ({ recordedAt: school.app.log.knownAtOrdinal(before) })],
    ['a day', () => ({ effectiveOn: '2020-01-01' })],
  ])('answers as at %s what was answered then, also when more has been recorded since', async (_what, asAt) => {
    const { pupil } = await data(PUPIL, { id: robin, asAt: asAt() });
    school.clock.moveTo('2026-11-21T10:00:00.000Z');
    await school.as(school.staff.senco, 'RequestSignOff', { ...takenOn(robin, '2026-11-21'), ...PROPOSAL });
    const { node } = await data(NODE, { id: (pupil as { readonly id: string }).id });
    expect(node).toMatchObject(pupil as Row);
  });

  test('is null alike for what is not there and what may not be seen, and the access record tells', async () => {
    const missing = await asSenco(NODE, { id: id('PupilRecord', '00000000-0000-4000-8000-000000000000') });
    const forbidden = await askForIds(school.app, school.staff.elsewhere, NODE, { id: id('PupilRecord', robin) });
    for (const answered of [missing, forbidden])
      expect(answered).toMatchObject({ data: { node: null }, errors: [], refusals: ['NOT_FOUND'] });
    expect(forbidden.pupils).toEqual([robin]);
    expect(missing.pupils).toEqual([]);
    expect((await asSenco(NODE, { id: id('PupilRecord', robin) })).pupils).toEqual([robin]);
  });

  test.each([
    'Decision',
    'PupilRecord',
    'Pupil',
    'Provision',
    'SignOff',
    'EhcCase',
    'Discrepancy',
    'InboxEntry',
    'Person',
    'School',
    'IncomingTransfer',
    'ChangedDecision',
  ] as const)('gives nothing of type %s to the head next door', async (type) => {
    for (const uuid of [placed, robin, school.staff.senco, URN]) {
      const answered = await askForIds(school.app, school.staff.elsewhere, NODE, { id: id(type, uuid) });
      expect(answered).toMatchObject({ data: { node: null }, errors: [] });
    }
  });

  test('takes nothing that is no id, and no state to come', async () => {
    expect(await asSenco(NODE, { id: robin })).toMatchObject({ codes: ['BAD_USER_INPUT'] });
    const cut = { ordinal: 1_000_000, effectiveOn: '2026-11-20', judgedOn: '2026-11-20', listedOn: '2026-11-20' };
    expect((await asSenco(NODE, { id: encodeId({ type: 'PupilRecord', uuid: robin, cut }) })).data).toEqual({
      node: null,
    });
  });
});

describe('an input', () => {
  const CONFIRM = `mutation ($input: ConfirmDecisionInput!) { confirmDecision(input: $input) { __typename ... on CommandRecorded { subjectId revision } } }`;
  let count = 0;
  const confirm = (change: object): Promise<Answered> => {
    count += 1;
    const commandId = `00000000-0000-4000-8000-00000000000${String(count)}`;
    const input = { commandId, schoolUrn: URN, pupilId: robin, decisionId: placed, ...change };
    return asSenco(CONFIRM, { input });
  };

  test('takes an id and the stored id for the same', async () => {
    const same = { commandId: '00000000-0000-4000-8000-0000000000aa' };
    const first = await confirm({ ...same, pupilId: id('Pupil', robin), decisionId: id('Decision', placed) });
    expect(first.data).toMatchObject({ confirmDecision: { subjectId: id('Pupil', robin) } });
    // Sent again in the other form it is the same command, and gets the same answer.
    expect((await confirm(same)).data).toEqual(first.data);
    const { data: pupil } = await asSenco(PUPIL, { id: id('Pupil', robin) });
    expect(pupil).toMatchObject({ pupil: { uuid: robin } });
    const filtered = `query ($id: ID) { senRegister(schoolUrn: "${URN}", filter: { pupilId: $id }) { totalCount } decisions(filter: { pupilId: $id }) { totalCount } }`;
    expect(await data(filtered, { id: id('Pupil', robin) })).toEqual(await data(filtered, { id: robin }));
  });

  test('refuses an id of another type and names the one it takes', async () => {
    const problems = async (answered: Promise<Answered>): Promise<unknown> => {
      const { codes, errors } = await answered;
      expect(codes).toEqual(['BAD_USER_INPUT']);
      return errors[0]?.extensions?.['problems'];
    };
    expect(await problems(confirm({ pupilId: id('Person', robin), decisionId: id('Pupil', placed) }))).toEqual([
      { field: 'decisionId', rule: 'isIdOfDecision' },
      { field: 'pupilId', rule: 'isIdOfPupil' },
    ]);
    expect(await problems(confirm({ pupilId: 'Robin Example' }))).toEqual([{ field: 'pupilId', rule: 'isUuid' }]);
    expect(await problems(asSenco(PUPIL, { id: id('Decision', robin) }))).toEqual([
      { field: 'id', rule: 'isIdOfPupil' },
    ]);
    const filter = { pupilId: id('School', URN) };
    const text = 'query ($filter: DecisionFilterInput) { decisions(filter: $filter) { totalCount } }';
    expect(await problems(asSenco(text, { filter }))).toEqual([{ field: 'filter.pupilId', rule: 'isIdOfPupil' }]);
  });

  test('of a command takes no id of a past state, whose form says what was and not what is', async () => {
    const asked = (await data(PUPIL, { id: robin, asAt: { ordinal: after } })) as unknown as {
      pupil: { pupil: { id: string } };
    };
    const answered = await confirm({ pupilId: asked.pupil.pupil.id });
    expect(answered).toMatchObject({ codes: ['ID_OF_A_PAST_STATE'] });
    expect(answered.errors[0]?.extensions?.['problems']).toEqual([{ field: 'pupilId', rule: 'isIdWithoutState' }]);
    // A query takes it for the pupil, whatever its state.
    expect((await ask(school.app, school.staff.senco, PUPIL, { id: asked.pupil.pupil.id })).data).toMatchObject({
      pupil: { uuid: robin, register: [{ status: 'K' }] },
    });
  });
});
