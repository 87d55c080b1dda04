import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { recorded, URN } from '../support/school.ts';

/** Changes of provision, each through the public API on its own days. */
const school = await openSchool();

interface Answer {
  readonly decisionId?: string;
  readonly findings?: readonly string[];
  readonly refusals?: readonly { readonly code: string }[];
}

async function say(by: string, command: string, input: object): Promise<Answer> {
  const name = command.charAt(0).toLowerCase() + command.slice(1);
  const decision = `... on DecisionRecorded { decisionId findings } ... on DecisionRefused { refusals { code } }`;
  const other = `... on CommandRecorded { findings receipt { eventIds } } ... on CommandRefused { refusals { code } }`;
  const asked = RECORDS.includes(command) ? other : decision;
  const { data, errors } = await ask(
    school.app,
    by,
    `mutation ($input: ${command}Input!) { ${name}(input: $input) { ${asked} } }`,
    { input: { commandId: randomUUID(), schoolUrn: URN, ...input } },
  );
  expect(errors).toEqual([]);
  return data?.[name] as Answer;
}

const RECORDS = ['AssessOutcome', 'RecordDeliveryVariance', 'LogDelivery'];
const decided = (pupilId: string, effectiveFrom: string): object => ({ pupilId, basis: 'TAKEN_HERE', effectiveFrom });

const TERMS = {
  tier: 'TARGETED',
  kind: 'INTERVENTION',
  fundingSource: 'ELEMENT_2_NOTIONAL',
  broadArea: 'COMMUNICATION_AND_INTERACTION',
  linkedNeed: 'SLCN',
  groupSize: 4,
  delivererRole: 'TEACHING_ASSISTANT',
  setting: 'WITHDRAWAL_ROOM',
};
const PLAN = { parentPosition: 'AGREES', agreedWith: ['PARENT', 'PUPIL'], rationale: 'Needs practice with others.' };
const MAP = `query ($filter: ProvisionFilterInput, $asAt: AsAtInput) { provisionMap(schoolUrn: "${URN}", filter: $filter, asAt: $asAt) { totalCount edges { node {
  id state name startOn endedOn endReason replacedBy amendments parentPosition sectionFUndelivered annualCostPence costToDatePence sessionsPlanned sessionsDelivered
  terms { tier minutesPerWeek groupSize frequency { sessionsPerWeek minutesPerSession weeks } costLines { kind amountPence } reviewOn plannedEndOn annualCostPence } outcomes { words baseline target dueOn result assessedOn } variances { sectionFItem variance missedSessions since until interruption laToldOn earlyReviewAskedOn } pupil { id }
} } } }`;

interface Node {
  readonly id: string;
  readonly state: string;
  readonly annualCostPence: number;
  readonly costToDatePence: number;
}

async function map(
  pupilId: string,
  asAt: object | null = null,
  states: readonly string[] = [],
): Promise<readonly Node[]> {
  const { data, errors } = await ask(school.app, school.staff.senco, MAP, { filter: { pupilId, states }, asAt });
  expect(errors).toEqual([]);
  return (data?.['provisionMap'] as { readonly edges: readonly { readonly node: Node }[] }).edges.map(
    ({ node }) => node,
  );
}

