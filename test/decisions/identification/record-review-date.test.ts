import { describe, test } from '@jest/globals';
import { type RecordReviewDate, recordReviewDate } from '../../../src/decisions/identification/record-review-date.ts';
import {
  enrolled,
  type Fact,
  given,
  placedOnSupport,
  PUPIL,
  registered,
  SCHOOL,
  takenHere,
} from '../../support/pupil-spec.ts';

const command: RecordReviewDate = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  source: 'MIS',
  review: 'SUPPORT',
  reviewOn: '2027-01-15',
  saidOn: '2026-11-20',
};
const data = { schoolUrn: SCHOOL, source: 'MIS', review: 'SUPPORT', reviewOn: '2027-01-15', saidOn: '2026-11-20' };
const said = (change: object = {}): Fact => ({
  type: 'ReviewDateObserved',
  effectiveFrom: '2026-11-01',
  data: { ...data, ...change },
});
const known = [registered, enrolled, placedOnSupport] as const;

describe('RecordReviewDate', () => {
  test('keeps what a file says of the next review', () => {
    given(...known)
      .as(takenHere)
      .when(recordReviewDate, command)
      .recorded([{ type: 'ReviewDateObserved', effectiveFrom: '2026-11-20', data }]);
  });

  test('said again changes nothing; another date, and another kind of review, do', () => {
    given(...known, said())
      .as(takenHere)
      .when(recordReviewDate, command)
      .refused('ALREADY_RECORDED');
    given(...known, said({ reviewOn: '2027-02-01' }))
      .as(takenHere)
      .when(recordReviewDate, command)
      .recordedTypes(['ReviewDateObserved']);
    given(...known, said({ review: 'ANNUAL' }))
      .as(takenHere)
      .when(recordReviewDate, command)
      .recordedTypes(['ReviewDateObserved']);
  });

  test('is of a document that exists, about a child who was born', () => {
    given(...known)
      .as(takenHere)
      .when(recordReviewDate, { ...command, saidOn: '2026-11-21' })
      .refused('DATE_IN_FUTURE');
    given(...known)
      .as(takenHere)
      .when(recordReviewDate, { ...command, reviewOn: '2016-04-30' })
      .refused('DATE_BEFORE_BIRTH');
  });
});
