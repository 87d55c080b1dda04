import { describe, expect, test } from '@jest/globals';
import { type Clock, isStepped } from '../../src/clocks/clock.ts';
import { CLOCK_IDS, CLOCKS, clocksInForce, factsOf, rowsOfClock } from '../../src/clocks/clocks.ts';
import { due } from '../../src/clocks/due.ts';
import { CLOCK_FACTS } from '../../src/clocks/facts.ts';
import { WORKED_DATES } from './worked-dates.ts';

const answer = (clockId: string, facts: Readonly<Record<string, unknown>>): unknown => {
  const found = due(clockId, facts);
  return found.kind === 'DUE' ? found.due : [found.code, found.field];
};

describe.each(Object.entries(WORKED_DATES))('%s', (clockId, worked) => {
  test.each(worked)('%j: %s (%s)', (facts, expected) => {
    expect(answer(clockId, facts)).toBe(expected);
  });
});

describe('the worked dates', () => {
  test('are of every clock, three at least, and of no other', () => {
    expect(Object.keys(WORKED_DATES).sort()).toEqual([...CLOCK_IDS].sort());
    expect(
      Object.entries(WORKED_DATES)
        .filter(([, worked]) => worked.filter(([, date]) => date !== null).length < 3)
        .map(([id]) => id),
    ).toEqual([]);
    expect(Object.values(WORKED_DATES).flat().length).toBeGreaterThanOrEqual(80);
  });
});

describe('the table', () => {
  test('has every clock that a case can show', () => {
    const ids = [
      'EHCNA_DECISION',
      'ADVICE_RETURN',
      'REFUSE_TO_ISSUE',
      'DRAFT_REPRESENTATIONS',
      'SCHOOL_CONSULT_RESPONSE',
      'FINAL_PLAN',
      'MEDIATION_CONTACT',
      'MEDIATION_CERTIFICATE',
      'MEDIATION_MEETING',
      'APPEAL',
      'ANNUAL_REVIEW',
      'AR_PAPERS',
      'AR_REPORT',
      'AR_DECISION',
      'AR_REPRESENTATIONS',
      'AR_FINAL',
      'PHASE_TRANSFER',
      'REASSESS_DECISION',
      'REASSESS_FINAL',
      'TRIBUNAL_ASSESS',
      'TRIBUNAL_MAKE_PLAN',
      'TRIBUNAL_AMEND',
      'NAME_SCHOOL',
      'UNOPPOSED_APPEAL',
      'MEDIATION_AGREEMENT',
      'DISABILITY_CLAIM',
      'LA_MOVE',
      'EARLY_YEARS_REVIEW',
      'REQUEST_REPEAT',
    ];
    expect(ids.filter((id) => !CLOCK_IDS.includes(id))).toEqual([]);
  });

  test('says in each row what to do, names a provision or a paragraph, and steps that are there', () => {
    for (const clock of CLOCKS) {
      expect([clock.id, clock.name]).toEqual([clock.id, expect.stringMatching(/^[A-Z][a-z]+ \S+/)]);
      expect([clock.id, clock.source]).toEqual([
        clock.id,
        expect.stringMatching(/reg|s\.\d|rule|EWHC|Code of Practice \d|Sch\./),
      ]);
      if (isStepped(clock))
        expect(clock.steps.map((id) => rowsOfClock(id).length > 0)).toEqual(clock.steps.map(() => true));
    }
  });

  test('uses every fact, and of an id one row a day', () => {
    expect([...new Set(CLOCKS.flatMap(factsOf))].sort()).toEqual(Object.keys(CLOCK_FACTS).sort());
    for (const on of ['2014-09-01', '2015-09-01', '2015-09-02', '2026-11-20']) {
      const ids = clocksInForce(on).map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
    }
    expect(clocksInForce('2014-08-31').map(({ id }) => id)).toEqual(['DISABILITY_CLAIM']);
    expect(clocksInForce('2026-11-20')).toHaveLength(CLOCK_IDS.length);
  });
});

