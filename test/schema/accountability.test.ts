import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { decidedOn } from '../../src/decisions/involvement/decision-named.ts';
import { foldPupil } from '../../src/decisions/pupil-case.ts';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { codes, placement, recorded, type School, URN } from '../support/school.ts';

const school = await openSchool();
let pupilId: string;
let decisionId: string;

beforeAll(async () => {
  pupilId = await school.pupil();
  decisionId = recorded(await school.as(school.staff.head, 'PlaceOnSenSupport', placement(pupilId))).decisionId;
});

const ACCOUNT = `query ($id: ID!, $asAt: AsAtInput) { decision(id: $id, asAt: $asAt) { accountability {
  sencoInvolvement { state word } rightsHolder
  confirmations { confirmed recordedBy { person { name } role } note }
  consultations { party method on outcome views }
  parentInformed { addressee on method by { name } evidence { kind } }
  teachersInformed { on teachers { person { name } acknowledgedAt } }
  evidence { evidence { kind author } recordedBy { role } }
  dissents { text }
  steps { kind }
  findings { code severity clears }
} } }`;
const account = async (
  person: string,
  id = decisionId,
  asAt: object | null = null,
): Promise<Record<string, unknown>> => {
  const { data, errors } = await ask(school.app, person, ACCOUNT, { id, asAt });
  expect(errors).toEqual([]);
  return (data?.['decision'] as { accountability: Record<string, unknown> }).accountability;
};
const record = (by: string, name: string, input: object): ReturnType<School['as']> =>
  school.as(by, name, { pupilId, schoolUrn: URN, seenRevision: null, decisionId, ...input });

