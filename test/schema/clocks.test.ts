import { describe, expect, test } from '@jest/globals';
import { CLOCK_IDS } from '../../src/clocks/clocks.ts';
import { WORKED_DATES } from '../clocks/worked-dates.ts';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';

const school = await openSchool();

const CLOCK = `query ($clockId: ClockId!, $facts: [ClockFactInput!]!) { clock(clockId: $clockId, facts: $facts) { dueOn steps { clockId dueOn } rule { clockId limit fallsOn standing disputed facts grounds from to source } } }`;
const asked = (clockId: string, facts: readonly object[]): ReturnType<typeof ask> =>
  ask(school.app, school.staff.teacher, CLOCK, { clockId, facts });

describe('a clock', () => {
  test('answers with its last day, the limits behind it, and the rule', async () => {
    const { data } = await asked('AR_FINAL', [
      { name: 'MEETING', on: '2026-11-03' },
      { name: 'AMENDMENT_NOTICE', on: '2026-12-15' },
    ]);
    expect(data?.['clock']).toEqual({
      dueOn: '2027-01-26',
      steps: [
        { clockId: 'AR_FINAL_FROM_NOTICE', dueOn: '2027-02-09' },
        { clockId: 'AR_FINAL_FROM_MEETING', dueOn: '2027-01-26' },
      ],
      rule: {
        clockId: 'AR_FINAL',
        limit: 'the earliest of AR_FINAL_FROM_NOTICE, AR_FINAL_FROM_MEETING',
        fallsOn: 'LOCAL_AUTHORITY',
        standing: 'STATUTORY',
        disputed: false,
        facts: ['AMENDMENT_NOTICE', 'MEETING'],
        grounds: [],
        from: '2014-09-01',
        to: null,
        source: 'SEND Regulations 2014 reg 22(3)-(4); R (L) v Devon CC [2022] EWHC 493 (Admin)',
      },
    });
  });

  test('names the rule that held on the day of the fact', async () => {
    const { data } = await asked('PHASE_TRANSFER_POST_16', [{ name: 'POST_SIXTEEN_TRANSFER', on: '2015-09-01' }]);
    expect(data?.['clock']).toMatchObject({
      dueOn: '2015-05-30',
      rule: { to: '2015-09-01', limit: 'before 31 May of that year', source: 'SEND Regulations 2014 reg 18(3)' },
    });
  });

  test('has no last day while a fact is missing', async () => {
    expect((await asked('FINAL_PLAN', [])).data?.['clock']).toMatchObject({ dueOn: null, steps: [] });
    expect(
      (await asked('FINAL_PLAN', [{ name: 'REQUEST_RECEIVED' }, { name: 'MEETING', on: '2026-11-03' }])).data?.[
        'clock'
      ],
    ).toMatchObject({ dueOn: null });
  });

  test('answers every worked date as the command line does', async () => {
    const name = (fact: string): string => fact.replace(/[A-Z]/gu, (letter) => `_${letter}`).toUpperCase();
    for (const [clockId, rows] of Object.entries(WORKED_DATES)) {
      const answers = await Promise.all(
        rows.map(([facts]) =>
          asked(
            clockId,
            Object.entries(facts).map(([fact, date]) => ({ name: name(fact), on: date })),
          ),
        ),
      );
      expect([clockId, answers.map(({ data }) => (data?.['clock'] as { dueOn: unknown } | null)?.dueOn)]).toEqual([
        clockId,
        rows.map(([, due]) => due),
      ]);
    }
  });

  test('says what is wrong and where, never the date', async () => {
    const cases: readonly [string, readonly object[], object[]][] = [
      [
        'FINAL_PLAN',
        [
          { name: 'MEETING', on: null },
          { name: 'MEETING', on: '2026-11-03' },
        ],
        [{ field: 'facts.1.name', rule: 'isGivenOnce' }],
      ],
      [
        'FINAL_PLAN',
        [{ name: 'REQUEST_RECEIVED', on: '2014-08-31' }],
        [{ field: 'requestReceived', rule: 'NOT_IN_FORCE' }],
      ],
      ['APPEAL', [{ name: 'DECISION_LETTER', on: '2031-01-31' }], [{ field: 'facts', rule: 'DAYS_NOT_KNOWN' }]],
    ];
    for (const [clockId, facts, problems] of cases) {
      const { data, errors, codes } = await asked(clockId, facts);
      expect([data, codes, errors[0]?.extensions?.['problems']]).toEqual([
        { clock: null },
        ['BAD_USER_INPUT'],
        problems,
      ]);
    }
    expect((await asked('NO_SUCH_CLOCK', [])).codes).toEqual(['BAD_USER_INPUT']);
  });
});

test('the table of a day', async () => {
  const { data } = await ask(
    school.app,
    school.staff.governor,
    '{ now: clocks { clockId } then: clocks(on: "2014-12-01") { clockId } before: clocks(on: "2014-08-31") { clockId source } }',
  );
  const ids = (name: string): readonly string[] =>
    (data?.[name] as readonly { clockId: string }[]).map(({ clockId }) => clockId);
  expect(ids('now').toSorted()).toEqual([...CLOCK_IDS].sort());
  expect(ids('then').toSorted()).toEqual([...CLOCK_IDS].filter((id) => !id.startsWith('UNOPPOSED_APPEAL')).sort());
  expect(data?.['before']).toEqual([{ clockId: 'DISABILITY_CLAIM', source: 'Equality Act 2010 Sch.17 para 4(1)' }]);
});
