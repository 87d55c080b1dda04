import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Answered, ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { URN } from '../support/school.ts';

// Examples of sign-off, through the public API alone, on the days of an autumn term.
const school = await openSchool();

beforeAll(async () => {
  await carryOut(school.staff.head, 'setTermCalendar', 'SetTermCalendarInput', {
    academicYear: 2026,
    terms: [
      { from: '2026-09-03', to: '2026-10-23' },
      { from: '2026-11-02', to: '2026-12-18' },
      { from: '2027-01-04', to: '2027-03-26' },
    ],
  });
  await carryOut(school.staff.head, 'setSignOffPolicy', 'SetSignOffPolicyInput', {
    policyId: randomUUID(),
    from: '2026-09-01',
    rules: [
      {
        ruleId: randomUUID(),
        matter: 'PROVISION_ABOVE_COST',
        quorum: 'ANY_ONE',
        aboveAnnualCostPence: 300_000,
        lapsesAfterSchoolDays: 15,
      },
      { ruleId: randomUUID(), matter: 'EHC_NEEDS_ASSESSMENT_REQUEST', quorum: 'ANY_ONE' },
    ],
  });
});

interface Carried {
  readonly decisionId?: string;
  readonly findings?: readonly string[];
  readonly refusals?: readonly { readonly code: string }[];
}

async function carryOut(by: string, field: string, type: string, input: object): Promise<Carried> {
  const decision = !field.startsWith('set') && !['meetCondition', 'recordDissent'].includes(field);
  const [recorded, refused] = decision
    ? ['DecisionRecorded', 'DecisionRefused']
    : ['CommandRecorded', 'CommandRefused'];
  const answered: Answered = await ask(
    school.app,
    by,
    `mutation ($input: ${type}!) { ${field}(input: $input) { ... on ${recorded} { ${decision ? 'decisionId findings' : 'subjectId'} } ... on ${refused} { refusals { code } } } }`,
    { input: { commandId: randomUUID(), schoolUrn: URN, ...input } },
  );
  expect(answered.errors).toEqual([]);
  return answered.data?.[field] as Carried;
}

/** On a day, at eleven: taken here by somebody. */
function on(day: string, pupilId: string): object {
  school.clock.moveTo(`${day}T11:00:00.000Z`);
  return { pupilId, basis: 'TAKEN_HERE', effectiveFrom: day };
}

const SHOWN = `id state turn digest matter annualCostPence submittedOn closedOn returns daysWithProposer daysWithDeciders ageSchoolDays escalation lapsesOn sencoDissents proposal
  proposers { name } stays { with from to days schoolDays } answers { type on by { name } counts words } conditions { uuid owner { name } dueOn metOn state text } conditionsOverdue
  dissents { person { name } role on text } attempts { by { person { name } role } attempted codes } findings { code }`;

async function shown(id: string, day?: string): Promise<Record<string, unknown>> {
  const { data, errors } = await ask(
    school.app,
    school.staff.head,
    `query ($id: ID!, $asAt: AsAtInput) { signOffRequest(id: $id, asAt: $asAt) { ${SHOWN} } }`,
    { id, asAt: day === undefined ? null : { effectiveOn: day } },
  );
  expect(errors).toEqual([]);
  return data?.['signOffRequest'] as Record<string, unknown>;
}

async function answer(
  field: string,
  type: string,
  request: string,
  input: object,
  by = school.staff.head,
): Promise<Carried> {
  return carryOut(by, field, type, { ...input, request, seenDigest: (await shown(request))['digest'] });
}

async function queue(states: readonly string[] = []): Promise<readonly unknown[]> {
  const { data } = await ask(
    school.app,
    school.staff.deputy,
    'query ($urn: String!, $states: [SignOffState!]!) { signOffQueue(schoolUrn: $urn, states: $states) { totalCount edges { node { id state turn ageSchoolDays escalation } } } }',
    { urn: URN, states },
  );
  const { edges, totalCount } = data?.['signOffQueue'] as {
    readonly edges: readonly { readonly node: unknown }[];
    readonly totalCount: number;
  };
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node }) => node);
}