describe('1: Lego-based therapy is started', () => {
  let pupilId: string;
  let id: string;

  test('with outcome, baseline and review', async () => {
    pupilId = await school.pupil({ forename: 'One' });
    const outcome = {
      words: 'Initiates 3 peer exchanges per session.',
      baseline: '0-1',
      baselineOn: '2026-11-16',
      target: '3',
      measure: 'Exchanges a session',
      dueOn: '2027-02-12',
    };
    const terms = {
      ...TERMS,
      frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 12 },
      costLines: [{ kind: 'HOURLY' }],
      plannedEndOn: '2027-02-11',
      reviewOn: '2027-01-08',
    };
    const answer = await say(school.staff.senco, 'StartProvision', {
      ...decided(pupilId, '2026-11-20'),
      plan: { ...PLAN, terms, outcomes: [outcome], name: 'Lego-based therapy' },
    });
    expect(answer).toMatchObject({ findings: [] });
    id = answer.decisionId ?? '';
    // £17.00 an hour × 1 hour a week × 12 weeks / 4 pupils = £51.00; twelve weeks are 84 days, of which one has passed.
    expect(await map(pupilId)).toEqual([
      {
        id,
        state: 'ACTIVE',
        name: 'Lego-based therapy',
        startOn: '2026-11-20',
        endedOn: null,
        endReason: null,
        replacedBy: null,
        amendments: 0,
        parentPosition: 'AGREES',
        sectionFUndelivered: false,
        annualCostPence: 5_100,
        costToDatePence: 61,
        sessionsPlanned: 0,
        sessionsDelivered: 0,
        terms: {
          tier: 'TARGETED',
          minutesPerWeek: 60,
          groupSize: 4,
          frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 12 },
          costLines: [{ kind: 'HOURLY', amountPence: 1_700 }],
          reviewOn: '2027-01-08',
          plannedEndOn: '2027-02-11',
          annualCostPence: 5_100,
        },
        outcomes: [
          {
            words: 'Initiates 3 peer exchanges per session.',
            baseline: '0-1',
            target: '3',
            dueOn: '2027-02-12',
            result: null,
            assessedOn: null,
          },
        ],
        variances: [],
        pupil: { id: pupilId },
      },
    ]);
  });

  test('is refused without an outcome, and not known before it was recorded or given before it began', async () => {
    const terms = { ...TERMS, linkedNeed: 'SEMH', reviewOn: '2027-01-08' };
    expect(
      await say(school.staff.senco, 'StartProvision', {
        ...decided(pupilId, '2026-11-20'),
        plan: { ...PLAN, terms, outcomes: [], name: 'Nurture group' },
      }),
    ).toEqual({ refusals: [{ code: 'OUTCOME_MISSING' }] });
    expect(await map(pupilId, { effectiveOn: '2026-11-19' })).toEqual([]);
    expect(await map(pupilId, { recordedAt: '2026-11-19T10:00:00Z' })).toEqual([]);
    expect(await map(pupilId, { effectiveOn: '2027-02-11' })).toMatchObject([{ costToDatePence: 5_100 }]);
  });

  test('a correction states all of it anew, under the same name', async () => {
    const terms = {
      ...TERMS,
      frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 12 },
      groupSize: 3,
      costLines: [{ kind: 'HOURLY', amountPence: 1_700 }],
      plannedEndOn: '2027-02-11',
      reviewOn: '2027-01-08',
    };
    const outcome = { words: 'Initiates 3 peer exchanges per session.', dueOn: '2027-02-12' };
    await say(school.staff.senco, 'StartProvision', {
      ...decided(pupilId, '2026-11-20'),
      correctionOf: { decisionId: id, reason: 'Three in the group.' },
      plan: { ...PLAN, terms, outcomes: [outcome], name: 'Lego-based therapy' },
    });
    expect(await map(pupilId)).toMatchObject([{ id, annualCostPence: 6_800, outcomes: [{ baseline: '0-1' }] }]);
  });
});

