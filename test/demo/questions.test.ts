import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventId, schoolsRecordId } from '../../src/store/event-id.ts';
import { ask } from '../support/ask.ts';
import { about as aboutIn, type Demo, HARROW, openDemo, PRIMARY, UNIT } from '../support/demo.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

/**
 * The questions of `src/questions/README.md` in their order, each asked of the demo by one document of
 * `schema/operations`. What they answer is worked out by hand from `src/demo/*-stories.ts` with today a Friday, 20
 * November 2026. A story counts back from today to the last Monday that is a school day; its day stands beside its
 * name.
 */
const folder = new TemporaryFolder();
let demo: Demo;

beforeAll(async () => {
  demo = await openDemo(folder.path);
});
afterAll(async () => {
  await demo.app.close();
  folder[Symbol.dispose]();
});

const about = (command: string, says?: (input: never) => boolean, school: string = HARROW): readonly string[] =>
  aboutIn(demo.told, school, command, says as undefined);

function personNamed(name: string): string {
  return demo.told.find(({ command, input }) => command === 'RegisterPerson' && input['name'] === name)?.input[
    'personId'
  ] as string;
}

type Row = Readonly<Record<string, unknown>>;

async function answered(by: string, document: string, variables: object): Promise<Row> {
  const { data, errors } = await ask(
    demo.app,
    personNamed(by),
    readFileSync(`schema/operations/${document}.graphql`, 'utf8'),
    { schoolUrn: HARROW, ...variables },
  );
  expect(errors).toEqual([]);
  return data ?? {};
}

/** The rows of a connection, the members named, in their order. All of them are on the page. */
function rows(connection: unknown, ...members: readonly string[]): readonly unknown[] {
  const { totalCount, edges } = connection as {
    readonly totalCount?: number;
    readonly edges: readonly { readonly node: Row }[];
  };
  if (totalCount !== undefined) expect(edges).toHaveLength(totalCount);
  return edges.map(({ node }) => members.map((member) => node[member]));
}