describe('the account of a decision', () => {
  test('has who confirmed it, who was consulted, informed and heard, with their words', async () => {
    const { staff } = school;
    const on = '2026-11-20';
    recorded(await record(staff.head, 'ConfirmDecision', { note: 'As I said.' }));
    recorded(
      await record(staff.deputy, 'RecordConsultation', {
        about: null,
        party: 'PARENT',
        method: 'PHONE',
        on,
        outcome: 'PARTLY_AGREES',
        views: 'Wants a review soon.',
      }),
    );
    recorded(await record(staff.senco, 'AnswerConsultation', { position: 'AGREES', views: 'Good.' }));
    recorded(
      await record(staff.senco, 'RecordParentInformed', {
        addressee: 'PARENT',
        on,
        method: 'LETTER',
        by: staff.head,
        evidence: [{ kind: 'PARENT_LETTER', on, author: 'SENCO', sha256: null }],
      }),
    );
    recorded(await record(staff.senco, 'RecordTeachersInformed', { teachers: [staff.teacher, staff.deputy], on }));
    recorded(await record(staff.teacher, 'AcknowledgeDecision', {}));
    recorded(
      await record(staff.senco, 'AttachEvidence', {
        evidence: [{ kind: 'SPECIALIST_REPORT', on, author: 'EDUCATIONAL_PSYCHOLOGIST', sha256: '0'.repeat(64) }],
      }),
    );
    const found = await account(staff.senco);
    const { teachersInformed, ...rest } = found as {
      teachersInformed: { teachers: { acknowledgedAt: string | null }[] }[];
    };
    expect(rest).toEqual({
      sencoInvolvement: { state: 'INFORMED_AFTER', word: 'OWN_ACT' },
      rightsHolder: 'PARENT',
      confirmations: [
        { confirmed: true, recordedBy: { person: { name: 'Person head' }, role: 'HEADTEACHER' }, note: 'As I said.' },
      ],
      consultations: [
        { party: 'PARENT', method: 'PHONE', on, outcome: 'PARTLY_AGREES', views: 'Wants a review soon.' },
        { party: 'SENCO', method: null, on, outcome: 'AGREES', views: 'Good.' },
      ],
      parentInformed: [
        {
          addressee: 'PARENT',
          on,
          method: 'LETTER',
          by: { name: 'Person head' },
          evidence: [{ kind: 'PARENT_LETTER' }],
        },
      ],
      evidence: [
        {
          evidence: [{ kind: 'SPECIALIST_REPORT', author: 'EDUCATIONAL_PSYCHOLOGIST' }],
          recordedBy: { role: 'SENCO' },
        },
      ],
      dissents: [],
      steps: [
        'CONSULTED',
        'DECIDED',
        'RECORDED',
        'SENCO_ANSWERED',
        'DECIDER_CONFIRMED',
        'PARENT_INFORMED',
        'TEACHERS_INFORMED',
        'TEACHER_ACKNOWLEDGED',
        'EVIDENCE_ATTACHED',
      ].map((kind) => ({ kind })),
      findings: [
        {
          code: 'SENCO_INFORMED_AFTER',
          severity: 'CONCERN',
          clears: "The SENCO's own word of having been asked or told before it.",
        },
      ],
    });
    expect(teachersInformed).toEqual([
      {
        on,
        teachers: [
          { person: { name: 'Person teacher' }, acknowledgedAt: expect.stringMatching(/^2026-11-20T/) },
          { person: { name: 'Person deputy' }, acknowledgedAt: null },
        ],
      },
    ]);
  });

  test('a record that was made in error is no part of it any more; its first state stays to be asked for', async () => {
    const { ordinal } = (await ask(school.app, school.staff.senco, '{ position { ordinal } }')).data?.['position'] as {
      ordinal: number;
    };
    const wrong = recorded(
      await record(school.staff.deputy, 'RecordConsultation', {
        about: null,
        party: 'TEACHER',
        method: 'EMAIL',
        on: '2026-11-20',
        outcome: 'AGREES',
        views: null,
      }),
    );
    const parties = (found: Record<string, unknown>): readonly string[] =>
      (found['consultations'] as { party: string }[]).map(({ party }) => party);
    expect(parties(await account(school.staff.senco))).toEqual(['PARENT', 'SENCO', 'TEACHER']);
    recorded(
      await school.as(school.staff.senco, 'VoidRecordAsError', {
        pupilId,
        schoolUrn: URN,
        seenRevision: null,
        decisionId: wrong.decisionId,
        reason: 'Another child.',
      }),
    );
    expect(parties(await account(school.staff.senco))).toEqual(['PARENT', 'SENCO']);
    expect(parties(await account(school.staff.senco, decisionId, { ordinal: ordinal + 1 }))).toEqual([
      'PARENT',
      'SENCO',
      'TEACHER',
    ]);
  });

  test('shows whoever sees only what they recorded no words and no names of others', async () => {
    const concern = recorded(
      await school.as(school.staff.teacher, 'RaiseConcern', {
        pupilId,
        schoolUrn: URN,
        seenRevision: null,
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
      }),
    );
    recorded(
      await record(school.staff.senco, 'RecordConsultation', {
        decisionId: concern.decisionId,
        about: null,
        party: 'PARENT',
        method: 'PHONE',
        on: '2026-11-20',
        outcome: 'AGREES',
        views: 'A word of the parents.',
      }),
    );
    expect(await account(school.staff.teacher, concern.decisionId)).toMatchObject({
      consultations: [{ party: 'PARENT', views: null }],
      findings: [],
    });
    expect(await account(school.staff.head, concern.decisionId)).toMatchObject({
      consultations: [{ views: 'A word of the parents.' }],
    });
    expect((await ask(school.app, school.staff.teacher, ACCOUNT, { id: decisionId })).codes).toEqual(['NOT_FOUND']);
  });

  test('of a whole page reads the record of a pupil once', async () => {
    using read = jest.spyOn(school.app.log, 'readStream');
    const { data } = await ask(
      school.app,
      school.staff.senco,
      '{ decisions(first: 50) { edges { node { accountability { findings { code } steps { kind } sencoInvolvement { state } } } } } }',
    );
    expect((data?.['decisions'] as { edges: unknown[] }).edges).toHaveLength(2);
    expect(read.mock.calls.filter(([stream]) => stream === `pupil-${pupilId}`)).toHaveLength(1);
  });
});

