import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { URN } from '../support/school.ts';

/** Three EHC cases, told and asked through the public API alone, one after the other in time. */
const school = await openSchool();

const DECISIONS = [
  'agreeApdrPlan',
  'holdApdrReview',
  'decideEhcRequest',
  'submitEhcRequest',
  'recordLaDecisionToAssess',
  'recordFinalPlan',
  'recordLaReviewDecision',
];
const HERE = { basis: 'TAKEN_HERE' };

interface Sent {
  readonly subjectId: string;
  readonly decisionId: string;
  readonly findings: readonly string[];
}

/** Sends a command at 14:00 on a day, which has to be recorded. */
async function send(day: string, by: string, command: string, input: object): Promise<Sent> {
  school.clock.moveTo(`${day}T14:00:00.000Z`);
  const decision = DECISIONS.includes(command);
  const text = `mutation ($input: ${command.charAt(0).toUpperCase()}${command.slice(1)}Input!) { ${command}(input: $input) { __typename ... on ${decision ? 'DecisionRecorded { decisionId' : 'CommandRecorded {'} subjectId findings } } }`;
  const { data, errors } = await ask(school.app, by, text, {
    input: { commandId: randomUUID(), schoolUrn: URN, ...input },
  });
  expect([command, errors, (data?.[command] as { __typename: string }).__typename]).toEqual([
    command,
    [],
    decision ? 'DecisionRecorded' : 'CommandRecorded',
  ]);
  return data?.[command] as Sent;
}

async function pupil(forename: string, ncYear: string, day: string, admittedOn = '2025-09-03'): Promise<string> {
  const child = {
    upnShared: false,
    surname: 'Example',
    forename,
    dateOfBirth: '2014-03-02',
    sex: 'M',
    statedIn: 'MIS',
    admittedOn,
    knownOn: admittedOn,
    enrolment: 'CURRENT',
    ncYear,
  };
  return (await send(day, school.staff.senco, 'registerPupil', child)).subjectId;
}

const CASE = `query ($id: ID!, $asAt: AsAtInput) { pupil(id: $id, asAt: $asAt) { ehcCases { state since requestedBy laCode planOpen appealOpen
  clocks { clockId fact from dueOn actualOn state daysLate breachBy metBy } } } }`;

interface Clock {
  readonly clockId: string;
  readonly [member: string]: unknown;
}
interface Case {
  readonly clocks: readonly Clock[];
  readonly [member: string]: unknown;
}

async function caseOf(id: string, asAt: object | null = null): Promise<Case> {
  const { data, errors } = await ask(school.app, school.staff.senco, CASE, { id, asAt });
  expect(errors).toEqual([]);
  const { ehcCases } = data?.['pupil'] as { ehcCases: readonly [Case] };
  expect(ehcCases.length).toBe(1);
  return ehcCases[0];
}

/** [clock, last permitted day, done on, state, days late, whose breach]. */
function rows({ clocks }: Case): readonly (readonly unknown[])[] {
  return clocks.map(({ clockId, dueOn, actualOn, state, daysLate, breachBy }) => [
    clockId,
    dueOn,
    actualOn,
    state,
    daysLate,
    breachBy,
  ]);
}

