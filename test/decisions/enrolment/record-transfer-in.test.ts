import { describe, test } from '@jest/globals';
import { recordTransferIn, type RecordTransferIn } from '../../../src/decisions/enrolment/record-transfer-in.ts';
import { enrolled, type Fact, fromDocument, given, left, registered, SCHOOL } from '../../support/pupil-spec.ts';
import { AT, moving, NEXT_SCHOOL, transferredOut } from './moving.ts';

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
const handedOn = [registered, enrolled, left, transferredOut()];
const taken: Fact = {
  type: 'PupilTransferredIn',
  data: { schoolUrn: NEXT_SCHOOL, fromSchoolUrn: SCHOOL, admittedOn: '2025-09-03', recordReceivedOn: '2025-09-10' },
  effectiveFrom: '2025-09-03',
};
const enrolledThere: Fact = {
  type: 'PupilEnrolled',
  data: { schoolUrn: NEXT_SCHOOL, admittedOn: '2025-09-03', knownOn: '2025-09-03', enrolment: 'CURRENT', ncYear: '7' },
  effectiveFrom: '2025-09-03',
};

describe('RecordTransferIn', () => {
  test('takes the record over and puts the pupil on roll', () => {
    given(...handedOn)
      .as(fromDocument)
      .when(moving(recordTransferIn), into())
      .recorded([taken, enrolledThere]);
  });

  test('adds no second enrolment where a file told of it before', () => {
    given(...handedOn, enrolledThere)
      .as(fromDocument)
      .when(moving(recordTransferIn), into())
      .recorded([taken]);
  });

  test('rests on a transfer to this school, from that school', () => {
    given(registered, enrolled, left)
      .as(fromDocument)
      .when(moving(recordTransferIn), into())
      .refused('NO_TRANSFER_RECORD');
    given(registered, enrolled, left, transferredOut({ toSchoolUrn: '900003' }))
      .as(fromDocument)
      .when(moving(recordTransferIn), into())
      .refused('NO_TRANSFER_RECORD');
    given(...handedOn)
      .as(fromDocument)
      .when(moving(recordTransferIn), into({ fromSchoolUrn: '900003' }))
      .refused('NO_TRANSFER_RECORD');
  });

  test('each transfer is taken over once', () => {
    given(...handedOn, taken)
      .as(fromDocument)
      .when(moving(recordTransferIn), into())
      .refused('NO_TRANSFER_RECORD');
    given(...handedOn, taken, transferredOut())
      .as(fromDocument)
      .when(moving(recordTransferIn), into())
      .recordedTypes(['PupilTransferredIn', 'PupilEnrolled']);
  });

  test('says possible days and a year group there is', () => {
    const spec = given(...handedOn).as(fromDocument);
    spec.when(moving(recordTransferIn), into({ admittedOn: '2026-11-21' })).refused('DATE_IN_FUTURE');
    spec.when(moving(recordTransferIn), into({ recordReceivedOn: '2026-11-21' })).refused('DATE_IN_FUTURE');
    spec.when(moving(recordTransferIn), into({ admittedOn: '2015-09-01' })).refused('DATE_BEFORE_BIRTH');
    spec.when(moving(recordTransferIn), into({ ncYear: 'ROBIN' })).refused('CODE_NOT_KNOWN');
    spec
      .when(moving(recordTransferIn), into({ ncYear: null, recordReceivedOn: null }))
      .recordedTypes(['PupilTransferredIn', 'PupilEnrolled']);
  });
});
