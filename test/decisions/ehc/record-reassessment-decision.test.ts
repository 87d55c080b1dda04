import { describe, test } from '@jest/globals';
import {
  type RecordReassessmentDecision,
  recordReassessmentDecision,
} from '../../../src/decisions/ehc/record-reassessment-decision.ts';
import { bothWaysOfOthers, lasDecision, letterData, onRoll, planned } from '../../support/ehc-commands.ts';
import { fromDocument, given, takenHere } from '../../support/pupil-spec.ts';

const command: RecordReassessmentDecision = { ...lasDecision, outcome: 'AGREED' };
const before = [...onRoll, planned];

describe('RecordReassessmentDecision', () => {
  test('is recorded as the letter says it', () => {
    given(...before)
      .as(fromDocument)
      .when(recordReassessmentDecision, command)
      .recorded([{ type: 'LaDecidedToReassess', effectiveFrom: '2026-11-20', data: letterData }]);
    given(...before)
      .as(fromDocument)
      .when(recordReassessmentDecision, { ...command, outcome: 'REFUSED' })
      .recorded([{ type: 'LaRefusedToReassess', effectiveFrom: '2026-11-20', data: letterData }]);
  });

  test("is never the school's decision", () => {
    given(...before)
      .as(takenHere)
      .when(recordReassessmentDecision, command)
      .refused('NOT_THE_SCHOOLS_DECISION');
  });

  bothWaysOfOthers(recordReassessmentDecision, command, ['LaDecidedToReassess'], [['NO_PLAN', onRoll, {}]]);

  test('what came before may not be known here', () => {
    given(...onRoll)
      .as(fromDocument)
      .when(recordReassessmentDecision, { ...command, predecessor: 'NOT_KNOWN_HERE' })
      .recordedTypes(['LaDecidedToReassess']);
  });

  test('nobody here had to have authority, and letters may be late; but nothing is received before it is written', () => {
    given(...before)
      .as({ ...fromDocument, broken: ['NO_AUTHORITY_AT_DECISION', 'LATE_ENTRY'] })
      .when(recordReassessmentDecision, command)
      .recordedTypes(['LaDecidedToReassess']);
    given(...before)
      .as(fromDocument)
      .when(recordReassessmentDecision, { ...command, documentOn: '2026-11-20', receivedOn: '2026-11-19' })
      .refused('RECEIVED_BEFORE_WRITTEN');
  });
});