test('1: the head decides on a request for a Y8 boy who is placed elsewhere; the SENCO learns of it nine days later', async () => {
  const { head, senco } = school.staff;
  const boy = await pupil('Eighth', '8', '2026-11-23');
  const { decisionId, findings } = await send('2026-11-23', head, 'decideEhcRequest', {
    ...HERE,
    pupilId: boy,
    effectiveFrom: '2026-11-23',
    outcome: 'REQUEST',
    placementSchoolUrn: '900004',
    parentsAware: 'YES',
    agreement: 'AGREED',
    rationale: 'The placement will not hold him without a plan.',
  });
  expect(findings).toEqual([]);
  await send('2026-12-02', head, 'informSenco', {
    pupilId: boy,
    decisionId,
    informedOn: '2026-12-02',
    method: 'MEETING',
    by: head,
  });
  const { data, errors } = await ask(
    school.app,
    senco,
    `query ($id: ID!) { decision(id: $id) { type decidedOn decidedBy { persons { role authority { kind } } } accountability { sencoInvolvement { state informedOn lagDays word } }
    ... on EhcRequestDecided { outcome placementSchoolUrn parentsAware agreement rationale } } }`,
    { id: decisionId },
  );
  expect([data?.['decision'], errors]).toEqual([
    {
      type: 'EHC_REQUEST_DECIDED',
      decidedOn: '2026-11-23',
      decidedBy: [{ persons: [{ role: 'HEADTEACHER', authority: { kind: 'OFFICE' } }] }],
      accountability: {
        sencoInvolvement: { state: 'INFORMED_AFTER', informedOn: '2026-12-02', lagDays: 9, word: 'CLAIMED' },
      },
      outcome: 'REQUEST',
      placementSchoolUrn: '900004',
      parentsAware: 'YES',
      agreement: 'AGREED',
      rationale: 'The placement will not hold him without a plan.',
    },
    [],
  ]);
  expect(await caseOf(boy)).toEqual({
    state: 'DECIDED_TO_REQUEST',
    since: '2026-11-23',
    requestedBy: null,
    laCode: null,
    planOpen: false,
    appealOpen: false,
    clocks: [],
  });
});

test("3: a review held on 3 November, and the local authority's notice on 15 December: its clock is breached, and the school's evidence of the day is kept", async () => {
  const { senco } = school.staff;
  const child = await pupil('Third', '8', '2026-12-02');
  const letter = { pupilId: child, basis: 'FROM_DOCUMENT', source: 'LA_LETTER' };
  await send('2026-12-02', senco, 'recordFinalPlan', {
    ...letter,
    predecessor: 'NOT_KNOWN_HERE',
    decidedOn: '2025-11-10',
    effectiveFrom: '2025-11-12',
    documentOn: '2025-11-10',
    receivedOn: '2025-11-12',
    laCode: '383',
    planFrom: '2025-11-10',
    sections: ['B', 'F', 'I'],
    namedSchoolUrn: URN,
    planReference: 'EHC/3',
    needs: [{ code: 'ASD', rank: 1 }],
  });
  await send('2026-12-02', senco, 'holdAnnualReview', {
    pupilId: child,
    kind: 'ANNUAL',
    heldOn: '2026-11-03',
    attendees: ['PARENT', 'SENCO'],
    adviceFrom: [],
  });
  await send('2026-12-02', senco, 'sendReviewReport', { pupilId: child, on: '2026-11-16' });
  const { decisionId } = await send('2026-12-15', senco, 'recordLaReviewDecision', {
    ...letter,
    decidedOn: '2026-11-30',
    effectiveFrom: '2026-12-15',
    documentOn: '2026-11-30',
    receivedOn: '2026-12-15',
    reviewOutcome: 'MAINTAIN',
    noticeOn: '2026-11-30',
  });

  const shown = await caseOf(child);
  expect(shown.clocks.find(({ clockId }) => clockId === 'AR_DECISION')).toEqual({
    clockId: 'AR_DECISION',
    fact: 'MEETING',
    from: '2026-11-03',
    dueOn: '2026-12-01',
    actualOn: '2026-12-15',
    state: 'BREACHED',
    daysLate: 14,
    breachBy: 'LOCAL_AUTHORITY',
    metBy: decisionId,
  });
  expect(rows(shown)).toEqual([
    ['MEDIATION_CONTACT', '2026-01-10', null, 'STOPPED', 0, null],
    ['APPEAL', '2026-01-12', null, 'STOPPED', 0, null],
    ['ANNUAL_REVIEW', '2026-11-09', '2026-12-15', 'BREACHED', 36, 'LOCAL_AUTHORITY'],
    ['AR_REPORT', '2026-11-17', '2026-11-16', 'MET', 0, null],
    ['AR_DECISION', '2026-12-01', '2026-12-15', 'BREACHED', 14, 'LOCAL_AUTHORITY'],
    ['MEDIATION_CONTACT', '2027-01-30', null, 'RUNNING', 0, null],
    ['APPEAL', '2027-02-01', null, 'RUNNING', 0, null],
    ['ANNUAL_REVIEW', '2027-11-29', null, 'RUNNING', 0, null],
  ]);
  const { data } = await ask(
    school.app,
    senco,
    'query ($id: ID!) { decision(id: $id) { decidedOn decidedBy { kind } findings { code } ... on OutsideDecision { source documentOn receivedOn } ... on LaReviewDecisionReceived { reviewOutcome noticeOn } } }',
    { id: decisionId },
  );
  expect(data?.['decision']).toEqual({
    decidedOn: '2026-11-30',
    decidedBy: [{ kind: 'LOCAL_AUTHORITY' }],
    findings: [],
    source: 'LA_LETTER',
    documentOn: '2026-11-30',
    receivedOn: '2026-12-15',
    reviewOutcome: 'MAINTAIN',
    noticeOn: '2026-11-30',
  });

  const known = await caseOf(child, { recordedAt: '2026-12-14T09:00:00.000Z' });
  expect(rows(known).find(([clockId]) => clockId === 'AR_DECISION')).toEqual([
    'AR_DECISION',
    '2026-12-01',
    null,
    'BREACHED',
    13,
    'LOCAL_AUTHORITY',
  ]);
  expect(
    rows(await caseOf(child, { effectiveOn: '2026-11-20' })).find(([clockId]) => clockId === 'AR_DECISION'),
  ).toEqual(['AR_DECISION', '2026-12-01', null, 'DUE_SOON', 0, null]);
});

