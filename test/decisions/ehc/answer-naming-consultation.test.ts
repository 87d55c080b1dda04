import { describe, test } from '@jest/globals';
import {
  type AnswerNamingConsultation,
  answerNamingConsultation,
} from '../../../src/decisions/ehc/answer-naming-consultation.ts';
import { bothWays, happened, onRoll, schoolsDecision } from '../../support/ehc-commands.ts';
import { given, reported, SCHOOL, takenHere } from '../../support/pupil-spec.ts';

const said = {
  consultation: null,
  position: 'OBJECTS',
  grounds: ['INCOMPATIBLE_WITH_EFFICIENT_USE_OF_RESOURCES'],
  sentAt: null,
  reasons: 'No unit.',
} as const;
const command: AnswerNamingConsultation = { ...schoolsDecision, ...said };
const asked = happened('SchoolConsulted', '2026-11-10', { laCode: '383', draftPlanReference: null });
const event = { type: 'SchoolConsultationAnswered', effectiveFrom: '2026-11-20', data: { schoolUrn: SCHOOL, ...said } };

describe('AnswerNamingConsultation', () => {
  test('the school answers, naming the consultation or not', () => {
    given(...onRoll, asked)
      .as(takenHere)
      .when(answerNamingConsultation, command)
      .recorded([event]);
    const consultation = '00000000-0000-4000-8000-000000000002';
    given(...onRoll, asked)
      .as(takenHere)
      .when(answerNamingConsultation, { ...command, consultation })
      .recorded([{ ...event, data: { ...event.data, consultation } }]);
  });

  bothWays(
    answerNamingConsultation,
    command,
    ['SchoolConsultationAnswered'],
    [
      ['NO_CONSULTATION', onRoll, {}],
      ['GROUND_NOT_RECORDED', [...onRoll, asked], { grounds: [] }],
    ],
  );

  test('whoever answers needs authority', () => {
    given(...onRoll, asked)
      .as({ ...reported, broken: ['NO_AUTHORITY_AT_DECISION'] })
      .when(answerNamingConsultation, command)
      .recorded([event], ['NO_AUTHORITY_AT_DECISION']);
    given(...onRoll, asked)
      .as({ ...takenHere, broken: ['NO_AUTHORITY_AT_DECISION'] })
      .when(answerNamingConsultation, command)
      .refused('NO_AUTHORITY_AT_DECISION');
  });

  test('a consultation that is none is an error', () => {
    given(...onRoll, asked)
      .as(takenHere)
      .when(answerNamingConsultation, { ...command, consultation: 'x' })
      .refused('NO_SUCH_RECORD');
  });
});
