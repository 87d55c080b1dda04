import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { READ_MODEL_NAMES } from '../../src/registry/read-model-names.ts';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { URN } from '../support/school.ts';

/**
 * The questions of `src/questions/README.md`, each asked by one document of `schema/operations`, of a small school of a
 * few pupils and one autumn.
 */
const school = await openSchool();
/** Pupils by forename, decisions and other records by a name of the story. */
const pupils: Record<string, string> = {};
const records: Record<string, string> = {};

const TODAY = '2027-11-19';
const here = { basis: 'TAKEN_HERE' };
const evidence = [{ kind: 'PROGRESS_DATA', on: '2027-08-31', author: 'TEACHER', sha256: null }];
const RECORDS = [
  'registerPupil',
  'recordDiscussion',
  'setTermCalendar',
  'setSignOffPolicy',
  'setNotionalBudget',
  'informSenco',
  'confirmInvolvement',
  'logDelivery',
  'recordDeliveryVariance',
];

/** Sends a command at nine on a day, which has to be recorded; answers the id of the decision or subject. */
async function send(day: string, by: string, command: string, input: object): Promise<string> {
  // The clock never goes back.
  if (day > school.clock.now().slice(0, 10)) school.clock.moveTo(`${day}T09:00:00.000Z`);
  const kind = RECORDS.includes(command) ? 'Command' : 'Decision';
  const id = kind === 'Command' ? 'subjectId' : 'decisionId';
  const text = `mutation ($input: ${command.charAt(0).toUpperCase()}${command.slice(1)}Input!) { ${command}(input: $input) { __typename ... on ${kind}Recorded { ${id} } ... on ${kind}Refused { refusals { code } } } }`;
  const { data, errors } = await ask(school.app, by, text, {
    input: { commandId: randomUUID(), schoolUrn: URN, ...input },
  });
  expect([command, errors, data?.[command]]).toEqual([
    command,
    [],
    { __typename: `${kind}Recorded`, [id]: expect.any(String) },
  ]);
  return (data?.[command] as Readonly<Record<string, string>>)[id] ?? '';
}

/** What a trusted document answers to somebody, by default the head, on a day in November. */
async function answered(
  document: string,
  variables: object,
  by = school.staff.head,
): Promise<Readonly<Record<string, unknown>>> {
  const { data, errors } = await ask(school.app, by, readFileSync(`schema/operations/${document}.graphql`, 'utf8'), {
    schoolUrn: URN,
    ...variables,
  });
  expect(errors).toEqual([]);
  return data ?? {};
}

/** The rows of a connection, as a test picks them. */
function rows<Row>(connection: unknown, pick: (node: never) => Row): readonly Row[] {
  const { edges } = connection as { readonly edges: readonly { readonly node: unknown }[] };
  return edges.map(({ node }) => pick(node as never));
}

interface Named {
  readonly pupil: { readonly forename: string };
}

/**
 * A thing that is done on a day; what it names of the story is there by then. `as`: the name by which others find it.
 */
interface Step {
  readonly day: string;
  readonly by: 'senco' | 'head';
  readonly command: string;
  readonly input: () => object | Promise<object>;
  readonly as?: string;
}

function step(day: string, by: Step['by'], command: string, input: Step['input'], as?: string): Step {
  return { day, by, command, input, ...(as !== undefined && { as }) };
}