test('2: the local authority refuses at week five, the parent appeals, and the school logs an extra cycle as new evidence', async () => {
  const { head, senco } = school.staff;
  const child = await pupil('Second', '8', '2027-01-11');
  const at = { pupilId: child };
  await send('2027-01-11', head, 'submitEhcRequest', {
    ...at,
    ...HERE,
    effectiveFrom: '2027-01-11',
    requestedBy: 'SCHOOL',
    laCode: '383',
    sentAt: '2027-01-11T10:00:00.000Z',
    parentsAware: 'YES',
    agreement: 'AGREED',
  });
  expect(rows(await caseOf(child))).toEqual([
    ['EHCNA_DECISION', '2027-02-22', null, 'RUNNING', 0, null],
    ['REFUSE_TO_ISSUE', '2027-05-03', null, 'RUNNING', 0, null],
    ['FINAL_PLAN', '2027-05-31', null, 'RUNNING', 0, null],
  ]);
  const refusal = {
    basis: 'FROM_DOCUMENT',
    decidedOn: '2027-02-12',
    effectiveFrom: '2027-02-15',
    source: 'LA_LETTER',
    documentOn: '2027-02-12',
    receivedOn: '2027-02-15',
    outcome: 'REFUSED',
  };
  await send('2027-02-15', senco, 'recordLaDecisionToAssess', { ...at, ...refusal });
  await send('2027-03-16', senco, 'recordAppeal', {
    ...at,
    source: 'PARENT',
    receivedOn: '2027-03-16',
    lodgedBy: 'PARENT',
    lodgedOn: '2027-03-15',
    subject: 'REFUSAL_TO_ASSESS',
    schoolPosition: 'SUPPORTS',
    supportGiven: 'The provision map of three cycles.',
  });
  await send('2027-03-17', senco, 'agreeApdrPlan', {
    ...at,
    ...HERE,
    effectiveFrom: '2027-03-17',
    cycle: 3,
    outcomes: [],
    provisions: [],
    agreedWith: ['PARENT'],
    reviewOn: '2027-04-19',
  });
  await send('2027-04-19', senco, 'holdApdrReview', {
    ...at,
    ...HERE,
    effectiveFrom: '2027-04-19',
    cycle: 3,
    heldOn: '2027-04-19',
    attendedBy: ['PARENT', 'SENCO'],
    reviewDecision: 'CONTINUE',
    parentPosition: 'AGREES',
    evidence: [{ kind: 'PROGRESS_DATA', on: '2027-04-19', author: 'TEACHER' }],
  });
  const { findings } = await send('2027-04-20', senco, 'assembleEhcEvidence', {
    ...at,
    on: '2027-04-20',
    reviewedCycles: 3,
    checklist: [{ code: 'REVIEWED_CYCLES', state: 'PRESENT' }],
    evidence: [{ kind: 'PROGRESS_DATA', on: '2027-04-19', author: 'TEACHER' }],
    purpose: 'APPEAL',
  });
  expect(findings).toEqual([]);
  const shown = await caseOf(child);
  expect({ ...shown, clocks: rows(shown) }).toEqual({
    state: 'LA_REFUSED_TO_ASSESS',
    since: '2027-02-15',
    requestedBy: 'SCHOOL',
    laCode: '383',
    planOpen: false,
    appealOpen: true,
    clocks: [
      ['EHCNA_DECISION', '2027-02-22', '2027-02-15', 'MET', 0, null],
      ['APPEAL', '2027-04-12', '2027-03-15', 'MET', 0, null],
      ['MEDIATION_CONTACT', '2027-04-12', null, 'STOPPED', 0, null],
      ['REFUSE_TO_ISSUE', '2027-05-03', null, 'STOPPED', 0, null],
      ['FINAL_PLAN', '2027-05-31', null, 'STOPPED', 0, null],
    ],
  });
  expect(await caseOf(child, { recordedAt: '2027-03-01T09:00:00.000Z' })).toMatchObject({
    state: 'LA_REFUSED_TO_ASSESS',
    appealOpen: false,
  });
  const EVIDENCE =
    'query ($id: ID!, $asAt: AsAtInput) { ehcRequestEvidence(pupilId: $id, asAt: $asAt) { reviewedCycles items { code newestOn stated } } }';
  const evidence = async (asAt: object | null): Promise<unknown> => {
    const { reviewedCycles, items } = (await ask(school.app, senco, EVIDENCE, { id: child, asAt })).data?.[
      'ehcRequestEvidence'
    ] as { reviewedCycles: number; items: readonly { code: string }[] };
    return [reviewedCycles, items.find(({ code }) => code === 'REVIEWED_CYCLES')];
  };
  // New since the refusal: the cycle that was reviewed on 19 April.
  expect(await evidence({ effectiveOn: '2027-04-18' })).toEqual([
    0,
    { code: 'REVIEWED_CYCLES', newestOn: null, stated: null },
  ]);
  expect(await evidence(null)).toEqual([1, { code: 'REVIEWED_CYCLES', newestOn: '2027-04-19', stated: 'PRESENT' }]);
});

