import { describe, expect, test } from '@jest/globals';
import { foldPupil } from '../../../src/decisions/pupil-case.ts';
import { timetableRules } from '../../../src/decisions/provision/timetable.ts';
import type { ProvisionTerms } from '../../../src/decisions/provision/terms.ts';
import { ended, started, suspended } from '../../support/provision-facts.ts';
import { idAt, onRoll, TERMS } from '../../support/provision-spec.ts';
import { OTHER_FACTS, type Fact, NOW, SCHOOL, storedFacts, takenHere, TODAY } from '../../support/pupil-spec.ts';

// A full week is 32.5 hours, 1,950 minutes.
const minutes = (minutesPerSession: number, more: Partial<ProvisionTerms> = {}): ProvisionTerms => ({
  ...TERMS,
  frequency: { sessionsPerWeek: 1, minutesPerSession, weeks: 38 },
  ...more,
});
const adult: Partial<ProvisionTerms> = { kind: 'ADULT_SUPPORT', setting: 'CLASSROOM' };
const reduced = (attendsMinutesPerWeek: number): ProvisionTerms => ({
  ...TERMS,
  kind: 'TIMETABLE_CHANGE',
  frequency: null,
  attendsMinutesPerWeek,
});

function rules(
  terms: ProvisionTerms,
  facts: readonly Fact[],
  {
    before = null,
    on = TODAY,
    self = null,
  }: { before?: ProvisionTerms | null; on?: string; self?: string | null } = {},
): readonly string[] {
  const pupil = foldPupil(storedFacts([...onRoll, ...facts]));
  return timetableRules(
    terms,
    before,
    on,
    { pupil, dateOfBirth: undefined, today: TODAY, now: NOW, envelope: takenHere, ...OTHER_FACTS },
    self,
  );
}

describe('hours of provision within the week', () => {
  test('what takes time of its own has to fit together, to the minute', () => {
    const thirty = started('2026-09-07', minutes(1_800));
    expect(rules(minutes(150), [thirty])).toEqual([]);
    expect(rules(minutes(151), [thirty])).toEqual(['HOURS_ABOVE_TIMETABLE']);
    expect(rules(minutes(151, { kind: 'ALTERNATIVE_PROVISION' }), [thirty])).toEqual(['HOURS_ABOVE_TIMETABLE']);
    expect(rules(minutes(75), [thirty, started('2026-09-07', minutes(75))])).toEqual([]);
    expect(rules(minutes(76), [thirty, started('2026-09-07', minutes(75))])).toEqual(['HOURS_ABOVE_TIMETABLE']);
  });

  test('an adult who goes along with everything is noted, and stands in the way of nothing', () => {
    const always = started('2026-09-07', minutes(1_950, adult));
    expect(rules(minutes(60, { kind: 'THERAPY' }), [always])).toEqual(['HOURS_TOGETHER_ABOVE_TIMETABLE']);
    expect(rules(minutes(1_900, adult), [started('2026-09-07', minutes(60))])).toEqual([
      'HOURS_TOGETHER_ABOVE_TIMETABLE',
    ]);
    expect(rules(minutes(1_890, adult), [started('2026-09-07', minutes(60))])).toEqual([]);
    expect(rules(minutes(1_951, adult), [])).toEqual(['HOURS_ABOVE_TIMETABLE']);
  });

  test('a reduced timetable makes the week shorter, whichever was there first', () => {
    expect(rules(minutes(500), [started('2026-09-07', reduced(900)), started('2026-09-07', minutes(400))])).toEqual([]);
    expect(rules(minutes(501), [started('2026-09-07', reduced(900)), started('2026-09-07', minutes(400))])).toEqual([
      'HOURS_ABOVE_TIMETABLE',
    ]);
    expect(rules(reduced(900), [started('2026-09-07', minutes(900))])).toEqual([]);
    expect(rules(reduced(899), [started('2026-09-07', minutes(900))])).toEqual(['HOURS_ABOVE_TIMETABLE']);
    expect(rules(reduced(1_951), [])).toEqual(['HOURS_ABOVE_TIMETABLE']);
  });

  test('only what is given on the day counts: not what has ended, is paused or begins later', () => {
    const thirty = started('2026-09-07', minutes(1_800));
    expect(rules(minutes(300), [thirty, ended('2026-11-20', idAt(2))])).toEqual([]);
    expect(rules(minutes(300), [thirty, ended('2026-11-21', idAt(2))])).toEqual(['HOURS_ABOVE_TIMETABLE']);
    expect(rules(minutes(300), [thirty, suspended('2026-11-02', idAt(2))])).toEqual([]);
    expect(rules(minutes(300), [thirty], { on: '2026-09-06' })).toEqual([]);
  });

  test('nor what a school gave that the pupil has left, though nobody ended it', () => {
    const thirty = started('2026-09-07', minutes(1_800));
    const gone: Fact = {
      type: 'PupilLeft',
      effectiveFrom: '2026-10-23',
      data: { schoolUrn: SCHOOL, leftOn: '2026-10-23' },
    };
    const next: Fact = {
      type: 'PupilEnrolled',
      effectiveFrom: '2026-11-02',
      data: { schoolUrn: '900002', admittedOn: '2026-11-02', knownOn: '2026-11-02', enrolment: 'CURRENT', ncYear: '6' },
    };
    expect(rules(minutes(300), [thirty, gone, next])).toEqual([]);
    expect(rules(minutes(300), [thirty, gone, next], { on: '2026-10-23' })).toEqual(['HOURS_ABOVE_TIMETABLE']);
    expect(rules(minutes(300), [thirty, next])).toEqual(['HOURS_ABOVE_TIMETABLE']);
  });

  test('an amendment is not counted twice, and may take hours away from what is too much', () => {
    const both = [started('2026-09-07', minutes(1_800)), started('2026-09-07', minutes(300))];
    expect(rules(minutes(150), both, { before: minutes(300), self: idAt(3) })).toEqual([]);
    expect(rules(minutes(250), both, { before: minutes(300), self: idAt(3) })).toEqual([]);
    expect(rules(minutes(301), both, { before: minutes(300), self: idAt(3) })).toEqual(['HOURS_ABOVE_TIMETABLE']);
  });
});
