import { describe, expect, test } from '@jest/globals';
import type { Survivor } from '../../../src/decisions/enrolment/given.ts';
import { completeMerge, mergePupil, type MergePupil } from '../../../src/decisions/enrolment/merge-pupil.ts';
import { withMerged } from '../../../src/records/whole-record.ts';
import { foldPupil } from '../../../src/decisions/pupil-case.ts';
import type { StoredEvent } from '../../../src/kernel/event.ts';
import type { JsonObject } from '../../../src/kernel/json.ts';
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
  SCHOOL,
} from '../../support/pupil-spec.ts';
import { moving, ROBIN } from './moving.ts';

const OTHER = '00000000-0000-4000-8000-000000000002';
const TEMPORARY = { ...ROBIN, upn: 'U20100012401A' };
const merge = (change: Partial<MergePupil> = {}): MergePupil => ({
  commandId: '00000000-0000-4000-8000-0000000000c2',
  pupilId: OTHER,
  schoolUrn: SCHOOL,
  loserPupilId: PUPIL,
  reason: 'TEMPORARY_UPN',
  ...change,
});
const survivor = (change: Partial<Survivor> = {}): { survivor: Survivor } => ({
  survivor: { id: OTHER, pupil: foldPupil([]), identity: ROBIN, loserUnderWay: false, ...change },
});
const spec = given(registered, enrolled).as(fromDocument);

describe('MergePupil', () => {
  test('closes the loser in favour of the survivor', () => {
    spec
      .when(moving(mergePupil, survivor()), merge(), TEMPORARY)
      .recorded([{ type: 'MergedInto', data: { schoolUrn: SCHOOL, survivor: OTHER, reason: 'TEMPORARY_UPN' } }]);
  });

  test('never into itself', () => {
    spec.when(moving(mergePupil, survivor({ id: PUPIL })), merge(), TEMPORARY).refused('MERGE_INTO_ITSELF');
  });

  test("a temporary UPN is the loser's; a duplicate may have any", () => {
    spec.when(moving(mergePupil, survivor()), merge(), ROBIN).refused('TEMPORARY_UPN_EXPECTED');
    spec.when(moving(mergePupil, survivor()), merge({ reason: 'DUPLICATE' }), ROBIN).recordedTypes(['MergedInto']);
    spec.when(moving(mergePupil, survivor()), merge(), { ...ROBIN, upn: null }).recordedTypes(['MergedInto']);
  });

  test('not while another record is being merged into the loser', () => {
    spec.when(moving(mergePupil, survivor({ loserUnderWay: true })), merge(), TEMPORARY).refused('MERGE_UNDER_WAY');
  });

  test('the records agree in name or in date of birth', () => {
    const other = { forename: 'Kim', dateOfBirth: '2014-01-01' };
    spec.when(moving(mergePupil, survivor()), merge(), { ...TEMPORARY, ...other }).refused('NOT_THE_SAME_CHILD');
    spec.when(moving(mergePupil, survivor()), merge(), { ...TEMPORARY, forename: 'Kim' }).recordedTypes(['MergedInto']);
    spec
      .when(moving(mergePupil, survivor()), merge(), { ...TEMPORARY, dateOfBirth: '2014-01-01' })
      .recordedTypes(['MergedInto']);
  });
});

describe('CompleteMerge', () => {
  const complete = {
    commandId: '00000000-0000-4000-8000-0000000000c3',
    pupilId: PUPIL,
    schoolUrn: SCHOOL,
    mergedPupil: OTHER,
    revision: 4,
    reason: 'DUPLICATE' as const,
  };
  const merged: Fact = {
    type: 'PupilMerged',
    data: { schoolUrn: SCHOOL, loser: OTHER, revision: 4, reason: 'DUPLICATE' },
    effectiveFrom: '2026-11-20',
  };

  test('tells the survivor, once', () => {
    spec.when(moving(completeMerge), complete).recorded([{ type: 'PupilMerged', data: merged.data }]);
    given(registered, enrolled, merged)
      .as(fromDocument)
      .when(moving(completeMerge), complete)
      .refused('ALREADY_RECORDED');
  });
});

describe('a merged record', () => {
  const [A, B, C] = ['a', 'b', 'c'] as const;
  const stored = (pupil: string, ...facts: readonly (Fact | { readonly merged: string })[]): readonly StoredEvent[] =>
    facts.map((fact, revision) => {
      const { type, data, effectiveFrom } =
        'merged' in fact
          ? {
              type: 'PupilMerged',
              data: { schoolUrn: SCHOOL, loser: fact.merged, revision: 9, reason: 'DUPLICATE' },
              effectiveFrom: '2026-01-01',
            }
          : fact;
      return {
        stream: `pupil-${pupil}`,
        revision,
        id: `${pupil}${String(revision)}`,
        type,
        schemaVersion: 1,
        data: data as JsonObject,
        metadata: { recordedAt: '2026-01-01T00:00:00.000Z', effectiveFrom },
      };
    });
  const fold = (streams: Readonly<Record<string, readonly StoredEvent[]>>, pupil: string) => {
    const record = (id: string): ReturnType<typeof withMerged<StoredEvent>> => withMerged(streams[id] ?? [], record);
    return foldPupil(record(pupil));
  };
  const since = (day: string): Fact => ({
    ...enrolled,
    data: { ...enrolled.data, admittedOn: day },
    effectiveFrom: day,
  });

  test('holds the decisions of both, of all that were merged before too', () => {
    const streams = {
      [A]: stored(A, registered, since('2020-09-01'), { merged: B }),
      [B]: stored(B, registered, placedOnSupport, { merged: C }),
      [C]: stored(C, registered, observed('E', '2026-01-01')),
    };
    expect(fold(streams, A).periods.map(({ status, from, by }) => [status, from, by])).toEqual([
      ['K', '2025-01-13', 'b1'],
      ['E', '2026-01-01', 'c1'],
    ]);
    expect(fold(streams, A).registered?.stream).toBe('pupil-a');
  });

  test("of two codes from one day the survivor's holds", () => {
    const streams = {
      [A]: stored(A, observed('E', '2025-03-03'), { merged: B }),
      [B]: stored(B, registered, registered, observed('K', '2025-03-03')),
    };
    expect(fold(streams, A).periods.map(({ status, by }) => [status, by])).toEqual([['E', 'a0']]);
  });

  test('the leaving of a duplicate, or one before the merge, is not that of the other; one after it is of both', () => {
    const spans = (streams: Readonly<Record<string, readonly StoredEvent[]>>): unknown[] =>
      fold(streams, A).enrolments.map(({ since: from, leftOn }) => [from, leftOn]);
    expect(
      spans({ [A]: stored(A, since('2020-09-01'), { merged: B }), [B]: stored(B, since('2023-09-01'), left) }),
    ).toEqual([
      ['2020-09-01', null],
      ['2023-09-01', '2025-07-20'],
    ]);
    expect(
      spans({ [A]: stored(A, since('2020-09-01'), left, { merged: B }), [B]: stored(B, since('2023-09-01')) }),
    ).toEqual([
      ['2020-09-01', '2025-07-20'],
      ['2023-09-01', null],
    ]);
    expect(
      spans({ [A]: stored(A, since('2020-09-01'), { merged: B }, left), [B]: stored(B, since('2023-09-01')) }),
    ).toEqual([
      ['2020-09-01', '2025-07-20'],
      ['2023-09-01', '2025-07-20'],
    ]);
  });
});
