import { describe, expect, test } from '@jest/globals';
import { recordSenStatus } from '../../../src/decisions/identification/record-sen-status.ts';
import type { RecordSenStatus } from '../../../src/decisions/identification/observed-period.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import {
  enrolled,
  type Fact,
  fromDocument,
  given,
  left,
  observed,
  placedOnSupport,
  PUPIL,
  registered,
  reported,
  SCHOOL,
  takenHere,
} from '../../support/pupil-spec.ts';

const asd = [{ code: 'ASD', rank: 1 }];
// Arrives with a plan dated 3 March; the school did not decide it.
const command: RecordSenStatus = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  basis: 'FROM_DOCUMENT',
  decidedAt: null,
  decidedOn: '2026-09-08',
  decidedBy: [],
  effectiveFrom: '2026-03-03',
  source: 'LA_DOCUMENT',
  periods: [{ status: 'E', from: '2026-03-03', to: null }],
  needs: asd,
  documentOn: '2026-03-03',
  receivedOn: '2026-09-08',
  plan: { laCode: '383', notice: 'FINAL_PLAN' },
  planReference: 'EHC/1',
  note: null,
};
const K = (from: string, to: string | null = null) => ({ status: 'K' as const, from, to });
const N = (from: string) => ({ status: 'N' as const, from, to: null });