describe('the head asks', () => {
  const head = 'Marcus Oyelaran';
  const asHead = (document: string, variables: object = {}): Promise<Row> => answered(head, document, variables);
  /** Reuben Okafor, in Year 8 since 3 September 2025 (`requestWithoutTheSenco`, Monday 2 November). */
  const decidedAboutReuben = (): { pupilId: string; decision: string } => {
    const told = demo.told.find(
      ({ command, input }) => command === 'DecideEhcRequest' && input['placementSchoolUrn'] === UNIT,
    )!;
    const pupilId = told.input['pupilId'] as string;
    return { pupilId, decision: eventId(`pupil-${pupilId}`, told.by, told.input.commandId, 0) };
  };

  test("the state of a pupil's SEN decisions on a day, as known then and as known now", async () => {
    // Asked of the 5th: on the 10th nobody outside the team knew, on the 11th it was entered. Placed at the unit forty
    // days before.
    const known = await asHead('state-then-and-now', {
      id: decidedAboutReuben().pupilId,
      day: '2026-11-05',
      then: '2026-11-10T12:00:00.000Z',
    });
    const decisions = (at: 'then' | 'now'): readonly unknown[] =>
      rows((known[at] as Row)['decisions'], 'type', 'effectiveFrom', 'recordedAt', 'lateEntry').filter(
        (row) => !String((row as string[])[0]).startsWith('SEN_SUPPORT'),
      );
    const before = [
      ['PROVISION_CODE_OBSERVED', '2025-09-03', '2025-09-03T09:00:00.000Z', false],
      ['PLACEMENT_STARTED', '2026-09-21', '2026-09-21T09:00:00.000Z', false],
    ];
    expect(decisions('then')).toEqual(before);
    expect(decisions('now')).toEqual([
      ...before,
      ['EHC_REQUEST_DECIDED', '2026-11-02', '2026-11-11T15:40:00.000Z', true],
    ]);
    for (const at of ['then', 'now'])
      expect((known[at] as Row)['register']).toMatchObject([
        { schoolUrn: HARROW, status: 'K', statusSince: '2025-09-03', primaryNeed: 'SEMH' },
      ]);
  });

  test('all decisions by decider, role and period', async () => {
    // The deputy: on the delegation in winter (`byDelegation`) and after it (`afterTheDelegation`), and in two meetings
    // of the team.
    const { decisions } = await asHead('decisions-page', {
      filter: {
        schoolUrn: HARROW,
        deciderPerson: personNamed('Priya Raman'),
        deciderRole: 'DEPUTY_HEADTEACHER',
        decidedFrom: '2025-09-01',
        decidedTo: '2026-11-20',
      },
      orderBy: { by: 'DECIDED_AT', direction: 'ASC' },
    });
    expect(rows(decisions, 'decidedOn', 'type')).toEqual([
      ['2025-12-15', 'SEN_SUPPORT_DECIDED'],
      ['2026-08-17', 'SEN_SUPPORT_DECIDED'],
      ['2026-09-07', 'EHC_REQUEST_DECIDED'],
      ['2026-11-02', 'EHC_REQUEST_DECIDED'],
    ]);
  });

  test('open sign-offs and their age', async () => {
    // `waiting`: 11, 6 and 2 school days, with the weekends 15, 8 and 2 days.
    const { signOffQueue } = await asHead('open-sign-offs');
    expect(
      rows(signOffQueue, 'matter', 'state', 'turn', 'submittedOn', 'ageSchoolDays', 'daysWithDeciders', 'escalation'),
    ).toEqual([
      ['EHC_NEEDS_ASSESSMENT_REQUEST', 'SUBMITTED', 'DECIDERS', '2026-11-05', 11, 15, 'BREACHED'],
      ['PROVISION_ABOVE_COST', 'SUBMITTED', 'DECIDERS', '2026-11-12', 6, 8, 'ESCALATE'],
      ['ALTERNATIVE_PROVISION', 'SUBMITTED', 'DECIDERS', '2026-11-18', 2, 2, 'NONE'],
    ]);
  });

  test('conditions overdue', async () => {
    // `conditionOverdue`: due twenty days ago. That of `returnedTwice` was met, if late.
    const { sencoDiary } = await asHead('conditions-overdue', { from: '2023-09-01', to: '2026-11-19' });
    const [pupil] = about(
      'ApproveSignOffWithConditions',
      ({ conditions: [condition] }: { conditions: readonly { dueOn: string }[] }) => condition?.dueOn === '2026-10-31',
    );
    expect(rows(sencoDiary, 'on', 'overdue', 'pupil')).toMatchObject([['2026-10-31', true, { id: pupil }]]);
  });

  test('who knew what when', async () => {
    const { decision } = await asHead('who-knew-what-when', { id: decidedAboutReuben().decision });
    const { accountability, ...rest } = decision as {
      accountability: {
        sencoInvolvement: Row;
        steps: readonly {
          kind: string;
          on: string;
          lagDays: number;
          persons: readonly { person: { name: string } }[];
        }[];
        findings: readonly { code: string }[];
      };
    };
    expect(rest).toMatchObject({
      type: 'EHC_REQUEST_DECIDED',
      decidedOn: '2026-11-02',
      recordedAt: '2026-11-11T15:40:00.000Z',
      recordedBy: { role: 'SLT_MEMBER', person: { name: 'Grace Adeleke' } },
      pupil: { forename: 'Reuben', surname: 'Okafor' },
    });
    expect(accountability.sencoInvolvement).toMatchObject({
      state: 'INFORMED_AFTER',
      informedOn: '2026-11-11',
      lagDays: 9,
      word: 'CONFIRMED',
    });
    expect(
      accountability.steps.map(({ kind, on, lagDays, persons }) => [
        kind,
        on,
        lagDays,
        persons.map(({ person }) => person.name).join(', '),
      ]),
    ).toEqual([
      ['DECIDED', '2026-11-02', 0, 'Marcus Oyelaran, Priya Raman'],
      ['RECORDED', '2026-11-11', 9, 'Grace Adeleke'],
      ['SENCO_INFORMED', '2026-11-11', 9, 'Grace Adeleke'],
      ['CONSULTED', '2026-11-12', 10, 'Ada Whitcombe'],
      ['SENCO_CONFIRMED', '2026-11-12', 10, 'Ada Whitcombe'],
      ['SENCO_ANSWERED', '2026-11-12', 10, 'Ada Whitcombe'],
      ['DECIDER_CONFIRMED', '2026-11-13', 11, 'Priya Raman'],
    ]);
    // A member of the team entered it, and the head has not confirmed it.
    expect(accountability.findings.map(({ code }) => code).toSorted()).toEqual([
      'HEADS_DECISION_BY_ANOTHERS_WORD',
      'SENCO_INFORMED_AFTER',
    ]);
  });

  test('cost of provision approved beside the notional budget', async () => {
    // The year from 1 September 2025 to 31 August 2026, 365 days; in pence:
    //   wholeWeek, since July 2025: 25 hours × 38 weeks × 1 700                              1 615 000
    //   mentorEnded, 19 January to 26 April: 197 600 × 98 of the 301 days planned               64 334.88
    //   reducedSupport, from 27 April: 10 hours × 38 weeks × 1 700 = 646 000 × 127 of 365      224 772.60
    //   twoCycles, 9 March to 17 August: 5 100 × 162 of 181                                      4 564.64
    //   groups, four pupils, 8 June to 30 August: 4 × 5 100 × 84 of 85                           20 160
    //   withoutOutcome, from 13 July: 5 100 × 50 of 365                                            698.63
    //   together from the notional budget                                                    1 929 530.75
    //   therapistVacancy, paid by health, from 22 June: 28.5 hours × 5 800 × 71 of 365           32 154.25
    const { senBudget } = await asHead('sen-budget', { financialYear: 2025 });
    expect(senBudget).toMatchObject({
      from: '2025-09-01',
      to: '2026-08-31',
      notionalBudget: { amountPence: 38_450_000, source: 'GENERAL_ANNUAL_GRANT_STATEMENT' },
      totalPence: 1_961_685,
      costToDatePence: 1_961_685,
      bySource: [
        { source: 'ELEMENT_2_NOTIONAL', amountPence: 1_929_531 },
        { source: 'HEALTH', amountPence: 32_154 },
      ],
      notionalPence: 1_929_531,
      differencePence: 36_520_469,
      thresholdPence: 600_000,
      aboveThreshold: [
        {
          amountPence: 1_615_000,
          pupil: {
            id: about(
              'StartProvision',
              ({ plan }: { plan: { name: string } }) => plan.name === 'An assistant in all lessons',
            )[0],
          },
        },
      ],
    });
  });

  test('decisions reversed within ninety days', async () => {
    // `endedEarly`: begun on 7 September, ended on 19 October for want of staff. Ordinary removals come after a hundred
    // days.
    const { decisions } = await asHead('decisions-reversed');
    const [pupil] = about('StartProvision', ({ plan }: { plan: { name: string } }) => plan.name === 'Language group');
    expect(rows(decisions, 'type', 'effectiveFrom')).toEqual([['PROVISION_STARTED', '2026-09-07']]);
    expect(rows(decisions, 'pupil')).toMatchObject([[{ id: pupil }]]);
  });

  test('decisions without evidence or review date', async () => {
    const { withoutEvidence, withoutReviewDate } = await asHead('decisions-unsupported');
    // `withoutOutcome`: as the old provision map has it.
    expect(rows(withoutReviewDate, 'decidedOn', 'type')).toEqual([['2026-07-13', 'PROVISION_STARTED']]);
    const bare = (type: string, ...days: readonly string[]): readonly string[] => days.map((day) => `${day} ${type}`);
    expect(
      (rows(withoutEvidence, 'decidedOn', 'type') as readonly string[][]).map((row) => row.join(' ')).toSorted(),
    ).toEqual(
      [
        // Requests without a document: `waiting`, `withdrawn`, `rejected`, `approvalAfterTheDelegation`,
        // `conditionOverdue`, `returnedTwice`, which came again twice.
        ...bare(
          'SIGN_OFF_REQUESTED',
          '2026-11-18',
          '2026-11-12',
          '2026-11-05',
          '2026-10-12',
          '2026-10-05',
          '2026-09-28',
          '2026-09-21',
          '2026-07-20',
        ),
        ...bare('SIGN_OFF_RESUBMITTED', '2026-07-24', '2026-07-29'),
        // Their approvals, by a head who opened none.
        ...bare('SIGN_OFF_APPROVED', '2026-10-01'),
        ...bare('SIGN_OFF_APPROVED_WITH_CONDITIONS', '2026-09-24', '2026-07-31'),
        // The leadership team for Reuben (`requestWithoutTheSenco`) and against a request (`toldByClaimOnly`); the
        // parents' own (`withdrawn`).
        ...bare('EHC_REQUEST_DECIDED', '2026-11-02', '2026-09-07'),
        ...bare('EHC_REQUEST_SUBMITTED', '2026-10-15'),
        // `secondaryIdentification`: proposals on the eleventh day, and on the fourteenth a referral, monitoring, and
        // that it is no SEN.
        ...bare('IDENTIFICATION_PROPOSED', '2026-10-30', '2026-10-30', '2026-10-16', '2026-07-31', '2026-05-29'),
        ...bare('SPECIALIST_REFERRAL_DECIDED', '2026-11-02'),
        ...bare('MONITORING_STARTED', '2026-10-19'),
        ...bare('NOT_SEN_DECIDED', '2026-08-03'),
        // `twoCycles`, and a concern under a temporary number (`enteredTwice`).
        ...bare('APDR_REVIEW_HELD', '2026-05-25', '2026-08-17'),
        ...bare('REFERRAL_MADE', '2026-08-18'),
        ...bare('CONCERN_RAISED', '2026-07-24'),
        // What ended: `twoCycles`, `groups`, `endedEarly`, for money `mentorEnded` and SEN support itself
        // (`endedForFunding`); and what was made less (`reducedSupport`).
        ...bare(
          'PROVISION_ENDED',
          '2026-08-18',
          '2026-08-31',
          '2026-08-31',
          '2026-08-31',
          '2026-08-31',
          '2026-10-19',
          '2026-04-27',
        ),
        ...bare('REGISTER_REMOVAL_DECIDED', '2026-04-27'),
        ...bare('PROVISION_AMENDED', '2026-10-19'),
      ].toSorted(),
    );
  });
});

