import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findDecisions } from '../../projections/decisions/decision-history.ts';
import { casesIn } from '../../projections/lists/ehc-cases.ts';
import { allItems, listItems } from '../../projections/lists/list-query.ts';
import type { OpenApp } from '../../src/compose.ts';
import { type CaseClock, clocksOf } from '../../src/decisions/ehc/ehc-clocks.ts';
import { ehcCaseOf } from '../../src/decisions/ehc/ehc-case.ts';
import type { SencoInvolvement } from '../../src/decisions/involvement/senco-involvement.ts';
import { foldPupil, type PupilCase } from '../../src/decisions/pupil-case.ts';
import { discrepanciesOf } from '../../src/decisions/record-keeping/discrepancies.ts';
import { signOffsOf } from '../../src/decisions/sign-off/fold.ts';
import type { SignOff } from '../../src/decisions/sign-off/sign-off.ts';
import { escalationOn, findingsOn, schoolDaysOf, stateOn } from '../../src/decisions/sign-off/sign-off-day.ts';
import type { Happening } from '../../src/demo/happening.ts';
import { daysBetween } from '../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import { schoolsRecordId, subjectId } from '../../src/store/event-id.ts';
import { readRecord, readSchoolRecord } from '../../src/write-path/pupil-record.ts';
import { about as aboutIn, HARROW, openDemo, PRIMARY, TODAY, UNIT } from '../support/demo.ts';
import { involvementIn } from '../support/judged.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

let folder: TemporaryFolder;
let app: OpenApp;
let told: readonly Happening[];

beforeAll(async () => {
  folder = new TemporaryFolder();
  ({ app, told } = await openDemo(folder.path));
});

afterAll(async () => {
  await app.close();
  folder[Symbol.dispose]();
});

const scopesOf = (schoolUrn: string): { schoolUrn: string; scope: 'SCHOOL'; person: string }[] => [
  { schoolUrn, scope: 'SCHOOL', person: '' },
];

async function pupilOf(pupil: string): Promise<PupilCase> {
  return foldPupil(await readRecord(app.store, pupil));
}

/** The records of the boy whom Harrow Road placed at the unit, one of each school. */
async function recordsOfTheBoy(): Promise<readonly (readonly EffectiveEvent[])[]> {
  const there = about(HARROW, 'DecideEhcRequest', (input) => input['placementSchoolUrn'] === UNIT);
  const here = told.filter(({ input }) => input['schoolUrn'] === UNIT && input['enrolment'] === 'SUBSIDIARY');
  const pupils = [...there, ...here.map(({ by, input }) => subjectId(by, input['commandId']))];
  return Promise.all(pupils.map(async (pupil) => (await pupilOf(pupil)).events));
}

/** The decisions that the history finds, each with the pupil's whole record. */
async function decided(
  schoolUrn: string,
  filter: object,
): Promise<readonly { readonly event: EffectiveEvent; readonly events: readonly EffectiveEvent[] }[]> {
  const { rows } = findDecisions(app.projections.reader('decision-history'), {
    scopes: scopesOf(schoolUrn),
    cut: { ordinal: app.log.head() },
    filter,
    order: { by: 'DECIDED_AT', direction: 'ASC' },
    first: 200,
  });
  return Promise.all(
    rows.map(async ({ id, pupil }) => {
      const { events } = await pupilOf(pupil);
      return { event: events.find((event) => event.id === id)!, events };
    }),
  );
}

async function involvement(schoolUrn: string, filter: object): Promise<readonly SencoInvolvement[]> {
  return (await decided(schoolUrn, filter)).map(({ event, events }) => involvementIn(event, events));
}

const about = (schoolUrn: string, command: string, says?: (input: Happening['input']) => boolean): readonly string[] =>
  aboutIn(told, schoolUrn, command, says);

async function signOffs(schoolUrn: string): Promise<readonly SignOff[]> {
  const { rows } = listItems(
    app.projections.reader('sign-off-queue'),
    { scopes: scopesOf(schoolUrn), ordinal: app.log.head() },
    100,
  );
  return rows.flatMap(({ body }) => signOffsOf(body['events'] as unknown as readonly EffectiveEvent[]));
}

function clocks(schoolUrn: string, clockId: string): readonly CaseClock[] {
  const items = allItems(app.projections.reader('ehc-tracker'), {
    scopes: scopesOf(schoolUrn),
    ordinal: app.log.head(),
  });
  return casesIn(items)
    .filter(({ enrolments }) => enrolments.some(({ leftOn }) => leftOn === null))
    .flatMap(({ events }) => clocksOf(ehcCaseOf(events, TODAY), TODAY))
    .filter((clock) => clock.clockId === clockId);
}

