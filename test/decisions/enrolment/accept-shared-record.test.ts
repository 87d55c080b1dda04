import { describe, test } from '@jest/globals';
import { acceptSharedRecord } from '../../../src/decisions/enrolment/accept-shared-record.ts';
import type { Sharing } from '../../../src/decisions/enrolment/sharing.ts';
import { type Fact, fromDocument, given, SCHOOL, TODAY } from '../../support/pupil-spec.ts';
import { AT, moving, NEXT_SCHOOL, ROBIN } from './moving.ts';

/** The pupil in the record of the school that shares. */
const THERE = '00000000-0000-4000-8000-0000000000aa';

const command = { ...AT, schoolUrn: NEXT_SCHOOL, fromSchoolUrn: SCHOOL };
const shared: Sharing = {
  id: '00000000-0000-4000-8000-0000000000e1',
  kind: 'PLACEMENT',
  fromSchoolUrn: SCHOOL,
  toSchoolUrn: NEXT_SCHOOL,
  from: TODAY,
  until: TODAY,
};
const from = (...sharings: readonly Sharing[]) => ({
  giver: { id: THERE, identity: ROBIN, transfers: [], sharings },
});
const accepted: Fact = {
  type: 'SharedRecordAccepted',
  data: { schoolUrn: NEXT_SCHOOL, fromSchoolUrn: SCHOOL, fromPupil: THERE },
  effectiveFrom: TODAY,
};
const registeredHere: Fact = {
  type: 'PupilRegistered',
  data: { schoolUrn: NEXT_SCHOOL, ...ROBIN, retainUntil: 2046 },
  effectiveFrom: TODAY,
};

describe('AcceptSharedRecord', () => {
  test('begins a record of the school, or goes on with the one that it has', () => {
    given()
      .as(fromDocument)
      .when(moving(acceptSharedRecord, from(shared)), command)
      .recorded([accepted, registeredHere]);
    given(registeredHere)
      .as(fromDocument)
      .when(moving(acceptSharedRecord, from(shared)), command)
      .recorded([accepted]);
  });

  test('rests on a sharing with this school, by that school, that holds today', () => {
    const spec = given().as(fromDocument);
    const refusedFor = (...sharings: readonly Sharing[]) =>
      spec.when(moving(acceptSharedRecord, from(...sharings)), command).refused('NOT_SHARED');
    spec.when(moving(acceptSharedRecord), command).refused('NOT_SHARED');
    refusedFor();
    refusedFor({ ...shared, toSchoolUrn: '900003' });
    refusedFor({ ...shared, fromSchoolUrn: '900003' });
    refusedFor({ ...shared, from: '2026-11-21', until: null });
    refusedFor({ ...shared, from: '2026-11-01', until: '2026-11-19' });
    spec
      .when(moving(acceptSharedRecord, from({ ...shared, until: null })), command)
      .recordedTypes(['SharedRecordAccepted', 'PupilRegistered']);
  });

  test('is taken once', () => {
    given(accepted, registeredHere)
      .as(fromDocument)
      .when(moving(acceptSharedRecord, from(shared)), command)
      .refused('ALREADY_RECORDED');
  });
});