describe('returned twice for missing costs, then approved with a condition', () => {
  const proposal = {
    matter: 'PROVISION_ABOVE_COST',
    proposal: 'Ten hours a week of a teaching assistant.',
    rationale: 'Two terms of small groups were not enough.',
  };
  let pupil: string;
  let request: string;

  test("each return is the proposer's turn: eleven days in all, counted by side", async () => {
    pupil = await school.pupil();
    const { senco } = school.staff;
    request =
      (
        await carryOut(senco, 'requestSignOff', 'RequestSignOffInput', {
          ...on('2026-11-23', pupil),
          ...proposal,
          annualCostPence: 560_000,
        })
      ).decisionId ?? '';
    await answer('returnSignOff', 'ReturnSignOffInput', request, {
      ...on('2026-11-25', pupil),
      questions: 'Is material in that?',
    });
    await carryOut(senco, 'resubmitSignOff', 'ResubmitSignOffInput', {
      ...on('2026-11-30', pupil),
      ...proposal,
      annualCostPence: 600_000,
      request,
      answers: 'It is now.',
    });
    await answer('returnSignOff', 'ReturnSignOffInput', request, {
      ...on('2026-12-01', pupil),
      questions: 'And on-costs?',
    });
    await carryOut(senco, 'resubmitSignOff', 'ResubmitSignOffInput', {
      ...on('2026-12-07', pupil),
      ...proposal,
      annualCostPence: 640_000,
      request,
      answers: 'With them too.',
    });
    school.clock.moveTo('2026-12-08T11:00:00.000Z');
    expect(await shown(request)).toMatchObject({
      state: 'SUBMITTED',
      turn: 'DECIDERS',
      annualCostPence: 640_000,
      submittedOn: '2026-11-23',
      closedOn: null,
      returns: 2,
      daysWithProposer: 11,
      daysWithDeciders: 4,
      ageSchoolDays: 1,
      escalation: 'NONE',
      lapsesOn: '2027-01-11',
      proposers: [{ name: 'Person senco' }],
      findings: [],
      stays: [
        { with: 'DECIDERS', from: '2026-11-23', to: '2026-11-25', days: 2, schoolDays: 2 },
        { with: 'PROPOSER', from: '2026-11-25', to: '2026-11-30', days: 5, schoolDays: 3 },
        { with: 'DECIDERS', from: '2026-11-30', to: '2026-12-01', days: 1, schoolDays: 1 },
        { with: 'PROPOSER', from: '2026-12-01', to: '2026-12-07', days: 6, schoolDays: 4 },
        { with: 'DECIDERS', from: '2026-12-07', to: null, days: 1, schoolDays: 1 },
      ],
      answers: [
        {
          type: 'SIGN_OFF_RETURNED',
          on: '2026-11-25',
          by: [{ name: 'Person head' }],
          counts: false,
          words: 'Is material in that?',
        },
        {
          type: 'SIGN_OFF_RETURNED',
          on: '2026-12-01',
          by: [{ name: 'Person head' }],
          counts: false,
          words: 'And on-costs?',
        },
      ],
    });
    expect(await queue()).toEqual([
      { id: request, state: 'SUBMITTED', turn: 'DECIDERS', ageSchoolDays: 1, escalation: 'NONE' },
    ]);
  });

  test('the proposer cannot approve it; that they tried stands beside it', async () => {
    expect(
      await answer('approveSignOff', 'ApproveSignOffInput', request, on('2026-12-08', pupil), school.staff.senco),
    ).toEqual({ refusals: [{ code: 'SELF_SIGN_OFF' }, { code: 'NO_AUTHORITY_AT_DECISION' }] });
    // A refusal does not wait for the read models.
    await school.app.projections.waitFor(school.app.log.head(), ['sign-off-queue'], 60_000);
    expect((await shown(request))['attempts']).toEqual([
      {
        by: { person: { name: 'Person senco' }, role: 'SENCO' },
        attempted: 'ApproveSignOff',
        codes: ['SELF_SIGN_OFF', 'NO_AUTHORITY_AT_DECISION'],
      },
    ]);
  });

  test('approved with the condition "review at half-term": open, then breached by its day alone, then met', async () => {
    const condition = { owner: school.staff.senco, dueOn: '2027-02-12', text: 'Review at half-term.' };
    expect(
      await answer('approveSignOffWithConditions', 'ApproveSignOffWithConditionsInput', request, {
        ...on('2026-12-08', pupil),
        conditions: [condition],
        budgetCode: 'E26',
      }),
    ).toMatchObject({ findings: [] });
    const approved = await shown(request);
    expect(approved).toMatchObject({
      state: 'APPROVED_WITH_CONDITIONS',
      turn: null,
      closedOn: '2026-12-08',
      daysWithProposer: 11,
      daysWithDeciders: 4,
      conditions: [
        {
          owner: { name: 'Person senco' },
          dueOn: '2027-02-12',
          metOn: null,
          state: 'OPEN',
          text: 'Review at half-term.',
        },
      ],
      conditionsOverdue: 0,
    });
    expect(await shown(request, '2027-02-13')).toMatchObject({
      conditions: [{ state: 'BREACHED' }],
      conditionsOverdue: 1,
      findings: [{ code: 'CONDITION_OVERDUE' }],
    });
    school.clock.moveTo('2027-02-15T11:00:00.000Z');
    const [{ uuid: id }] = approved['conditions'] as [{ readonly uuid: string }];
    expect(
      await carryOut(school.staff.senco, 'meetCondition', 'MeetConditionInput', {
        pupilId: pupil,
        request,
        condition: id,
        metOn: '2027-02-11',
      }),
    ).toEqual({ subjectId: pupil });
    expect(await shown(request)).toMatchObject({
      conditions: [{ metOn: '2027-02-11', state: 'MET' }],
      conditionsOverdue: 0,
      findings: [],
    });
    expect(
      await carryOut(school.staff.senco, 'meetCondition', 'MeetConditionInput', {
        pupilId: pupil,
        request,
        condition: id,
        metOn: '2027-02-11',
      }),
    ).toEqual({ refusals: [{ code: 'ALREADY_RECORDED' }] });
  });
});

