import { describe, test } from '@jest/globals';
import { type SuspendProvision, suspendProvision } from '../../../src/decisions/provision/suspend-provision.ts';
import { enrolled, given, left, observed, registered, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { ended, resumed, started, suspended } from '../../support/provision-facts.ts';
import { always, bothWays, DECISION, idAt, onRoll, TERMS, withPlan } from '../../support/provision-spec.ts';

const running = [...onRoll, started('2026-09-07')];
const said = {
  provision: idAt(2),
  interruption: 'STAFF_ABSENT',
  expectedBackOn: '2026-12-04',
  parentsToldOn: null,
  rationale: 'Nobody to lead it.',
} as const;
const command: SuspendProvision = { ...DECISION, ...said };

describe('SuspendProvision', () => {
  test('says why and until when', () => {
    given(...running)
      .as(takenHere)
      .when(suspendProvision, command)
      .recorded([{ type: 'ProvisionSuspended', effectiveFrom: '2026-11-20', data: { schoolUrn: SCHOOL, ...said } }]);
  });

  test('may happen again after it was resumed', () => {
    given(...running, suspended('2026-10-01', idAt(2)), resumed('2026-10-08', idAt(2)))
      .as(takenHere)
      .when(suspendProvision, command)
      .recordedTypes(['ProvisionSuspended']);
  });

  test('an item of Section F may pause once there is no plan any more', () => {
    given(...withPlan, observed('N', '2026-11-02'), started('2025-09-08', { ...TERMS, sectionFItem: 'F3' }))
      .as(takenHere)
      .when(suspendProvision, { ...command, provision: idAt(4) })
      .recordedTypes(['ProvisionSuspended']);
  });

  bothWays(
    suspendProvision,
    command,
    ['ProvisionSuspended'],
    [
      { code: 'PROVISION_SUSPENDED_ALREADY', facts: [...running, suspended('2026-11-02', idAt(2))], change: {} },
      { code: 'PROVISION_HAS_ENDED', facts: [...running, ended('2026-11-02', idAt(2))], change: {} },
      { code: 'PROVISION_NOT_STARTED', facts: [...onRoll, started('2026-12-01')], change: {} },
      { code: 'AFTER_LEAVING', facts: [registered, enrolled, started('2025-01-06'), left], change: {} },
      {
        code: 'SECTION_F_ITEM_UNDELIVERED',
        facts: [...withPlan, started('2026-09-07', { ...TERMS, sectionFItem: 'F3' })],
        change: { provision: idAt(3) },
      },
    ],
  );
  always(suspendProvision, command, [
    { code: 'NO_SUCH_RECORD', facts: running, change: { provision: idAt(9) } },
    { code: 'END_BEFORE_START', facts: running, change: { expectedBackOn: '2026-11-19' } },
  ]);
});