describe('who knew', () => {
  test('the leadership team asked for an assessment of a boy at the unit, and the SENCO heard nine days later', async () => {
    const [{ event, events } = { event: undefined, events: [] }] = await decided(HARROW, {
      types: ['EhcRequestDecided'],
      finding: 'LATE_ENTRY',
    });
    expect(event?.metadata).toMatchObject({
      decidedAt: '2026-11-02T00:00:00.000Z',
      recordedAt: '2026-11-11T15:40:00.000Z',
      recordedBy: { role: 'SLT_MEMBER' },
      decidedBy: [
        {
          kind: 'MEETING',
          meeting: 'LEADERSHIP_TEAM',
          members: [{ role: 'HEADTEACHER' }, { role: 'DEPUTY_HEADTEACHER' }],
        },
      ],
    });
    expect(involvementIn(event!, events)).toMatchObject({
      state: 'INFORMED_AFTER',
      informedOn: '2026-11-11',
      lagDays: 9,
      word: 'CONFIRMED',
      confirmedAt: '2026-11-12T08:20:00.000Z',
    });
    // Each school has a record of its own.
    const enrolled = (await recordsOfTheBoy()).map((one) => one.filter(({ type }) => type === 'PupilEnrolled'));
    expect(
      enrolled.map((all) => all.map(({ data }) => [data['schoolUrn'], data['ncYear'], data['enrolment']])),
    ).toEqual([[[HARROW, '7', 'MAIN']], [[UNIT, '8', 'SUBSIDIARY']]]);
  });

  test('of another decision the SENCO disputes to have been told that day', async () => {
    expect(
      await involvement(HARROW, {
        types: ['EhcRequestDecided'],
        decidedFrom: '2026-09-01',
        decidedTo: '2026-09-30',
        deciderRole: 'DEPUTY_HEADTEACHER',
      }),
    ).toMatchObject([
      { state: 'INFORMED_AFTER', lagDays: 8, word: 'DISPUTED', claimedOn: '2026-09-07', informedOn: '2026-09-15' },
    ]);
  });

  test('at the unit the head went on without the SENCO, until the SENCO joined the leadership team', async () => {
    const states = async (filter: object): Promise<string[]> =>
      (await involvement(UNIT, { types: ['SenSupportContinued'], deciderRole: 'HEADTEACHER', ...filter })).map(
        ({ state }) => state,
      );
    expect(await states({ decidedTo: '2026-01-23' })).toEqual(['INFORMED_AFTER', 'NOT_INFORMED', 'NOT_INFORMED']);
    // Asked after the review of the morning, which is the principal decision, and before the decision to go on.
    expect(await states({ decidedFrom: '2026-01-24' })).toEqual(['SAME_DAY', 'SAME_DAY', 'SAME_DAY']);
  });

  test('the question of the local authority about naming the school was answered without the SENCO', async () => {
    expect(await involvement(HARROW, { types: ['SchoolConsultationAnswered'] })).toMatchObject([
      { state: 'NOT_INFORMED', word: null },
    ]);
    const known = await Promise.all(
      about(HARROW, 'RecordNamingConsultation').map(async (pupil) =>
        (await pupilOf(pupil)).events.map(({ type }) => type),
      ),
    );
    expect(known).toEqual([
      [
        'ProspectivePupilOpened',
        'SchoolConsulted',
        'SchoolConsultationAnswered',
        'ConsultationOpened',
        'ProspectivePupilClosed',
      ],
      ['ProspectivePupilOpened', 'SchoolConsulted'],
    ]);
  });
});

describe("the SENCO's inbox", () => {
  test('holds what was decided past the SENCO, and what is newer than ten days', async () => {
    const { rows } = listItems(
      app.projections.reader('senco-inbox'),
      { scopes: scopesOf(HARROW), ordinal: app.log.head(), states: ['AWAITING'] },
      200,
    );
    const types = await Promise.all(
      rows.map(async ({ pupil, sortKey, body }) => [
        sortKey.slice(0, 10),
        (await pupilOf(pupil)).events.find(({ id }) => id === body['decision'])?.type,
      ]),
    );
    expect(types.filter(([asked]) => asked! < '2026-11-09')).toEqual([
      ['2026-04-27', 'RegisterRemovalDecided'],
      ['2026-04-27', 'ProvisionEnded'],
      ['2026-08-19', 'SenSupportDecided'],
      ['2026-09-30', 'ProvisionStarted'],
      ['2026-10-08', 'SignOffRejected'],
      ['2026-10-14', 'SchoolConsultationAnswered'],
      ['2026-10-19', 'ProvisionStarted'],
    ]);
    expect(new Set(types.filter(([asked]) => asked! >= '2026-11-09').map(([, type]) => type))).toEqual(
      new Set(['ConcernRaised']),
    );
  });
});

