import { describe, test } from '@jest/globals';
import {
  voidRecordAsError,
  type VoidRecordAsError,
} from '../../../src/decisions/record-keeping/void-record-as-error.ts';
import type { EventType } from '../../../src/registry/events.ts';
import {
  enrolled,
  type Fact,
  given,
  placedOnSupport,
  PUPIL,
  registered,
  SCHOOL,
  SENCO,
  takenHere,
} from '../../support/pupil-spec.ts';

const id = (revision: number): string => `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`;
const command: VoidRecordAsError = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  decisionId: id(2),
  reason: 'Wrong child.',
};
const fact = (type: EventType, by = '00000000-0000-4000-8000-0000000000bb'): Fact => ({
  type,
  effectiveFrom: '2026-01-05',
  data: { schoolUrn: SCHOOL },
  recordedBy: by,
});

describe('VoidRecordAsError', () => {
  test('takes a decision of the school out, on its own day', () => {
    given(registered, enrolled, placedOnSupport)
      .as(takenHere)
      .when(voidRecordAsError, command)
      .recorded([
        { type: 'RecordVoidedAsError', effectiveFrom: '2025-01-13', data: { target: id(2), reason: 'Wrong child.' } },
      ]);
  });

  test('not of another school, not what is not there', () => {
    given(registered, enrolled, placedOnSupport)
      .as(takenHere)
      .when(voidRecordAsError, { ...command, schoolUrn: '900002' })
      .refused('NO_SUCH_RECORD');
    given(registered, enrolled).as(takenHere).when(voidRecordAsError, command).refused('NO_SUCH_RECORD');
  });

  test.each<EventType>([
    'PupilEnrolled',
    'DiscrepancyRaised',
    'ConsultationOpened',
    'SignOffAttemptRefused',
    'PupilMerged',
  ])('%s stays', (type) => {
    given(registered, enrolled, fact(type, SENCO))
      .as(takenHere)
      .when(voidRecordAsError, command)
      .refused('NO_SUCH_RECORD');
  });

  test.each<EventType>([
    'SignOffRejected',
    'SignOffApproved',
    'SignOffWithdrawn',
    'SignOffResubmitted',
    'SignOffRecused',
    'DissentRecorded',
    'DecisionDisputed',
    'ConsultationAnswered',
  ])('%s is taken back by who said it, and by nobody else', (type) => {
    given(registered, enrolled, fact(type)).as(takenHere).when(voidRecordAsError, command).refused('WORD_OF_ANOTHER');
    given(registered, enrolled, fact(type, SENCO))
      .as(takenHere)
      .when(voidRecordAsError, command)
      .recordedTypes(['RecordVoidedAsError']);
  });

  test('DECISION_RESTS_ON_IT: an approval is not taken from under the decision that rests on it', () => {
    const approved = { ...fact('SignOffApproved', SENCO), data: { schoolUrn: SCHOOL, request: id(9) } };
    const placed = { ...placedOnSupport, signOff: id(9) };
    given(registered, enrolled, approved)
      .as(takenHere)
      .when(voidRecordAsError, command)
      .recordedTypes(['RecordVoidedAsError']);
    given(registered, enrolled, approved, placed)
      .as(takenHere)
      .when(voidRecordAsError, command)
      .refused('DECISION_RESTS_ON_IT');
  });

  test('a request for sign-off is void before somebody else has answered it, and not after', () => {
    const asked = fact('SignOffRequested');
    const rejected = (by: string): Fact => ({
      ...fact('SignOffRejected', by),
      data: { schoolUrn: SCHOOL, request: id(2) },
    });
    given(registered, enrolled, asked)
      .as(takenHere)
      .when(voidRecordAsError, command)
      .recordedTypes(['RecordVoidedAsError']);
    given(registered, enrolled, asked, rejected('00000000-0000-4000-8000-0000000000bb'))
      .as(takenHere)
      .when(voidRecordAsError, command)
      .refused('WORD_OF_ANOTHER');
    given(registered, enrolled, asked, rejected(SENCO))
      .as(takenHere)
      .when(voidRecordAsError, command)
      .recordedTypes(['RecordVoidedAsError']);
  });
});