/** Told pupil by pupil, and carried out in the order of the days. */
const STORY: readonly Step[] = [
  step('2027-09-02', 'head', 'setTermCalendar', () => ({
    academicYear: 2027,
    terms: [
      { from: '2027-09-02', to: '2027-10-22' },
      { from: '2027-11-01', to: '2027-12-17' },
      { from: '2028-01-04', to: '2028-03-31' },
      { from: '2028-04-17', to: '2028-07-21' },
    ],
  })),
  step('2027-09-02', 'head', 'setNotionalBudget', () => ({
    financialYear: 2027,
    amountPence: 8_000_000,
    from: '2027-04-01',
    to: '2028-03-31',
    source: 'LA_BUDGET_STATEMENT',
  })),
  // Ada: on SEN support without evidence, decided by the head; her review at the end of October was forgotten. The
  // SENCO heard of it nine days later.
  step(
    '2027-09-06',
    'head',
    'placeOnSenSupport',
    () => ({
      ...here,
      pupilId: pupils['Ada'],
      effectiveFrom: '2027-09-06',
      needs: [{ code: 'SPLD', rank: 1 }],
      reviewOn: '2027-10-29',
      rationale: 'Reading age fourteen months behind.',
    }),
    'adaPlaced',
  ),
  step('2027-09-15', 'head', 'informSenco', () => ({
    pupilId: pupils['Ada'],
    decisionId: records['adaPlaced'],
    informedOn: '2027-09-15',
    method: 'MEETING',
    by: school.staff.head,
  })),
  step('2027-09-16', 'senco', 'confirmInvolvement', () => ({
    pupilId: pupils['Ada'],
    decisionId: records['adaPlaced'],
    informedOn: '2027-09-15',
  })),
  // Ben: placed with evidence, parents met; taken off after thirty days, as money was short.
  step('2027-09-13', 'senco', 'recordDiscussion', () => ({
    pupilId: pupils['Ben'],
    heldOn: '2027-09-13',
    withParents: true,
    withPupil: true,
    agreement: 'AGREES',
  })),
  step(
    '2027-09-13',
    'senco',
    'placeOnSenSupport',
    () => ({
      ...here,
      pupilId: pupils['Ben'],
      effectiveFrom: '2027-09-13',
      needs: [{ code: 'SLCN', rank: 1 }],
      reviewOn: '2027-12-10',
      evidence,
      rationale: 'Words come late.',
    }),
    'benPlaced',
  ),
  step('2027-10-13', 'head', 'removeFromSenSupport', () => ({
    ...here,
    pupilId: pupils['Ben'],
    effectiveFrom: '2027-10-13',
    reason: 'FUNDING',
    review: { heldOn: '2027-10-12', withParents: true, withPupil: false },
    evidence,
    rationale: 'No assistant is left.',
  })),
  // Cay: a plan by the word of the parents, of which no paper has come; NSA does not go with it.
  step('2027-09-20', 'senco', 'recordSenStatus', () => ({
    basis: 'REPORTED',
    decidedOn: '2027-09-20',
    pupilId: pupils['Cay'],
    effectiveFrom: '2027-09-20',
    statedIn: 'PARENT',
    periods: [{ status: 'E', from: '2027-09-20' }],
    needs: [{ code: 'NSA', rank: 1 }],
  })),
  // Dee: on SEN support with a need that nobody has assessed for more than a year; parents informed by letter this
  // term. The school asks the LA.
  step('2027-09-27', 'senco', 'placeOnSenSupport', () => ({
    basis: 'REPORTED',
    decidedOn: '2026-09-07',
    decidedBy: [{ kind: 'PERSON', person: school.staff.senco }],
    pupilId: pupils['Dee'],
    effectiveFrom: '2026-09-07',
    needs: [{ code: 'NSA', rank: 1 }],
    parentInformed: { on: '2027-09-24', method: 'LETTER', by: school.staff.senco },
    evidence,
    parentViews: 'Worried.',
    rationale: 'Falls behind in all.',
  })),
  step('2027-10-04', 'senco', 'holdSenSupportReview', () => ({
    ...here,
    pupilId: pupils['Dee'],
    effectiveFrom: '2027-10-04',
    heldOn: '2027-10-04',
    withParents: false,
    withPupil: true,
    supportImpact: 'LITTLE_OR_NO_PROGRESS',
    recommendation: 'STEP_UP',
    nextReviewOn: '2027-12-03',
    evidence,
    impactSummary: 'Hardly anything.',
    pupilViews: 'Too hard.',
  })),
  step('2027-11-01', 'head', 'submitEhcRequest', () => ({
    ...here,
    pupilId: pupils['Dee'],
    effectiveFrom: '2027-11-01',
    requestedBy: 'SCHOOL',
    laCode: '383',
    sentAt: '2027-11-01T08:00:00.000Z',
    parentsAware: 'YES',
    agreement: 'AGREED',
    evidence,
  })),
  // Eve: as the SENCO told the head, with no need yet.
  step('2027-11-19', 'head', 'placeOnSenSupport', () => ({
    basis: 'REPORTED',
    decidedOn: '2027-11-18',
    decidedBy: [{ kind: 'PERSON', person: school.staff.senco }],
    pupilId: pupils['Eve'],
    effectiveFrom: '2027-11-18',
    needs: [],
    reviewOn: '2028-01-28',
    evidence,
    rationale: 'As told.',
  })),
  // Fay: a plan whose item F3 a therapist delivers, but for six sessions since the 13th of September; and a device for
  // which nobody set an outcome.
  step('2027-09-02', 'senco', 'recordSenStatus', () => ({
    basis: 'FROM_DOCUMENT',
    decidedOn: '2027-09-01',
    pupilId: pupils['Fay'],
    effectiveFrom: '2027-09-01',
    statedIn: 'LA_DOCUMENT',
    periods: [{ status: 'E', from: '2027-09-01' }],
    needs: [{ code: 'SLCN', rank: 1 }],
    documentOn: '2027-09-01',
    receivedOn: '2027-09-02',
    plan: { laCode: '383', notice: 'FINAL_PLAN' },
    planReference: 'EHC/1',
  })),
  step('2027-09-06', 'senco', 'recordDiscussion', () => ({
    pupilId: pupils['Fay'],
    heldOn: '2027-09-06',
    withParents: true,
    withPupil: true,
    agreement: 'AGREES',
  })),
  step(
    '2027-09-06',
    'head',
    'startProvision',
    () => ({
      ...here,
      pupilId: pupils['Fay'],
      effectiveFrom: '2027-09-06',
      plan: {
        ...PLAN,
        name: 'Speech and language therapy',
        evidence,
        outcomes: [{ dueOn: '2028-07-14', words: 'Speaks in sentences of five words.' }],
        terms: {
          ...TERMS,
          tier: 'SPECIALIST',
          kind: 'THERAPY',
          fundingSource: 'HEALTH',
          sectionFItem: 'F3',
          delivererRole: 'SPEECH_AND_LANGUAGE_THERAPIST',
          frequency: { sessionsPerWeek: 1, minutesPerSession: 45, weeks: 38 },
          costLines: [{ kind: 'RESOURCES', amountPence: 1_200_000 }],
          reviewOn: '2028-01-28',
        },
      },
    }),
    'therapy',
  ),
  step('2027-10-29', 'senco', 'logDelivery', () => ({
    pupilId: pupils['Fay'],
    provision: records['therapy'],
    from: '2027-09-06',
    to: '2027-10-29',
    sessionsPlanned: 7,
    sessionsDelivered: 1,
  })),
  step('2027-10-29', 'senco', 'recordDeliveryVariance', () => ({
    pupilId: pupils['Fay'],
    provision: records['therapy'],
    sectionFItem: 'F3',
    variance: 'NOT_DELIVERED',
    since: '2027-09-13',
    missedSessions: 6,
    interruption: 'VACANCY',
    laToldOn: '2027-09-27',
  })),
  step(
    '2027-10-04',
    'senco',
    'startProvision',
    () => ({
      basis: 'REPORTED',
      decidedOn: '2027-09-30',
      decidedBy: [{ kind: 'PERSON', person: school.staff.senco }],
      pupilId: pupils['Fay'],
      effectiveFrom: '2027-10-01',
      plan: {
        ...PLAN,
        name: 'Voice output device',
        evidence,
        terms: { ...TERMS, kind: 'EQUIPMENT', reviewOn: '2028-01-28' },
      },
    }),
    'device',
  ),
  // Ada: five hours a week of an assistant at £17.00 for 38 weeks, £3,230.00 a year; sessions are logged until the 1st
  // of October.
  step(
    '2027-09-20',
    'head',
    'startProvision',
    () => ({
      ...here,
      pupilId: pupils['Ada'],
      effectiveFrom: '2027-09-20',
      plan: {
        ...PLAN,
        name: 'Reading one to one',
        evidence,
        outcomes: [{ dueOn: '2028-01-14', words: 'Reads forty words a minute.' }],
        terms: {
          ...TERMS,
          frequency: { sessionsPerWeek: 5, minutesPerSession: 60, weeks: 38 },
          costLines: [{ kind: 'HOURLY', amountPence: 1_700 }],
          reviewOn: '2028-01-14',
        },
      },
    }),
    'reading',
  ),
  step('2027-10-04', 'senco', 'logDelivery', () => ({
    pupilId: pupils['Ada'],
    provision: records['reading'],
    from: '2027-09-20',
    to: '2027-10-01',
    sessionsPlanned: 10,
    sessionsDelivered: 9,
  })),
  // Two requests for sign-off about Ada: one approved with a condition that nobody met, one that waits.
  step(
    '2027-10-04',
    'senco',
    'requestSignOff',
    () => ({
      ...here,
      ...ASKED,
      pupilId: pupils['Ada'],
      matter: 'PROVISION_ABOVE_COST',
      effectiveFrom: '2027-10-04',
      annualCostPence: 320_000,
    }),
    'approved',
  ),
  step('2027-10-05', 'head', 'approveSignOffWithConditions', async () => ({
    ...here,
    pupilId: pupils['Ada'],
    effectiveFrom: '2027-10-05',
    request: records['approved'],
    seenDigest: await digest(),
    conditions: [{ owner: school.staff.deputy, dueOn: '2027-11-05', text: 'Review at half-term.' }],
  })),
  step(
    '2027-11-15',
    'senco',
    'requestSignOff',
    () => ({ ...here, ...ASKED, pupilId: pupils['Ada'], matter: 'ALTERNATIVE_PROVISION', effectiveFrom: '2027-11-15' }),
    'waiting',
  ),
];