describe('2: support by a TA goes from ten to six hours a week, and the parents disagree', () => {
  let pupilId: string;
  let id: string;
  const hours = (minutesPerSession: number): object => ({
    ...TERMS,
    tier: 'SPECIALIST',
    kind: 'ADULT_SUPPORT',
    groupSize: 1,
    setting: 'CLASSROOM',
    frequency: { sessionsPerWeek: 5, minutesPerSession, weeks: 38 },
    costLines: [{ kind: 'HOURLY', amountPence: 1_700 }],
    reviewOn: '2026-12-18',
  });

  test('costs £6,460.00, then £3,876.00 a year', async () => {
    pupilId = await school.pupil({ forename: 'Two' });
    id =
      (
        await say(school.staff.head, 'StartProvision', {
          ...decided(pupilId, '2026-09-07'),
          basis: 'REPORTED',
          decidedOn: '2026-11-19',
          decidedBy: [{ kind: 'PERSON', person: school.staff.head, members: [] }],
          plan: {
            ...PLAN,
            terms: hours(120),
            outcomes: [{ words: 'Works alone for ten minutes.', dueOn: '2027-07-16' }],
            name: 'TA support',
          },
        })
      ).decisionId ?? '';
    expect(await map(pupilId)).toMatchObject([{ id, annualCostPence: 646_000, terms: { minutesPerWeek: 600 } }]);
    const amended = await say(school.staff.head, 'AmendProvision', {
      ...decided(pupilId, '2026-11-20'),
      provision: id,
      changes: ['INTENSITY'],
      terms: hours(72),
      parentPosition: 'DISAGREES',
      parentsToldOn: '2026-11-19',
      rationale: 'Independence grows.',
      parentViews: 'Want ten hours.',
    });
    expect(amended).toMatchObject({ findings: [] });
    expect(await map(pupilId)).toMatchObject([
      { id, annualCostPence: 387_600, amendments: 1, parentPosition: 'DISAGREES', terms: { minutesPerWeek: 360 } },
    ]);
    expect(await map(pupilId, { effectiveOn: '2026-11-19' })).toMatchObject([
      { annualCostPence: 646_000, amendments: 0, parentPosition: 'AGREES' },
    ]);
  });

  test('the decision says who decided, and that the parents disagree', async () => {
    const { data } = await ask(
      school.app,
      school.staff.head,
      `{ pupil(id: "${pupilId}") { decisions(filter: { types: [PROVISION_AMENDED] }) { edges { node { ... on ProvisionAmended { type parentPosition parentViews changes decidedBy { persons { role } } terms { annualCostPence } } } } } } }`,
    );
    expect(data).toEqual({
      pupil: {
        decisions: {
          edges: [
            {
              node: {
                type: 'PROVISION_AMENDED',
                parentPosition: 'DISAGREES',
                parentViews: 'Want ten hours.',
                changes: ['INTENSITY'],
                decidedBy: [{ persons: [{ role: 'HEADTEACHER' }] }],
                terms: { annualCostPence: 387_600 },
              },
            },
          ],
        },
      },
    });
  });

  test('a SENCO decides up to the cost that the board has delegated', async () => {
    recorded(
      await school.as(school.staff.chair, 'GrantDelegation', {
        schoolUrn: URN,
        delegationId: randomUUID(),
        grantor: 'GOVERNING_BODY',
        granteePerson: null,
        granteeOffice: 'SENCO',
        decisions: ['AmendProvision'],
        from: '2026-11-01',
        to: null,
        minuteRef: null,
        maxAnnualCost: 300_000,
        pupilScope: null,
      }),
    );
    const amend = {
      ...decided(pupilId, '2026-11-20'),
      provision: id,
      changes: ['INTENSITY'],
      parentPosition: 'AGREES',
      rationale: 'Independence grows.',
    };
    expect(await say(school.staff.senco, 'AmendProvision', { ...amend, terms: hours(72) })).toEqual({
      refusals: [{ code: 'COST_ABOVE_AUTHORITY' }],
    });
    expect(await say(school.staff.senco, 'AmendProvision', { ...amend, terms: hours(48) })).toMatchObject({
      findings: [],
    });
    expect(await map(pupilId)).toMatchObject([{ annualCostPence: 258_400, amendments: 2 }]);
  });
});