const LISTS = `query ($urn: String!, $states: [EhcState!], $clocks: [ClockState!], $before: CivilDate, $first: Int!, $after: String) {
  ehcTracker(schoolUrn: $urn, states: $states) { totalCount edges { node { state pupil { forename } } } }
  clocksDue(schoolUrn: $urn, states: $clocks, dueBefore: $before, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { clockId dueOn state pupil { forename } rule { source } } } } }`;

test('the school sees its cases by state, and what is due or breached, page by page', async () => {
  const lists = async (variables: object): Promise<Readonly<Record<string, unknown>>> =>
    (await ask(school.app, school.staff.senco, LISTS, { urn: URN, first: 10, ...variables })).data ?? {};
  const all = await lists({});
  expect(all['ehcTracker']).toEqual({
    totalCount: 3,
    edges: [
      { node: { state: 'DECIDED_TO_REQUEST', pupil: { forename: 'Eighth' } } },
      { node: { state: 'MAINTAINED', pupil: { forename: 'Third' } } },
      { node: { state: 'LA_REFUSED_TO_ASSESS', pupil: { forename: 'Second' } } },
    ],
  });
  expect((await lists({ states: ['MAINTAINED'] }))['ehcTracker']).toEqual({
    totalCount: 1,
    edges: [{ node: { state: 'MAINTAINED', pupil: { forename: 'Third' } } }],
  });
  const late = {
    clockId: 'AR_DECISION',
    dueOn: '2026-12-01',
    state: 'BREACHED',
    pupil: { forename: 'Third' },
    rule: { source: 'SEND Regulations 2014 reg 20(10); R (L) v Devon CC [2022] EWHC 493 (Admin)' },
  };
  const review = {
    clockId: 'ANNUAL_REVIEW',
    dueOn: '2026-11-09',
    state: 'BREACHED',
    pupil: { forename: 'Third' },
    rule: { source: 'Children and Families Act 2014 s.44(1)' },
  };
  const first = (await lists({ clocks: ['BREACHED'], first: 1 }))['clocksDue'] as { pageInfo: { endCursor: string } };
  expect(first).toEqual({
    totalCount: 2,
    pageInfo: { hasNextPage: true, endCursor: first.pageInfo.endCursor },
    edges: [{ node: review }],
  });
  expect((await lists({ clocks: ['BREACHED'], first: 1, after: first.pageInfo.endCursor }))['clocksDue']).toMatchObject(
    { pageInfo: { hasNextPage: false }, edges: [{ node: late }] },
  );
  expect((await lists({ before: '2026-12-01' }))['clocksDue']).toMatchObject({
    totalCount: 1,
    edges: [{ node: review }],
  });
});

