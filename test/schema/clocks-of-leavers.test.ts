import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { ask } from '../support/ask.ts';
import { openSchool } from '../support/open-school.ts';
import { recorded, URN } from '../support/school.ts';

const school = await openSchool();
let stays: string;
let leaves: string;

beforeAll(async () => {
  const { senco } = school.staff;
  stays = await school.pupil({ forename: 'Stays' });
  leaves = await school.pupil({ forename: 'Leaves' });
  const letter = {
    schoolUrn: URN,
    seenRevision: null,
    source: 'LA_LETTER',
    documentOn: null,
    sentAt: null,
    predecessor: 'NOT_KNOWN_HERE',
    note: null,
  };
  // Due on 12 October and 16 November: the pupil leaves between the two.
  for (const pupilId of [stays, leaves])
    for (const receivedOn of ['2026-08-31', '2026-10-05'])
      recorded(await school.as(senco, 'RecordAdviceRequest', { ...letter, pupilId, receivedOn, askedOf: 'HEALTH' }));
  recorded(
    await school.as(senco, 'RecordPupilLeft', {
      pupilId: leaves,
      schoolUrn: URN,
      seenRevision: null,
      leftOn: '2026-10-23',
    }),
  );
});

const CLOCKS = `query ($urn: String!, $on: CivilDate, $withLeavers: Boolean!) { clocksDue(schoolUrn: $urn, withLeavers: $withLeavers, states: [RUNNING, DUE_SOON, BREACHED, STOPPED], asAt: { effectiveOn: $on }) { edges { node { dueOn state daysLate breachBy pupil { id } } } } }`;
async function clocksOfPupil(id: string, on: string, withLeavers = true): Promise<readonly unknown[]> {
  const { data } = await ask(school.app, school.staff.senco, CLOCKS, { urn: URN, on, withLeavers });
  const { edges } = data?.['clocksDue'] as {
    edges: readonly {
      node: { dueOn: string; state: string; daysLate: number; breachBy: string | null; pupil: { id: string } };
    }[];
  };
  return edges
    .filter(({ node }) => node.pupil.id === id)
    .map(({ node: { dueOn, state, daysLate, breachBy } }) => [dueOn, state, daysLate, breachBy]);
}

// A school learns no more of what is done about a child who is elsewhere: what it cannot know is nobody's breach.
test('the clocks of a pupil stop with the last day on roll; what was late by then stays so', async () => {
  expect(await clocksOfPupil(leaves, '2026-11-20')).toEqual([
    ['2026-10-12', 'BREACHED', 11, 'AGENCY'],
    ['2026-11-16', 'STOPPED', 0, null],
  ]);
  expect(await clocksOfPupil(stays, '2026-11-20')).toEqual([
    ['2026-10-12', 'BREACHED', 39, 'AGENCY'],
    ['2026-11-16', 'BREACHED', 4, 'AGENCY'],
  ]);
});

test('on a day before the leaving nothing is known of it', async () => {
  expect(await clocksOfPupil(leaves, '2026-10-23')).toEqual([
    ['2026-10-12', 'BREACHED', 11, 'AGENCY'],
    ['2026-11-16', 'RUNNING', 0, null],
  ]);
});

const TRACKER = readFileSync('schema/operations/ehc-tracker.graphql', 'utf8');
async function tracked(on: string, withLeavers: boolean): Promise<readonly string[]> {
  const { data, errors } = await ask(school.app, school.staff.senco, TRACKER, {
    schoolUrn: URN,
    asAt: { effectiveOn: on },
    withLeavers,
  });
  expect(errors).toEqual([]);
  const { totalCount, edges } = data?.['ehcTracker'] as {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly pupil: { readonly id: string } } }[];
  };
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node }) => node.pupil.id);
}

test('who has left is in neither list from the day after, unless leavers are asked for', async () => {
  expect(await clocksOfPupil(leaves, '2026-10-23', false)).toEqual(await clocksOfPupil(leaves, '2026-10-23'));
  expect(await clocksOfPupil(leaves, '2026-10-24', false)).toEqual([]);
  expect(await clocksOfPupil(stays, '2026-11-20', false)).toEqual(await clocksOfPupil(stays, '2026-11-20'));
  expect(await tracked('2026-10-23', false)).toEqual([stays, leaves]);
  expect(await tracked('2026-10-24', false)).toEqual([stays]);
  expect(await tracked('2026-10-24', true)).toEqual([stays, leaves]);
});

test('a child who was not admitted is gone with the closing of the question, and back when it is asked about again', async () => {
  const { senco } = school.staff;
  const child = {
    schoolUrn: URN,
    upn: 'T383000422908',
    surname: 'Asked',
    forename: 'About',
    dateOfBirth: '2016-05-01',
    laCode: '383',
  };
  const pupilId = recorded(
    await school.as(senco, 'OpenProspectivePupil', { ...child, openedOn: '2026-09-01' }),
  ).subjectId;
  recorded(
    await school.as(senco, 'RecordNamingConsultation', {
      schoolUrn: URN,
      seenRevision: null,
      pupilId,
      source: 'LA_EMAIL',
      documentOn: '2026-09-01',
      sentAt: null,
      receivedOn: '2026-09-01',
      predecessor: 'NOT_KNOWN_HERE',
      note: null,
      laCode: '383',
      draftPlanReference: null,
    }),
  );
  recorded(
    await school.as(senco, 'CloseProspectivePupil', {
      schoolUrn: URN,
      seenRevision: null,
      pupilId,
      outcome: 'NOT_ADMITTED',
      on: '2026-09-10',
    }),
  );
  expect(await tracked('2026-09-09', false)).toContain(pupilId);
  expect(await tracked('2026-09-10', false)).not.toContain(pupilId);
  expect(await tracked('2026-09-10', true)).toContain(pupilId);
  // Not answered by the closing, and due on 16 September: nobody's breach.
  expect(await clocksOfPupil(pupilId, '2026-09-09')).toEqual([['2026-09-16', 'DUE_SOON', 0, null]]);
  expect(await clocksOfPupil(pupilId, '2026-11-20')).toEqual([['2026-09-16', 'STOPPED', 0, null]]);
  recorded(await school.as(senco, 'OpenProspectivePupil', { ...child, openedOn: '2026-11-02' }));
  expect(await tracked('2026-11-02', false)).toContain(pupilId);
});
