import { describe, expect, test } from '@jest/globals';
import { foldPupil, type PupilCase } from '../../src/decisions/pupil-case.ts';
import type { StoredEvent } from '../../src/kernel/event.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { enrolled, type Fact, left, observed, placedOnSupport, registered, SCHOOL } from '../support/pupil-spec.ts';

function fold(...facts: readonly Fact[]): PupilCase {
  return foldPupil(
    facts.map((fact, revision): StoredEvent => ({
      stream: 'pupil-x',
      revision,
      id: String(revision),
      type: fact.type,
      schemaVersion: 1,
      data: fact.data as JsonObject,
      metadata: { recordedAt: '2026-11-01T09:00:00.000Z', effectiveFrom: fact.effectiveFrom },
    })),
  );
}

const codes = (pupil: PupilCase): unknown[] => pupil.periods.map(({ status, from, until }) => [status, from, until]);
const unknownAdmission: Fact = {
  ...enrolled,
  data: { schoolUrn: SCHOOL, admittedOn: null, knownOn: '2026-11-10', enrolment: 'CURRENT', ncYear: null },
  effectiveFrom: '2026-11-10',
};
const leavingOn = (day: string): Fact => ({ ...left, data: { schoolUrn: SCHOOL, leftOn: day }, effectiveFrom: day });

describe('provision codes of a pupil', () => {
  test('each holds until the next begins, in the order of their days and not of their entry', () => {
    expect(codes(fold(registered, observed('E', '2025-03-03'), placedOnSupport))).toEqual([
      ['K', '2025-01-13', '2025-03-03'],
      ['E', '2025-03-03', null],
    ]);
  });

  test('of two from one day the later entry holds', () => {
    expect(codes(fold(registered, observed('K', '2025-03-03'), observed('E', '2025-03-03')))).toEqual([
      ['E', '2025-03-03', null],
    ]);
  });

  test('an observed end gives N from the day after, unless something else begins by then', () => {
    expect(codes(fold(observed('K', '2024-01-01', [], '2024-03-31')))).toEqual([
      ['K', '2024-01-01', '2024-04-01'],
      ['N', '2024-04-01', null],
    ]);
    expect(codes(fold(observed('K', '2024-01-01', [], '2024-03-31'), observed('E', '2024-04-01')))).toEqual([
      ['K', '2024-01-01', '2024-04-01'],
      ['E', '2024-04-01', null],
    ]);
  });

  test('the end of an entry that was replaced ends nothing', () => {
    expect(codes(fold(observed('K', '2024-01-01', [], '2024-03-31'), observed('E', '2024-01-01')))).toEqual([
      ['E', '2024-01-01', null],
    ]);
  });
});

describe('enrolments of a pupil', () => {
  const spans = (pupil: PupilCase): unknown[] => pupil.enrolments.map(({ since, leftOn }) => [since, leftOn]);

  test('end with the day of leaving', () => {
    expect(spans(fold(enrolled, left))).toEqual([['2020-09-01', '2025-07-20']]);
  });

  test('also when the admission is not known and the school heard of the pupil after it had left', () => {
    expect(spans(fold(unknownAdmission, leavingOn('2026-10-20')))).toEqual([[null, '2026-10-20']]);
  });

  test('a second enrolment is not ended by the first leaving', () => {
    expect(spans(fold(enrolled, left, { ...unknownAdmission }))).toEqual([
      ['2020-09-01', '2025-07-20'],
      [null, null],
    ]);
  });
});