test('3: ended as ineffective after two cycles, and referred to an educational psychologist', async () => {
  const pupilId = await school.pupil({ forename: 'Three' });
  const { senco } = school.staff;
  const past = (decidedOn: string): object => ({
    pupilId,
    basis: 'REPORTED',
    decidedOn,
    decidedBy: [{ kind: 'PERSON', person: senco, members: [] }],
    effectiveFrom: decidedOn,
  });
  const provision =
    (
      await say(senco, 'StartProvision', {
        ...past('2026-01-12'),
        plan: {
          ...PLAN,
          terms: { ...TERMS, reviewOn: '2026-03-20' },
          outcomes: [{ words: 'Reads at age level.', dueOn: '2026-11-06' }],
          name: 'Phonics',
        },
      })
    ).decisionId ?? '';
  for (const [cycle, agreed, held, next] of [
    [1, '2026-01-12', '2026-05-22', 'CONTINUE'],
    [2, '2026-06-01', '2026-11-06', 'REFER'],
  ] as const) {
    await say(senco, 'AgreeApdrPlan', {
      ...past(agreed),
      cycle,
      provisions: [provision],
      outcomes: [],
      agreedWith: ['PARENT'],
      reviewOn: held,
    });
    expect(
      await say(senco, 'HoldApdrReview', {
        ...past(held),
        cycle,
        heldOn: held,
        attendedBy: ['PARENT', 'CLASS_TEACHER'],
        reviewDecision: next,
        parentPosition: 'AGREES',
        impact: 'None.',
      }),
    ).toMatchObject({ findings: ['LATE_ENTRY'] });
  }
  const { data } = await ask(school.app, senco, `{ pupil(id: "${pupilId}") { provision { outcomes { uuid } } } }`);
  const outcome = (data as { pupil: { provision: { outcomes: { uuid: string }[] }[] } }).pupil.provision[0]?.outcomes[0]
    ?.uuid;
  await say(senco, 'AssessOutcome', { pupilId, outcome, result: 'NOT_MET', assessedOn: '2026-11-06', evidence: [] });
  expect(
    await say(senco, 'EndProvision', {
      ...decided(pupilId, '2026-11-20'),
      provision,
      endReason: 'INEFFECTIVE',
      parentPosition: 'AGREES',
      parentsToldOn: '2026-11-20',
      rationale: 'Two cycles without effect.',
    }),
  ).toMatchObject({ findings: [] });
  const referral = {
    ...decided(pupilId, '2026-11-20'),
    agency: 'EDUCATIONAL_PSYCHOLOGY',
    provision,
    rationale: 'Two cycles without effect.',
  };
  expect(await say(senco, 'MakeReferral', referral)).toEqual({ refusals: [{ code: 'CONSENT_NOT_RECORDED' }] });
  expect(
    await say(senco, 'MakeReferral', {
      ...referral,
      agencyConsent: { givenBy: 'PARENT', givenOn: '2026-11-19', scope: 'REFERRAL', expiresOn: '2027-11-18' },
    }),
  ).toMatchObject({ findings: [] });
  expect(await map(pupilId)).toEqual([]);
  expect(await map(pupilId, null, ['ENDED'])).toMatchObject([
    {
      id: provision,
      state: 'ENDED',
      startOn: '2026-01-12',
      endedOn: '2026-11-20',
      endReason: 'INEFFECTIVE',
      outcomes: [{ result: 'NOT_MET', assessedOn: '2026-11-06' }],
    },
  ]);
  expect(
    await say(senco, 'AmendProvision', {
      ...decided(pupilId, '2026-11-20'),
      provision,
      changes: ['OTHER'],
      terms: { ...TERMS, reviewOn: '2027-01-08' },
      parentPosition: 'AGREES',
      rationale: 'x',
    }),
  ).toEqual({ refusals: [{ code: 'PROVISION_HAS_ENDED' }] });
});

