import { beforeEach, describe, expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { codes, placement, recorded, type School, URN } from '../support/school.ts';

const school = await openSchool();
let pupil: string;

beforeEach(async () => {
  pupil = await school.pupil();
});

type Who = keyof School['staff'];
const at = (): object => ({ pupilId: pupil, schoolUrn: URN, seenRevision: null });
const named = (who: Who): object[] => [{ kind: 'PERSON', person: school.staff[who], meeting: null, members: [] }];
const place = async (who: Who, change: object = {}): Promise<string> =>
  recorded(await school.as(school.staff[who], 'PlaceOnSenSupport', placement(pupil, change))).decisionId;
const correct = (who: Who, decisionId: string, change: object = {}): Promise<string> =>
  place(who, { needs: [{ code: 'MLD', rank: 1 }], correctionOf: { decisionId, reason: 'Another need.' }, ...change });
const makeVoid = async (who: Who, decisionId: string) =>
  recorded(await school.as(school.staff[who], 'VoidRecordAsError', { ...at(), decisionId, reason: 'Another child.' }));
const about = (decisionId: string, more: object = {}): object => ({ ...at(), decisionId, note: null, ...more });
const told = async (): Promise<readonly unknown[]> =>
  (await school.app.store.read(`pupil-${pupil}`))
    .slice(3)
    .map(({ type, data }) => [type, data['person'] ?? null, data['change'] ?? null]);

const TOLD = `query ($states: [NoticeState!]! = []) { changedDecisions(schoolUrn: "${URN}", states: $states) { totalCount edges { node { state change by { role person { id } } reason decisionId pupil { id } decision { id state } } } } }`;
/** What this person was told about the pupil of the test. */
async function toldTo(who: Who, states: readonly string[] = []): Promise<readonly Record<string, unknown>[]> {
  const { data, errors } = await ask(school.app, school.staff[who], TOLD, { states });
  expect(errors).toEqual([]);
  const { edges } = data?.['changedDecisions'] as {
    readonly edges: readonly { readonly node: { readonly pupil: { readonly id: string } } }[];
  };
  return edges.filter(({ node }) => node.pupil.id === pupil).map(({ node: { pupil: _pupil, ...node } }) => node);
}

async function inbox(states: readonly string[] = []): Promise<readonly unknown[]> {
  const { data } = await ask(
    school.app,
    school.staff.senco,
    `query ($states: [InboxState!]! = []) { sencoInbox(schoolUrn: "${URN}", states: $states, first: 200) { edges { node { state change position lagDays decision { id state pupil { id } } } } } }`,
    { states },
  );
  const { edges } = data?.['sencoInbox'] as {
    readonly edges: readonly { readonly node: { readonly decision: { readonly pupil: { readonly id: string } } } }[];
  };
  return edges
    .filter(({ node }) => node.decision.pupil.id === pupil)
    .map(
      ({
        node: {
          decision: { pupil: _pupil, ...decision },
          ...node
        },
      }) => ({ ...node, decision }),
    );
}

const ACCOUNT =
  'query ($id: ID!) { decision(id: $id) { state findings { code } accountability { changes { change by { role person { name } } at byAnother reason } findings { code } } } }';
async function account(
  id: string,
  who: Who = 'senco',
): Promise<{
  readonly found: readonly string[];
  readonly listed: readonly string[];
  readonly changes: readonly object[];
}> {
  const { data, errors } = await ask(school.app, school.staff[who], ACCOUNT, { id });
  expect(errors).toEqual([]);
  const { findings, accountability } = data?.['decision'] as {
    findings: { code: string }[];
    accountability: { changes: { at: string }[]; findings: { code: string }[] };
  };
  const codesOf = (found: readonly { code: string }[]): readonly string[] =>
    found.map(({ code }) => code).filter((code) => code.endsWith('_BY_ANOTHER'));
  return {
    found: codesOf(findings),
    listed: codesOf(accountability.findings),
    changes: accountability.changes.map(({ at: on, ...change }) => ({ ...change, on: on.slice(0, 10) })),
  };
}

describe('a correction by somebody else', () => {
  test('is told to whose decision it was, and to the SENCO; it is noted, with who, when and why', async () => {
    const id = await place('senco');
    await correct('head', id);
    expect(await told()).toEqual([
      ['CorrectionRecorded', null, null],
      ['ConsultationOpened', null, 'CORRECTED'],
      ['DeciderNotified', school.staff.senco, 'CORRECTED'],
    ]);
    expect(await toldTo('senco')).toEqual([
      {
        state: 'AWAITING',
        change: 'CORRECTED',
        by: { role: 'HEADTEACHER', person: { id: school.staff.head } },
        reason: 'Another need.',
        decisionId: id,
        decision: { id, state: 'CORRECTED' },
      },
    ]);
    expect([await toldTo('head'), await toldTo('deputy')]).toEqual([[], []]);
    expect(await inbox()).toEqual([
      { state: 'AWAITING', change: 'CORRECTED', position: null, lagDays: 0, decision: { id, state: 'CORRECTED' } },
    ]);
    const changes = [
      {
        change: 'CORRECTED',
        by: { role: 'HEADTEACHER', person: { name: 'Person head' } },
        on: '2026-11-20',
        byAnother: true,
        reason: 'Another need.',
      },
    ];
    expect(await account(id)).toEqual({ found: ['CORRECTED_BY_ANOTHER'], listed: ['CORRECTED_BY_ANOTHER'], changes });
  });

  test('is accepted or disputed by whose decision it was', async () => {
    const id = await place('senco');
    await correct('head', id);
    recorded(await school.as(school.staff.senco, 'DisputeDecision', about(id)));
    expect([(await toldTo('senco')).length, await toldTo('senco', ['DISPUTED'])]).toMatchObject([
      0,
      [{ state: 'DISPUTED' }],
    ]);
    expect((await account(id)).listed).toEqual(['CORRECTED_BY_ANOTHER']);
    recorded(await school.as(school.staff.senco, 'ConfirmDecision', about(id)));
    expect([await toldTo('senco', ['CONFIRMED']), await account(id)]).toMatchObject([
      [{ state: 'CONFIRMED' }],
      { found: ['CORRECTED_BY_ANOTHER'], listed: [] },
    ]);
    await correct('head', id, { needs: [{ code: 'ASD', rank: 1 }] });
    expect([(await toldTo('senco')).length, (await account(id)).listed]).toEqual([1, ['CORRECTED_BY_ANOTHER']]);
  });

  test("can be disputed also by whom it names no more, and stays another's when it is made again", async () => {
    const id = await place('head');
    const anew = {
      basis: 'REPORTED',
      decidedOn: '2026-11-19',
      decidedBy: named('deputy'),
      effectiveFrom: '2026-11-19',
    };
    await correct('deputy', id, anew);
    await correct('deputy', id, { ...anew, needs: [{ code: 'ASD', rank: 1 }] });
    expect((await account(id)).found).toEqual(['CORRECTED_BY_ANOTHER']);
    expect(await toldTo('head')).toMatchObject([
      { change: 'CORRECTED', decisionId: id },
      { change: 'CORRECTED', decisionId: id },
    ]);
    recorded(await school.as(school.staff.head, 'DisputeDecision', about(id)));
    expect(await toldTo('head')).toEqual([]);
    expect(codes(await school.as(school.staff.teacher, 'DisputeDecision', about(id)))).toEqual(['NOT_A_DECIDER']);
  });

  test('is late to the SENCO from the day on which it was made, not from that of the decision', async () => {
    const longAgo = {
      basis: 'REPORTED',
      decidedOn: '2026-10-01',
      decidedBy: named('senco'),
      effectiveFrom: '2026-10-01',
    };
    await correct('head', await place('senco', longAgo), { effectiveFrom: '2026-10-01' });
    expect(await inbox()).toMatchObject([{ change: 'CORRECTED', lagDays: 0 }]);
  });

  test("of the decider's own is told to nobody; of who recorded it, to the decider, and is not noted", async () => {
    const own = await place('senco');
    await correct('senco', own);
    expect([await told(), await account(own)]).toMatchObject([
      [['CorrectionRecorded', null, null]],
      { found: [], listed: [], changes: [{ byAnother: false }] },
    ]);
    pupil = await school.pupil();
    const reported = await place('senco', { basis: 'REPORTED', decidedOn: '2026-11-19', decidedBy: named('head') });
    await correct('senco', reported);
    expect(await told()).toEqual([
      ['CorrectionRecorded', null, null],
      ['DeciderNotified', school.staff.head, 'CORRECTED'],
    ]);
    expect([await toldTo('head'), await account(reported)]).toMatchObject([
      [{ state: 'AWAITING' }],
      { found: [], listed: [] },
    ]);
  });

  test('shows who sees only what they recorded what was done to their own, and why', async () => {
    const concern = {
      ...at(),
      basis: 'TAKEN_HERE',
      decidedAt: null,
      decidedOn: null,
      decidedBy: [],
      effectiveFrom: '2026-11-20',
      source: 'TEACHER',
      raisedOn: '2026-11-20',
      areas: [],
      alternativeExplanations: [],
      evidence: [],
      description: 'Reads slowly.',
      universalSupportTried: null,
    };
    const { decisionId } = recorded(await school.as(school.staff.teacher, 'RaiseConcern', concern));
    await makeVoid('deputy', decisionId);
    expect(await toldTo('teacher')).toEqual([
      {
        state: 'AWAITING',
        change: 'VOIDED',
        by: { role: 'DEPUTY_HEADTEACHER', person: { id: school.staff.deputy } },
        reason: 'Another child.',
        decisionId,
        decision: { id: decisionId, state: 'VOIDED_AS_ERROR' },
      },
    ]);
  });
});

describe('a void by somebody else', () => {
  test('is told to whose decision it was and to the SENCO, who may say something to it', async () => {
    const id = await place('head');
    const outcome = await makeVoid('deputy', id);
    expect(outcome.findings).toEqual(['VOIDED_BY_ANOTHER']);
    expect((await told()).slice(-3)).toEqual([
      ['RecordVoidedAsError', null, null],
      ['ConsultationOpened', null, 'VOIDED'],
      ['DeciderNotified', school.staff.head, 'VOIDED'],
    ]);
    expect(await toldTo('head')).toMatchObject([
      { state: 'AWAITING', change: 'VOIDED', reason: 'Another child.', decision: { state: 'VOIDED_AS_ERROR' } },
    ]);
    expect(await inbox()).toEqual([
      { state: 'AWAITING', change: 'VOIDED', position: null, lagDays: 0, decision: { id, state: 'VOIDED_AS_ERROR' } },
    ]);
    const changes = [
      {
        change: 'VOIDED',
        by: { role: 'DEPUTY_HEADTEACHER', person: { name: 'Person deputy' } },
        on: '2026-11-20',
        byAnother: true,
        reason: 'Another child.',
      },
    ];
    expect(await account(id)).toEqual({ found: [], listed: ['VOIDED_BY_ANOTHER'], changes });
    recorded(
      await school.as(school.staff.senco, 'AnswerConsultation', {
        ...at(),
        decisionId: id,
        position: 'DISAGREES',
        views: 'It was this child.',
      }),
    );
    expect([await inbox(), await inbox(['ANSWERED'])]).toMatchObject([
      [],
      [{ change: 'VOIDED', position: 'DISAGREES' }],
    ]);
    recorded(await school.as(school.staff.head, 'ConfirmDecision', about(id)));
    expect([await toldTo('head', ['CONFIRMED']), (await account(id)).listed]).toMatchObject([
      [{ change: 'VOIDED' }],
      [],
    ]);
  });

  test("is nobody else's to answer", async () => {
    const id = await place('head');
    await makeVoid('deputy', id);
    expect(codes(await school.as(school.staff.teacher, 'ConfirmDecision', about(id)))).toEqual(['NO_SUCH_RECORD']);
    expect(codes(await school.as(school.staff.deputy, 'ConfirmInvolvement', about(id, { informedOn: null })))).toEqual([
      'NOT_THE_SENCO',
    ]);
    recorded(await school.as(school.staff.senco, 'ConfirmInvolvement', about(id, { informedOn: null })));
    const own = await place('senco');
    await makeVoid('senco', own);
    expect(codes(await school.as(school.staff.senco, 'ConfirmInvolvement', about(own, { informedOn: null })))).toEqual([
      'NO_SUCH_RECORD',
    ]);
  });

  test("by the SENCO is told to whose decision it was alone; of one's own, to nobody but the SENCO", async () => {
    const theirs = await place('head');
    await makeVoid('senco', theirs);
    expect((await told()).slice(-2)).toEqual([
      ['RecordVoidedAsError', null, null],
      ['DeciderNotified', school.staff.head, 'VOIDED'],
    ]);
    const own = await place('head');
    const { findings } = await makeVoid('head', own);
    expect([findings, (await told()).slice(-2)]).toEqual([
      [],
      [
        ['RecordVoidedAsError', null, null],
        ['ConsultationOpened', null, 'VOIDED'],
      ],
    ]);
  });

  test('of what a file said, and of what is no decision, is told to nobody', async () => {
    const said = {
      ...at(),
      basis: 'FROM_DOCUMENT',
      decidedAt: null,
      decidedOn: '2026-11-19',
      decidedBy: [],
      effectiveFrom: '2026-11-19',
      source: 'CTF',
      periods: [{ status: 'K', from: '2026-11-19', to: null }],
      needs: [],
      documentOn: null,
      receivedOn: null,
      plan: null,
      planReference: null,
      note: null,
    };
    const { decisionId } = recorded(await school.as(school.staff.senco, 'RecordSenStatus', said));
    expect((await makeVoid('head', decisionId)).findings).toEqual([]);
    expect((await told()).at(-1)).toEqual(['RecordVoidedAsError', null, null]);
    const id = await place('senco');
    const informed = recorded(
      await school.as(school.staff.senco, 'RecordTeachersInformed', {
        ...at(),
        decisionId: id,
        teachers: [school.staff.teacher],
        on: '2026-11-20',
      }),
    );
    await makeVoid('head', informed.decisionId);
    expect((await told()).at(-1)).toEqual(['RecordVoidedAsError', null, null]);
  });
});