test('rejected "use class TA instead", with the dissent of the SENCO recorded', async () => {
  const pupil = await school.pupil();
  const request =
    (
      await carryOut(school.staff.senco, 'requestSignOff', 'RequestSignOffInput', {
        ...on('2027-02-22', pupil),
        matter: 'PROVISION_ABOVE_COST',
        annualCostPence: 350_000,
        proposal: 'A trained assistant, one to one.',
        rationale: 'Speech and language therapist advises so.',
      })
    ).decisionId ?? '';
  const rejection = await answer('rejectSignOff', 'RejectSignOffInput', request, {
    ...on('2027-02-24', pupil),
    reasons: 'Use class TA instead.',
    sencoPresent: true,
  });
  expect(
    await carryOut(school.staff.senco, 'recordDissent', 'RecordDissentInput', {
      pupilId: pupil,
      decisionId: rejection.decisionId,
      text: 'The class TA is not trained for this.',
    }),
  ).toEqual({ subjectId: pupil });
  expect(await shown(request)).toMatchObject({
    state: 'REJECTED',
    turn: null,
    closedOn: '2027-02-24',
    daysWithDeciders: 2,
    daysWithProposer: 0,
    sencoDissents: true,
    answers: [
      {
        type: 'SIGN_OFF_REJECTED',
        on: '2027-02-24',
        by: [{ name: 'Person head' }],
        counts: true,
        words: 'Use class TA instead.',
      },
    ],
    dissents: [
      {
        person: { name: 'Person senco' },
        role: 'SENCO',
        on: '2027-02-24',
        text: 'The class TA is not trained for this.',
      },
    ],
  });
  expect(await answer('approveSignOff', 'ApproveSignOffInput', request, on('2027-02-25', pupil))).toEqual({
    refusals: [{ code: 'REQUEST_NOT_OPEN' }],
  });
});