test("nobody else's cases are shown", async () => {
  for (const person of [school.staff.governor, school.staff.elsewhere, school.staff.teacher]) {
    expect((await ask(school.app, person, LISTS, { urn: URN, first: 10 })).refusals).toEqual(['NOT_FOUND']);
  }
});

test('re-assessment, mediation, concession and claim run clocks of their own; a plan in the last year asks for its transfer', async () => {
  const { senco } = school.staff;
  const child = await pupil('Sixth', '5', '2027-09-06');
  const at = { pupilId: child, seenRevision: null };
  const letter = (on: string): object => ({
    ...at,
    source: 'LA_LETTER',
    documentOn: on,
    receivedOn: on,
    predecessor: 'RECORDED',
  });
  await send('2027-09-06', senco, 'recordFinalPlan', {
    ...letter('2027-09-06'),
    basis: 'FROM_DOCUMENT',
    decidedOn: '2027-09-06',
    effectiveFrom: '2027-09-06',
    predecessor: 'NOT_KNOWN_HERE',
    laCode: '383',
    planFrom: '2027-09-06',
    planReference: 'EHC/6',
    needs: [{ code: 'ASD', rank: 1 }],
  });
  await send('2027-09-13', senco, 'recordReassessmentRequest', {
    ...at,
    requestedBy: 'SCHOOL',
    on: '2027-09-13',
    laReceivedOn: '2027-09-13',
  });
  await send('2027-10-04', senco, 'recordMediation', {
    ...letter('2027-10-04'),
    step: 'AGREED',
    on: '2027-10-04',
    agreed: ['NAME_SCHOOL'],
  });
  await send('2027-10-11', senco, 'recordAppeal', {
    ...letter('2027-10-11'),
    lodgedBy: 'PARENT',
    lodgedOn: '2027-10-11',
    subject: 'CONTENT_OF_PLAN',
    schoolPosition: 'SUPPORTS',
  });
  await send('2027-11-01', senco, 'recordConcession', {
    ...letter('2027-11-01'),
    source: 'TRIBUNAL',
    conceded: 'AMEND',
    concededOn: '2027-11-01',
  });
  await send('2027-11-08', senco, 'recordDisabilityClaim', {
    ...letter('2027-11-08'),
    source: 'PARENT',
    actOn: '2027-10-20',
    lodgedOn: '2027-11-08',
  });
  const NEW = ['REASSESS_DECISION', 'MEDIATION_AGREEMENT_NAME_SCHOOL', 'UNOPPOSED_APPEAL_AMEND', 'DISABILITY_CLAIM'];
  const shown = await caseOf(child);
  expect([shown['appealOpen'], rows(shown).filter(([clockId]) => NEW.includes(String(clockId)))]).toEqual([
    false,
    [
      ['REASSESS_DECISION', '2027-09-28', null, 'BREACHED', 41, 'LOCAL_AUTHORITY'],
      ['MEDIATION_AGREEMENT_NAME_SCHOOL', '2027-10-18', null, 'BREACHED', 21, 'LOCAL_AUTHORITY'],
      ['UNOPPOSED_APPEAL_AMEND', '2027-12-06', null, 'RUNNING', 0, null],
      ['DISABILITY_CLAIM', '2028-04-19', '2027-11-08', 'MET', 0, null],
    ],
  ]);
  const ATTENTION =
    'query ($urn: String!) { pupilsNeedingAttention(schoolUrn: $urn, reasons: [PHASE_TRANSFER_NOT_RECORDED]) { edges { node { pupil { forename } reasons { code since dueOn } } } } }';
  const missing = async (): Promise<unknown> =>
    (await ask(school.app, senco, ATTENTION, { urn: URN })).data?.['pupilsNeedingAttention'];
  // Year 5 in September 2025, so year 7 by now: past the last year of a primary school.
  expect(await missing()).toEqual({ edges: [] });
  const now = await pupil('Last', '6', '2027-11-09', '2027-09-06');
  await send('2027-11-09', senco, 'recordFinalPlan', {
    ...letter('2027-09-06'),
    pupilId: now,
    basis: 'FROM_DOCUMENT',
    decidedOn: '2027-09-06',
    effectiveFrom: '2027-09-06',
    predecessor: 'NOT_KNOWN_HERE',
    laCode: '383',
    planFrom: '2027-09-06',
    planReference: 'EHC/7',
    needs: [{ code: 'ASD', rank: 1 }],
  });
  expect(await missing()).toEqual({
    edges: [
      {
        node: {
          pupil: { forename: 'Last' },
          reasons: [{ code: 'PHASE_TRANSFER_NOT_RECORDED', since: '2027-11-09', dueOn: '2028-02-14' }],
        },
      },
    ],
  });
  await send('2027-11-09', senco, 'recordPhaseTransfer', {
    pupilId: now,
    seenRevision: null,
    phase: 'PRIMARY_TO_SECONDARY',
    transferOn: '2028-09-01',
  });
  expect(await missing()).toEqual({ edges: [] });
});