test('4: a vacancy leaves six sessions of Section F undelivered since 9 September; the LA was told on 23 September', async () => {
  const pupilId = await school.pupil({ forename: 'Four' });
  const { senco, head } = school.staff;
  await say(senco, 'RecordSenStatus', {
    pupilId,
    basis: 'FROM_DOCUMENT',
    decidedOn: '2025-09-01',
    effectiveFrom: '2025-09-01',
    statedIn: 'LA_DOCUMENT',
    periods: [{ status: 'E', from: '2025-09-01' }],
    needs: [{ code: 'SLCN', rank: 1 }],
    documentOn: '2025-09-01',
    receivedOn: '2025-09-02',
    plan: { laCode: '383', notice: 'FINAL_PLAN' },
    planReference: 'EHC/4',
  });
  const terms = {
    ...TERMS,
    tier: 'SPECIALIST',
    kind: 'THERAPY',
    sectionFItem: 'F3',
    groupSize: 1,
    delivererRole: 'SPEECH_AND_LANGUAGE_THERAPIST',
    fundingSource: 'HEALTH',
    frequency: { sessionsPerWeek: 3, minutesPerSession: 30, weeks: 38 },
    costLines: [{ kind: 'HOURLY', amountPence: 0 }],
    reviewOn: '2026-12-11',
  };
  const started = {
    pupilId,
    basis: 'REPORTED',
    decidedOn: '2025-09-08',
    decidedBy: [{ kind: 'PERSON', person: head, members: [] }],
    effectiveFrom: '2025-09-08',
  };
  const provision =
    (
      await say(senco, 'StartProvision', {
        ...started,
        plan: {
          ...PLAN,
          terms,
          outcomes: [{ words: 'Uses two-word phrases.', dueOn: '2026-12-11' }],
          name: 'Speech therapy',
        },
      })
    ).decisionId ?? '';
  const variance = {
    pupilId,
    provision,
    sectionFItem: 'F3',
    variance: 'NOT_DELIVERED',
    since: '2026-09-09',
    missedSessions: 6,
    interruption: 'VACANCY',
    laToldOn: '2026-09-23',
    earlyReviewAskedOn: '2026-09-24',
  };
  expect(await say(senco, 'RecordDeliveryVariance', variance)).toMatchObject({ findings: [] });
  expect(await map(pupilId)).toMatchObject([
    {
      state: 'ACTIVE',
      variances: [
        {
          sectionFItem: 'F3',
          variance: 'NOT_DELIVERED',
          missedSessions: 6,
          since: '2026-09-09',
          until: null,
          interruption: 'VACANCY',
          laToldOn: '2026-09-23',
          earlyReviewAskedOn: '2026-09-24',
        },
      ],
    },
  ]);
  expect(await map(pupilId, { effectiveOn: '2026-09-22' })).toMatchObject([
    { variances: [{ since: '2026-09-09', laToldOn: null, earlyReviewAskedOn: null }] },
  ]);
  // The school cannot end the item; that it happened is recorded, with the finding.
  const end = { pupilId, provision, endReason: 'STAFFING', parentPosition: 'DISAGREES', rationale: 'No therapist.' };
  expect(await say(head, 'EndProvision', { ...end, basis: 'TAKEN_HERE', effectiveFrom: '2026-11-20' })).toEqual({
    refusals: [{ code: 'SECTION_F_ITEM_UNDELIVERED' }],
  });
  expect(
    await say(head, 'EndProvision', {
      ...end,
      basis: 'REPORTED',
      decidedOn: '2026-11-19',
      decidedBy: [{ kind: 'PERSON', person: head, members: [] }],
      effectiveFrom: '2026-11-20',
    }),
  ).toMatchObject({ findings: ['SECTION_F_ITEM_UNDELIVERED'] });
  expect(await map(pupilId, null, ['ENDED'])).toMatchObject([{ endReason: 'STAFFING', sectionFUndelivered: true }]);
  // The SENCO is told of it for as long as the plan stands.
  const { data } = await ask(
    school.app,
    senco,
    `{ pupilsNeedingAttention(schoolUrn: "${URN}", reasons: [SECTION_F_VARIANCE], asAt: { effectiveOn: "2026-12-18" }) { edges { node { pupil { id } reasons { code since about } } } } }`,
  );
  expect(data).toEqual({
    pupilsNeedingAttention: {
      edges: [
        {
          node: {
            pupil: { id: pupilId },
            reasons: [{ code: 'SECTION_F_VARIANCE', since: '2026-09-09', about: provision }],
          },
        },
      ],
    },
  });
});