describe('RecordSenStatus: what a document says', () => {
  test('an LA plan is recorded from outside', () => {
    const { source, needs, documentOn, receivedOn, plan, planReference, note } = command;
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordSenStatus, command)
      .recorded([
        {
          type: 'ProvisionCodeObserved',
          effectiveFrom: '2026-03-03',
          data: {
            schoolUrn: SCHOOL,
            source,
            status: 'E',
            from: '2026-03-03',
            to: null,
            needs,
            documentOn,
            receivedOn,
            plan,
            planReference,
            note,
          },
        },
      ]);
  });

  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<RecordSenStatus>])[] = [
    ['NEED_NOT_RECORDED', [registered, enrolled], { needs: [] }],
    ['NEED_RANKS_NOT_DISTINCT', [registered, enrolled], { needs: [...asd, { code: 'SLCN', rank: 1 }] }],
    ['NEED_CODE_NOT_IN_FORCE', [registered, enrolled], { needs: [{ code: 'BESD', rank: 1 }] }],
    ['NEED_WITHOUT_SEN', [registered, enrolled], { periods: [N('2026-03-03')], plan: null }],
    ['NSA_WITH_PLAN', [registered, enrolled], { needs: [{ code: 'NSA', rank: 1 }] }],
    ['PLAN_PAPERS_MISSING', [registered, enrolled], { plan: null }],
    ['PLAN_PAPERS_MISSING', [registered, enrolled], { planReference: null }],
    [
      'CEASE_NOTICE_MISSING',
      [registered, enrolled, observed('E', '2024-03-04', asd)],
      { periods: [N('2026-03-03')], needs: [], plan: null },
    ],
    [
      'CEASE_NOTICE_MISSING',
      [registered, enrolled, observed('E', '2024-03-04', asd)],
      { periods: [N('2026-03-03')], needs: [], plan: null, ceaseReason: '2' },
    ],
    ['NO_PLAN_TO_END', [registered, enrolled], { periods: [N('2026-03-03')], needs: [], plan: null, ceaseReason: '2' }],
    [
      'NO_PLAN_TO_END',
      [registered, enrolled, observed('E', '2024-03-04', asd)],
      { periods: [{ status: 'E', from: '2026-03-04', to: null }], ceaseReason: '2' },
    ],
    ['OVERLAPS_ANOTHER_PERIOD', [registered, enrolled, observed('K', '2026-03-03', asd)], {}],
    ['BEFORE_ADMISSION', [registered, enrolled], { periods: [{ status: 'E', from: '2019-03-03', to: null }] }],
    ['AFTER_LEAVING', [registered, enrolled, left], {}],
  ];
  describe.each(rules)('%s', (code, facts, change) => {
    test('is among the reasons when somebody claims to take it here', () => {
      given(...facts)
        .as(takenHere)
        .when(recordSenStatus, { ...command, ...change })
        .refused(...inOrder('NOT_THE_SCHOOLS_DECISION', code));
    });

    test.each([reported, fromDocument])('is a finding when recorded ($basis)', (envelope) => {
      given(...facts)
        .as(envelope)
        .when(recordSenStatus, { ...command, ...change })
        .recordedTypes(['ProvisionCodeObserved'], [code]);
    });
  });

  test('a plan ends with the cease notice', () => {
    given(registered, enrolled, observed('E', '2024-03-04', asd))
      .as(fromDocument)
      .when(recordSenStatus, {
        ...command,
        periods: [N('2026-03-03')],
        needs: [],
        plan: { laCode: '383', notice: 'CEASE_NOTICE' },
      })
      .recordedTypes(['ProvisionCodeObserved']);
  });

  test('impossible dates and unknown codes refuse on every basis', () => {
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordSenStatus, { ...command, periods: [K('2026-03-03', '2026-03-02')] })
      .refused('END_BEFORE_START');
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordSenStatus, { ...command, periods: [K('2016-04-30')] })
      .refused('DATE_BEFORE_BIRTH');
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordSenStatus, { ...command, documentOn: '2026-11-21' })
      .refused('DATE_IN_FUTURE');
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordSenStatus, { ...command, needs: [{ code: 'DYSLEX', rank: 1 }] })
      .refused('CODE_NOT_KNOWN');
  });

  test('what the log says already is not said twice', () => {
    const { source, documentOn, receivedOn, plan, planReference } = command;
    const known: Fact = {
      type: 'ProvisionCodeObserved',
      effectiveFrom: '2026-03-03',
      data: {
        schoolUrn: SCHOOL,
        source,
        status: 'E',
        from: '2026-03-03',
        to: null,
        needs: asd,
        documentOn,
        receivedOn,
        plan,
        planReference,
        note: null,
      },
    };
    given(registered, enrolled, known).as(fromDocument).when(recordSenStatus, command).refused('ALREADY_RECORDED');
  });

  describe('the same status from the same day', () => {
    const { source, documentOn, receivedOn, plan, planReference, note } = command;
    const known = (papers: Partial<RecordSenStatus>): Fact => ({
      type: 'ProvisionCodeObserved',
      effectiveFrom: '2026-03-03',
      data: {
        ...{ schoolUrn: SCHOOL, source, status: 'E', from: '2026-03-03', to: null, needs: asd },
        ...{ documentOn, receivedOn, plan, planReference, note },
        ...papers,
      },
    });
    const saying = (fact: Fact, said: Partial<RecordSenStatus>) =>
      given(registered, enrolled, fact)
        .as(fromDocument)
        .when(recordSenStatus, { ...command, ...said });

    test('is recorded again for each paper that is new, and for none that is not', () => {
      saying(known({ plan: null }), {}).recordedTypes(['ProvisionCodeObserved']);
      saying(known({ planReference: null }), {}).recordedTypes(['ProvisionCodeObserved']);
      const none = { plan: null, planReference: null };
      saying(known(none), none).refused('ALREADY_RECORDED');
      saying(known({}), none).refused('ALREADY_RECORDED');
    });

    test('is neither another status from that day nor the same one from another', () => {
      const bare = { plan: null, planReference: null, needs: [] };
      saying(observed('K', '2026-03-03'), { ...bare, periods: [N('2026-03-03')] }).recordedTypes(
        ['ProvisionCodeObserved'],
        ['OVERLAPS_ANOTHER_PERIOD'],
      );
      saying(observed('N', '2025-01-31'), { ...bare, periods: [N('2026-03-03')] }).recordedTypes([
        'ProvisionCodeObserved',
      ]);
    });

    test('is known of an earlier period whatever its needs, which belong to the newest', () => {
      saying(observed('K', '2025-01-31', asd), {
        periods: [K('2025-01-31', '2026-03-02'), { status: 'E', from: '2026-03-03', to: null }],
      }).recordedTypes(['ProvisionCodeObserved']);
    });
  });

  test('papers that come later than the file are recorded, and so are the needs', () => {
    given(registered, enrolled, observed('E', '2026-03-03', asd))
      .as(fromDocument)
      .when(recordSenStatus, command)
      .recordedTypes(['ProvisionCodeObserved']);
    given(registered, enrolled, observed('E', '2026-03-03'))
      .as(fromDocument)
      .when(recordSenStatus, command)
      .recordedTypes(['ProvisionCodeObserved']);
  });

  test("a plan that began after the command's own earlier period does not end without its notice", () => {
    const two = { ...command, periods: [K('2021-01-04'), N('2026-03-03')], needs: [], plan: null };
    given(registered, enrolled, observed('E', '2025-01-28', asd))
      .as(fromDocument)
      .when(recordSenStatus, two)
      .recordedTypes(['ProvisionCodeObserved', 'ProvisionCodeObserved'], ['CEASE_NOTICE_MISSING']);
  });

  test('periods are taken in the order of time, and overlapping ones are noted', () => {
    const backwards = {
      ...command,
      periods: [{ status: 'E' as const, from: '2025-01-28', to: null }, K('2023-01-31', '2025-02-28')],
    };
    const decision = given(registered, enrolled).as(fromDocument).when(recordSenStatus, backwards).decision;
    expect(
      decision.kind === 'ACCEPTED' &&
        decision.events.map(({ data }) => [(data as { status: string }).status, (data as { needs: object[] }).needs]),
    ).toEqual([
      ['K', []],
      ['E', asd],
    ]);
    expect(decision.kind === 'ACCEPTED' && decision.findings).toEqual(['OVERLAPS_ANOTHER_PERIOD']);
  });

  test.each([
    ['on the day on which the next begins', '2025-01-28', ['OVERLAPS_ANOTHER_PERIOD']],
    ['the day before', '2025-01-27', []],
  ] as const)('a period that ends %s', (_when, to, findings) => {
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordSenStatus, {
        ...command,
        periods: [K('2023-01-31', to), { status: 'E', from: '2025-01-28', to: null }],
      })
      .recordedTypes(['ProvisionCodeObserved', 'ProvisionCodeObserved'], [...findings]);
  });

  test('a period may last one day', () => {
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordSenStatus, { ...command, periods: [K('2026-03-03', '2026-03-03')] })
      .recordedTypes(['ProvisionCodeObserved']);
  });

  test('of two periods from one day, the one that the command says is what the next one ends', () => {
    const plan = { status: 'E' as const, from: '2025-01-28', to: null };
    given(registered, enrolled, observed('K', '2025-01-28', asd))
      .as(fromDocument)
      .when(recordSenStatus, { ...command, periods: [plan, N('2026-03-03')], needs: [], plan: null })
      .recordedTypes(
        ['ProvisionCodeObserved', 'ProvisionCodeObserved'],
        ['CEASE_NOTICE_MISSING', 'OVERLAPS_ANOTHER_PERIOD'],
      );
  });

  test('why a plan ended is recorded when it comes later', () => {
    const ended = { ...command, periods: [N('2026-03-03')], needs: [], plan: null, planReference: null };
    const known = [registered, enrolled, observed('E', '2024-03-04', asd), observed('N', '2026-03-03')];
    given(...known)
      .as(fromDocument)
      .when(recordSenStatus, ended)
      .refused('ALREADY_RECORDED');
    given(...known)
      .as(fromDocument)
      .when(recordSenStatus, { ...ended, ceaseReason: '2' })
      .recordedTypes(['ProvisionCodeObserved']);
  });

  test('an authority that never was is no code', () => {
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordSenStatus, { ...command, plan: { laCode: '999', notice: 'FINAL_PLAN' } })
      .refused('CODE_NOT_KNOWN');
  });
});

