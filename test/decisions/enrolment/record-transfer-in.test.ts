import { describe, test } from '@jest/globals';
import { recordTransferIn, type RecordTransferIn } from '../../../src/decisions/enrolment/record-transfer-in.ts';
import type { Transfer } from '../../../src/decisions/enrolment/transfers.ts';
import { type Fact, fromDocument, given, SCHOOL } from '../../support/pupil-spec.ts';
import { AT, moving, NEXT_SCHOOL, ROBIN } from './moving.ts';

/** The pupil in the record of the school that sends. */
const THERE = '00000000-0000-4000-8000-0000000000aa';

const into = (change: Partial<RecordTransferIn> = {}): RecordTransferIn => ({
  ...AT,
  schoolUrn: NEXT_SCHOOL,
  fromSchoolUrn: SCHOOL,
  admittedOn: '2025-09-03',
  enrolment: 'CURRENT',
  ncYear: '7',
  recordReceivedOn: '2025-09-10',
  ...change,
});
const sent: Transfer = { fromSchoolUrn: SCHOOL, toSchoolUrn: NEXT_SCHOOL, received: false };
const from = (...transfers: readonly Transfer[]) => ({
  giver: { id: THERE, identity: ROBIN, transfers, sharings: [] },
});
const taken: Fact = {
  type: 'PupilTransferredIn',
  data: {
    schoolUrn: NEXT_SCHOOL,
    fromSchoolUrn: SCHOOL,
    admittedOn: '2025-09-03',
    recordReceivedOn: '2025-09-10',
    fromPupil: THERE,
  },
  effectiveFrom: '2025-09-03',
};
const registeredHere: Fact = {
  type: 'PupilRegistered',
  data: { schoolUrn: NEXT_SCHOOL, ...ROBIN, retainUntil: 2046 },
  effectiveFrom: '2025-09-03',
};
const enrolledHere: Fact = {
  type: 'PupilEnrolled',
  data: { schoolUrn: NEXT_SCHOOL, admittedOn: '2025-09-03', knownOn: '2025-09-03', enrolment: 'CURRENT', ncYear: '7' },
  effectiveFrom: '2025-09-03',
};
const knownHere = { ...registeredHere, data: { ...registeredHere.data, upn: null } };

describe('RecordTransferIn', () => {
  test('begins a record of the school: who the child is, and the enrolment', () => {
    given()
      .as(fromDocument)
      .when(moving(recordTransferIn, from(sent)), into())
      .recorded([taken, registeredHere, enrolledHere]);
  });

  test('goes on with the record that the school has, and with the enrolment that a file told of', () => {
    given(knownHere)
      .as(fromDocument)
      .when(moving(recordTransferIn, from(sent)), into())
      .recorded([taken, enrolledHere]);
    given(knownHere, enrolledHere)
      .as(fromDocument)
      .when(moving(recordTransferIn, from(sent)), into())
      .recorded([taken]);
  });

  test('rests on a transfer to this school, from that school, that is not taken yet', () => {
    const spec = given().as(fromDocument);
    const refusedFor = (...transfers: readonly Transfer[]) =>
      spec.when(moving(recordTransferIn, from(...transfers)), into()).refused('NO_TRANSFER_RECORD');
    spec.when(moving(recordTransferIn), into()).refused('NO_TRANSFER_RECORD');
    refusedFor();
    refusedFor({ ...sent, toSchoolUrn: '900003' });
    refusedFor({ ...sent, fromSchoolUrn: '900003' });
    refusedFor({ ...sent, received: true });
    spec
      .when(moving(recordTransferIn, from({ ...sent, received: true }, sent)), into())
      .recordedTypes(['PupilTransferredIn', 'PupilRegistered', 'PupilEnrolled']);
  });

  test('says possible days and a year group there is', () => {
    const spec = given(knownHere).as(fromDocument);
    const act = moving(recordTransferIn, from(sent));
    spec.when(act, into({ admittedOn: '2026-11-21' })).refused('DATE_IN_FUTURE');
    spec.when(act, into({ recordReceivedOn: '2026-11-21' })).refused('DATE_IN_FUTURE');
    spec.when(act, into({ admittedOn: '2015-09-01' })).refused('DATE_BEFORE_BIRTH');
    spec.when(act, into({ ncYear: 'ROBIN' })).refused('CODE_NOT_KNOWN');
    spec
      .when(act, into({ ncYear: null, recordReceivedOn: null }))
      .recordedTypes(['PupilTransferredIn', 'PupilEnrolled']);
  });
});
