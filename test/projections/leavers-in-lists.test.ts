import { expect, test } from '@jest/globals';
import { listItems } from '../../projections/lists/list-query.ts';
import { READ_MODEL_NAMES } from '../../src/registry/read-model-names.ts';
import { pupilsWithFacts } from '../../projections/lists/pupils-with-facts.ts';
import { isOnRoll } from '../../src/questions/attention.ts';
import { placement, recorded, School, URN } from '../support/school.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

test('who left after their record was joined with another is on roll in no list, as on the register', async () => {
  using folder = new TemporaryFolder();
  const school = await School.open(folder.path);
  try {
    const { senco } = school.staff;
    const [survivor, loser] = [await school.pupil(), await school.pupil({ forename: 'Robyn' })];
    recorded(await school.as(senco, 'PlaceOnSenSupport', placement(survivor)));
    recorded(
      await school.as(senco, 'MergePupil', {
        pupilId: survivor,
        schoolUrn: URN,
        loserPupilId: loser,
        reason: 'DUPLICATE',
      }),
    );
    recorded(await school.as(senco, 'RecordPupilLeft', { pupilId: survivor, schoolUrn: URN, leftOn: '2026-11-20' }));
    const { app } = school;
    await app.projections.waitFor(app.log.head(), READ_MODEL_NAMES, 10_000);
    const scopes = [{ schoolUrn: URN, scope: 'SCHOOL' as const, person: '' }];
    const facts = pupilsWithFacts(
      listItems(app.projections.reader('pupil-facts'), { scopes, ordinal: app.log.head() }, 100).rows,
    );
    expect(
      facts.map((one) => [one.pupil, isOnRoll(one.facts, '2026-11-20'), isOnRoll(one.facts, '2026-11-21')]),
    ).toEqual([[survivor, true, false]]);
  } finally {
    await school.app.close();
  }
});