describe('sign-off', () => {
  test('three requests wait, for two, six and eleven school days', async () => {
    const calendar = app.directory.calendarOf(HARROW);
    const open = (await signOffs(HARROW)).filter((request) => stateOn(request, TODAY) === 'SUBMITTED');
    expect(
      open.map((request) => [
        request.content.matter,
        schoolDaysOf(request.stays.at(-1)!, TODAY, calendar),
        escalationOn(request, TODAY, calendar),
      ]),
    ).toEqual([
      ['EHC_NEEDS_ASSESSMENT_REQUEST', 11, 'BREACHED'],
      ['PROVISION_ABOVE_COST', 6, 'ESCALATE'],
      ['ALTERNATIVE_PROVISION', 2, 'NONE'],
    ]);
  });

  test('one came back twice, was approved on the eleventh day, and its condition was met six days late', async () => {
    const [request] = (await signOffs(HARROW)).filter(({ returns }) => returns === 2);
    expect(request).toMatchObject({ state: 'APPROVED_WITH_CONDITIONS', content: { annualCost: 334_500 } });
    expect(daysBetween(request!.submittedOn, request!.closedOn!)).toBe(11);
    expect(request!.conditions.map(({ dueOn, metOn }) => daysBetween(dueOn, metOn!))).toEqual([6]);
  });

  test('the condition of another is overdue today', async () => {
    const overdue = (await signOffs(HARROW)).filter((request) =>
      findingsOn(request, TODAY, app.directory.calendarOf(HARROW)).includes('CONDITION_OVERDUE'),
    );
    expect(overdue.map(({ conditions }) => conditions.map(({ dueOn, metOn }) => [dueOn, metOn]))).toEqual([
      [['2026-10-31', null]],
    ]);
  });

  test("one was rejected against the SENCO's view, one withdrawn, and one approval refused after the delegation", async () => {
    const all = await signOffs(HARROW);
    expect(
      all.filter(({ state }) => state === 'REJECTED').map(({ dissents }) => dissents.map(({ role }) => role)),
    ).toEqual([['SENCO']]);
    expect(all.filter(({ state }) => state === 'WITHDRAWN').map(({ content }) => content.matter)).toEqual([
      'EHC_NEEDS_ASSESSMENT_REQUEST',
    ]);
    const [attempted] = all.filter(({ attempts }) => attempts.length > 0);
    expect(attempted?.state).toBe('APPROVED');
    const { events } = await pupilOf(about(HARROW, 'ApproveSignOff')[0]!);
    expect(events.filter(({ type }) => type === 'SignOffAttemptRefused').map(({ data }) => data['codes'])).toEqual([
      ['DELEGATION_LAPSED', 'NO_AUTHORITY_AT_DECISION'],
    ]);
  });

  test("the head who is also the SENCO decides alone, and has the trust's SEND lead look at it", async () => {
    const [{ event, events } = { event: undefined, events: [] }] = await decided(PRIMARY, { finding: 'SOLE_DECIDER' });
    expect(event).toMatchObject({
      type: 'EhcRequestDecided',
      metadata: { reserved: { matters: ['EHC_NEEDS_ASSESSMENT_REQUEST'], headsDecision: true } },
    });
    expect(
      events
        .filter(({ type }) => type === 'SoleDeciderExceptionRecorded')
        .map(({ data }) => [data['asked'], data['view']]),
    ).toEqual([['TRUST_SEND_LEAD', 'AGREES']]);
  });
});

