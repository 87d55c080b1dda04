import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { URN } from '../support/school.ts';

/** Four concerns, each told and asked through the public API alone, one after the other in time. */
const school = await openSchool();

const RECORDS = ['registerPupil', 'recordInformation', 'recordDiscussion'];

/** Sends a command on a day; answers its findings, or its refusals as `REFUSED` and their codes. */
async function send(day: string, by: string, command: string, input: object): Promise<readonly string[]> {
  return (await sent(day, by, command, input)).codes;
}

async function sent(
  day: string,
  by: string,
  command: string,
  input: object,
): Promise<{ readonly id: string; readonly codes: readonly string[] }> {
  school.clock.moveTo(`${day}T14:00:00.000Z`);
  const kind = RECORDS.includes(command) ? 'Command' : 'Decision';
  const text = `mutation ($input: ${command.charAt(0).toUpperCase()}${command.slice(1)}Input!) { ${command}(input: $input) { ... on ${kind}Recorded { subjectId visible findings } ... on ${kind}Refused { refusals { code } } } }`;
  const { data, errors } = await ask(school.app, by, text, {
    input: { commandId: randomUUID(), schoolUrn: URN, ...input },
  });
  expect([command, errors]).toEqual([command, []]);
  const answer = data?.[command] as {
    readonly subjectId?: string;
    readonly findings?: readonly string[];
    readonly refusals?: readonly { readonly code: string }[];
  };
  return {
    id: answer.subjectId ?? '',
    codes: answer.findings ?? ['REFUSED', ...(answer.refusals ?? []).map(({ code }) => code)],
  };
}

async function pupil(day: string, ncYear: string, dateOfBirth: string, admittedOn: string): Promise<string> {
  const child = {
    upnShared: false,
    surname: 'Example',
    forename: `Year ${ncYear}`,
    dateOfBirth,
    statedIn: 'MIS',
    admittedOn,
    knownOn: admittedOn,
    enrolment: 'CURRENT',
    ncYear,
  };
  return (await sent(day, school.staff.senco, 'registerPupil', child)).id;
}

const WHOLE = `query ($id: ID!, $on: CivilDate!) { pupil(id: $id, asAt: { effectiveOn: $on }) {
  identification { state since concernRaisedOn reviewOn halfTermCheckDueOn firstReviewDueOn }
  register { status statusSince primaryNeed needs { code rank } observed }
  decisions(orderBy: { by: RECORDED_AT, direction: ASC }) { edges { node { type basis decidedOn effectiveFrom status primaryNeed findings { code } decidedBy { kind persons { role authority { kind } } } } } } } }`;

interface Shown {
  readonly identification: object;
  readonly register: readonly object[];
  /** [type, basis, decided on, counts from, code, primary need, deciders by role and authority, findings]. */
  readonly decisions: readonly (readonly unknown[])[];
}

/** What the SENCO sees of a pupil on a day. */
async function seen(id: string, on: string): Promise<Shown> {
  const { data, errors } = await ask(school.app, school.staff.senco, WHOLE, { id, on });
  expect(errors).toEqual([]);
  const { identification, register, decisions } = data?.['pupil'] as {
    identification: object;
    register: readonly object[];
    decisions: { edges: readonly { node: Node }[] };
  };
  return {
    identification,
    register,
    decisions: decisions.edges.map(({ node }) => [
      node.type,
      node.basis,
      node.decidedOn,
      node.effectiveFrom,
      node.status,
      node.primaryNeed,
      node.decidedBy
        .flatMap(({ kind, persons }) =>
          persons.length === 0 ? [kind] : persons.map(({ role, authority }) => `${role} ${authority.kind}`),
        )
        .join(),
      node.findings.map(({ code }) => code).join(),
    ]),
  };
}

interface Node {
  readonly type: string;
  readonly basis: string;
  readonly decidedOn: string;
  readonly effectiveFrom: string;
  readonly status: string | null;
  readonly primaryNeed: string | null;
  readonly findings: readonly { readonly code: string }[];
  readonly decidedBy: readonly {
    readonly kind: string;
    readonly persons: readonly { readonly role: string; readonly authority: { readonly kind: string } }[];
  }[];
}

