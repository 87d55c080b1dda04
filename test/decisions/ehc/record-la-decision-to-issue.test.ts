import { describe, test } from '@jest/globals';
import {
  type RecordLaDecisionToIssue,
  recordLaDecisionToIssue,
} from '../../../src/decisions/ehc/record-la-decision-to-issue.ts';
import {
  agreedToAssess,
  bothWaysOfOthers,
  happened,
  lasDecision,
  letterData,
  onRoll,
  requested,
} from '../../support/ehc-commands.ts';
import { fromDocument, given, takenHere } from '../../support/pupil-spec.ts';

const command: RecordLaDecisionToIssue = { ...lasDecision, outcome: 'AGREED' };
const before = [...onRoll, requested, agreedToAssess];

describe('RecordLaDecisionToIssue', () => {
  test('is recorded as the letter says it', () => {
    given(...before)
      .as(fromDocument)
      .when(recordLaDecisionToIssue, command)
      .recorded([{ type: 'LaDecidedToIssue', effectiveFrom: '2026-11-20', data: letterData }]);
    given(...before)
      .as(fromDocument)
      .when(recordLaDecisionToIssue, { ...command, outcome: 'REFUSED' })
      .recorded([{ type: 'LaRefusedToIssue', effectiveFrom: '2026-11-20', data: letterData }]);
  });

  test("is never the school's decision", () => {
    given(...before)
      .as(takenHere)
      .when(recordLaDecisionToIssue, command)
      .refused('NOT_THE_SCHOOLS_DECISION');
  });

  bothWaysOfOthers(
    recordLaDecisionToIssue,
    command,
    ['LaDecidedToIssue'],
    [
      ['NO_DECISION_TO_ASSESS', onRoll, {}],
      ['NO_DECISION_TO_ASSESS', [...onRoll, requested, happened('LaRefusedToAssess', '2026-07-06')], {}],
      ['NO_DECISION_TO_ASSESS', [...before, happened('LaRefusedToIssue', '2026-09-21')], {}],
    ],
  );

  test('after a refusal to assess may follow the order of the Tribunal', () => {
    given(
      ...onRoll,
      requested,
      happened('LaRefusedToAssess', '2026-07-06'),
      happened('TribunalOrderReceived', '2026-10-12', { order: 'ASSESS' }),
    )
      .as(fromDocument)
      .when(recordLaDecisionToIssue, command)
      .recordedTypes(['LaDecidedToIssue']);
  });

  test('what came before may not be known here', () => {
    given(...onRoll)
      .as(fromDocument)
      .when(recordLaDecisionToIssue, { ...command, predecessor: 'NOT_KNOWN_HERE' })
      .recordedTypes(['LaDecidedToIssue']);
  });

  test('nobody here had to have authority, and letters may be late; but nothing is received before it is written', () => {
    given(...before)
      .as({ ...fromDocument, broken: ['NO_AUTHORITY_AT_DECISION', 'LATE_ENTRY'] })
      .when(recordLaDecisionToIssue, command)
      .recordedTypes(['LaDecidedToIssue']);
    given(...before)
      .as(fromDocument)
      .when(recordLaDecisionToIssue, { ...command, documentOn: '2026-11-20', receivedOn: '2026-11-19' })
      .refused('RECEIVED_BEFORE_WRITTEN');
  });
});