describe('the holder of the rights', () => {
  test('stands in clear beside every decision: parent, young person, or who acts for one without capacity', async () => {
    // Born on 1 September 2009: over compulsory school age since 27 June 2026.
    const grown = await school.pupil({ forename: 'Ash', dateOfBirth: '2009-09-01' });
    const of = async (change: object = {}): Promise<unknown> => {
      const outcome = recorded(
        await school.as(
          school.staff.senco,
          'PlaceOnSenSupport',
          placement(grown, {
            basis: 'REPORTED',
            decidedOn: '2026-11-19',
            decidedBy: [{ kind: 'PERSON', person: school.staff.senco, meeting: null, members: [] }],
            ...change,
          }),
        ),
      );
      return foldPupil(await school.app.store.read(`pupil-${grown}`)).events.find(({ id }) => id === outcome.decisionId)
        ?.metadata.rightsHolder;
    };
    const at = { pupilId: grown, schoolUrn: URN, seenRevision: null };
    expect(await of({ decidedOn: '2026-06-26' })).toBe('PARENT');
    expect(await of()).toBe('YOUNG_PERSON');
    recorded(
      await school.as(school.staff.senco, 'RecordCapacity', {
        ...at,
        matter: 'SEN_SUPPORT',
        hasCapacity: false,
        assessedOn: '2026-10-01',
        from: '2026-10-01',
        to: null,
        evidence: [],
      }),
    );
    expect(await of()).toBe('ALTERNATIVE_PERSON');
    recorded(
      await school.as(school.staff.senco, 'NameAlternativePerson', {
        ...at,
        relation: 'ATTORNEY',
        from: '2026-10-01',
        to: null,
        name: 'Attorney Name',
      }),
    );
    const informed = { ...at, decisionId: null, on: '2026-11-19', method: 'LETTER', by: null, evidence: [] };
    expect(
      recorded(await school.as(school.staff.senco, 'RecordParentInformed', { ...informed, addressee: 'PARENT' }))
        .findings,
    ).toEqual(['NOT_THE_RIGHTS_HOLDER']);
    expect(
      recorded(
        await school.as(school.staff.senco, 'RecordParentInformed', { ...informed, addressee: 'ALTERNATIVE_PERSON' }),
      ).findings,
    ).toEqual([]);
    expect(JSON.stringify(await school.app.store.read(`pupil-${grown}`))).not.toContain('Attorney Name');
    const RIGHTS =
      'query ($id: ID!, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) { rights { holder capacities { matter hasCapacity from to } alternativePersons { relation from to name } contactRestrictions { uuid } } } }';
    expect((await ask(school.app, school.staff.senco, RIGHTS, { id: grown })).data).toEqual({
      pupil: {
        rights: {
          holder: 'ALTERNATIVE_PERSON',
          capacities: [{ matter: 'SEN_SUPPORT', hasCapacity: false, from: '2026-10-01', to: null }],
          alternativePersons: [{ relation: 'ATTORNEY', from: '2026-10-01', to: null, name: 'Attorney Name' }],
          contactRestrictions: [],
        },
      },
    });
    expect(
      (await ask(school.app, school.staff.senco, RIGHTS, { id: grown, asAt: { effectiveOn: '2026-09-30' } })).data,
    ).toMatchObject({ pupil: { rights: { holder: 'YOUNG_PERSON' } } });
  });

  test('is not told after the customary time: found on the day after, and not while contact is restricted', async () => {
    const child = await school.pupil({ forename: 'Kit' });
    const { decisionId: id } = recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(child)));
    const found = async (effectiveOn: string): Promise<unknown> =>
      ((await account(school.staff.head, id, { effectiveOn }))['findings'] as { code: string }[]).map(
        ({ code }) => code,
      );
    expect([await found('2026-12-04'), await found('2026-12-05')]).toEqual([
      [],
      ['PARENTS_NOT_INFORMED', 'TEACHERS_NOT_INFORMED'],
    ]);
    const at = { pupilId: child, schoolUrn: URN, seenRevision: null };
    const restriction = recorded(
      await school.as(school.staff.senco, 'RestrictContact', {
        ...at,
        ground: 'COURT_ORDER',
        from: '2026-11-20',
        to: null,
        note: 'One of the parents.',
      }),
    );
    expect(await found('2026-12-05')).toEqual(['TEACHERS_NOT_INFORMED']);
    recorded(
      await school.as(school.staff.senco, 'EndContactRestriction', {
        ...at,
        restrictionId: restriction.decisionId,
        on: '2026-12-04',
      }),
    );
    expect([await found('2026-12-04'), await found('2026-12-05')]).toEqual([
      [],
      ['PARENTS_NOT_INFORMED', 'TEACHERS_NOT_INFORMED'],
    ]);
    const { data, errors } = await ask(
      school.app,
      school.staff.senco,
      'query ($id: ID!) { pupil(id: $id) { rights { holder contactRestrictions { id: uuid ground from to note } } } }',
      { id: child },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      pupil: {
        rights: {
          holder: 'PARENT',
          contactRestrictions: [
            {
              id: restriction.decisionId,
              ground: 'COURT_ORDER',
              from: '2026-11-20',
              to: '2026-12-04',
              note: 'One of the parents.',
            },
          ],
        },
      },
    });
  });
});