const here = (pupilId: string, effectiveFrom: string): object => ({ pupilId, basis: 'TAKEN_HERE', effectiveFrom });

test('1: Y2, reading age 14 months behind, phonics catch-up tried two terms, hearing checked → K, SPLD rank 1, parents informed on 14 October, review 12 December', async () => {
  const { teacher, senco } = school.staff;
  const id = await pupil('2027-09-06', '2', '2020-11-03', '2024-09-03');
  expect(
    await send('2027-09-13', teacher, 'raiseConcern', {
      ...here(id, '2027-09-13'),
      raisedBy: 'TEACHER',
      raisedOn: '2027-09-13',
      areas: ['COGNITION_AND_LEARNING'],
      description: 'Loses the line.',
      universalSupportTried: 'Phonics catch-up.',
    }),
  ).toEqual([]);
  expect(
    await send('2027-09-27', teacher, 'recordInformation', {
      pupilId: id,
      gatheredOn: '2027-09-27',
      areas: ['COGNITION_AND_LEARNING'],
      progress: [
        {
          comparison: 'PEERS_FROM_SAME_BASELINE',
          finding: 'LESS_THAN_EXPECTED',
          baselineOn: '2026-09-14',
          measuredOn: '2027-09-20',
          monthsBehind: 14,
        },
      ],
      strategies: [{ strategy: 'CATCH_UP_GROUP', from: '2027-01-05', to: '2027-07-16' }],
      explanations: [{ explanation: 'HEARING_OR_VISION', finding: 'RULED_OUT', consideredOn: '2027-09-22' }],
      summary: 'Reading age fourteen months behind.',
      strategiesTried: 'Phonics catch-up for two terms.',
    }),
  ).toEqual([]);
  expect((await seen(id, '2027-09-27')).identification).toEqual({
    state: 'INFORMATION_GATHERING',
    since: '2027-09-27',
    concernRaisedOn: '2027-09-13',
    reviewOn: null,
    halfTermCheckDueOn: '2027-10-25',
    firstReviewDueOn: null,
  });
  expect(
    await send('2027-10-14', senco, 'recordDiscussion', {
      pupilId: id,
      heldOn: '2027-10-14',
      withParents: true,
      withPupil: true,
      agreement: 'AGREES',
      noteGivenOn: '2027-10-14',
      parentViews: 'Glad that it is looked at.',
    }),
  ).toEqual([]);
  expect(
    await send('2027-10-14', teacher, 'proposeIdentification', {
      ...here(id, '2027-10-14'),
      proposedOutcome: 'SEN_SUPPORT',
      needs: [{ code: 'SPLD', rank: 1 }],
      proposers: [senco],
      rationale: 'Catch-up was not enough.',
    }),
  ).toEqual([]);
  const placement = {
    ...here(id, '2027-10-14'),
    needs: [{ code: 'SPLD', rank: 1 }],
    reviewOn: '2027-12-12',
    parentInformed: { on: '2027-10-14', method: 'MEETING', by: senco },
    rationale: 'Fourteen months behind; no diagnosis is needed.',
  };
  // No move that the field calls invalid gets in the record as a decision taken here.
  expect(await send('2027-10-14', senco, 'placeOnSenSupport', { ...placement, needs: [] })).toEqual([
    'REFUSED',
    'NEED_NOT_RECORDED',
  ]);
  expect(await send('2027-10-14', senco, 'placeOnSenSupport', placement)).toEqual([]);
  expect(await seen(id, '2027-10-14')).toEqual({
    identification: {
      state: 'PLACED_ON_SEN_SUPPORT',
      since: '2027-10-14',
      concernRaisedOn: '2027-09-13',
      reviewOn: '2027-12-12',
      halfTermCheckDueOn: null,
      firstReviewDueOn: '2028-02-14',
    },
    register: [
      {
        status: 'K',
        statusSince: '2027-10-14',
        primaryNeed: 'SPLD',
        needs: [{ code: 'SPLD', rank: 1 }],
        observed: false,
      },
    ],
    decisions: [
      ['CONCERN_RAISED', 'TAKEN_HERE', '2027-09-13', '2027-09-13', null, null, 'TEACHER OFFICE', ''],
      ['IDENTIFICATION_PROPOSED', 'TAKEN_HERE', '2027-10-14', '2027-10-14', null, null, 'TEACHER OFFICE', ''],
      ['SEN_SUPPORT_DECIDED', 'TAKEN_HERE', '2027-10-14', '2027-10-14', 'K', 'SPLD', 'SENCO OFFICE', ''],
    ],
  });
  expect(
    (
      await ask(
        school.app,
        senco,
        `query ($id: ID!) { pupil(id: $id) { timeline { edges { node { type texts { name value } } } } } }`,
        { id },
      )
    ).data,
  ).toMatchObject({
    pupil: {
      timeline: {
        edges: expect.arrayContaining([
          {
            node: {
              type: 'INFORMATION_GATHERED',
              texts: [
                { name: 'summary', value: 'Reading age fourteen months behind.' },
                { name: 'strategiesTried', value: 'Phonics catch-up for two terms.' },
              ],
            },
          },
          {
            node: {
              type: 'PARENT_DISCUSSION_HELD',
              texts: [{ name: 'parentViews', value: 'Glad that it is looked at.' }],
            },
          },
        ]),
      },
    },
  });
});