describe('the SENCO asks', () => {
  const senco = 'Ada Whitcombe';
  const asSenco = (document: string, variables: object = {}): Promise<Row> => answered(senco, document, variables);

  interface Reason {
    readonly code: string;
    readonly detail: string | null;
    readonly since: string;
    readonly dueOn: string | null;
  }
  /** One line for each time a reason holds, in order: [since, due on, status, detail]. */
  async function needing(
    reason: string,
    { by = senco, ...variables }: Readonly<Record<string, unknown>> & { readonly by?: string } = {},
  ): Promise<readonly unknown[]> {
    const { pupilsNeedingAttention } = await answered(by, 'pupils-needing-attention', {
      reasons: [reason],
      first: 200,
      ...variables,
    });
    return (rows(pupilsNeedingAttention, 'status', 'reasons') as readonly (readonly [string, readonly Reason[]])[])
      .flatMap(([status, reasons]) =>
        reasons
          .filter(({ code }) => code === reason)
          .map(({ detail, since, dueOn }) => [since, dueOn, status, detail].filter((member) => member !== null)),
      )
      .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
  }

  test('pupils with an overdue review', async () => {
    expect(await needing('REVIEW_OVERDUE')).toEqual([
      // Reuben, known since 3 September 2025, four months by custom: neither school has a reviewed cycle.
      ['2026-01-04', '2026-01-03', 'K', 'SUPPORT_REVIEW_BY_CUSTOM'],
      // `forgotten`: ninety days after 22 June, twice, and 29 June.
      ['2026-09-21', '2026-09-20', 'K', 'SUPPORT_REVIEW'],
      ['2026-09-21', '2026-09-20', 'K', 'SUPPORT_REVIEW'],
      ['2026-09-28', '2026-09-27', 'K', 'SUPPORT_REVIEW'],
      // `enteredTwice`: thirty school days after 24 July.
      ['2026-10-15', '2026-10-14', 'N', 'CONCERN_BY_CUSTOM'],
      // `reducedTimetables`: three weeks after 28 September and 19 October.
      ['2026-10-20', '2026-10-19', 'K', 'PROVISION_REVIEW'],
      // Reuben again: six weeks after he was placed at the unit on 21 September.
      ['2026-11-03', '2026-11-02', 'K', 'PLACEMENT_REVIEW'],
      ['2026-11-10', '2026-11-09', 'K', 'PROVISION_REVIEW'],
    ]);
  });

  test('pupils without contact with the parents this term', async () => {
    // `forgotten`: four on support, two with a plan; all others came to the parents' evening in October or were met in
    // a story.
    expect(await needing('NO_PARENT_CONTACT_THIS_TERM')).toEqual([
      ...Array.from({ length: 2 }, () => ['2026-09-01', '2026-12-31', 'E']),
      ...Array.from({ length: 4 }, () => ['2026-09-01', '2026-12-31', 'K']),
    ]);
  });

  test('pupils whose parents were met less than three times a year', async () => {
    // At the primary, at the end of the last school year: all came to the evenings of its three terms but two on
    // support. The law asks it of no plan.
    const lastYear = await needing('FEWER_THAN_THREE_PARENT_MEETINGS', {
      by: 'Ruth Fairley',
      schoolUrn: PRIMARY,
      asAt: { effectiveOn: '2026-08-31' },
    });
    expect(lastYear).toEqual([
      ['2026-01-01', '2025-12-31', 'K'],
      ['2026-01-01', '2025-12-31', 'K'],
    ]);
  });

  test('pupils without a primary need', async () => {
    // `oldFiles`: in Year 9, admitted on 5 September 2024.
    expect(await needing('NO_PRIMARY_NEED')).toEqual([['2024-09-05', 'K']]);
  });

  test('pupils with NSA for more than twelve months', async () => {
    // `oldFiles`: the other one, admitted on the same day.
    expect(await needing('NSA_OVER_A_YEAR')).toEqual([['2025-09-06', '2025-09-05', 'K']]);
  });

  test('pupils with targeted provision without an outcome', async () => {
    expect(await needing('NO_OUTCOME_ON_TARGETED_PROVISION')).toEqual([['2026-07-13', 'K']]);
  });

  test('pupils with provision without sessions logged for four weeks', async () => {
    // Twenty school days after the last that was given, half-term (24 October to 1 November) and the summer holidays
    // left out.
    expect(await needing('NO_SESSIONS_IN_FOUR_WEEKS')).toEqual([
      // `reducedSupport`: since 27 April nothing is logged. `withoutOutcome`: since 13 July. `therapistVacancy`: until
      // 8 September.
      ['2026-06-04', '2026-06-03', 'K'],
      ['2026-09-24', '2026-09-23', 'K'],
      ['2026-10-07', '2026-10-06', 'E'],
      // `aboveTheDelegation`: since 28 September. `groups`: two of its pupils until 5 October.
      ['2026-11-03', '2026-11-02', 'K'],
      ['2026-11-10', '2026-11-09', 'K'],
      ['2026-11-10', '2026-11-09', 'K'],
    ]);
  });

  test('the EHC tracker', async () => {
    const { ehcTracker } = await asSenco('ehc-tracker');
    const late = (clocks: unknown): string =>
      (clocks as readonly { clockId: string; dueOn: string; actualOn: string | null; state: string }[])
        .filter(({ state }) => state === 'DUE_SOON' || state.startsWith('BREACHED'))
        .map(({ clockId, dueOn, state }) => `${clockId} ${dueOn} ${state}`)
        .join();
    expect(
      (rows(ehcTracker, 'since', 'state', 'requestedBy', 'clocks') as readonly (readonly unknown[])[])
        .map(([since, state, by, clocks]) => [since, state, by, late(clocks)])
        .toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
    ).toEqual(
      [
        // `annualReviews`: the meeting of 13 October 2025 was followed by nothing.
        ['2025-09-12', 'ANNUAL_REVIEW_CYCLE', null, 'AR_DECISION 2025-11-10 BREACHED'],
        // `refusedAndAppealed`: received on 24 March, refused 34 days on. `planMade`: final on day 134 after it.
        ['2026-04-27', 'LA_REFUSED_TO_ASSESS', 'SCHOOL', ''],
        ['2026-08-05', 'FINAL_PLAN', 'SCHOOL', ''],
        ['2026-09-07', 'DECIDED_NOT_TO_REQUEST', null, ''],
        // `waitingForTheAuthority`: six weeks from the day after each Monday of sending.
        ['2026-09-14', 'REQUESTED', 'SCHOOL', 'EHCNA_DECISION 2026-10-27 BREACHED_EXCEPTION_CLAIMED'],
        ['2026-09-21', 'REQUESTED', 'SCHOOL', 'EHCNA_DECISION 2026-11-03 BREACHED'],
        // `phaseTransfer`: its review was held on 2 November.
        ['2026-10-02', 'ANNUAL_REVIEW_CYCLE', null, 'AR_DECISION 2026-11-30 DUE_SOON'],
        // `annualReviews`: amended by a letter of day 79 after 20 July.
        ['2026-10-07', 'AMENDED', null, ''],
        ['2026-10-12', 'REQUESTED', 'SCHOOL', 'EHCNA_DECISION 2026-11-24 DUE_SOON'],
        ['2026-10-15', 'REQUESTED', 'PARENT', 'EHCNA_DECISION 2026-11-27 DUE_SOON'],
        // The notice that came at six weeks after 21 September.
        ['2026-11-02', 'MAINTAINED', null, 'AR_DECISION 2026-10-19 BREACHED'],
        ['2026-11-02', 'DECIDED_TO_REQUEST', null, ''],
        ['2026-11-02', 'REQUESTED', 'SCHOOL', ''],
        // `waiting` and `gatheringEvidence`; a review arranged for 6 December, whose papers go out two weeks before;
        // the other question about naming.
        ['2026-11-05', 'SUBMITTED_FOR_SIGN_OFF', null, ''],
        ['2026-11-09', 'ANNUAL_REVIEW_CYCLE', null, 'AR_PAPERS 2026-11-22 DUE_SOON'],
        ['2026-11-09', 'EVIDENCE_ASSEMBLY', null, ''],
        ['2026-11-09', 'SCHOOL_CONSULTED', null, 'SCHOOL_CONSULT_RESPONSE 2026-11-24 DUE_SOON'],
      ].toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
    );
    // `consultedOnNaming`: answered on the ninth day, not admitted after twenty-four.
    const withLeavers = rows((await asSenco('ehc-tracker', { withLeavers: true }))['ehcTracker'], 'since', 'state');
    expect(withLeavers).toContainEqual(['2026-10-05', 'SCHOOL_CONSULTED']);
    // `movedMidRequest`: the case went with the boy to the unit.
    expect(withLeavers).toHaveLength(rows(ehcTracker).length + 2);
  });

  test('Section F provision that is not delivered', async () => {
    // `therapistVacancy`: seventy-two days ago.
    expect(await needing('SECTION_F_VARIANCE')).toEqual([['2026-09-09', 'E']]);
  });

  test('the evidence for an EHC needs assessment request', async () => {
    // `gatheringEvidence`: a group since 21 September, one review of the term, a discussion on 22 October; the school
    // says itself that cycles and reports are missing.
    const { ehcRequestEvidence } = await asSenco('ehc-request-evidence', {
      pupilId: about(
        'AssembleEhcEvidence',
        ({ reviewedCycles }: { reviewedCycles: number }) => reviewedCycles === 1,
      )[0],
    });
    const { items, provisions, ...rest } = ehcRequestEvidence as { items: readonly Row[]; provisions: readonly Row[] };
    // £51.00 for the twelve weeks from 21 September to 14 December, 85 days, of which 61 are over.
    expect(rest).toMatchObject({ reviewedCycles: 1, usualCycles: 2, annualCostPence: 5_100, costToDatePence: 3_660 });
    expect(provisions).toMatchObject([
      {
        tier: 'TARGETED',
        kind: 'INTERVENTION',
        fundingSource: 'ELEMENT_2_NOTIONAL',
        startOn: '2026-09-21',
        endedOn: null,
      },
    ]);
    expect(items.map(({ code, stands, stated }) => [code, stands, stated])).toEqual([
      ['REVIEWED_CYCLES', false, 'MISSING'],
      ['PROVISION_MAP_WITH_COSTS', true, 'PRESENT'],
      ['ATTAINMENT', true, 'PRESENT'],
      ['ADAPTATIONS', false, null],
      ['TARGETS', true, 'PRESENT'],
      ['ATTENDANCE', false, null],
      ['SPECIALIST_REPORTS', false, 'MISSING'],
      ['MEDICAL', false, null],
      ['PARENT_VIEWS', true, 'PRESENT'],
      ['PUPIL_VIEWS', true, 'PRESENT'],
      ['CHRONOLOGY', true, 'PRESENT'],
      ['CONSENT', true, 'PRESENT'],
    ]);
  });

  test('what is not ready for the census', async () => {
    // The same old file; types of need are collected on the third Thursday of January.
    expect(await needing('CENSUS_NOT_READY')).toEqual([['2024-09-05', '2027-01-21', 'K', 'NEED_MISSING']]);
  });

  test('the overview for an inspection', async () => {
    // Asked about the summer holidays, in which ordinary life stands still: `planMade` and `afterTheDelegation`.
    const overview = await asSenco('ofsted-overview', { from: '2026-07-21', to: '2026-09-02', first: 200 });
    expect(overview['senRegisterCounts']).toMatchObject({ pupils: 1_060, senSupport: 154, ehcPlan: 50, noSen: 856 });
    expect(rows(overview['movements'], 'decidedOn', 'type')).toEqual([
      ['2026-08-17', 'SEN_SUPPORT_DECIDED'],
      ['2026-08-05', 'PROVISION_CODE_OBSERVED'],
    ]);
    expect(rows(overview['undone'], 'type')).toEqual([]);
    expect(rows(overview['ehcTracker'], 'state')).toHaveLength(17);
    expect(overview['people']).toMatchObject({ sencos: [{ person: { name: 'Ada Whitcombe' } }] });
    expect(
      ((overview['people'] as Row)['leadershipTeam'] as readonly { person: { name: string } }[])
        .map(({ person }) => person.name)
        .toSorted(),
    ).toEqual(['Grace Adeleke', 'Marcus Oyelaran', 'Priya Raman']);
    // One without a need, one without an outcome, six whose parents were not met, five more without sessions, one with
    // NSA, seven reviews, nine of Year 11 with a plan and no transfer of phase recorded: of these two have parents who
    // were not met, and one is without a therapist.
    expect(rows(overview['pupilsNeedingAttention'], 'status')).toHaveLength(1 + 1 + 6 + 5 + 1 + 7 + 9 - 3);
  });

  test('the record for the next school', async () => {
    // `movedUp`: Théo Fraser, now in Year 7, was on SEN support at the primary from the beginning of the demo's time,
    // in Year 4, until he left.
    const [pupil] = about('RecordTransferOut', undefined, PRIMARY);
    const known = (await answered('Ruth Fairley', 'transfer-out', { id: pupil }))['pupil'] as Row;
    expect(known).toMatchObject({
      pupil: { forename: 'Théo', surname: 'Fraser', personalData: 'OPEN' },
      identification: { state: 'PLACED_ON_SEN_SUPPORT', since: '2023-09-01' },
      ehcCases: [],
    });
    expect(known['registerHistory']).toMatchObject([
      {
        schoolUrn: PRIMARY,
        status: 'K',
        from: '2023-09-01',
        primaryNeed: 'SPLD',
        onRollFrom: '2023-09-01',
        leftOn: '2026-07-20',
        ncYear: '4',
      },
    ]);
    expect(rows(known['timeline'], 'type', 'effectiveFrom')).toEqual([
      ['PUPIL_REGISTERED', '2023-09-01'],
      ['PUPIL_ENROLLED', '2023-09-01'],
      ['PROVISION_CODE_OBSERVED', '2023-09-01'],
      ['PUPIL_LEFT', '2026-07-20'],
      ['PUPIL_TRANSFERRED_OUT', '2026-07-20'],
    ]);
  });

  test('which records other schools handed on', async () => {
    // `movedUp`: the papers were sent on his last day at the primary, and came on his first at the secondary.
    const [sent] = about('RecordTransferOut', undefined, PRIMARY);
    const pupil = schoolsRecordId(sent!, HARROW);
    const incoming = async (variables: object = {}): Promise<readonly unknown[]> =>
      rows(
        (await asSenco('incoming-transfers', variables))['incomingTransfers'],
        'pupil',
        'state',
        'fromSchoolUrn',
        'leftOn',
        'packSentOn',
        'status',
        'needs',
        'admittedOn',
        'recordReceivedOn',
      );
    const told = [
      expect.objectContaining({ id: pupil, forename: 'Théo', surname: 'Fraser' }),
      expect.any(String),
      PRIMARY,
      '2026-07-20',
      '2026-07-20',
      'K',
      [{ code: 'SPLD', rank: 1 }],
    ];
    expect(await incoming()).toEqual([]);
    expect(await incoming({ states: ['COMPLETE'] })).toEqual([
      [...told.with(1, 'COMPLETE'), '2026-09-04', '2026-09-04'],
    ]);
    expect(await incoming({ asAt: { effectiveOn: '2026-08-15' } })).toEqual([[...told.with(1, 'SENT'), null, null]]);
  });

  test('the diary of the next weeks', async () => {
    const { sencoDiary } = await asSenco('senco-diary', {
      from: '2026-11-20',
      to: '2026-12-07',
      kinds: [
        'SUPPORT_REVIEW',
        'PROVISION_REVIEW',
        'PROVISION_END',
        'OUTCOME_DUE',
        'ANNUAL_REVIEW',
        'CLOCK',
        'SIGN_OFF_CONDITION',
        'PARENT_MEETING',
      ],
    });
    expect(
      (rows(sencoDiary, 'on', 'kind', 'clockId', 'overdue') as readonly unknown[][]).map((row) =>
        row.filter((member) => member !== null && member !== false),
      ),
    ).toEqual([
      ['2026-11-22', 'CLOCK', 'AR_PAPERS'],
      ['2026-11-24', 'CLOCK', 'EHCNA_DECISION'],
      ['2026-11-27', 'PROVISION_REVIEW'],
      ['2026-11-27', 'CLOCK', 'EHCNA_DECISION'],
      // `reducedSupport` in ten days, `reducedTimetables` six weeks after 19 October, `phaseTransfer`.
      ['2026-11-30', 'PROVISION_REVIEW'],
      ['2026-11-30', 'PROVISION_END'],
      ['2026-11-30', 'CLOCK', 'AR_DECISION'],
      ['2026-12-06', 'ANNUAL_REVIEW'],
      // `groups` that go on: twelve weeks from 14 September, reviewed that week. Two months after the letter of 7
      // October, the parents' own.
      ...Array.from({ length: 4 }, () => ['2026-12-07', 'PROVISION_END']),
      ...Array.from({ length: 4 }, () => ['2026-12-07', 'OUTCOME_DUE']),
      ['2026-12-07', 'CLOCK', 'APPEAL'],
      ['2026-12-07', 'CLOCK', 'MEDIATION_CONTACT'],
    ]);
  });

  test('what others decided, and the SENCO is asked about', async () => {
    // PAST_THE_SENCO in `stories.ts`: `endedForFunding`, `mentorEnded`, `afterTheDelegation`, both of
    // `reducedTimetables`, `rejected`, `consultedOnNaming`. Beside them `newConcerns`.
    const { sencoInbox } = await asSenco('senco-inbox', { states: ['AWAITING'] });
    const asked = (rows(sencoInbox, 'askedAt', 'decision') as readonly (readonly [string, { type: string }])[]).map(
      ([at, { type }]) => [at.slice(0, 10), type],
    );
    expect(asked).toEqual([
      ['2026-04-27', 'REGISTER_REMOVAL_DECIDED'],
      ['2026-04-27', 'PROVISION_ENDED'],
      ['2026-08-19', 'SEN_SUPPORT_DECIDED'],
      ['2026-09-30', 'PROVISION_STARTED'],
      ['2026-10-08', 'SIGN_OFF_REJECTED'],
      ['2026-10-14', 'SCHOOL_CONSULTATION_ANSWERED'],
      ['2026-10-19', 'PROVISION_STARTED'],
      ['2026-11-17', 'CONCERN_RAISED'],
      ['2026-11-19', 'CONCERN_RAISED'],
    ]);
  });
});
