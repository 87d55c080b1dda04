import { describe, test } from '@jest/globals';
import { type RaiseConcern, raiseConcern } from '../../../src/decisions/identification/raise-concern.ts';
import { enrolled, given, left, PUPIL, registered, reported, SCHOOL, takenHere } from '../../support/pupil-spec.ts';

// Concern from the form tutor about outbursts after a bereavement.
const command: RaiseConcern = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  basis: 'TAKEN_HERE',
  decidedAt: null,
  decidedOn: null,
  decidedBy: [],
  effectiveFrom: '2026-11-20',
  source: 'TEACHER',
  raisedOn: '2026-11-19',
  areas: ['SOCIAL_EMOTIONAL_MENTAL_HEALTH'],
  alternativeExplanations: ['BEREAVEMENT'],
  evidence: [],
  description: 'Outbursts.',
  universalSupportTried: 'Pastoral plan.',
};
const event = {
  type: 'ConcernRaised',
  effectiveFrom: '2026-11-20',
  data: {
    schoolUrn: SCHOOL,
    source: 'TEACHER',
    raisedOn: '2026-11-19',
    areas: command.areas,
    alternativeExplanations: ['BEREAVEMENT'],
    evidence: [],
    description: 'Outbursts.',
    universalSupportTried: 'Pastoral plan.',
  },
};

describe('RaiseConcern', () => {
  test('is recorded with what was tried and considered', () => {
    given(registered, enrolled).as(takenHere).when(raiseConcern, command).recorded([event]);
  });

  test('before admission or after leaving: refused when taken here, a finding when reported', () => {
    const early = { ...command, effectiveFrom: '2019-11-20' };
    given(registered, enrolled).as(takenHere).when(raiseConcern, early).refused('BEFORE_ADMISSION');
    given(registered, enrolled)
      .as(reported)
      .when(raiseConcern, early)
      .recordedTypes(['ConcernRaised'], ['BEFORE_ADMISSION']);
    given(registered, enrolled, left).as(takenHere).when(raiseConcern, command).refused('AFTER_LEAVING');
    given(registered, enrolled, left)
      .as(reported)
      .when(raiseConcern, command)
      .recordedTypes(['ConcernRaised'], ['AFTER_LEAVING']);
  });

  test.each([takenHere, reported])(
    'a concern from the future, or from before birth, is impossible ($basis)',
    (envelope) => {
      given(registered, enrolled)
        .as(envelope)
        .when(raiseConcern, { ...command, raisedOn: '2026-11-21' })
        .refused('DATE_IN_FUTURE');
      given(registered, enrolled)
        .as(envelope)
        .when(raiseConcern, { ...command, raisedOn: '2016-04-30' })
        .refused('DATE_BEFORE_BIRTH');
    },
  );

  test('what can never be recorded does not tell when the pupil was born', () => {
    const impossible = { ...reported, broken: ['DATE_IN_FUTURE' as const] };
    given(registered, enrolled)
      .as(impossible)
      .when(raiseConcern, { ...command, raisedOn: '2016-04-30' })
      .refused('DATE_IN_FUTURE');
  });
});