describe('identification', () => {
  const steps = async (schoolUrn: string, outcome: string): Promise<readonly (readonly string[])[]> =>
    Promise.all(
      about(schoolUrn, 'ProposeIdentification', (input) => input['outcome'] === outcome).map(async (pupil) =>
        (await pupilOf(pupil)).events
          .filter(
            ({ type }) =>
              !['PupilRegistered', 'PupilEnrolled', 'ConsultationOpened', 'ConsultationAnswered'].includes(type),
          )
          .map(({ type }) => type),
      ),
    );
  const BEFORE = ['ConcernRaised', 'InformationGathered', 'ParentDiscussionHeld', 'IdentificationProposed'];

  test('each way a concern can end is there, with every step before it', async () => {
    expect(await steps(PRIMARY, 'SEN_SUPPORT')).toEqual([[...BEFORE, 'SenSupportDecided']]);
    expect(await steps(PRIMARY, 'SPECIALIST_REFERRAL')).toEqual([[...BEFORE, 'SpecialistReferralDecided']]);
    expect(await steps(HARROW, 'MONITORING')).toEqual([[...BEFORE, 'MonitoringStarted']]);
    expect(await steps(HARROW, 'NOT_SEN')).toEqual([[...BEFORE, 'NotSenDecided']]);
  });

  test('a pupil is taken off after two reviews, discharged by the therapist', async () => {
    const [{ event, events } = { event: undefined, events: [] }] = (
      await decided(PRIMARY, { types: ['RegisterRemovalDecided'] })
    ).filter(({ event: removal }) => removal.data['reviewId'] !== undefined);
    expect(event?.data).toMatchObject({ reason: 'DISCHARGED_BY_SPECIALIST', monitorUntil: '2027-03-17' });
    expect(events.filter(({ type }) => type === 'SenSupportReviewHeld')).toHaveLength(2);
  });

  test("a plan that came with a Year 1 pupil is an observation, of the authority's letter of 3 March", async () => {
    const [pupil] = about(PRIMARY, 'RecordSenStatus', (input) => input['documentOn'] === '2025-03-03');
    expect((await pupilOf(pupil!)).periods).toMatchObject([{ status: 'E', needs: [{ code: 'ASD', rank: 1 }] }]);
  });
});

describe('provision', () => {
  test('what broke a rule as it happened is found by it', async () => {
    const found = async (finding: string): Promise<unknown[]> =>
      (await decided(HARROW, { types: ['ProvisionStarted'], finding })).map(({ event }) => [
        event.type,
        event.metadata.recordedAt.slice(0, 10),
      ]);
    expect(await found('REDUCED_TIMETABLE_OPEN_ENDED')).toEqual([['ProvisionStarted', '2026-09-30']]);
    expect(await found('COST_ABOVE_AUTHORITY')).toEqual([['ProvisionStarted', '2026-09-29']]);
    expect(await found('OUTCOME_MISSING')).toEqual([['ProvisionStarted', '2026-07-16']]);
  });

  test('the mentor ended for funding, and the group with every result', async () => {
    const ended = (await decided(HARROW, { types: ['ProvisionEnded'] })).map(({ event }) => event.data['endReason']);
    expect(ended.toSorted()).toEqual([
      'ACHIEVED',
      'FUNDING',
      'INEFFECTIVE',
      'INEFFECTIVE',
      'INEFFECTIVE',
      'STAFFING',
      'STAFFING',
    ]);
    const results = about(
      HARROW,
      'AssessOutcome',
      ({ result, achieved }) => result !== 'PARTLY_MET' || achieved === null,
    ).map(
      async (pupil) => (await pupilOf(pupil)).events.find(({ type }) => type === 'OutcomeAssessed')?.data['result'],
    );
    expect(await Promise.all(results)).toEqual(['MET', 'PARTLY_MET', 'NOT_MET', 'NOT_DELIVERED']);
  });

  test('the authority was told of the vacancy two weeks on', async () => {
    const [pupil] = about(HARROW, 'RecordDeliveryVariance');
    const [variance] = (await pupilOf(pupil!)).events.filter(({ type }) => type === 'DeliveryVarianceRecorded');
    expect(variance?.data).toMatchObject({
      sectionFItem: 'F3',
      interruption: 'VACANCY',
      missedSessions: 6,
      since: '2026-09-09',
      laToldOn: '2026-09-23',
    });
  });
});