describe('what provision costs', () => {
  const COSTS = `query ($groupBy: ProvisionCostGroup!, $on: CivilDate) { provisionCosts(schoolUrn: "${URN}", groupBy: $groupBy, asAt: { effectiveOn: $on }) { thresholdPence groups { code pupil { forename } provisions pupils amountPence costToDatePence } } }`;
  const costs = async (groupBy: string): Promise<unknown> => {
    const { data, errors } = await ask(school.app, school.staff.head, COSTS, { groupBy, on: '2026-11-20' });
    expect(errors).toEqual([]);
    return data?.['provisionCosts'];
  };

  test('is told by pupil, need, tier and source of funding', async () => {
    expect(await costs('TIER')).toMatchObject({
      thresholdPence: 600_000,
      groups: [
        { code: 'SPECIALIST', provisions: 1, pupils: 1, amountPence: 258_400 },
        { code: 'TARGETED', provisions: 1, amountPence: 6_800 },
      ],
    });
    expect(await costs('NEED')).toMatchObject({
      groups: [{ code: 'SLCN', provisions: 2, pupils: 2, amountPence: 265_200 }],
    });
    expect(await costs('FUNDING_SOURCE')).toMatchObject({
      groups: [{ code: 'ELEMENT_2_NOTIONAL', amountPence: 265_200 }],
    });
    const byPupil = (await costs('PUPIL')) as { groups: { pupil: { forename: string }; amountPence: number }[] };
    expect(byPupil.groups.map(({ pupil, amountPence }) => [pupil.forename, amountPence]).sort()).toEqual([
      ['One', 6_800],
      ['Two', 258_400],
    ]);
  });

  test('and by term: what falls due in it, and by the day', async () => {
    // One: £68.00 over 84 days from 20 November: 42 in the autumn, 42 in the spring. Two, a year of 365 days: 74 at
    // £6,460.00 and 42 at £2,584.00, then 90 and 153.
    expect(await costs('TERM')).toMatchObject({
      groups: [
        { code: 'AUTUMN', provisions: 2, amountPence: 3_400 + 160_704, costToDatePence: 81 + 131_678 + 0 },
        { code: 'SPRING', provisions: 2, amountPence: 3_400 + 63_715, costToDatePence: 0 },
        { code: 'SUMMER', provisions: 1, amountPence: 108_316, costToDatePence: 0 },
      ],
    });
  });
});

describe('what a school reserves for sign-off', () => {
  const dear = {
    ...TERMS,
    tier: 'SPECIALIST',
    kind: 'ALTERNATIVE_PROVISION',
    setting: 'ALTERNATIVE_PROVIDER',
    groupSize: 1,
    frequency: { sessionsPerWeek: 5, minutesPerSession: 120, weeks: 38 },
    costLines: [{ kind: 'HOURLY' }],
    reviewOn: '2026-12-18',
  };
  const terms = { ...dear, kind: 'ADULT_SUPPORT', setting: 'CLASSROOM' };
  let pupilId: string;

  beforeAll(async () => {
    pupilId = await school.pupil({ forename: 'Five' });
    const rule = { ruleId: randomUUID(), quorum: 'ANY_ONE', lapsesAfterSchoolDays: null };
    recorded(
      await school.as(school.staff.head, 'SetSignOffPolicy', {
        schoolUrn: URN,
        policyId: randomUUID(),
        from: '2026-11-01',
        rules: [{ ...rule, matter: 'PROVISION_ABOVE_COST', aboveAnnualCost: 300_000 }],
        minuteRef: null,
      }),
    );
  });

  const starting = (given: object, person: string): Promise<Answer> =>
    say(person, 'StartProvision', {
      ...decided(pupilId, '2026-11-20'),
      plan: { ...PLAN, terms: given, outcomes: [{ words: 'Works alone.', dueOn: '2027-07-16' }], name: 'Support' },
    });

  test('waits for approval, at the rates of the day; on a condition it may start', async () => {
    const { senco, head } = school.staff;
    expect(await starting({ ...terms, costLines: [{ kind: 'HOURLY' }] }, senco)).toEqual({
      refusals: [{ code: 'SIGN_OFF_REQUIRED' }],
    });
    const asked = {
      ...decided(pupilId, '2026-11-20'),
      matter: 'PROVISION_ABOVE_COST',
      annualCostPence: 646_000,
      proposal: 'Ten hours a week.',
      rationale: 'Safety.',
    };
    const request = (await say(senco, 'RequestSignOff', asked)).decisionId;
    const { data } = await ask(school.app, head, `{ signOffRequest(id: "${String(request)}") { digest } }`);
    const { digest } = data?.['signOffRequest'] as { digest: string };
    const condition = { owner: senco, dueOn: '2026-12-18', text: 'Review after four weeks.' };
    expect(
      await say(head, 'ApproveSignOffWithConditions', {
        ...decided(pupilId, '2026-11-20'),
        request,
        seenDigest: digest,
        conditions: [condition],
      }),
    ).toMatchObject({ findings: [] });
    expect(await starting(terms, senco)).toMatchObject({ findings: [] });
    expect(await map(pupilId)).toMatchObject([{ state: 'ACTIVE', annualCostPence: 646_000 }]);
  });

  test('dear alternative provision is dear provision too, and for the head to decide', async () => {
    expect(await starting(dear, school.staff.deputy)).toEqual({
      refusals: [{ code: 'HEAD_DECIDES' }, { code: 'SIGN_OFF_REQUIRED' }],
    });
    expect(await starting({ ...dear, costLines: [{ kind: 'HOURLY', amountPence: 700 }] }, school.staff.deputy)).toEqual(
      {
        refusals: [{ code: 'HEAD_DECIDES' }],
      },
    );
    expect(await starting(dear, school.staff.head)).toMatchObject({ findings: [] });
  });
});

