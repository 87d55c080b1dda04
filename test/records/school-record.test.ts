import { describe, expect, test } from '@jest/globals';
import { foldPupil } from '../../src/decisions/pupil-case.ts';
import type { StoredEvent } from '../../src/kernel/event.ts';
import { schoolRecord } from '../../src/records/school-record.ts';
import { NEXT_SCHOOL } from '../decisions/enrolment/moving.ts';
import { type Fact, SCHOOL, storedFacts } from '../support/pupil-spec.ts';

/** The pupil at the school that gives and at the one that takes. */
const [THERE, HERE] = ['there', 'here'] as const;

const stored = (pupil: string, facts: readonly Fact[]): readonly StoredEvent[] =>
  storedFacts(facts).map((event) => ({ ...event, stream: `pupil-${pupil}`, id: `${pupil} ${String(event.revision)}` }));

/** Codes that count at the next school, with the days from which they do, and who decided them. */
function codesHere(theirs: readonly Fact[], ours: readonly Fact[]): readonly (readonly unknown[])[] {
  const records = new Map<string, readonly StoredEvent[]>([
    [THERE, stored(THERE, theirs)],
    [HERE, stored(HERE, ours)],
  ]);
  const { whole } = schoolRecord({ schoolUrn: NEXT_SCHOOL, pupil: HERE }, (pupil) => records.get(pupil) ?? []);
  return foldPupil(whole).periods.map(({ status, from, by }) => [status, from, by.split(' ')[0]]);
}

const code = (schoolUrn: string, status: 'K' | 'E' | 'N', from: string): Fact => ({
  type: 'ProvisionCodeObserved',
  data: { schoolUrn, status, to: null, needs: [], source: 'MIS', documentOn: null, receivedOn: null },
  effectiveFrom: from,
});
const sent: Fact = {
  type: 'PupilTransferredOut',
  data: { schoolUrn: SCHOOL, leftOn: '2026-07-20', toSchoolUrn: NEXT_SCHOOL, destination: 'STATE_SCHOOL' },
  effectiveFrom: '2026-07-20',
};
const taken: Fact = {
  type: 'PupilTransferredIn',
  data: { schoolUrn: NEXT_SCHOOL, fromSchoolUrn: SCHOOL, fromPupil: THERE, admittedOn: '2026-09-03' },
  effectiveFrom: '2026-09-03',
};
const enrolled: Fact = {
  type: 'PupilEnrolled',
  data: { schoolUrn: NEXT_SCHOOL, admittedOn: '2026-09-03', knownOn: '2026-09-03', enrolment: 'CURRENT', ncYear: '7' },
  effectiveFrom: '2026-09-03',
};

describe('codes at the next school', () => {
  test('are those of the sender up to the leaving, only once it is sent and taken', () => {
    const theirs = [code(SCHOOL, 'K', '2024-09-02'), code(SCHOOL, 'N', '2026-08-01')];
    expect(codesHere([...theirs, sent], [taken, enrolled])).toEqual([['K', '2024-09-02', THERE]]);
    expect(codesHere(theirs, [taken, enrolled])).toEqual([]);
    expect(codesHere([...theirs, sent], [enrolled])).toEqual([]);
  });

  test('are its own from the day of its first; a plan holds wherever the child goes', () => {
    const [theirs, ours] = [code(SCHOOL, 'K', '2026-05-01'), code(NEXT_SCHOOL, 'N', '2026-03-01')];
    expect(codesHere([theirs, sent], [taken, enrolled, ours])).toEqual([['N', '2026-03-01', HERE]]);
    expect(codesHere([code(SCHOOL, 'E', '2026-05-01'), sent], [taken, enrolled, ours])).toEqual([
      ['N', '2026-03-01', HERE],
      ['E', '2026-05-01', THERE],
    ]);
  });

  test('are again those given after an earlier time at the school', () => {
    const before = [
      { ...enrolled, data: { ...enrolled.data, admittedOn: '2022-09-05' }, effectiveFrom: '2022-09-05' },
      code(NEXT_SCHOOL, 'N', '2022-09-05'),
      { type: 'PupilLeft', data: { schoolUrn: NEXT_SCHOOL, leftOn: '2026-09-01' }, effectiveFrom: '2026-09-01' },
    ] as const;
    expect(codesHere([code(SCHOOL, 'K', '2024-09-02'), sent], [...before, taken, enrolled])).toEqual([
      ['N', '2022-09-05', HERE],
      ['K', '2024-09-02', THERE],
    ]);
  });

  test('while two schools have the child are those in force on the first day, and later ones', () => {
    const placed: Fact = {
      type: 'PlacementStarted',
      data: { schoolUrn: SCHOOL, placementUrn: NEXT_SCHOOL },
      effectiveFrom: '2026-10-05',
    };
    const accepted: Fact = {
      type: 'SharedRecordAccepted',
      data: { schoolUrn: NEXT_SCHOOL, fromSchoolUrn: SCHOOL, fromPupil: THERE },
      effectiveFrom: '2026-10-05',
    };
    const over = [code(SCHOOL, 'K', '2024-09-02'), code(SCHOOL, 'N', '2025-01-10')];
    const theirs = [...over, code(SCHOOL, 'K', '2026-09-10'), placed];
    expect(codesHere(theirs, [accepted, enrolled])).toEqual([['K', '2026-09-10', THERE]]);
    expect(codesHere([...theirs, code(SCHOOL, 'N', '2026-11-02')], [accepted, enrolled])).toEqual([
      ['K', '2026-09-10', THERE],
      ['N', '2026-11-02', THERE],
    ]);
  });
});
