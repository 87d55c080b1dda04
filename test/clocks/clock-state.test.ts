import { describe, expect, test } from '@jest/globals';
import { clockState, type RunningClock } from '../../src/clocks/clock-state.ts';
import { rowsOfClock } from '../../src/clocks/clocks.ts';
import { isDueSoon } from '../../src/clocks/due-soon.ts';
import type { ClaimedException } from '../../src/clocks/exception-grounds.ts';

const clock = (id: string): RunningClock['clock'] => rowsOfClock(id)[0]!;
const stateOf = (change: Partial<RunningClock>): ReturnType<typeof clockState> =>
  clockState({
    clock: clock('FINAL_PLAN'),
    due: '2027-03-22',
    metOn: null,
    today: '2026-11-20',
    stoppedOn: null,
    exceptions: [],
    ...change,
  });
const absence: ClaimedException = {
  ground: 'ABSENT_FOUR_WEEKS',
  claimedBy: 'LOCAL_AUTHORITY',
  from: '2026-12-10',
  to: '2027-01-10',
};

describe('where a clock stands', () => {
  test.each<[string, Partial<RunningClock>, object]>([
    ['running', {}, { state: 'RUNNING', actual: null, daysLate: 0, breachBy: null }],
    ['due soon', { today: '2027-03-08' }, { state: 'DUE_SOON', daysLate: 0, breachBy: null }],
    ['on the last day', { today: '2027-03-22' }, { state: 'DUE_SOON', daysLate: 0, breachBy: null }],
    ['the day after', { today: '2027-03-23' }, { state: 'BREACHED', daysLate: 1, breachBy: 'LOCAL_AUTHORITY' }],
    [
      'met on the last day, seen later',
      { metOn: '2027-03-22', today: '2027-06-01' },
      { state: 'MET', actual: '2027-03-22', daysLate: 0, breachBy: null },
    ],
    [
      'met late',
      { metOn: '2027-04-21', today: '2027-06-01' },
      { state: 'BREACHED', actual: '2027-04-21', daysLate: 30, breachBy: 'LOCAL_AUTHORITY' },
    ],
    [
      'stopped in time',
      { stoppedOn: '2027-01-15', today: '2027-06-01' },
      { state: 'STOPPED', actual: null, daysLate: 0, breachBy: null },
    ],
    [
      'stopped when it was late already',
      { stoppedOn: '2027-03-29', today: '2027-06-01' },
      { state: 'BREACHED', daysLate: 7, breachBy: 'LOCAL_AUTHORITY' },
    ],
  ])('%s', (_name, change, expected) => {
    expect(stateOf(change)).toMatchObject({ nominal: '2027-03-22', ...expected });
  });

  test("a worked example: the notice of 15 December is two weeks late, and the local authority's breach", () => {
    expect(
      stateOf({ clock: clock('AR_DECISION'), due: '2026-12-01', metOn: '2026-12-15', today: '2026-12-16' }),
    ).toEqual({
      state: 'BREACHED',
      nominal: '2026-12-01',
      actual: '2026-12-15',
      daysLate: 14,
      breachBy: 'LOCAL_AUTHORITY',
      exceptions: [],
    });
  });

  test('whose breach it is follows the clock, or the body that was asked', () => {
    const late = { due: '2026-12-14', today: '2026-12-21' };
    expect(stateOf({ ...late, clock: clock('AR_REPORT') }).breachBy).toBe('SCHOOL');
    expect(stateOf({ ...late, clock: clock('ADVICE_RETURN') }).breachBy).toBe('AGENCY');
    expect(stateOf({ ...late, clock: clock('ADVICE_RETURN'), owedBy: 'SCHOOL' }).breachBy).toBe('SCHOOL');
    expect(stateOf({ ...late, clock: clock('APPEAL') })).toMatchObject({ state: 'BREACHED', breachBy: null });
  });
});

describe('exceptions', () => {
  const late = { today: '2027-04-05' };

  test('a claim that the clock knows makes it a breach with an exception claimed, and never another date', () => {
    expect(stateOf({ ...late, exceptions: [absence] })).toEqual({
      state: 'BREACHED_EXCEPTION_CLAIMED',
      nominal: '2027-03-22',
      actual: null,
      daysLate: 14,
      breachBy: 'LOCAL_AUTHORITY',
      exceptions: [absence],
    });
    expect(stateOf({ metOn: '2027-03-29', today: '2027-04-05', exceptions: [absence] }).state).toBe(
      'BREACHED_EXCEPTION_CLAIMED',
    );
  });

  test.each<[string, Partial<RunningClock>]>([
    ["a ground that is not the clock's", { exceptions: [{ ...absence, ground: 'ABSENT_TWO_WEEKS' }] }],
    ['a missed appointment, which only advice knows', { exceptions: [{ ...absence, ground: 'MISSED_APPOINTMENT' }] }],
    ['one that began after the last day', { exceptions: [{ ...absence, from: '2027-03-23' }] }],
    ['any at all, on a clock without grounds', { clock: clock('AR_DECISION'), exceptions: [absence] }],
  ])('%s changes nothing', (_name, change) => {
    expect(stateOf({ ...late, ...change })).toMatchObject({ state: 'BREACHED', exceptions: [] });
  });

  test('one that lasts still, and one from the last day on, count', () => {
    expect(stateOf({ ...late, exceptions: [{ ...absence, from: '2027-03-22', to: null }] }).state).toBe(
      'BREACHED_EXCEPTION_CLAIMED',
    );
  });

  test('in time they are told and change nothing', () => {
    expect(stateOf({ exceptions: [absence] })).toMatchObject({ state: 'RUNNING', exceptions: [absence] });
  });

  test.each([
    ['EHCNA_DECISION', 'ABSENT_FOUR_WEEKS', true],
    ['ADVICE_RETURN', 'MISSED_APPOINTMENT', true],
    ['REASSESS_FINAL', 'SCHOOL_CLOSED', true],
    ['UNOPPOSED_APPEAL', 'ABSENT_TWO_WEEKS', true],
    ['TRIBUNAL_ASSESS_FINAL_PLAN', 'EXCEPTIONAL_CIRCUMSTANCES', true],
    ['UNOPPOSED_APPEAL', 'ABSENT_FOUR_WEEKS', false],
    ['ANNUAL_REVIEW', 'SCHOOL_CLOSED', false],
    ['AR_FINAL', 'EXCEPTIONAL_CIRCUMSTANCES', false],
    ['PHASE_TRANSFER', 'EXCEPTIONAL_CIRCUMSTANCES', false],
    ['REASSESS_DECISION', 'SCHOOL_CLOSED', false],
  ] as const)('%s knows %s: %s', (id, ground, known) => {
    expect(clock(id).grounds.includes(ground)).toBe(known);
  });
});

test.each([
  ['2026-12-18', '2026-12-04', true],
  ['2026-12-18', '2026-12-03', false],
  ['2027-01-08', '2026-12-22', true],
  ['2027-01-11', '2026-12-22', false],
  // Beyond the known bank holidays by calendar days.
  ['2031-02-15', '2031-02-01', true],
  ['2031-02-16', '2031-02-01', false],
])('due on %s is soon on %s: %s', (due, today, soon) => {
  expect(isDueSoon(due, today)).toBe(soon);
});
