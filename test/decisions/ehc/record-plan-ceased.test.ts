import { describe, test } from '@jest/globals';
import { type RecordPlanCeased, recordPlanCeased } from '../../../src/decisions/ehc/record-plan-ceased.ts';
import { bothWaysOfOthers, lasDecision, letterData, onRoll, planned } from '../../support/ehc-commands.ts';
import { fromDocument, given, observed, SCHOOL, takenHere } from '../../support/pupil-spec.ts';

const command: RecordPlanCeased = { ...lasDecision, ceasedOn: '2026-11-30', ceaseReason: 'NEEDS_MET_WITHOUT_PLAN' };
const event = {
  type: 'PlanCeased',
  effectiveFrom: '2026-11-20',
  data: { ...letterData, ceasedOn: '2026-11-30', ceaseReason: 'NEEDS_MET_WITHOUT_PLAN' },
};
const status = {
  type: 'ProvisionCodeObserved',
  effectiveFrom: '2026-12-01',
  data: {
    schoolUrn: SCHOOL,
    source: 'LA_DOCUMENT',
    status: 'N',
    from: '2026-12-01',
    to: null,
    needs: [],
    documentOn: '2026-11-18',
    receivedOn: '2026-11-20',
    plan: { laCode: '383', notice: 'CEASE_NOTICE' },
    planReference: null,
    note: null,
  },
};

describe('RecordPlanCeased', () => {
  test("ends the provision code E the day after the plan's last", () => {
    given(...onRoll, planned)
      .as(fromDocument)
      .when(recordPlanCeased, command)
      .recorded([event, status]);
  });

  test('a plan that only a file told of ends as well; whose it was is not known then', () => {
    given(...onRoll, observed('E', '2025-01-06'))
      .as(fromDocument)
      .when(recordPlanCeased, command)
      .recorded([event, { ...status, data: { ...status.data, plan: null } }]);
  });

  test("CEASED is never the school's decision", () => {
    given(...onRoll, planned)
      .as(takenHere)
      .when(recordPlanCeased, command)
      .refused('NOT_THE_SCHOOLS_DECISION');
  });

  bothWaysOfOthers(recordPlanCeased, command, ['PlanCeased', 'ProvisionCodeObserved'], [['NO_PLAN', onRoll, {}]]);

  test('a reason that is in no list is refused', () => {
    given(...onRoll, planned)
      .as(fromDocument)
      .when(recordPlanCeased, { ...command, ceaseReason: 'NOT_LISTED' })
      .refused('CODE_NOT_KNOWN');
  });

  test('what came before may not be known here', () => {
    given(...onRoll)
      .as(fromDocument)
      .when(recordPlanCeased, { ...command, predecessor: 'NOT_KNOWN_HERE' })
      .recordedTypes(['PlanCeased', 'ProvisionCodeObserved']);
  });
});