test('2: Y7, concern from the form tutor about outbursts after a bereavement → monitoring, pastoral plan, not SEN', async () => {
  const { teacher, senco } = school.staff;
  const id = await pupil('2027-11-01', '7', '2016-02-20', '2027-09-03');
  expect(
    await send('2027-11-02', teacher, 'raiseConcern', {
      ...here(id, '2027-11-02'),
      raisedBy: 'TEACHER',
      raisedOn: '2027-11-01',
      areas: ['SOCIAL_EMOTIONAL_MENTAL_HEALTH'],
      alternativeExplanations: ['BEREAVEMENT'],
      description: 'Outbursts since the funeral.',
    }),
  ).toEqual([]);
  const monitoring = {
    ...here(id, '2027-11-08'),
    explanations: ['BEREAVEMENT'],
    parentInformed: { on: '2027-11-05', method: 'PHONE' },
    rationale: 'Grief accounts for it.',
    monitoringPlan: 'Mentor twice a week.',
  };
  expect(await send('2027-11-08', senco, 'startMonitoring', monitoring)).toEqual(['REFUSED', 'REVIEW_DATE_MISSING']);
  expect(await send('2027-11-08', senco, 'startMonitoring', { ...monitoring, reviewOn: '2028-01-17' })).toEqual([]);
  expect((await seen(id, '2027-11-08')).identification).toEqual({
    state: 'MONITORING',
    since: '2027-11-08',
    concernRaisedOn: '2027-11-01',
    reviewOn: '2028-01-17',
    halfTermCheckDueOn: null,
    firstReviewDueOn: null,
  });
  expect(
    await send('2028-01-17', senco, 'decideNotSen', {
      ...here(id, '2028-01-17'),
      explanations: ['BEREAVEMENT'],
      parentInformed: { on: '2028-01-17', method: 'MEETING' },
      rationale: 'Settled again.',
    }),
  ).toEqual([]);
  expect(await seen(id, '2028-01-17')).toEqual({
    identification: {
      state: 'NOT_SEN',
      since: '2028-01-17',
      concernRaisedOn: '2027-11-01',
      reviewOn: null,
      halfTermCheckDueOn: null,
      firstReviewDueOn: null,
    },
    register: [{ status: 'N', statusSince: null, primaryNeed: null, needs: [], observed: false }],
    decisions: [
      ['CONCERN_RAISED', 'TAKEN_HERE', '2027-11-02', '2027-11-02', null, null, 'TEACHER OFFICE', ''],
      ['MONITORING_STARTED', 'TAKEN_HERE', '2027-11-08', '2027-11-08', null, null, 'SENCO OFFICE', ''],
      ['NOT_SEN_DECIDED', 'TAKEN_HERE', '2028-01-17', '2028-01-17', null, null, 'SENCO OFFICE', ''],
    ],
  });
});

