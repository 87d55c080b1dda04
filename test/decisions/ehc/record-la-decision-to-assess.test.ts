import { describe, test } from '@jest/globals';
import type { EventType } from '../../../src/registry/events.ts';
import {
  type RecordLaDecisionToAssess,
  recordLaDecisionToAssess,
} from '../../../src/decisions/ehc/record-la-decision-to-assess.ts';
import { bothWaysOfOthers, happened, lasDecision, letterData, onRoll, requested } from '../../support/ehc-commands.ts';
import { fromDocument, given, takenHere } from '../../support/pupil-spec.ts';

const command: RecordLaDecisionToAssess = { ...lasDecision, outcome: 'AGREED' };
const before = [...onRoll, requested];

describe('RecordLaDecisionToAssess', () => {
  test('is recorded as the letter says it', () => {
    given(...before)
      .as(fromDocument)
      .when(recordLaDecisionToAssess, command)
      .recorded([{ type: 'LaDecidedToAssess', effectiveFrom: '2026-11-20', data: letterData }]);
    given(...before)
      .as(fromDocument)
      .when(recordLaDecisionToAssess, { ...command, outcome: 'REFUSED' })
      .recorded([{ type: 'LaRefusedToAssess', effectiveFrom: '2026-11-20', data: letterData }]);
  });

  test("is never the school's decision", () => {
    given(...before)
      .as(takenHere)
      .when(recordLaDecisionToAssess, command)
      .refused('NOT_THE_SCHOOLS_DECISION');
  });

  const refused = happened('LaRefusedToAssess', '2026-07-06');

  bothWaysOfOthers(
    recordLaDecisionToAssess,
    command,
    ['LaDecidedToAssess'],
    [
      ['NO_REQUEST_OPEN', onRoll, {}],
      ['NO_REQUEST_OPEN', [...before, refused], {}],
      [
        'NO_REQUEST_OPEN',
        [...before, refused, happened('TribunalOrderReceived', '2026-10-12', { order: 'DISMISSED' })],
        {},
      ],
      [
        'NO_REQUEST_OPEN',
        [
          ...before,
          refused,
          happened('TribunalOrderReceived', '2026-10-12', { order: 'ASSESS' }),
          happened('LaDecidedToAssess', '2026-10-19'),
          happened('LaRefusedToIssue', '2026-11-02'),
        ],
        {},
      ],
    ],
  );

  test.each<readonly [EventType, object]>([
    ['TribunalOrderReceived', { order: 'ASSESS' }],
    ['AppealConceded', { conceded: 'ASSESS' }],
    ['MediationRecorded', { step: 'AGREED', agreed: ['ASSESS'] }],
  ])('after a refusal follows %s %j', (type, data) => {
    given(...before, refused, happened(type, '2026-10-12', data))
      .as(fromDocument)
      .when(recordLaDecisionToAssess, command)
      .recordedTypes(['LaDecidedToAssess']);
  });

  test('what came before may not be known here', () => {
    given(...onRoll)
      .as(fromDocument)
      .when(recordLaDecisionToAssess, { ...command, predecessor: 'NOT_KNOWN_HERE' })
      .recordedTypes(['LaDecidedToAssess']);
  });

  test('nobody here had to have authority, and letters may be late; but nothing is received before it is written', () => {
    given(...before)
      .as({ ...fromDocument, broken: ['NO_AUTHORITY_AT_DECISION', 'LATE_ENTRY'] })
      .when(recordLaDecisionToAssess, command)
      .recordedTypes(['LaDecidedToAssess']);
    given(...before)
      .as(fromDocument)
      .when(recordLaDecisionToAssess, { ...command, documentOn: '2026-11-20', receivedOn: '2026-11-19' })
      .refused('RECEIVED_BEFORE_WRITTEN');
  });
});
