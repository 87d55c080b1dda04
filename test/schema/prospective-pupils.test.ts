import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { codes, OTHER_URN, recorded, School, URN } from '../support/school.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const folder = new TemporaryFolder();
let school: School;
let asked: string;
let byHead: string;

const UPN = 'A383000422905';
const CHILD = { schoolUrn: URN, upn: null, surname: 'Asked', forename: 'About', dateOfBirth: '2016-05-01', laCode: '383', openedOn: '2026-11-19' };
const LETTER = { schoolUrn: URN, seenRevision: null, source: 'LA_EMAIL', documentOn: '2026-11-19', sentAt: null, receivedOn: '2026-11-19', predecessor: 'NOT_KNOWN_HERE', note: null, laCode: '383', draftPlanReference: 'D/1' };
const ANSWER = { schoolUrn: URN, seenRevision: null, basis: 'TAKEN_HERE', decidedAt: null, decidedOn: null, decidedBy: [], effectiveFrom: '2026-11-20', consultation: null, position: 'AGREES', grounds: [], sentAt: null, reasons: 'A place is free.' };

beforeAll(async () => {
  school = await School.open(folder.path);
  const { senco, head } = school.staff;
  asked = recorded(await school.as(senco, 'OpenProspectivePupil', { ...CHILD, upn: UPN })).subjectId;
  byHead = recorded(await school.as(senco, 'OpenProspectivePupil', { ...CHILD, forename: 'Second', openedOn: '2026-11-20' })).subjectId;
  for (const pupilId of [asked, byHead]) recorded(await school.as(senco, 'RecordNamingConsultation', { ...LETTER, pupilId }));
  const minuted = { basis: 'REPORTED', decidedOn: '2026-11-20', decidedBy: [{ kind: 'PERSON', person: head, meeting: null, members: [] }] };
  recorded(await school.as(senco, 'AnswerNamingConsultation', { ...ANSWER, ...minuted, pupilId: asked }));
  recorded(await school.as(head, 'AnswerNamingConsultation', { ...ANSWER, pupilId: byHead, position: 'OBJECTS', grounds: ['INCOMPATIBLE_WITH_EDUCATION_OF_OTHERS'] }));
});
afterAll(async () => {
  await school.app.close();
  folder[Symbol.dispose]();
});

const LIST = `query ($urn: String!, $positions: [NamingPosition!], $withSenco: Boolean) { prospectivePupils(schoolUrn: $urn, positions: $positions, withSenco: $withSenco) { totalCount edges { node {
  pupilId state surname forename dateOfBirth laCode openedOn retainUntil consultedOn answers { position grounds answeredOn withSenco decidedBy { persons { role } } } } } } }`;
const list = async (variables: object = {}, person = school.staff.senco): Promise<unknown> => (await ask(school.app, person, LIST, { urn: URN, ...variables })).data?.['prospectivePupils'];
const forenames = (found: unknown): readonly string[] => (found as { edges: readonly { node: { forename: string } }[] }).edges.map(({ node }) => node.forename);

test('who was asked about, what was answered, and whether the SENCO had a part in it', async () => {
  expect(await list()).toEqual({ totalCount: 2, edges: [
    { node: {
      pupilId: asked, state: 'OPEN', surname: 'Asked', forename: 'About', dateOfBirth: '2016-05-01', laCode: '383', openedOn: '2026-11-19', retainUntil: '2027', consultedOn: ['2026-11-19'],
      answers: [{ position: 'AGREES', grounds: [], answeredOn: '2026-11-20', withSenco: true, decidedBy: [{ persons: [{ role: 'HEADTEACHER' }] }] }],
    } },
    { node: {
      pupilId: byHead, state: 'OPEN', surname: 'Asked', forename: 'Second', dateOfBirth: '2016-05-01', laCode: '383', openedOn: '2026-11-20', retainUntil: '2027', consultedOn: ['2026-11-19'],
      answers: [{ position: 'OBJECTS', grounds: ['INCOMPATIBLE_WITH_EDUCATION_OF_OTHERS'], answeredOn: '2026-11-20', withSenco: false, decidedBy: [{ persons: [{ role: 'HEADTEACHER' }] }] }],
    } },
  ] });
  expect(forenames(await list({ withSenco: false }))).toEqual(['Second']);
  expect(forenames(await list({ withSenco: true, positions: ['AGREES', 'OBJECTS'] }))).toEqual(['About']);
  expect(forenames(await list({ positions: ['CONDITIONAL'] }))).toEqual([]);
});

test('they are not on the register, and their answer has a clock', async () => {
  const text = 'query ($urn: String!) { senRegister(schoolUrn: $urn) { totalCount } clocksDue(schoolUrn: $urn, states: [MET]) { edges { node { clockId due actualOn pupil { id personalData } } } } }';
  const { data } = await ask(school.app, school.staff.senco, text, { urn: URN });
  const clock = (id: string): object => ({ node: { clockId: 'SCHOOL_CONSULT_RESPONSE', due: '2026-12-04', actualOn: '2026-11-20', pupil: { id, personalData: 'WITHHELD' } } });
  expect(data?.['senRegister']).toEqual({ totalCount: 0 });
  expect((data?.['clocksDue'] as { edges: object[] }).edges).toEqual(expect.arrayContaining([clock(asked), clock(byHead)]));
});

test('nothing but the consultation is recorded about them, and nothing by another school', async () => {
  const { senco, elsewhere } = school.staff;
  const concern = { ...ANSWER, pupilId: asked, source: 'TEACHER', raisedOn: '2026-11-20', areas: [], alternativeExplanations: [], evidence: [], description: 'x', universalSupportTried: null };
  await expect(school.as(senco, 'RaiseConcern', concern)).rejects.toThrow();
  await expect(school.as(elsewhere, 'RecordNamingConsultation', { ...LETTER, schoolUrn: OTHER_URN, pupilId: asked })).rejects.toThrow();
  for (const person of [school.staff.governor, elsewhere, school.staff.teacher]) expect((await ask(school.app, person, LIST, { urn: URN })).refusals).toEqual(['NOT_FOUND']);
});

test('opened once, closed once; with an impossible date not at all', async () => {
  const { senco } = school.staff;
  expect(codes(await school.as(senco, 'OpenProspectivePupil', { ...CHILD, upn: UPN }))).toEqual(['ALREADY_RECORDED']);
  expect(codes(await school.as(senco, 'OpenProspectivePupil', { ...CHILD, openedOn: '2016-04-30' }))).toEqual(['DATE_BEFORE_BIRTH']);
  expect(codes(await school.as(senco, 'OpenProspectivePupil', { ...CHILD, openedOn: '2026-11-21', laCode: '999' }))).toEqual(['DATE_IN_FUTURE', 'CODE_NOT_KNOWN']);
});

test('who is not admitted is kept for a short time and can no more be recorded about; who is admitted is registered on the same record', async () => {
  const { senco } = school.staff;
  const close = (pupilId: string, outcome: string): Promise<unknown> => school.as(senco, 'CloseProspectivePupil', { schoolUrn: URN, seenRevision: null, pupilId, outcome, on: '2026-11-20' });
  await close(byHead, 'NOT_ADMITTED');
  await expect(close(byHead, 'ADMITTED')).rejects.toThrow();
  await close(asked, 'ADMITTED');
  expect(await school.pupil({ upn: UPN, surname: 'Asked', forename: 'About' })).toBe(asked);
  expect(await list()).toMatchObject({ edges: [{ node: { state: 'ADMITTED', retainUntil: null } }, { node: { state: 'NOT_ADMITTED', retainUntil: '2027' } }] });
});