describe('what a row says besides its limit', () => {
  const ids = (which: (clock: Clock) => boolean): readonly string[] => [
    ...new Set(CLOCKS.filter(which).map(({ id }) => id)),
  ];
  const assessing = ['EHCNA_DECISION', 'REFUSE_TO_ISSUE', 'FINAL_PLAN', 'REASSESS_FINAL'];
  const afterTribunal = /^(TRIBUNAL_|NAME_SCHOOL|UNOPPOSED_APPEAL|MEDIATION_AGREEMENT)/;

  test('whose duty or right it is; all others are the duty of the local authority', () => {
    expect({
      AGENCY: ids(({ fallsOn }) => fallsOn === 'AGENCY'),
      MEDIATION_ADVISER: ids(({ fallsOn }) => fallsOn === 'MEDIATION_ADVISER'),
      SCHOOL: ids(({ fallsOn }) => fallsOn === 'SCHOOL'),
      PARENT_OR_YOUNG_PERSON: ids(({ fallsOn }) => fallsOn === 'PARENT_OR_YOUNG_PERSON'),
    }).toEqual({
      AGENCY: ['ADVICE_RETURN'],
      MEDIATION_ADVISER: ['MEDIATION_CERTIFICATE'],
      SCHOOL: [
        'SCHOOL_CONSULT_RESPONSE',
        'SCHOOL_CONSULT_RESPONSE_CALENDAR_DAYS',
        'SCHOOL_CONSULT_RESPONSE_WORKING_DAYS',
        'AR_PAPERS',
        'AR_REPORT',
      ],
      PARENT_OR_YOUNG_PERSON: [
        'DRAFT_REPRESENTATIONS',
        'REQUEST_REPEAT',
        'MEDIATION_CONTACT',
        'APPEAL',
        'APPEAL_FROM_LETTER',
        'APPEAL_FROM_CERTIFICATE',
        'DISABILITY_CLAIM',
        'AR_REPRESENTATIONS',
      ],
    });
    const parties = ['AGENCY', 'MEDIATION_ADVISER', 'SCHOOL', 'PARENT_OR_YOUNG_PERSON', 'LOCAL_AUTHORITY'];
    expect(ids(({ fallsOn }) => !parties.includes(fallsOn))).toEqual([]);
  });

  test('which limits are guidance; all others are law', () => {
    expect(ids(({ standing }) => standing === 'GUIDANCE')).toEqual([
      'SCHOOL_CONSULT_RESPONSE',
      'SCHOOL_CONSULT_RESPONSE_CALENDAR_DAYS',
      'SCHOOL_CONSULT_RESPONSE_WORKING_DAYS',
      'EARLY_YEARS_REVIEW',
      'EARLY_YEARS_REVIEW_FROM',
      'EARLY_YEARS_REVIEW_UNTIL',
    ]);
    expect(ids(({ standing }) => !['GUIDANCE', 'STATUTORY'].includes(standing))).toEqual([]);
  });

  test('on which grounds it need not be kept: regs 5(4), 8(2), 10(4), 13(3), 27(3), 44(3) and 45, and no other', () => {
    const ofAssessment = [
      'SCHOOL_CLOSED',
      'EARLY_YEARS_PROVIDER_CLOSED',
      'EXCEPTIONAL_CIRCUMSTANCES',
      'ABSENT_FOUR_WEEKS',
    ];
    for (const { id, grounds } of CLOCKS) {
      const expected = assessing.includes(id)
        ? ofAssessment
        : id === 'ADVICE_RETURN'
          ? [...ofAssessment, 'MISSED_APPOINTMENT']
          : afterTribunal.test(id)
            ? ['EXCEPTIONAL_CIRCUMSTANCES', 'ABSENT_TWO_WEEKS', 'REPRESENTATIONS_ON_DRAFT']
            : [];
      expect([id, grounds]).toEqual([id, expected]);
    }
  });
});