test('why a plan ceased is said and shown by the code of the list, and stored by its word', async () => {
  const { senco } = school.staff;
  const child = await pupil('Seventh', '5', '2027-11-10');
  const letter = {
    pupilId: child,
    basis: 'FROM_DOCUMENT',
    decidedOn: '2027-11-10',
    effectiveFrom: '2027-11-10',
    source: 'LA_LETTER',
    documentOn: '2027-11-10',
    receivedOn: '2027-11-10',
  };
  await send('2027-11-10', senco, 'recordFinalPlan', {
    ...letter,
    predecessor: 'NOT_KNOWN_HERE',
    laCode: '383',
    planFrom: '2027-09-06',
    planReference: 'EHC/8',
    needs: [{ code: 'ASD', rank: 1 }],
  });
  const commandId = randomUUID();
  const ceased = async (ceaseReason: string): Promise<unknown> => {
    const { data } = await ask(
      school.app,
      senco,
      'mutation ($input: RecordPlanCeasedInput!) { recordPlanCeased(input: $input) { ... on DecisionRecorded { decisionId decision { ... on PlanCeased { ceaseReason } } } ... on DecisionRefused { refusals { code } } } }',
      { input: { ...letter, commandId, schoolUrn: URN, predecessor: 'RECORDED', ceasedOn: '2027-11-12', ceaseReason } },
    );
    return data?.['recordPlanCeased'];
  };
  const notKnown = { refusals: [{ code: 'CODE_NOT_KNOWN' }] };
  // A code that was never in the list, and the word that is stored.
  expect([await ceased('10'), await ceased('LEFT_ENGLAND')]).toEqual([notKnown, notKnown]);
  const recorded = await ceased('7');
  expect(recorded).toEqual({ decisionId: expect.any(String), decision: { ceaseReason: '7' } });
  expect(school.app.log.readStream(`pupil-${child}`).find(({ type }) => type === 'PlanCeased')?.data).toMatchObject({
    ceaseReason: 'LEFT_ENGLAND',
  });
  // Sent again it is known for the same command.
  expect(await ceased('7')).toEqual(recorded);
});