describe('EHC', () => {
  test("the authority's six weeks run, are nearly over, are over, and are over with an exception claimed", () => {
    const open = clocks(HARROW, 'EHCNA_DECISION')
      .filter(({ state }) => state !== 'MET')
      .map(({ from, nominal, state }) => [from, nominal, state]);
    expect(open.toSorted()).toEqual([
      ['2026-09-15', '2026-10-27', 'BREACHED_EXCEPTION_CLAIMED'],
      ['2026-09-22', '2026-11-03', 'BREACHED'],
      ['2026-10-13', '2026-11-24', 'DUE_SOON'],
      // That of the parents, sent after five on the 15th.
      ['2026-10-16', '2026-11-27', 'DUE_SOON'],
      ['2026-11-03', '2026-12-15', 'RUNNING'],
    ]);
  });

  test('a notice that came six weeks after the meeting is two weeks late', () => {
    const late = clocks(HARROW, 'AR_DECISION').filter(({ state }) => state === 'BREACHED');
    expect(late.map(({ from, nominal, actual, daysLate }) => [from, nominal, actual, daysLate])).toEqual([
      ['2025-10-13', '2025-11-10', null, 375],
      ['2026-09-21', '2026-10-19', '2026-11-02', 14],
    ]);
  });

  test('transfers of phase run to the last day before 15 February and 31 March', () => {
    expect(
      [...clocks(PRIMARY, 'PHASE_TRANSFER'), ...clocks(HARROW, 'PHASE_TRANSFER')].map(({ nominal, state }) => [
        nominal,
        state,
      ]),
    ).toEqual([
      ['2027-02-14', 'RUNNING'],
      ['2027-03-30', 'RUNNING'],
    ]);
  });

  test('the refusal was appealed with another reviewed cycle, and one plan was made', async () => {
    const [refused] = about(HARROW, 'RecordAppeal');
    expect(
      (await pupilOf(refused!)).events.flatMap(({ type, data }) =>
        type === 'EhcEvidenceAssembled' ? [[data['purpose'], data['reviewedCycles']]] : [],
      ),
    ).toEqual([
      ['REQUEST', 3],
      ['APPEAL', 4],
    ]);
    expect(await decided(HARROW, { types: ['FinalPlanReceived'] })).toHaveLength(1);
  });
});

describe('the roll and files', () => {
  test('a pupil moved up from the primary with the record', async () => {
    const [pupil] = about(HARROW, 'RecordTransferIn');
    const here = { schoolUrn: HARROW, pupil: schoolsRecordId(pupil!, HARROW) };
    const { enrolments, periods } = foldPupil((await readSchoolRecord(app.store, here)).whole);
    expect(
      [...(await pupilOf(pupil!)).enrolments, ...enrolments].map(({ schoolUrn, leftOn }) => [schoolUrn, leftOn]),
    ).toEqual([
      [PRIMARY, '2026-07-20'],
      [HARROW, null],
    ]);
    expect(periods).toMatchObject([{ status: 'K', from: '2023-09-01' }]);
  });

  test('a boy moved to the unit mid-request: the case and its clocks went with him', () => {
    const [sent] = about(HARROW, 'RecordTransferOut');
    const itemsOf = (schoolUrn: string) =>
      casesIn(
        allItems(app.projections.reader('ehc-tracker'), { scopes: scopesOf(schoolUrn), ordinal: app.log.head() }),
      );
    expect(itemsOf(HARROW).find(({ pupil }) => pupil === sent)?.passed).toEqual({
      toSchoolUrn: UNIT,
      on: '2026-10-16',
    });
    const here = itemsOf(UNIT).filter(({ pupil }) => pupil === schoolsRecordId(sent!, UNIT));
    expect(here.map(({ events }) => events.map(({ type, givenBy = UNIT }) => [type, givenBy]))).toEqual([
      [
        ['EhcRequestDecided', HARROW],
        ['EhcRequestSubmitted', HARROW],
        ['LaReceiptAcknowledged', HARROW],
        ['LaDecidedToAssess', UNIT],
      ],
    ]);
    // Six weeks from the day of receipt; the letter is of the last of them.
    expect(clocks(UNIT, 'EHCNA_DECISION').map(({ from, nominal, state }) => [from, nominal, state])).toEqual([
      ['2026-09-29', '2026-11-10', 'MET'],
    ]);
  });

  test('what was entered under a temporary number is in the record of the one child', async () => {
    const [survivor] = about(HARROW, 'MergePupil');
    const { events } = await pupilOf(survivor!);
    expect(events.filter(({ type }) => type === 'ConcernRaised')).toHaveLength(1);
  });

  test('of two questions that a file raised one is settled', async () => {
    const asked = await Promise.all(
      about(HARROW, 'RecordSenStatus', (input) => input['source'] === 'MIS').map(async (pupil) =>
        discrepanciesOf((await pupilOf(pupil)).events),
      ),
    );
    expect(
      asked.map((questions) => questions.map(({ data, resolved }) => [data.kind, resolved?.data['resolution']])),
    ).toEqual([[['STATUS_DIFFERS', undefined]], [['STATUS_DIFFERS', 'LOG_IS_RIGHT']]]);
  });

  test('an old file left SEN support without a need', async () => {
    const [pupil] = about(HARROW, 'RecordSenStatus', (input) => input['source'] === 'CTF');
    expect((await pupilOf(pupil!)).periods).toMatchObject([{ status: 'K', needs: [] }]);
  });
});