test('3: Y5 on K for SLCN, discharged by SALT, at age-related level for two reviews → removed, parents agreed at the meeting, monitoring two terms', async () => {
  const { senco, head } = school.staff;
  const id = await pupil('2028-01-24', '5', '2018-05-06', '2022-09-05');
  const reported = (day: string): object => ({
    pupilId: id,
    basis: 'REPORTED',
    decidedOn: day,
    effectiveFrom: day,
    decidedBy: [{ kind: 'PERSON', person: senco }],
  });
  const review = {
    withParents: true,
    withPupil: true,
    attendees: ['CLASS_TEACHER', 'SENCO', 'PARENT', 'PUPIL', 'SPECIALIST'],
    supportImpact: 'EXPECTED_PROGRESS',
    impactSummary: 'At age-related level.',
  };
  expect(
    await send('2028-01-24', senco, 'placeOnSenSupport', {
      ...reported('2026-09-14'),
      needs: [{ code: 'SLCN', rank: 1 }],
      rationale: 'Speech.',
    }),
  ).toEqual(['LATE_ENTRY']);
  const removal = {
    ...here(id, '2028-03-20'),
    reason: 'DISCHARGED_BY_SPECIALIST',
    parentInformed: { on: '2028-03-17', method: 'MEETING', by: senco },
    monitorUntil: '2028-12-15',
    rationale: 'Discharged by SALT, at age-related level twice.',
    parentViews: 'Agree.',
  };
  expect(
    await send('2028-01-24', senco, 'removeFromSenSupport', {
      ...removal,
      effectiveFrom: '2028-01-24',
      parentInformed: null,
    }),
  ).toEqual(['REFUSED', 'REVIEW_NOT_RECORDED']);
  expect(
    await send('2028-01-25', senco, 'holdSenSupportReview', {
      ...here(id, '2028-01-25'),
      ...review,
      heldOn: '2028-01-25',
      recommendation: 'CONTINUE',
      nextReviewOn: '2028-03-17',
    }),
  ).toEqual([]);
  expect(
    await send('2028-01-25', senco, 'continueSenSupport', {
      ...here(id, '2028-01-25'),
      nextReviewOn: '2028-03-17',
      rationale: 'Once more, to be sure.',
    }),
  ).toEqual([]);
  expect((await seen(id, '2028-01-25')).identification).toMatchObject({
    state: 'CONTINUED',
    since: '2028-01-25',
    reviewOn: '2028-03-17',
  });
  expect(
    await send('2028-03-17', senco, 'holdSenSupportReview', {
      ...here(id, '2028-03-17'),
      ...review,
      heldOn: '2028-03-17',
      recommendation: 'REMOVE',
    }),
  ).toEqual([]);
  expect(await send('2028-03-20', head, 'removeFromSenSupport', removal)).toEqual([]);
  expect(await seen(id, '2028-03-20')).toEqual({
    identification: {
      state: 'REMOVED',
      since: '2028-03-20',
      concernRaisedOn: null,
      reviewOn: '2028-12-15',
      halfTermCheckDueOn: null,
      firstReviewDueOn: null,
    },
    register: [{ status: 'N', statusSince: '2028-03-20', primaryNeed: null, needs: [], observed: false }],
    decisions: [
      ['SEN_SUPPORT_DECIDED', 'REPORTED', '2026-09-14', '2026-09-14', 'K', 'SLCN', 'SENCO OFFICE', 'LATE_ENTRY'],
      ['SEN_SUPPORT_REVIEW_HELD', 'TAKEN_HERE', '2028-01-25', '2028-01-25', null, null, 'SENCO OFFICE', ''],
      ['SEN_SUPPORT_CONTINUED', 'TAKEN_HERE', '2028-01-25', '2028-01-25', null, null, 'SENCO OFFICE', ''],
      ['SEN_SUPPORT_REVIEW_HELD', 'TAKEN_HERE', '2028-03-17', '2028-03-17', null, null, 'SENCO OFFICE', ''],
      ['REGISTER_REMOVAL_DECIDED', 'TAKEN_HERE', '2028-03-20', '2028-03-20', 'N', null, 'HEADTEACHER OFFICE', ''],
    ],
  });
  const { data } = await ask(
    school.app,
    head,
    `query ($id: ID!) { pupil(id: $id) { decisions(orderBy: { by: RECORDED_AT, direction: ASC }) { edges { node { id ... on RegisterRemovalDecided { reviewId } } } } } }`,
    { id },
  );
  const edges = (data?.['pupil'] as { decisions: { edges: readonly { node: { id: string; reviewId?: string } }[] } })
    .decisions.edges;
  expect(edges[4]?.node.reviewId).toBe(edges[3]?.node.id);
});