// As a school has it that reserves dear provision and whatever parents are against.
describe('2, with sign-off: ten hours go to six, against the view of the parents, on the condition of a review after four weeks', () => {
  const hours = (minutesPerSession: number): object => ({
    ...TERMS,
    tier: 'SPECIALIST',
    kind: 'ADULT_SUPPORT',
    groupSize: 1,
    setting: 'CLASSROOM',
    frequency: { sessionsPerWeek: 5, minutesPerSession, weeks: 38 },
    costLines: [{ kind: 'HOURLY' }],
    reviewOn: '2026-12-18',
  });
  let pupilId: string;
  let provision: string;

  beforeAll(async () => {
    const { head } = school.staff;
    const rule = (matter: string, aboveAnnualCost: number | null): object => ({
      ruleId: randomUUID(),
      matter,
      quorum: 'ANY_ONE',
      aboveAnnualCost,
      lapsesAfterSchoolDays: null,
    });
    recorded(
      await school.as(head, 'SetSignOffPolicy', {
        schoolUrn: URN,
        policyId: randomUUID(),
        from: '2026-11-20',
        rules: [rule('PROVISION_ABOVE_COST', 300_000), rule('PARENT_DISAGREEMENT', null)],
        minuteRef: null,
      }),
    );
    pupilId = await school.pupil({ forename: 'Six' });
    const start = {
      ...decided(pupilId, '2026-09-07'),
      basis: 'REPORTED',
      decidedOn: '2026-11-19',
      decidedBy: [{ kind: 'PERSON', person: head, members: [] }],
      plan: {
        ...PLAN,
        terms: hours(120),
        outcomes: [{ words: 'Works alone for ten minutes.', dueOn: '2027-07-16' }],
        name: 'TA support',
      },
    };
    provision = (await say(head, 'StartProvision', start)).decisionId ?? '';
  });

  const change = (minutesPerSession: number, parentPosition: string): object => ({
    ...decided(pupilId, '2026-11-20'),
    provision,
    changes: ['INTENSITY'],
    terms: hours(minutesPerSession),
    parentPosition,
    parentsToldOn: '2026-11-19',
    rationale: 'Independence grows.',
    parentViews: 'Want ten hours.',
  });
  const approved = async (request: object): Promise<void> => {
    const { senco, head } = school.staff;
    const asked = (
      await say(senco, 'RequestSignOff', {
        ...decided(pupilId, '2026-11-20'),
        proposal: 'Six hours a week in place of ten.',
        rationale: 'Independence grows.',
        ...request,
      })
    ).decisionId;
    const { data } = await ask(school.app, head, `{ signOffRequest(id: "${String(asked)}") { digest } }`);
    const { digest } = data?.['signOffRequest'] as { digest: string };
    const condition = { owner: senco, dueOn: '2026-12-18', text: 'Review after four weeks.' };
    expect(
      await say(head, 'ApproveSignOffWithConditions', {
        ...decided(pupilId, '2026-11-20'),
        request: asked,
        seenDigest: digest,
        conditions: [condition],
      }),
    ).toMatchObject({ findings: [] });
  };

  test('an approval of the cost alone is none of what the parents are against', async () => {
    const { deputy } = school.staff;
    await approved({ matter: 'PROVISION_ABOVE_COST', annualCostPence: 387_600 });
    expect(await say(deputy, 'AmendProvision', change(72, 'DISAGREES'))).toEqual({
      refusals: [{ code: 'SIGN_OFF_REQUIRED' }],
    });
  });

  test('one that was told of it carries the change, and its condition is open', async () => {
    const { deputy, senco } = school.staff;
    await approved({ matter: 'PROVISION_ABOVE_COST', annualCostPence: 387_600, parentsDisagree: true });
    expect(await say(deputy, 'AmendProvision', change(72, 'DISAGREES'))).toMatchObject({ findings: [] });
    expect(await map(pupilId)).toMatchObject([
      { annualCostPence: 387_600, amendments: 1, parentPosition: 'DISAGREES', terms: { minutesPerWeek: 360 } },
    ]);
    const { data } = await ask(
      school.app,
      senco,
      `{ pupil(id: "${pupilId}") { signOffs { state annualCostPence conditions { dueOn state text } } } }`,
    );
    const condition = { dueOn: '2026-12-18', state: 'OPEN', text: 'Review after four weeks.' };
    expect(data).toEqual({
      pupil: {
        signOffs: [
          { state: 'APPROVED_WITH_CONDITIONS', annualCostPence: 387_600, conditions: [condition] },
          { state: 'APPROVED_WITH_CONDITIONS', annualCostPence: 387_600, conditions: [condition] },
        ],
      },
    });
  });

  test("to end it against the view of the parents waits too; the head's own decision does not, and what happened is recorded with the finding", async () => {
    const { deputy, head } = school.staff;
    const end = { pupilId, provision, endReason: 'NOT_NEEDED', parentPosition: 'DISAGREES', rationale: 'Works alone.' };
    expect(await say(deputy, 'EndProvision', { ...end, basis: 'TAKEN_HERE', effectiveFrom: '2026-11-20' })).toEqual({
      refusals: [{ code: 'SIGN_OFF_REQUIRED' }],
    });
    expect(await say(head, 'EndProvision', { ...end, basis: 'TAKEN_HERE', effectiveFrom: '2026-11-21' })).toMatchObject(
      { findings: [] },
    );
    const other = (
      await say(head, 'StartProvision', {
        ...decided(pupilId, '2026-11-20'),
        plan: {
          ...PLAN,
          terms: hours(60),
          outcomes: [{ words: 'Works alone.', dueOn: '2027-07-16' }],
          name: 'Mornings',
        },
      })
    ).decisionId;
    expect(
      await say(deputy, 'EndProvision', {
        ...end,
        provision: other,
        basis: 'REPORTED',
        decidedOn: '2026-11-20',
        decidedBy: [{ kind: 'PERSON', person: deputy, members: [] }],
        effectiveFrom: '2026-11-20',
      }),
    ).toMatchObject({ findings: ['SIGN_OFF_REQUIRED'] });
  });
});

// The worked formula: TA at £17.00 an hour.
test('5 hours a week one to one for 38 weeks cost £3,230.00 a year; 1.5 hours a week for 12 weeks in a group of 4 £76.50 a pupil', async () => {
  const pupilId = await school.pupil({ forename: 'Seven' });
  const terms = (more: object): object => ({
    ...TERMS,
    tier: 'UNIVERSAL',
    costLines: [{ kind: 'HOURLY', amountPence: 1_700 }],
    ...more,
  });
  const start = async (name: string, more: object): Promise<void> => {
    expect(
      await say(school.staff.head, 'StartProvision', {
        ...decided(pupilId, '2026-11-20'),
        plan: { ...PLAN, terms: terms(more), outcomes: [], name },
      }),
    ).toMatchObject({ findings: [] });
  };
  await start('One to one', { groupSize: 1, frequency: { sessionsPerWeek: 5, minutesPerSession: 60, weeks: 38 } });
  await start('Group', { groupSize: 4, frequency: { sessionsPerWeek: 3, minutesPerSession: 30, weeks: 12 } });
  expect((await map(pupilId)).map(({ annualCostPence }) => annualCostPence).toSorted((a, b) => b - a)).toEqual([
    323_000, 7_650,
  ]);
});
