import { describe, expect, test } from '@jest/globals';
import { provisionsWhileOnRoll } from '../../../src/decisions/provision/leaving.ts';
import { costToDate, provisionOn } from '../../../src/decisions/provision/provisions.ts';
import { foldCorrections } from '../../../src/kernel/folding.ts';
import { ended, started } from '../../support/provision-facts.ts';
import { idAt } from '../../support/provision-spec.ts';
import { type Fact, SCHOOL, storedFacts } from '../../support/pupil-spec.ts';

const enrolled = (admittedOn: string): Fact => ({
  type: 'PupilEnrolled',
  data: { schoolUrn: SCHOOL, admittedOn, knownOn: admittedOn, enrolment: 'CURRENT', ncYear: '5' },
  effectiveFrom: admittedOn,
});
const left = (leftOn: string): Fact => ({
  type: 'PupilLeft',
  data: { schoolUrn: SCHOOL, leftOn },
  effectiveFrom: leftOn,
});
const on = (facts: readonly Fact[], day: string) =>
  provisionsWhileOnRoll(foldCorrections(storedFacts(facts))).flatMap((history) => provisionOn(history, day) ?? []);

describe('provision of a pupil who leaves', () => {
  const story = [enrolled('2025-09-01'), started('2026-09-07'), left('2026-10-23')];

  test.each([
    ['2026-10-23', 'ACTIVE', null, null],
    ['2026-10-24', 'ENDED', '2026-10-24', 'LEFT'],
    ['2027-03-01', 'ENDED', '2026-10-24', 'LEFT'],
  ])('on %s is %s', (day, state, endedOn, endReason) => {
    expect(on(story, day)).toMatchObject([{ state, endedOn, endReason }]);
  });

  test('costs the school nothing from the day after', () => {
    // 5,100 pence a year of 365 days, from 7 September to 23 October: 47 days.
    expect(['2026-10-23', '2026-10-24', '2027-09-06'].map((day) => on(story, day).map(costToDate))).toEqual([
      [657],
      [657],
      [657],
    ]);
    expect(on(story.slice(0, 2), '2027-09-06').map(costToDate)).toEqual([5_100]);
  });

  test('ended as it was decided, where that was before or on the day after', () => {
    for (const day of ['2026-10-01', '2026-10-24']) {
      expect(on([...story, ended(day, idAt(1), 'ACHIEVED')], '2026-11-20')).toMatchObject([
        { state: 'ENDED', endedOn: day, endReason: 'ACHIEVED' },
      ]);
    }
  });

  test('goes on with one who came back, and is not touched where it began after the leaving', () => {
    expect(on([...story, enrolled('2027-01-05')], '2027-02-01')).toMatchObject([{ state: 'ACTIVE', endedOn: null }]);
    expect(on([enrolled('2025-09-01'), left('2026-07-20'), started('2026-09-07')], '2026-11-20')).toMatchObject([
      { state: 'ACTIVE', endedOn: null },
    ]);
  });
});
