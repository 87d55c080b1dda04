import { describe, expect, test } from '@jest/globals';
import { foldCorrections } from '../../src/kernel/folding.ts';
import { sharingsOf } from '../../src/records/sharings.ts';
import { NEXT_SCHOOL } from '../decisions/enrolment/moving.ts';
import { type Fact, SCHOOL, storedFacts } from '../support/pupil-spec.ts';

describe('the sharings that a school recorded', () => {
  const enrolled = (change: object): Fact => ({
    type: 'PupilEnrolled',
    data: {
      schoolUrn: SCHOOL,
      admittedOn: '2026-09-03',
      knownOn: '2026-09-03',
      enrolment: 'MAIN',
      ncYear: '5',
      otherSchoolUrn: NEXT_SCHOOL,
      ...change,
    },
    effectiveFrom: '2026-09-03',
  });
  const left: Fact = {
    type: 'PupilLeft',
    data: { schoolUrn: SCHOOL, leftOn: '2026-10-30' },
    effectiveFrom: '2026-10-30',
  };
  const of = (...facts: readonly Fact[]) =>
    sharingsOf(foldCorrections(storedFacts(facts))).map(({ kind, toSchoolUrn, from: first, until }) => [
      kind,
      toSchoolUrn,
      first,
      until,
    ]);

  test('are dual registrations that name the other school, until the leaving', () => {
    expect(of(enrolled({}))).toEqual([['DUAL_REGISTRATION', NEXT_SCHOOL, '2026-09-03', null]]);
    expect(of(enrolled({ enrolment: 'SUBSIDIARY' }), left)).toEqual([
      ['DUAL_REGISTRATION', NEXT_SCHOOL, '2026-09-03', '2026-10-30'],
    ]);
    expect(of(enrolled({ enrolment: 'CURRENT' }))).toEqual([]);
    expect(of(enrolled({ otherSchoolUrn: undefined }))).toEqual([]);
  });

  test('are placements at a school of this system, from their day', () => {
    const placed = (placementUrn: string | null): Fact => ({
      type: 'PlacementStarted',
      data: { schoolUrn: SCHOOL, placementUrn },
      effectiveFrom: '2026-10-05',
    });
    expect(of(placed(NEXT_SCHOOL))).toEqual([['PLACEMENT', NEXT_SCHOOL, '2026-10-05', null]]);
    expect(of(placed(null))).toEqual([]);
  });
});