describe('RecordSenStatus: a file beside the log', () => {
  const file: RecordSenStatus = {
    ...command,
    source: 'CTF',
    periods: [K('2025-01-31')],
    needs: asd,
    plan: null,
    planReference: null,
  };
  const question = (kind: string, status: string, from: string, needs: object[] = asd) => ({
    type: 'DiscrepancyRaised',
    effectiveFrom: from,
    data: { schoolUrn: SCHOOL, source: 'CTF', kind, fields: [], status, from, needs },
  });

  test('a whole history comes in, its needs with the newest period', () => {
    const decision = given(registered, enrolled)
      .as(fromDocument)
      .when(recordSenStatus, {
        ...file,
        periods: [K('2023-01-31'), { status: 'E', from: '2025-01-28', to: null }],
      }).decision;
    const events =
      decision.kind === 'ACCEPTED'
        ? decision.events.map(({ data }) => data as { status: string; needs: object[] })
        : [];
    if (decision.kind !== 'ACCEPTED') throw new Error('refused');
    expect(events.map(({ status, needs }) => [status, needs])).toEqual([
      ['K', []],
      ['E', asd],
    ]);
    expect(decision.findings).toEqual(['PLAN_PAPERS_MISSING']);
  });

  test('the same file again changes nothing', () => {
    given(registered, enrolled, observed('K', '2025-01-31', asd))
      .as(fromDocument)
      .when(recordSenStatus, file)
      .refused('ALREADY_RECORDED');
  });

  test('a later change is new', () => {
    given(registered, enrolled, observed('K', '2023-01-31'))
      .as(fromDocument)
      .when(recordSenStatus, { ...file, periods: [K('2023-01-31'), { status: 'E', from: '2025-01-28', to: null }] })
      .recordedTypes(['ProvisionCodeObserved'], ['PLAN_PAPERS_MISSING']);
  });

  test('another start date, another status or other needs are questions, never an overwrite', () => {
    given(registered, enrolled, placedOnSupport)
      .as(fromDocument)
      .when(recordSenStatus, file)
      .recorded([question('START_DATE_DIFFERS', 'K', '2025-01-31')]);
    given(registered, enrolled, placedOnSupport)
      .as(fromDocument)
      .when(recordSenStatus, { ...file, periods: [N('2025-03-01')], needs: [] })
      .recorded([question('STATUS_DIFFERS', 'N', '2025-03-01', [])]);
    given(registered, enrolled, observed('K', '2025-01-31', [{ code: 'SLCN', rank: 1 }]))
      .as(fromDocument)
      .when(recordSenStatus, file)
      .recorded([question('NEEDS_DIFFER', 'K', '2025-01-31')]);
  });

  test('two codes of one day in a file: the later one holds, and the file again changes nothing', () => {
    const sameDay = { ...file, periods: [K('2025-01-31'), { status: 'E' as const, from: '2025-01-31', to: null }] };
    given(registered, enrolled)
      .as(fromDocument)
      .when(recordSenStatus, sameDay)
      .recordedTypes(['ProvisionCodeObserved'], ['OVERLAPS_ANOTHER_PERIOD', 'PLAN_PAPERS_MISSING']);
    given(registered, enrolled, observed('E', '2025-01-31', asd))
      .as(fromDocument)
      .when(recordSenStatus, sameDay)
      .refused('ALREADY_RECORDED');
  });

  test('what is no need code gets into no question', () => {
    given(registered, enrolled, placedOnSupport)
      .as(fromDocument)
      .when(recordSenStatus, { ...file, needs: [{ code: 'ROBINEXAMPLE', rank: 1 }] })
      .refused('CODE_NOT_KNOWN');
  });

  test("what was over, by the file's own word, when the log begins is history and no contradiction", () => {
    const E = { status: 'E' as const, from: '2025-01-28', to: null };
    const known = observed('E', '2025-01-28', asd);
    const taken = given(registered, enrolled, known)
      .as(fromDocument)
      .when(recordSenStatus, { ...file, periods: [K('2022-01-31'), N('2023-09-01'), E] }).decision;
    expect(
      taken.kind === 'ACCEPTED' && taken.events.map(({ type, data }) => [type, (data as { status: string }).status]),
    ).toEqual([
      ['ProvisionCodeObserved', 'K'],
      ['ProvisionCodeObserved', 'N'],
    ]);
    given(registered, enrolled, placedOnSupport)
      .as(fromDocument)
      .when(recordSenStatus, { ...file, periods: [K('2022-01-31', '2023-07-21')], needs: [] })
      .recordedTypes(['ProvisionCodeObserved'], ['NEED_NOT_RECORDED']);
    // A plan that the file does not end would hold today, beside the school's own decision.
    given(registered, enrolled, placedOnSupport)
      .as(fromDocument)
      .when(recordSenStatus, { ...file, periods: [{ ...E, from: '2022-01-31' }] })
      .recorded([question('STATUS_DIFFERS', 'E', '2022-01-31')]);
    given(registered, enrolled, known)
      .as(fromDocument)
      .when(recordSenStatus, { ...file, periods: [K('2022-01-31'), { ...E, from: '2025-02-03' }] })
      .recordedTypes(['ProvisionCodeObserved', 'DiscrepancyRaised'], ['PLAN_PAPERS_MISSING']);
  });

  test("another status from the very day of the log's newest is no later change but a question", () => {
    given(registered, enrolled, observed('K', '2025-01-31', asd))
      .as(fromDocument)
      .when(recordSenStatus, { ...file, periods: [{ status: 'E', from: '2025-01-31', to: null }] })
      .recorded([question('STATUS_DIFFERS', 'E', '2025-01-31')]);
  });

  test('what was over before the log begins is history; what ends on its first day is not', () => {
    const until = (to: string) =>
      given(registered, enrolled, observed('E', '2025-01-28', asd))
        .as(fromDocument)
        .when(recordSenStatus, { ...file, periods: [K('2022-01-31', to)], needs: [] });
    until('2025-01-27').recordedTypes(['ProvisionCodeObserved'], ['NEED_NOT_RECORDED']);
    until('2025-01-28').recorded([question('STATUS_DIFFERS', 'K', '2022-01-31', [])]);
  });

  test('no SEN, and nobody says since when, is a question beside a status and nothing otherwise', () => {
    const none = { ...file, periods: [], needs: [], noSenOn: '2026-09-08' };
    const asked: Fact = {
      type: 'DiscrepancyRaised',
      effectiveFrom: '2026-11-20',
      data: { ...question('STATUS_DIFFERS', 'N', '', []).data, from: null },
    };
    given(registered, enrolled, placedOnSupport).as(fromDocument).when(recordSenStatus, none).recorded([asked]);
    given(registered, enrolled, placedOnSupport, asked)
      .as(fromDocument)
      .when(recordSenStatus, none)
      .refused('ALREADY_RECORDED');
    given(registered, enrolled).as(fromDocument).when(recordSenStatus, none).refused('ALREADY_RECORDED');
    given(registered, enrolled, observed('K', '2023-01-31', asd), observed('N', '2026-03-03'))
      .as(fromDocument)
      .when(recordSenStatus, none)
      .refused('ALREADY_RECORDED');
  });

  test('a file without room for more needs contradicts only those it has', () => {
    const known = observed('K', '2025-01-31', [...asd, { code: 'SLCN', rank: 2 }, { code: 'MLD', rank: 3 }]);
    const two = [...asd, { code: 'SLCN', rank: 2 }];
    given(registered, enrolled, known)
      .as(fromDocument)
      .when(recordSenStatus, { ...file, needs: two, mayHaveMoreNeeds: true })
      .refused('ALREADY_RECORDED');
    given(registered, enrolled, known)
      .as(fromDocument)
      .when(recordSenStatus, { ...file, needs: two })
      .recorded([question('NEEDS_DIFFER', 'K', '2025-01-31', two)]);
    const others = [...asd, { code: 'HI', rank: 2 }];
    given(registered, enrolled, known)
      .as(fromDocument)
      .when(recordSenStatus, { ...file, needs: others, mayHaveMoreNeeds: true })
      .recorded([question('NEEDS_DIFFER', 'K', '2025-01-31', others)]);
  });

  test('a question is asked once', () => {
    const asked: Fact = { ...question('START_DATE_DIFFERS', 'K', '2025-01-31'), type: 'DiscrepancyRaised' };
    given(registered, enrolled, placedOnSupport, asked)
      .as(fromDocument)
      .when(recordSenStatus, file)
      .refused('ALREADY_RECORDED');
  });
});

function inOrder(...codes: RuleCode[]): RuleCode[] {
  const order = [
    'NEED_NOT_RECORDED',
    'NEED_RANKS_NOT_DISTINCT',
    'NEED_CODE_NOT_IN_FORCE',
    'NEED_WITHOUT_SEN',
    'NSA_WITH_PLAN',
    'OVERLAPS_ANOTHER_PERIOD',
    'NOT_THE_SCHOOLS_DECISION',
    'PLAN_PAPERS_MISSING',
    'CEASE_NOTICE_MISSING',
    'NO_PLAN_TO_END',
    'BEFORE_ADMISSION',
    'AFTER_LEAVING',
  ];
  return codes.sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
