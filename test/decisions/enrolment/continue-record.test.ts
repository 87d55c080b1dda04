import { describe, test } from '@jest/globals';
import { continueRecord } from '../../../src/decisions/enrolment/continue-record.ts';
import { fromDocument, given, SCHOOL } from '../../support/pupil-spec.ts';
import { AT } from './moving.ts';

describe('ContinueRecord', () => {
  test('names the older record that two schools wrote', () => {
    const fromPupil = '00000000-0000-4000-8000-0000000000aa';
    given()
      .as(fromDocument)
      .when(continueRecord, { ...AT, fromPupil })
      .recorded([{ type: 'RecordContinued', data: { schoolUrn: SCHOOL, fromPupil } }]);
  });
});