test("4: Y1 arrives by CTF with E, ASD: recorded from the LA's plan dated 3 March; the school did not decide it", async () => {
  const { senco } = school.staff;
  const id = await pupil('2028-05-02', '1', '2022-01-09', '2028-04-24');
  const asd = [{ code: 'ASD', rank: 1 }];
  const observed = (source: string): object => ({
    pupilId: id,
    basis: 'FROM_DOCUMENT',
    decidedOn: '2028-03-03',
    effectiveFrom: '2028-03-03',
    decidedBy: [{ kind: 'NOT_KNOWN' }],
    statedIn: source,
    periods: [{ status: 'E', from: '2028-03-03' }],
    needs: asd,
    documentOn: '2028-03-03',
  });
  const plan = {
    plan: { laCode: '383', notice: 'FINAL_PLAN' },
    planReference: 'EHC/2028/17',
    receivedOn: '2028-05-08',
  };
  // Taking it here is not the school's to do.
  expect(
    await send('2028-05-02', senco, 'recordSenStatus', {
      ...observed('LA_DOCUMENT'),
      basis: 'TAKEN_HERE',
      decidedOn: null,
      decidedBy: [],
    }),
  ).toEqual(['REFUSED', 'NOT_THE_SCHOOLS_DECISION', 'PLAN_PAPERS_MISSING', 'BEFORE_ADMISSION']);
  expect(await send('2028-05-02', senco, 'recordSenStatus', observed('CTF'))).toEqual([
    'BEFORE_ADMISSION',
    'PLAN_PAPERS_MISSING',
  ]);
  expect(await send('2028-05-08', senco, 'recordSenStatus', { ...observed('LA_DOCUMENT'), ...plan })).toEqual([
    'BEFORE_ADMISSION',
  ]);
  expect(await seen(id, '2028-05-08')).toEqual({
    identification: {
      state: 'EHC_PLAN',
      since: '2028-03-03',
      concernRaisedOn: null,
      reviewOn: null,
      halfTermCheckDueOn: null,
      firstReviewDueOn: null,
    },
    register: [{ status: 'E', statusSince: '2028-03-03', primaryNeed: 'ASD', needs: asd, observed: true }],
    decisions: [
      [
        'PROVISION_CODE_OBSERVED',
        'FROM_DOCUMENT',
        '2028-03-03',
        '2028-03-03',
        'E',
        'ASD',
        'LOCAL_AUTHORITY',
        'BEFORE_ADMISSION,PLAN_PAPERS_MISSING',
      ],
      [
        'PROVISION_CODE_OBSERVED',
        'FROM_DOCUMENT',
        '2028-03-03',
        '2028-03-03',
        'E',
        'ASD',
        'LOCAL_AUTHORITY',
        'BEFORE_ADMISSION',
      ],
    ],
  });
});
