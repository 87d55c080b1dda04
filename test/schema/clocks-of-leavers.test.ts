import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { recorded, School, URN } from '../support/school.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const folder = new TemporaryFolder();
let school: School;
let stays: string;
let leaves: string;

beforeAll(async () => {
  school = await School.open(folder.path);
  const { senco } = school.staff;
  stays = await school.pupil({ forename: 'Stays' });
  leaves = await school.pupil({ forename: 'Leaves' });
  const letter = { schoolUrn: URN, seenRevision: null, source: 'LA_LETTER', documentOn: null, sentAt: null, predecessor: 'NOT_KNOWN_HERE', note: null };
  // Due on 12 October and 16 November: the pupil leaves between the two.
  for (const pupilId of [stays, leaves]) for (const receivedOn of ['2026-08-31', '2026-10-05']) recorded(await school.as(senco, 'RecordAdviceRequest', { ...letter, pupilId, receivedOn, askedOf: 'HEALTH' }));
  recorded(await school.as(senco, 'RecordPupilLeft', { pupilId: leaves, schoolUrn: URN, seenRevision: null, leftOn: '2026-10-23' }));
});
afterAll(async () => {
  await school.app.close();
  folder[Symbol.dispose]();
});

const CLOCKS = `query ($urn: String!, $on: CivilDate) { clocksDue(schoolUrn: $urn, states: [RUNNING, DUE_SOON, BREACHED, STOPPED], asAt: { effectiveOn: $on }) { edges { node { due state daysLate breachBy pupil { id } } } } }`;
async function clocksOfPupil(id: string, on: string): Promise<readonly unknown[]> {
  const { data } = await ask(school.app, school.staff.senco, CLOCKS, { urn: URN, on });
  const { edges } = data?.['clocksDue'] as { edges: readonly { node: { due: string; state: string; daysLate: number; breachBy: string | null; pupil: { id: string } } }[] };
  return edges.filter(({ node }) => node.pupil.id === id).map(({ node: { due, state, daysLate, breachBy } }) => [due, state, daysLate, breachBy]);
}

// A school learns no more of what is done about a child who is elsewhere: what it cannot know is nobody's breach.
test('the clocks of a pupil stop with the last day on roll; what was late by then stays so', async () => {
  expect(await clocksOfPupil(leaves, '2026-11-20')).toEqual([['2026-10-12', 'BREACHED', 11, 'AGENCY'], ['2026-11-16', 'STOPPED', 0, null]]);
  expect(await clocksOfPupil(stays, '2026-11-20')).toEqual([['2026-10-12', 'BREACHED', 39, 'AGENCY'], ['2026-11-16', 'BREACHED', 4, 'AGENCY']]);
});

test('on a day before the leaving nothing is known of it', async () => {
  expect(await clocksOfPupil(leaves, '2026-10-23')).toEqual([['2026-10-12', 'BREACHED', 11, 'AGENCY'], ['2026-11-16', 'RUNNING', 0, null]]);
});
