import { beforeAll, expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { codes, OTHER_URN, recorded, type School, URN } from '../support/school.ts';

const school = await openSchool();
let asked: string;
let byHead: string;

const UPN = 'A383000422905';
const CHILD = {
  schoolUrn: URN,
  upn: null,
  surname: 'Asked',
  forename: 'About',
  dateOfBirth: '2016-05-01',
  laCode: '383',
  openedOn: '2026-11-19',
};
const LETTER = {
  schoolUrn: URN,
  seenRevision: null,
  source: 'LA_EMAIL',
  documentOn: '2026-11-19',
  sentAt: null,
  receivedOn: '2026-11-19',
  predecessor: 'NOT_KNOWN_HERE',
  note: null,
  laCode: '383',
  draftPlanReference: 'D/1',
};
const ANSWER = {
  schoolUrn: URN,
  seenRevision: null,
  basis: 'TAKEN_HERE',
  decidedAt: null,
  decidedOn: null,
  decidedBy: [],
  effectiveFrom: '2026-11-20',
  consultation: null,
  position: 'AGREES',
  grounds: [],
  sentAt: null,
  reasons: 'A place is free.',
};

beforeAll(async () => {
  const { senco, head } = school.staff;
  asked = recorded(await school.as(senco, 'OpenProspectivePupil', { ...CHILD, upn: UPN })).subjectId;
  byHead = recorded(
    await school.as(senco, 'OpenProspectivePupil', { ...CHILD, forename: 'Second', openedOn: '2026-11-20' }),
  ).subjectId;
  for (const pupilId of [asked, byHead])
    recorded(await school.as(senco, 'RecordNamingConsultation', { ...LETTER, pupilId }));
  const minuted = {
    basis: 'REPORTED',
    decidedOn: '2026-11-20',
    decidedBy: [{ kind: 'PERSON', person: head, meeting: null, members: [] }],
  };
  recorded(await school.as(senco, 'AnswerNamingConsultation', { ...ANSWER, ...minuted, pupilId: asked }));
  recorded(
    await school.as(head, 'AnswerNamingConsultation', {
      ...ANSWER,
      pupilId: byHead,
      position: 'OBJECTS',
      grounds: ['INCOMPATIBLE_WITH_EDUCATION_OF_OTHERS'],
    }),
  );
});

const LIST = `query ($urn: String!, $states: [ProspectiveState!], $positions: [NamingPosition!], $withSenco: Boolean, $asAt: AsAtInput) { prospectivePupils(schoolUrn: $urn, states: $states, positions: $positions, withSenco: $withSenco, asAt: $asAt) { totalCount edges { node {
  pupilId state surname forename dateOfBirth laCode openedOn retainUntil consultedOn answers { position grounds answeredOn withSenco decidedBy { persons { role } } } } } } }`;
const list = async (variables: object = {}, person = school.staff.senco): Promise<unknown> =>
  (await ask(school.app, person, LIST, { urn: URN, ...variables })).data?.['prospectivePupils'];
interface Row {
  readonly forename: string;
  readonly state: string;
  readonly openedOn: string;
  readonly retainUntil: string | null;
  readonly consultedOn: readonly string[];
  readonly answers: readonly { readonly answeredOn: string }[];
}
const rows = (found: unknown): readonly Row[] =>
  (found as { edges: readonly { node: Row }[] }).edges.map(({ node }) => node);
const states = (found: unknown): readonly unknown[] =>
  rows(found).map(({ forename, state, retainUntil }) => [forename, state, retainUntil]);
const forenames = (found: unknown): readonly string[] => rows(found).map(({ forename }) => forename);

test('who was asked about, what was answered, and whether the SENCO had a part in it', async () => {
  expect(await list()).toEqual({
    totalCount: 2,
    edges: [
      {
        node: {
          pupilId: asked,
          state: 'OPEN',
          surname: 'Asked',
          forename: 'About',
          dateOfBirth: '2016-05-01',
          laCode: '383',
          openedOn: '2026-11-19',
          retainUntil: '2027',
          consultedOn: ['2026-11-19'],
          answers: [
            {
              position: 'AGREES',
              grounds: [],
              answeredOn: '2026-11-20',
              withSenco: true,
              decidedBy: [{ persons: [{ role: 'HEADTEACHER' }] }],
            },
          ],
        },
      },
      {
        node: {
          pupilId: byHead,
          state: 'OPEN',
          surname: 'Asked',
          forename: 'Second',
          dateOfBirth: '2016-05-01',
          laCode: '383',
          openedOn: '2026-11-20',
          retainUntil: '2027',
          consultedOn: ['2026-11-19'],
          answers: [
            {
              position: 'OBJECTS',
              grounds: ['INCOMPATIBLE_WITH_EDUCATION_OF_OTHERS'],
              answeredOn: '2026-11-20',
              withSenco: false,
              decidedBy: [{ persons: [{ role: 'HEADTEACHER' }] }],
            },
          ],
        },
      },
    ],
  });
  expect(forenames(await list({ withSenco: false }))).toEqual(['Second']);
  expect(forenames(await list({ withSenco: true, positions: ['AGREES', 'OBJECTS'] }))).toEqual(['About']);
  expect(forenames(await list({ positions: ['CONDITIONAL'] }))).toEqual([]);
});

test('they are not on the register, and their answer has a clock', async () => {
  const text =
    'query ($urn: String!) { senRegister(schoolUrn: $urn) { totalCount } clocksDue(schoolUrn: $urn, states: [MET]) { edges { node { clockId dueOn actualOn pupil { id personalData upn surname forename dateOfBirth sex } } } } }';
  const { data } = await ask(school.app, school.staff.senco, text, { urn: URN });
  const clock = (id: string, who: object): object => ({
    node: {
      clockId: 'SCHOOL_CONSULT_RESPONSE',
      dueOn: '2026-12-04',
      actualOn: '2026-11-20',
      pupil: { id, personalData: 'OPEN', surname: 'Asked', dateOfBirth: '2016-05-01', sex: null, ...who },
    },
  });
  expect(data?.['senRegister']).toEqual({ totalCount: 0 });
  expect((data?.['clocksDue'] as { edges: object[] }).edges).toEqual(
    expect.arrayContaining([
      clock(asked, { upn: UPN, forename: 'About' }),
      clock(byHead, { upn: null, forename: 'Second' }),
    ]),
  );
});

test('nothing but the consultation is recorded about them, and nothing by another school', async () => {
  const { senco, elsewhere } = school.staff;
  const concern = {
    ...ANSWER,
    pupilId: asked,
    source: 'TEACHER',
    raisedOn: '2026-11-20',
    areas: [],
    alternativeExplanations: [],
    evidence: [],
    description: 'x',
    universalSupportTried: null,
  };
  await expect(school.as(senco, 'RaiseConcern', concern)).rejects.toThrow();
  await expect(
    school.as(elsewhere, 'RecordNamingConsultation', { ...LETTER, schoolUrn: OTHER_URN, pupilId: asked }),
  ).rejects.toThrow();
  for (const person of [school.staff.governor, elsewhere, school.staff.teacher])
    expect((await ask(school.app, person, LIST, { urn: URN })).refusals).toEqual(['NOT_FOUND']);
});

test('opened once, closed once; with an impossible date not at all', async () => {
  const { senco } = school.staff;
  expect(codes(await school.as(senco, 'OpenProspectivePupil', { ...CHILD, upn: UPN }))).toEqual(['ALREADY_RECORDED']);
  expect(codes(await school.as(senco, 'OpenProspectivePupil', { ...CHILD, openedOn: '2016-04-30' }))).toEqual([
    'DATE_BEFORE_BIRTH',
  ]);
  expect(
    codes(await school.as(senco, 'OpenProspectivePupil', { ...CHILD, openedOn: '2026-11-21', laCode: '999' })),
  ).toEqual(['DATE_IN_FUTURE', 'CODE_NOT_KNOWN']);
});

test('who is not admitted is kept for a short time and can no more be recorded about; who is admitted is registered on the same record', async () => {
  const { senco } = school.staff;
  const close = (pupilId: string, outcome: string): Promise<unknown> =>
    school.as(senco, 'CloseProspectivePupil', {
      schoolUrn: URN,
      seenRevision: null,
      pupilId,
      outcome,
      on: '2026-11-20',
    });
  const known = { ordinal: school.app.log.head() };
  await close(byHead, 'NOT_ADMITTED');
  await expect(close(byHead, 'ADMITTED')).rejects.toThrow();
  await close(asked, 'ADMITTED');
  expect(states(await list())).toEqual([
    ['About', 'ADMITTED', null],
    ['Second', 'NOT_ADMITTED', '2027'],
  ]);
  expect(await school.pupil({ upn: UPN, surname: 'Asked', forename: 'About' })).toBe(asked);
  // On the roll by now, so not among those who are not, unless it is asked what became of them.
  expect(states(await list())).toEqual([['Second', 'NOT_ADMITTED', '2027']]);
  expect(states(await list({ states: ['ADMITTED', 'NOT_ADMITTED'] }))).toEqual([
    ['About', 'ADMITTED', null],
    ['Second', 'NOT_ADMITTED', '2027'],
  ]);
  expect(states(await list({ asAt: known }))).toEqual([
    ['About', 'OPEN', '2027'],
    ['Second', 'OPEN', '2027'],
  ]);
});

test('as on any day: what is asked, answered and closed later is not known then', async () => {
  const { senco } = school.staff;
  const pupilId = recorded(
    await school.as(senco, 'OpenProspectivePupil', { ...CHILD, forename: 'Earlier', openedOn: '2025-06-02' }),
  ).subjectId;
  recorded(
    await school.as(senco, 'RecordNamingConsultation', {
      ...LETTER,
      pupilId,
      documentOn: '2025-06-03',
      receivedOn: '2025-06-03',
    }),
  );
  recorded(
    await school.as(senco, 'AnswerNamingConsultation', {
      ...ANSWER,
      basis: 'REPORTED',
      decidedOn: '2025-06-10',
      effectiveFrom: '2025-06-10',
      decidedBy: [{ kind: 'PERSON', person: school.staff.head, meeting: null, members: [] }],
      pupilId,
    }),
  );
  const close = (on: string): ReturnType<School['as']> =>
    school.as(senco, 'CloseProspectivePupil', {
      schoolUrn: URN,
      seenRevision: null,
      pupilId,
      outcome: 'NOT_ADMITTED',
      on,
    });
  expect(codes(await close('2025-06-01'))).toEqual(['NOT_YET_IN_FORCE']);
  recorded(await close('2025-09-05'));
  const onDay = async (effectiveOn: string): Promise<readonly unknown[]> =>
    rows(await list({ asAt: { effectiveOn } })).map(
      ({ forename, state, openedOn, retainUntil, consultedOn, answers }) => [
        forename,
        state,
        openedOn,
        retainUntil,
        consultedOn,
        answers.map(({ answeredOn }) => answeredOn),
      ],
    );
  expect(await onDay('2025-06-01')).toEqual([]);
  expect(await onDay('2025-06-02')).toEqual([['Earlier', 'OPEN', '2025-06-02', '2025', [], []]]);
  expect(await onDay('2025-06-09')).toEqual([['Earlier', 'OPEN', '2025-06-02', '2025', ['2025-06-03'], []]]);
  expect(await onDay('2025-06-10')).toEqual([
    ['Earlier', 'OPEN', '2025-06-02', '2025', ['2025-06-03'], ['2025-06-10']],
  ]);
  expect(await onDay('2025-09-05')).toEqual([
    ['Earlier', 'NOT_ADMITTED', '2025-06-02', '2026', ['2025-06-03'], ['2025-06-10']],
  ]);
});

test('asked again, a child is open again, and what closed the earlier question says nothing of the new one', async () => {
  const { senco } = school.staff;
  const child = { ...CHILD, upn: 'D938000422908', forename: 'Again' };
  const pupilId = recorded(
    await school.as(senco, 'OpenProspectivePupil', { ...child, openedOn: '2024-10-01' }),
  ).subjectId;
  recorded(
    await school.as(senco, 'CloseProspectivePupil', {
      schoolUrn: URN,
      seenRevision: null,
      pupilId,
      outcome: 'NOT_ADMITTED',
      on: '2024-11-01',
    }),
  );
  expect(codes(await school.as(senco, 'OpenProspectivePupil', { ...child, openedOn: '2024-10-31' }))).toEqual([
    'ALREADY_RECORDED',
  ]);
  expect(recorded(await school.as(senco, 'OpenProspectivePupil', { ...child, openedOn: '2026-11-02' })).subjectId).toBe(
    pupilId,
  );
  const onDay = async (effectiveOn: string): Promise<readonly unknown[]> =>
    rows(await list({ asAt: { effectiveOn } }))
      .filter(({ forename }) => forename === 'Again')
      .map(({ state, openedOn, retainUntil }) => [state, openedOn, retainUntil]);
  expect(await onDay('2024-10-31')).toEqual([['OPEN', '2024-10-01', '2025']]);
  expect(await onDay('2026-11-01')).toEqual([['NOT_ADMITTED', '2024-10-01', '2025']]);
  expect(await onDay('2026-11-20')).toEqual([['OPEN', '2026-11-02', '2027']]);
});