describe('what may not be recorded', () => {
  test('persons that are not registered are refused', async () => {
    const nobody = '00000000-0000-4000-8000-0000000000ff';
    expect(
      codes(await record(school.staff.senco, 'RecordTeachersInformed', { teachers: [nobody], on: '2026-11-20' })),
    ).toEqual(['PERSON_NOT_KNOWN']);
    expect(
      codes(
        await record(school.staff.senco, 'InformSenco', {
          informedOn: '2026-11-20',
          informedAt: null,
          method: 'EMAIL',
          by: nobody,
        }),
      ),
    ).toEqual(['PERSON_NOT_KNOWN']);
    expect(
      codes(
        await record(school.staff.senco, 'RecordParentInformed', {
          addressee: 'PARENT',
          on: '2026-11-20',
          method: 'EMAIL',
          by: nobody,
          evidence: [],
        }),
      ),
    ).toEqual(['PERSON_NOT_KNOWN']);
  });

  test('a decider disputes what was recorded in their name; nobody else does', async () => {
    expect(codes(await record(school.staff.deputy, 'DisputeDecision', { note: null }))).toEqual(['NOT_A_DECIDER']);
    recorded(await record(school.staff.head, 'DisputeDecision', { note: 'Only provisionally.' }));
    expect((await account(school.staff.senco))['confirmations']).toMatchObject([
      { confirmed: true },
      { confirmed: false, note: 'Only provisionally.' },
    ]);
  });
});

test('the day of a decision is its day in England', () => {
  const at = (decidedAt: string, decidedAtPrecision: 'INSTANT' | 'DAY'): string =>
    decidedOn({
      metadata: { decidedAt, decidedAtPrecision, recordedAt: decidedAt } as Parameters<typeof decidedOn>[0]['metadata'],
    });
  expect([at('2026-06-30T23:30:00.000Z', 'INSTANT'), at('2026-06-30T00:00:00.000Z', 'DAY')]).toEqual([
    '2026-07-01',
    '2026-06-30',
  ]);
});

describe('the inbox of the SENCO', () => {
  const INBOX = `query ($first: Int! = 50, $after: String, $states: [InboxState!]! = []) { sencoInbox(schoolUrn: "${URN}", first: $first, after: $after, states: $states) { totalCount pageInfo { endCursor hasNextPage } edges { node { state askedAt position lagDays decision { id pupil { id } } } } } }`;
  interface Inbox {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
    readonly edges: readonly {
      readonly node: { readonly state: string; readonly askedAt: string; readonly decision: { readonly id: string } };
    }[];
  }
  const inbox = async (person: string, variables: object = {}): Promise<Inbox> =>
    (await ask(school.app, person, INBOX, { ...variables })).data?.['sencoInbox'] as Inbox;

  test('goes page by page, oldest first, each decision once', async () => {
    const later = recorded(
      await school.as(school.staff.head, 'PlaceOnSenSupport', placement(await school.pupil({ forename: 'Jo' }))),
    );
    await school.app.projections.waitForPosition(later.position, ['senco-inbox'], 60_000);
    const whole = await inbox(school.staff.senco, { states: ['AWAITING', 'ANSWERED'] });
    expect(whole.edges.map(({ node }) => node.askedAt)).toEqual(whole.edges.map(({ node }) => node.askedAt).sort());
    expect(whole.edges.at(0)?.node).toMatchObject({
      state: 'ANSWERED',
      position: 'AGREES',
      lagDays: 0,
      decision: { id: decisionId, pupil: { id: pupilId } },
    });
    expect(whole.edges.at(-1)?.node).toMatchObject({
      state: 'AWAITING',
      position: null,
      decision: { id: later.decisionId },
    });
    const first = await inbox(school.staff.senco, { states: ['AWAITING', 'ANSWERED'], first: 1 });
    const second = await inbox(school.staff.senco, {
      states: ['AWAITING', 'ANSWERED'],
      first: 1,
      after: first.pageInfo.endCursor,
    });
    expect([first, second].map(({ edges }) => edges[0]?.node.decision.id)).toEqual(
      whole.edges.slice(0, 2).map(({ node }) => node.decision.id),
    );
    expect([first.pageInfo.hasNextPage, first.totalCount]).toEqual([true, whole.totalCount]);
  });

  test('shows without more what awaits a word, to those who may read the whole school', async () => {
    expect(new Set((await inbox(school.staff.head)).edges.map(({ node }) => node.state))).toEqual(
      new Set(['AWAITING']),
    );
    expect(await inbox(school.staff.teacher)).toMatchObject({ totalCount: 0, edges: [] });
    expect((await ask(school.app, school.staff.elsewhere, INBOX)).codes).toEqual(['NOT_FOUND']);
  });
});
