import { describe, expect, test } from '@jest/globals';
import { recordTransferOut, type RecordTransferOut } from '../../../src/decisions/enrolment/record-transfer-out.ts';
import { enrolled, fromDocument, given, left, registered, SCHOOL } from '../../support/pupil-spec.ts';
import { AT, moving, NEXT_SCHOOL } from './moving.ts';

const out = (change: Partial<RecordTransferOut> = {}): RecordTransferOut => ({
  ...AT,
  leftOn: '2026-07-21',
  toSchoolUrn: NEXT_SCHOOL,
  destination: 'STATE_SCHOOL',
  packSentOn: '2026-09-02',
  ...change,
});
const onRoll = given(registered, enrolled).as(fromDocument);

describe('RecordTransferOut', () => {
  test('ends the enrolment and hands the record on', () => {
    onRoll.when(moving(recordTransferOut), out()).recorded([
      { type: 'PupilLeft', data: { schoolUrn: SCHOOL, leftOn: '2026-07-21' }, effectiveFrom: '2026-07-21' },
      {
        type: 'PupilTransferredOut',
        data: {
          schoolUrn: SCHOOL,
          leftOn: '2026-07-21',
          toSchoolUrn: NEXT_SCHOOL,
          destination: 'STATE_SCHOOL',
          packSentOn: '2026-09-02',
        },
        effectiveFrom: '2026-07-21',
      },
    ]);
  });

  test.each(['STATE_SCHOOL', 'SPECIAL_SCHOOL', 'INDEPENDENT_SCHOOL', 'ALTERNATIVE_PROVISION'] as const)(
    'a school of this system may be a %s',
    (destination) => {
      onRoll.when(moving(recordTransferOut), out({ destination })).recordedTypes(['PupilLeft', 'PupilTransferredOut']);
    },
  );

  test.each(['ELECTIVE_HOME_EDUCATION', 'NOT_KNOWN', 'OUTSIDE_ENGLAND'] as const)(
    '%s is no school of this system',
    (destination) => {
      onRoll.when(moving(recordTransferOut), out({ destination })).refused('DESTINATION_NOT_CONSISTENT');
      onRoll
        .when(moving(recordTransferOut), out({ destination, toSchoolUrn: null }))
        .recordedTypes(['PupilLeft', 'PupilTransferredOut']);
    },
  );

  test('needs an enrolment that is open and had begun', () => {
    given(registered, enrolled, left)
      .as(fromDocument)
      .when(moving(recordTransferOut), out())
      .refused('NOT_YET_IN_FORCE');
    onRoll.when(moving(recordTransferOut), out({ leftOn: '2020-08-31' })).refused('END_BEFORE_START');
  });

  test('goes to another school, which is known here', () => {
    onRoll.when(moving(recordTransferOut), out({ toSchoolUrn: SCHOOL })).refused('TRANSFER_TO_ITSELF');
    onRoll.when(moving(recordTransferOut, { schoolsKnown: [] }), out()).refused('SCHOOL_NOT_KNOWN');
  });

  test('has happened', () => {
    onRoll.when(moving(recordTransferOut), out({ leftOn: '2026-11-21' })).refused('DATE_IN_FUTURE');
    onRoll.when(moving(recordTransferOut), out({ packSentOn: '2026-11-21' })).refused('DATE_IN_FUTURE');
    expect(onRoll.when(moving(recordTransferOut), out({ leftOn: '2026-11-20', packSentOn: null })).decision.kind).toBe(
      'ACCEPTED',
    );
  });
});