const TERMS = {
  tier: 'TARGETED',
  kind: 'INTERVENTION',
  fundingSource: 'ELEMENT_2_NOTIONAL',
  broadArea: 'COGNITION_AND_LEARNING',
  groupSize: 1,
  delivererRole: 'TEACHING_ASSISTANT',
  setting: 'CLASSROOM',
  costLines: [],
};
const PLAN = { parentPosition: 'AGREES', rationale: 'Class teaching was not enough.' };
const ASKED = { proposal: 'An assistant.', rationale: 'Groups were not enough.' };

async function digest(): Promise<string> {
  const { data } = await ask(school.app, school.staff.head, 'query ($id: ID!) { signOffRequest(id: $id) { digest } }', {
    id: records['approved'],
  });
  return (data?.['signOffRequest'] as { digest: string }).digest;
}

beforeAll(async () => {
  for (const forename of ['Ada', 'Ben', 'Cay', 'Dee', 'Eve', 'Fay']) {
    const child = {
      upnShared: false,
      surname: 'Example',
      forename,
      dateOfBirth: '2016-05-01',
      statedIn: 'MIS',
      admittedOn: '2020-09-03',
      knownOn: '2020-09-03',
      enrolment: 'CURRENT',
      ncYear: '6',
    };
    pupils[forename] = await send('2027-09-01', school.staff.senco, 'registerPupil', child);
  }
  for (const { day, by, command, input, as } of STORY.toSorted((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0,
  )) {
    const id = await send(day, school.staff[by], command, await input());
    if (as !== undefined) records[as] = id;
  }
  school.clock.moveTo(`${TODAY}T10:00:00.000Z`);
  await school.app.projections.waitFor(school.app.log.head(), READ_MODEL_NAMES, 60_000);
});

describe('the leadership team asks', () => {
  test("state of a pupil's SEN decisions on a day, as known then and as known now", async () => {
    const known = await answered('state-then-and-now', {
      id: pupils['Dee'],
      day: '2027-09-24',
      then: '2027-09-24T12:00:00.000Z',
    });
    const state = (at: 'then' | 'now'): unknown => {
      const { register, identification, decisions } = known[at] as {
        register: readonly { status: string }[];
        identification: { state: string } | null;
        decisions: unknown;
      };
      return [
        register.map(({ status }) => status),
        identification?.state,
        rows(
          decisions,
          ({ type, effectiveFrom, lateEntry }: { type: string; effectiveFrom: string; lateEntry: boolean }) => [
            type,
            effectiveFrom,
            lateEntry,
          ],
        ),
      ];
    };
    expect(state('then')).toEqual([['N'], 'NONE', []]);
    expect(state('now')).toEqual([['K'], 'PLACED_ON_SEN_SUPPORT', [['SEN_SUPPORT_DECIDED', '2026-09-07', true]]]);
  });

  test('all decisions by decider, role and period', async () => {
    const { decisions } = await answered('decisions-page', {
      filter: {
        deciderPerson: school.staff.head,
        deciderRole: 'HEADTEACHER',
        decidedFrom: '2027-08-31',
        decidedTo: '2027-10-30',
      },
      orderBy: { by: 'DECIDED_AT', direction: 'ASC' },
    });
    expect(
      rows(decisions, ({ type, decidedOn, pupil }: Named & { type: string; decidedOn: string }) => [
        decidedOn,
        type,
        pupil.forename,
      ]),
    ).toEqual([
      ['2027-09-06', 'SEN_SUPPORT_DECIDED', 'Ada'],
      ['2027-09-06', 'PROVISION_STARTED', 'Fay'],
      ['2027-09-06', 'OUTCOME_SET', 'Fay'],
      ['2027-09-20', 'PROVISION_STARTED', 'Ada'],
      ['2027-09-20', 'OUTCOME_SET', 'Ada'],
      ['2027-10-05', 'SIGN_OFF_APPROVED_WITH_CONDITIONS', 'Ada'],
      ['2027-10-13', 'REGISTER_REMOVAL_DECIDED', 'Ben'],
    ]);
  });

  test('open sign-offs and their age', async () => {
    const { signOffQueue } = await answered('open-sign-offs', {});
    expect(
      rows(
        signOffQueue,
        ({ id, state, turn, ageSchoolDays, daysWithDeciders, escalation }: Readonly<Record<string, unknown>>) => [
          id,
          state,
          turn,
          ageSchoolDays,
          daysWithDeciders,
          escalation,
        ],
      ),
    ).toEqual([[records['waiting'], 'SUBMITTED', 'DECIDERS', 4, 4, 'NONE']]);
  });

  test('conditions overdue', async () => {
    const { sencoDiary } = await answered('conditions-overdue', { from: '2000-01-01', to: '2027-11-18' });
    expect(
      rows(sencoDiary, ({ on, overdue, about, pupil }: Named & { on: string; overdue: boolean; about: string }) => [
        on,
        overdue,
        about,
        pupil.forename,
      ]),
    ).toEqual([['2027-11-05', true, records['approved'], 'Ada']]);
    expect(
      (
        await answered('conditions-overdue', {
          from: '2000-01-01',
          to: '2027-11-18',
          asAt: { effectiveOn: '2027-11-05' },
        })
      )['sencoDiary'],
    ).toMatchObject({ edges: [{ node: { overdue: false } }] });
  });

  test('who knew what when', async () => {
    const { decision } = await answered('who-knew-what-when', { id: records['adaPlaced'] });
    const { accountability } = decision as {
      accountability: {
        sencoInvolvement: object;
        steps: readonly { kind: string; on: string; lagDays: number; persons: readonly { role: string }[] }[];
        findings: readonly { code: string }[];
      };
    };
    expect(accountability.sencoInvolvement).toMatchObject({
      state: 'INFORMED_AFTER',
      informedOn: '2027-09-15',
      lagDays: 9,
      word: 'CONFIRMED',
      claimedOn: '2027-09-15',
    });
    expect(
      accountability.steps.map(({ kind, on, persons }) => [kind, on, persons.map(({ role }) => role).join()]),
    ).toEqual([
      ['DECIDED', '2027-09-06', 'HEADTEACHER'],
      ['RECORDED', '2027-09-06', 'HEADTEACHER'],
      ['SENCO_INFORMED', '2027-09-15', 'HEADTEACHER'],
      ['SENCO_CONFIRMED', '2027-09-16', 'SENCO'],
    ]);
    expect(accountability.findings.map(({ code }) => code)).toContain('SENCO_INFORMED_AFTER');
  });

  test('cost of provision approved beside the notional budget', async () => {
    const { senBudget } = await answered('sen-budget', { financialYear: 2027 });
    expect(senBudget).toMatchObject({
      from: '2027-04-01',
      to: '2028-03-31',
      notionalBudget: { amountPence: 8_000_000, source: 'LA_BUDGET_STATEMENT' },
      thresholdPence: 600_000,
      // Until 31 March: 194 of 366 days of £3,230.00, and 208 of £12,000.00; until 19 November 61 and 75 of them.
      totalPence: 853_175,
      costToDatePence: 299_735,
      bySource: [
        { source: 'ELEMENT_2_NOTIONAL', amountPence: 171_208 },
        { source: 'HEALTH', amountPence: 681_967 },
      ],
      notionalPence: 171_208,
      differencePence: 7_828_792,
      aboveThreshold: [{ amountPence: 681_967, pupil: { forename: 'Fay' } }],
    });
    // Before it was set nothing was known of it.
    expect((await answered('sen-budget', { financialYear: 2027, asAt: { ordinal: 1 } }))['senBudget']).toMatchObject({
      notionalBudget: null,
      differencePence: null,
      totalPence: 0,
    });
  });

  test('decisions reversed within ninety days', async () => {
    const undone = (found: Readonly<Record<string, unknown>>): readonly unknown[] =>
      rows(found['decisions'], ({ id, type, pupil }: Named & { id: string; type: string }) => [
        id,
        type,
        pupil.forename,
      ]);
    expect(undone(await answered('decisions-reversed', {}))).toEqual([
      [records['benPlaced'], 'SEN_SUPPORT_DECIDED', 'Ben'],
    ]);
    const findings = async (asAt: object | null): Promise<readonly string[]> => {
      const { decision } = await answered('who-knew-what-when', { id: records['benPlaced'], asAt });
      return (decision as { accountability: { findings: readonly { code: string }[] } }).accountability.findings.map(
        ({ code }) => code,
      );
    };
    expect(await findings(null)).toContain('REVERSED_WITHIN_90_DAYS');
    expect(await findings({ effectiveOn: '2027-10-12' })).not.toContain('REVERSED_WITHIN_90_DAYS');
    expect(undone(await answered('decisions-reversed', { days: 29 }))).toEqual([]);
    expect(undone(await answered('decisions-reversed', { days: 30 }))).toHaveLength(1);
    expect(undone(await answered('decisions-reversed', { asAt: { effectiveOn: '2027-10-12' } }))).toEqual([]);
    expect(undone(await answered('decisions-reversed', { asAt: { recordedAt: '2027-10-12T12:00:00.000Z' } }))).toEqual(
      [],
    );
  });

  test('decisions without evidence or review date', async () => {
    const { withoutEvidence, withoutReviewDate } = await answered('decisions-unsupported', {});
    const named = (connection: unknown): readonly unknown[] =>
      rows(connection, ({ type, pupil }: Named & { type: string }) => `${pupil.forename} ${type}`).toSorted();
    expect(named(withoutReviewDate)).toEqual(['Dee SEN_SUPPORT_DECIDED']);
    expect(named(withoutEvidence)).toEqual([
      'Ada SEN_SUPPORT_DECIDED',
      'Ada SIGN_OFF_APPROVED_WITH_CONDITIONS',
      'Ada SIGN_OFF_REQUESTED',
      'Ada SIGN_OFF_REQUESTED',
      'Cay PROVISION_CODE_OBSERVED',
    ]);
  });

  test('decisions without the SENCO', async () => {
    const { decisions } = await answered('decisions-page', {
      filter: { schoolUrn: URN, sencoInvolvement: ['INFORMED_AFTER'] },
    });
    expect(
      rows(decisions, ({ id, type, pupil }: Named & { id: string; type: string }) => [id, type, pupil.forename]),
    ).toEqual([[records['adaPlaced'], 'SEN_SUPPORT_DECIDED', 'Ada']]);
  });
});

describe('the SENCO asks', () => {
  /** [forename, detail, since, due on] for one reason. */
  async function needing(reason: string, asAt: object | null = null): Promise<readonly unknown[]> {
    const { pupilsNeedingAttention } = await answered(
      'pupils-needing-attention',
      { reasons: [reason], asAt },
      school.staff.senco,
    );
    return rows(
      pupilsNeedingAttention,
      ({
        pupil,
        reasons,
      }: Named & {
        reasons: readonly { code: string; detail: string | null; since: string; dueOn: string | null }[];
      }) => [
        pupil.forename,
        ...reasons.flatMap(({ code, detail, since, dueOn }) => [code === reason, detail, since, dueOn]),
      ],
    );
  }

  test('pupils with an overdue review', async () => {
    expect(await needing('REVIEW_OVERDUE')).toEqual([['Ada', true, 'SUPPORT_REVIEW', '2027-10-30', '2027-10-29']]);
    expect(await needing('REVIEW_OVERDUE', { effectiveOn: '2027-10-29' })).toEqual([]);
  });

  test('pupils without contact with the parents this term', async () => {
    expect(await needing('NO_PARENT_CONTACT_THIS_TERM')).toEqual([
      ['Ada', true, null, '2027-09-06', '2027-12-31'],
      ['Cay', true, null, '2027-09-20', '2027-12-31'],
      ['Eve', true, null, '2027-11-18', '2027-12-31'],
    ]);
  });

  test('pupils whose parents were met less than three times a year', async () => {
    expect(await needing('FEWER_THAN_THREE_PARENT_MEETINGS')).toEqual([]);
    expect(await needing('FEWER_THAN_THREE_PARENT_MEETINGS', { effectiveOn: '2028-01-03' })).toEqual([
      ['Dee', true, null, '2028-01-01', '2027-12-31'],
    ]);
  });

  test('pupils without a primary need', async () => {
    expect(await needing('NO_PRIMARY_NEED')).toEqual([['Eve', true, null, '2027-11-18', null]]);
  });

  test('pupils with NSA for more than twelve months', async () => {
    expect(await needing('NSA_OVER_A_YEAR')).toEqual([['Dee', true, null, '2027-09-08', '2027-09-07']]);
    expect(
      await needing('NSA_OVER_A_YEAR', { recordedAt: '2027-09-26T12:00:00.000Z', effectiveOn: '2027-11-19' }),
    ).toEqual([]);
  });

  test('pupils with targeted provision without an outcome', async () => {
    expect(await needing('NO_OUTCOME_ON_TARGETED_PROVISION')).toEqual([['Fay', true, null, '2027-10-01', null]]);
  });

  test('pupils with provision without sessions logged for four weeks', async () => {
    // Twenty school days after the 1st of October, the week of half-term left out.
    expect(await needing('NO_SESSIONS_IN_FOUR_WEEKS')).toEqual([['Ada', true, null, '2027-11-06', '2027-11-05']]);
    expect(await needing('NO_SESSIONS_IN_FOUR_WEEKS', { effectiveOn: '2027-11-05' })).toEqual([]);
  });

  test('Section F provision that is not delivered', async () => {
    expect(await needing('SECTION_F_VARIANCE')).toEqual([['Fay', true, null, '2027-09-13', null]]);
    expect(await needing('SECTION_F_VARIANCE', { recordedAt: '2027-10-28T12:00:00.000Z' })).toEqual([]);
  });

  test('the EHC tracker', async () => {
    const { ehcTracker } = await answered('ehc-tracker', {}, school.staff.senco);
    expect(
      rows(
        ehcTracker,
        ({
          pupil,
          state,
          since,
          clocks,
        }: Named & {
          state: string;
          since: string;
          clocks: readonly { clockId: string; dueOn: string; state: string }[];
        }) => [pupil.forename, state, since, clocks.map(({ clockId, dueOn, state: at }) => [clockId, dueOn, at])],
      ),
    ).toEqual([
      [
        'Dee',
        'REQUESTED',
        '2027-11-01',
        [
          ['EHCNA_DECISION', '2027-12-13', 'RUNNING'],
          ['REFUSE_TO_ISSUE', '2028-02-21', 'RUNNING'],
          ['FINAL_PLAN', '2028-03-20', 'RUNNING'],
        ],
      ],
    ]);
  });

  test('the evidence for an EHC needs assessment request', async () => {
    const { ehcRequestEvidence } = await answered(
      'ehc-request-evidence',
      { pupilId: pupils['Dee'] },
      school.staff.senco,
    );
    const { items, ...rest } = ehcRequestEvidence as {
      items: readonly { code: string; stands: boolean; records: readonly string[] }[];
    };
    expect(rest).toMatchObject({
      pupil: { forename: 'Dee' },
      reviewedCycles: 1,
      usualCycles: 2,
      provisions: [],
      annualCostPence: 0,
    });
    expect(items.map(({ code, stands, records: shown }) => [code, stands, shown.length])).toEqual([
      ['REVIEWED_CYCLES', false, 1],
      ['PROVISION_MAP_WITH_COSTS', false, 0],
      ['ATTAINMENT', true, 3],
      ['ADAPTATIONS', false, 0],
      ['TARGETS', false, 0],
      ['ATTENDANCE', false, 0],
      ['SPECIALIST_REPORTS', false, 0],
      ['MEDICAL', false, 0],
      ['PARENT_VIEWS', true, 1],
      ['PUPIL_VIEWS', true, 1],
      ['CHRONOLOGY', true, 3],
      ['CONSENT', true, 1],
    ]);
  });

  test('what is not ready for the census', async () => {
    const { pupilsNeedingAttention } = await answered(
      'pupils-needing-attention',
      { reasons: ['CENSUS_NOT_READY'] },
      school.staff.senco,
    );
    expect(
      rows(
        pupilsNeedingAttention,
        ({
          pupil,
          status,
          reasons,
        }: Named & { status: string; reasons: readonly { detail: string; dueOn: string }[] }) => [
          pupil.forename,
          status,
          reasons.map(({ detail, dueOn }) => [detail, dueOn]),
        ],
      ),
    ).toEqual([
      [
        'Cay',
        'E',
        [
          ['NSA_WITH_PLAN', '2028-01-20'],
          ['PLAN_NOT_NAMED', '2028-01-20'],
        ],
      ],
      ['Eve', 'K', [['NEED_MISSING', '2028-01-20']]],
    ]);
  });

  test('the overview for an inspection', async () => {
    const overview = await answered('ofsted-overview', { from: '2027-08-31', to: '2027-11-19' });
    expect(overview['senRegisterCounts']).toMatchObject({
      pupils: 6,
      senSupport: 3,
      ehcPlan: 2,
      noSen: 1,
      byPrimaryNeed: [
        { code: 'NSA', pupils: 2 },
        { code: 'SLCN', pupils: 1 },
        { code: 'SPLD', pupils: 1 },
      ],
    });
    expect(rows(overview['movements'], ({ pupil, type }: Named & { type: string }) => [pupil.forename, type])).toEqual([
      ['Eve', 'SEN_SUPPORT_DECIDED'],
      ['Ben', 'REGISTER_REMOVAL_DECIDED'],
      ['Cay', 'PROVISION_CODE_OBSERVED'],
      ['Ben', 'SEN_SUPPORT_DECIDED'],
      ['Ada', 'SEN_SUPPORT_DECIDED'],
      ['Fay', 'PROVISION_CODE_OBSERVED'],
    ]);
    expect(overview).toMatchObject({
      ehcTracker: { totalCount: 1 },
      undone: { totalCount: 1 },
      pupilsNeedingAttention: { totalCount: 5 },
    });
  });

  test('the record for the next school', async () => {
    const { pupil: known } = await answered('transfer-out', { id: pupils['Dee'] }, school.staff.senco);
    const { registerHistory, timeline, ...rest } = known as {
      registerHistory: readonly { status: string; from: string }[];
      timeline: unknown;
    };
    expect(rest).toMatchObject({
      pupil: { forename: 'Dee', dateOfBirth: '2016-05-01', personalData: 'OPEN' },
      identification: { state: 'REVIEWED', reviewOn: '2027-12-03' },
      ehcCases: [{ state: 'REQUESTED', laCode: '383' }],
    });
    expect(registerHistory.map(({ status, from }) => [status, from])).toEqual([
      ['N', '2020-09-03'],
      ['K', '2026-09-07'],
    ]);
    expect(rows(timeline, ({ type }: { type: string }) => type)).toEqual([
      'PUPIL_REGISTERED',
      'PUPIL_ENROLLED',
      'SEN_SUPPORT_DECIDED',
      'SEN_SUPPORT_REVIEW_HELD',
      'EHC_REQUEST_SUBMITTED',
      'CONSULTATION_OPENED',
    ]);
  });

  test('the diary', async () => {
    const { sencoDiary } = await answered('senco-diary', { from: '2027-09-30', to: '2027-12-31' }, school.staff.senco);
    expect(
      rows(
        sencoDiary,
        ({
          on,
          kind,
          overdue,
          pupil,
          clockId,
        }: Named & { on: string; kind: string; overdue: boolean; clockId: string | null }) => [
          on,
          kind,
          pupil.forename,
          overdue,
          clockId,
        ],
      ),
    ).toEqual([
      ['2027-10-29', 'SUPPORT_REVIEW', 'Ada', true, null],
      ['2027-11-05', 'SIGN_OFF_CONDITION', 'Ada', true, null],
      ['2027-12-03', 'SUPPORT_REVIEW', 'Dee', false, null],
      ['2027-12-13', 'CLOCK', 'Dee', false, 'EHCNA_DECISION'],
      ...['Ada', 'Dee', 'Eve']
        .toSorted((a, b) => (pupils[a]! < pupils[b]! ? -1 : 1))
        .map((name) => ['2027-12-31', 'PARENT_MEETING', name, false, null]),
    ]);
  });

  test("page by page, each at the first one's cut", async () => {
    const first = (
      await answered('senco-diary', { from: '2027-09-30', to: '2027-12-31', first: 2 }, school.staff.senco)
    )['sencoDiary'] as { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } };
    expect([first.totalCount, first.pageInfo.hasNextPage]).toEqual([7, true]);
    const second = (
      await answered(
        'senco-diary',
        { from: '2027-09-30', to: '2027-12-31', first: 2, after: first.pageInfo.endCursor },
        school.staff.senco,
      )
    )['sencoDiary'];
    expect(rows(second, ({ on }: { on: string }) => on)).toEqual(['2027-12-03', '2027-12-13']);
  });
});