test('withdrawn as the parents asked the local authority themselves', async () => {
  const pupil = await school.pupil();
  const request =
    (
      await carryOut(school.staff.senco, 'requestSignOff', 'RequestSignOffInput', {
        ...on('2027-02-25', pupil),
        matter: 'EHC_NEEDS_ASSESSMENT_REQUEST',
        proposal: 'Ask for an EHC needs assessment.',
        rationale: 'Little progress in four terms.',
      })
    ).decisionId ?? '';
  expect(
    await carryOut(school.staff.head, 'withdrawSignOff', 'WithdrawSignOffInput', {
      ...on('2027-03-01', pupil),
      request,
      withdrawnBecause: 'PARENTS_ASKED_LOCAL_AUTHORITY',
    }),
  ).toEqual({ refusals: [{ code: 'NOT_THE_PROPOSER' }] });
  expect(
    await carryOut(school.staff.senco, 'withdrawSignOff', 'WithdrawSignOffInput', {
      ...on('2027-03-01', pupil),
      request,
      withdrawnBecause: 'PARENTS_ASKED_LOCAL_AUTHORITY',
      note: 'They told us today.',
    }),
  ).toMatchObject({ findings: [] });
  expect(await shown(request)).toMatchObject({
    state: 'WITHDRAWN',
    closedOn: '2027-03-01',
    daysWithDeciders: 4,
    conditions: [],
  });
  expect(await queue()).toEqual([]);
  const { data, errors } = await ask(
    school.app,
    school.staff.senco,
    'query ($id: ID!) { pupil(id: $id) { signOffs { id state } decisions(orderBy: { by: DECIDED_AT, direction: ASC }) { edges { node { type ... on SignOffWithdrawn { withdrawnBecause note } } } } } }',
    { id: pupil },
  );
  expect(errors).toEqual([]);
  expect(data?.['pupil']).toEqual({
    signOffs: [{ id: request, state: 'WITHDRAWN' }],
    decisions: {
      edges: [
        { node: { type: 'SIGN_OFF_REQUESTED' } },
        {
          node: {
            type: 'SIGN_OFF_WITHDRAWN',
            withdrawnBecause: 'PARENTS_ASKED_LOCAL_AUTHORITY',
            note: 'They told us today.',
          },
        },
      ],
    },
  });
});

test('one that nobody answers is escalated, overdue, and lapses, by its days alone', async () => {
  const pupil = await school.pupil();
  const request =
    (
      await carryOut(school.staff.senco, 'requestSignOff', 'RequestSignOffInput', {
        ...on('2027-03-01', pupil),
        matter: 'PROVISION_ABOVE_COST',
        annualCostPence: 350_000,
        proposal: 'x',
        rationale: 'y',
      })
    ).decisionId ?? '';
  const days = ['2027-03-05', '2027-03-08', '2027-03-15', '2027-03-22', '2027-03-23'];
  const seen = [];
  for (const day of days) seen.push(await shown(request, day));
  expect(seen.map(({ state, escalation, ageSchoolDays, turn }) => [state, escalation, ageSchoolDays, turn])).toEqual([
    ['SUBMITTED', 'NONE', 4, 'DECIDERS'],
    ['SUBMITTED', 'ESCALATE', 5, 'DECIDERS'],
    ['SUBMITTED', 'BREACHED', 10, 'DECIDERS'],
    ['SUBMITTED', 'BREACHED', 15, 'DECIDERS'],
    ['LAPSED', 'NONE', null, null],
  ]);
  expect(seen[2]?.['findings']).toEqual([{ code: 'SIGN_OFF_OVERDUE' }]);
  school.clock.moveTo('2027-03-23T11:00:00.000Z');
  expect([await queue(), await queue(['LAPSED'])]).toEqual([
    [],
    [{ id: request, state: 'LAPSED', turn: null, ageSchoolDays: null, escalation: 'NONE' }],
  ]);
});
