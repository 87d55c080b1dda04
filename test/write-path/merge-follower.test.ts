import { describe, expect, test } from '@jest/globals';
import { openMerges } from '../../projections/record/pupil-merges.ts';
import { openApp } from '../../src/compose.ts';
import { completionOf } from '../../src/write-path/complete-merge.ts';
import type { StoredEvent } from '../../src/kernel/event.ts';
import { until } from '../support/given-projections.ts';
import { codes, placement, recorded, School, URN } from '../support/school.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const ids = (events: readonly StoredEvent[]): readonly unknown[] =>
  events.map(({ type, data }) => [type, data['loser'] ?? null]);

/**
 * What a process that was killed between the two steps leaves behind: the loser is closed, the survivor knows nothing
 * of it.
 */
async function halfMerged(school: School, survivor: string, loser: string): Promise<void> {
  const { store } = school.app;
  const [last] = await store.read(`pupil-${loser}`, { direction: 'BACKWARDS', limit: 1 });
  const metadata = { ...last!.metadata, commandId: '00000000-0000-4000-8000-00000000abcd', command: 'MergePupil' };
  await store.append(
    `pupil-${loser}`,
    [
      {
        id: '00000000-0000-5000-8000-00000000abcd',
        type: 'MergedInto',
        schemaVersion: 1,
        data: { schoolUrn: URN, survivor, reason: 'DUPLICATE' },
        metadata,
      },
    ],
    last!.revision,
  );
}

describe('a merge that a crash cut in two', () => {
  test('is finished at the next start, once', async () => {
    using folder = new TemporaryFolder();
    const school = await School.open(folder.path);
    const [survivor, loser] = [await school.pupil(), await school.pupil()];
    recorded(await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(loser)));
    const { config } = school.app;
    // Closed for its own follower first: nobody is left to see what comes.
    await school.app.projections.close();
    await halfMerged(school, survivor, loser);
    await school.app.close();

    const app = await openApp(config, { clock: school.clock });
    const stream = await app.store.read(`pupil-${survivor}`);
    expect(ids(stream)).toEqual([
      ['PupilRegistered', null],
      ['PupilEnrolled', null],
      ['PupilMerged', loser],
    ]);
    expect(stream.at(-1)).toMatchObject({
      data: { schoolUrn: URN, loser, revision: 3, reason: 'DUPLICATE' },
      metadata: { command: 'CompleteMerge', recordedBy: { person: school.staff.senco, role: 'SYSTEM_OPERATOR' } },
    });
    await app.close();

    const again = await openApp(config, { clock: school.clock });
    expect(await again.store.read(`pupil-${survivor}`)).toEqual(stream);
    await again.close();
  });

  test('is finished by whoever sees it; the same step taken twice is one', async () => {
    using folder = new TemporaryFolder();
    const school = await School.open(folder.path);
    const { app } = school;
    const [survivor, loser] = [await school.pupil(), await school.pupil()];
    await halfMerged(school, survivor, loser);
    const closed = app.log.readStream(`pupil-${loser}`).at(-1)!;
    const outcomes = await Promise.all([1, 2, 3].map(() => app.executor.execute(completionOf(closed))));
    expect(new Set(outcomes.map((outcome) => recorded(outcome).decisionId)).size).toBe(1);
    await app.projections.waitFor(app.log.head(), ['pupil-merges'], 60_000);
    expect(
      ids(await app.store.read(`pupil-${survivor}`)).filter((event) => JSON.stringify(event).includes('PupilMerged')),
    ).toEqual([['PupilMerged', loser]]);
    await app.close();
  });

  test('two merges at once that meet in one record come to the same end', async () => {
    using folder = new TemporaryFolder();
    const school = await School.open(folder.path);
    const { senco } = school.staff;
    const [a, b, c] = [await school.pupil(), await school.pupil(), await school.pupil()];
    const merge = (survivor: string, loser: string) =>
      school.as(senco, 'MergePupil', { pupilId: survivor, schoolUrn: URN, loserPupilId: loser, reason: 'DUPLICATE' });
    const outcomes = await Promise.all([merge(b, c), merge(a, b)]);
    expect(outcomes.flatMap(codes).every((code) => code === 'MERGE_UNDER_WAY')).toBe(true);
    if (outcomes[1].kind === 'REFUSED') recorded(await merge(a, b));
    const { app } = school;
    await until(() => openMerges(app.projections.reader('pupil-merges')).length === 0);
    expect(codes(await merge(a, c))).toEqual(['MERGED_INTO_ANOTHER']);
    expect(recorded(await school.as(senco, 'PlaceOnSenSupport', placement(c))).subjectId).toBe(a);
    await app.close();
  });
});
