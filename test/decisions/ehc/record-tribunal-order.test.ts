import { describe, test } from '@jest/globals';
import { type RecordTribunalOrder, recordTribunalOrder } from '../../../src/decisions/ehc/record-tribunal-order.ts';
import { bothWaysOfOthers, happened, lasDecision, letterData, onRoll } from '../../support/ehc-commands.ts';
import { fromDocument, given, takenHere } from '../../support/pupil-spec.ts';

const command: RecordTribunalOrder = { ...lasDecision, source: 'TRIBUNAL', order: 'ASSESS', orderOn: '2026-11-16' };
const appealed = happened('AppealLodged', '2026-09-14', {
  lodgedBy: 'PARENT',
  lodgedOn: '2026-09-14',
  subject: 'REFUSAL_TO_ASSESS',
});

describe('RecordTribunalOrder', () => {
  test('is recorded after an appeal', () => {
    given(...onRoll, appealed)
      .as(fromDocument)
      .when(recordTribunalOrder, command)
      .recorded([
        {
          type: 'TribunalOrderReceived',
          effectiveFrom: '2026-11-20',
          data: { ...letterData, source: 'TRIBUNAL', order: 'ASSESS', orderOn: '2026-11-16' },
        },
      ]);
  });

  test("is never the school's decision, and never of a day to come", () => {
    given(...onRoll, appealed)
      .as(takenHere)
      .when(recordTribunalOrder, command)
      .refused('NOT_THE_SCHOOLS_DECISION');
    given(...onRoll, appealed)
      .as(fromDocument)
      .when(recordTribunalOrder, { ...command, orderOn: '2026-11-21' })
      .refused('DATE_IN_FUTURE');
  });

  bothWaysOfOthers(recordTribunalOrder, command, ['TribunalOrderReceived'], [['NO_APPEAL', onRoll, {}]]);

  test('what came before may not be known here', () => {
    given(...onRoll)
      .as(fromDocument)
      .when(recordTribunalOrder, { ...command, predecessor: 'NOT_KNOWN_HERE' })
      .recordedTypes(['TribunalOrderReceived']);
  });
});