describe('steps', () => {
  test('are shown each for itself, before and beside the headline', () => {
    expect(due('AR_FINAL', { meeting: '2026-11-03', amendmentNotice: '2026-12-15' })).toMatchObject({
      due: '2027-01-26',
      steps: [
        { clockId: 'AR_FINAL_FROM_NOTICE', due: '2027-02-09' },
        { clockId: 'AR_FINAL_FROM_MEETING', due: '2027-01-26' },
      ],
    });
    expect(due('AR_FINAL', { meeting: '2026-11-03' })).toMatchObject({
      due: null,
      steps: [
        { clockId: 'AR_FINAL_FROM_NOTICE', due: null },
        { clockId: 'AR_FINAL_FROM_MEETING', due: '2027-01-26' },
      ],
    });
    expect(due('APPEAL', { decisionLetter: '2026-10-01', mediationCertificate: '2026-11-29' })).toMatchObject({
      due: '2027-01-04',
      steps: [
        { clockId: 'APPEAL_FROM_LETTER', due: '2026-12-01' },
        { clockId: 'APPEAL_FROM_CERTIFICATE', due: '2026-12-29' },
      ],
    });
    expect(due('LA_MOVE', { planTransferred: '2026-11-02', lastReviewCompleted: '2026-09-10' })).toMatchObject({
      due: '2026-12-14',
      steps: [
        { clockId: 'LA_MOVE_NOTIFY', due: '2026-12-14' },
        { clockId: 'LA_MOVE_REVIEW', due: '2027-09-09' },
        { clockId: 'LA_MOVE_REVIEW_FROM_REVIEW', due: '2027-09-09' },
        { clockId: 'LA_MOVE_REVIEW_FROM_TRANSFER', due: '2027-02-01' },
      ],
    });
    expect(due('FINAL_PLAN', { requestReceived: '2026-11-02' })).toMatchObject({ steps: [] });
  });

  test('the two readings of an undecided rule are both there, and marked', () => {
    expect(due('SCHOOL_CONSULT_RESPONSE', { consultationReceived: '2026-11-02' })).toMatchObject({
      clock: { disputed: true },
      steps: [{ due: '2026-11-17' }, { due: '2026-11-23' }],
    });
  });
});

describe('no answer', () => {
  test.each([
    ['NO_SUCH_CLOCK', {}, ['UNKNOWN_CLOCK', 'clockId']],
    ['toString', {}, ['UNKNOWN_CLOCK', 'clockId']],
    ['FINAL_PLAN', { request: '2026-11-02' }, ['UNKNOWN_FACT', 'facts']],
    ['FINAL_PLAN', { constructor: null }, ['UNKNOWN_FACT', 'facts']],
    ['FINAL_PLAN', { requestReceived: '2026-02-29' }, ['NOT_A_DATE', 'requestReceived']],
    ['FINAL_PLAN', { requestReceived: '2 November 2026' }, ['NOT_A_DATE', 'requestReceived']],
    ['FINAL_PLAN', { requestReceived: 20261102 }, ['NOT_A_DATE', 'requestReceived']],
    ['FINAL_PLAN', { requestReceived: '2026-11-02', meeting: '' }, ['NOT_A_DATE', 'meeting']],
    ['FINAL_PLAN', { requestReceived: '2014-08-31' }, ['NOT_IN_FORCE', 'requestReceived']],
    ['UNOPPOSED_APPEAL', { concessionNotice: '2015-03-22' }, ['NOT_IN_FORCE', 'concessionNotice']],
    ['APPEAL', { decisionLetter: '2030-12-01' }, ['DAYS_NOT_KNOWN', 'facts']],
    ['FINAL_PLAN', { requestReceived: '2199-12-31' }, ['OUT_OF_RANGE', 'facts']],
  ])('%s %j: %j', (clockId, facts, expected) => {
    expect(answer(clockId, facts)).toEqual(expected);
  });

  test('facts of other clocks are passed over', () => {
    expect(answer('FINAL_PLAN', { requestReceived: '2026-11-02', meeting: '2026-12-01', tribunalOrder: null })).toBe(
      '2027-03-22',
    );
  });
});
