import { describe, test } from '@jest/globals';
import { logDelivery, type LogDelivery } from '../../../src/decisions/provision/log-delivery.ts';
import {
  recordDeliveryVariance,
  type RecordDeliveryVariance,
} from '../../../src/decisions/provision/record-delivery-variance.ts';
import { fromDocument, given, SCHOOL } from '../../support/pupil-spec.ts';
import { ended, started } from '../../support/provision-facts.ts';
import { always, idAt, noted, onRoll, RECORD, withPlan } from '../../support/provision-spec.ts';

const running = [...onRoll, started('2026-09-07')];

describe('LogDelivery', () => {
  const said = { provision: idAt(2), from: '2026-11-09', to: '2026-11-20', sessionsPlanned: 4, sessionsDelivered: 3 };
  const command: LogDelivery = { ...RECORD, ...said };

  test('says how many sessions were planned and given', () => {
    given(...running)
      .as(fromDocument)
      .when(logDelivery, command)
      .recorded([{ type: 'DeliveryLogged', effectiveFrom: '2026-11-09', data: { schoolUrn: SCHOOL, ...said } }]);
  });

  // What was logged has happened: the rules are kept as findings, whoever logs.
  noted(
    logDelivery,
    command,
    ['DeliveryLogged'],
    [
      { code: 'PROVISION_NOT_STARTED', facts: running, change: { from: '2026-09-06' } },
      { code: 'PROVISION_HAS_ENDED', facts: [...running, ended('2026-11-20', idAt(2))], change: {} },
    ],
  );
  always(logDelivery, command, [
    { code: 'NO_SUCH_RECORD', facts: running, change: { provision: idAt(9) } },
    { code: 'END_BEFORE_START', facts: running, change: { to: '2026-11-08' } },
    { code: 'DATE_IN_FUTURE', facts: running, change: { to: '2026-11-21' } },
  ]);
});

// SALT vacancy, 6 sessions of Section F missed since 9 September; LA told 23 September.
describe('RecordDeliveryVariance', () => {
  const said = {
    provision: null,
    sectionFItem: 'F3',
    variance: 'NOT_DELIVERED',
    since: '2026-09-09',
    until: null,
    missedSessions: 6,
    interruption: 'VACANCY',
    laToldOn: '2026-09-23',
    earlyReviewAskedOn: null,
    note: null,
  } as const;
  const command: RecordDeliveryVariance = { ...RECORD, ...said };

  test('says what was missed, since when, why, and when the local authority was told', () => {
    given(...withPlan)
      .as(fromDocument)
      .when(recordDeliveryVariance, command)
      .recorded([
        { type: 'DeliveryVarianceRecorded', effectiveFrom: '2026-09-09', data: { schoolUrn: SCHOOL, ...said } },
      ]);
    given(...running)
      .as(fromDocument)
      .when(recordDeliveryVariance, { ...command, provision: idAt(2), sectionFItem: null, laToldOn: null })
      .recordedTypes(['DeliveryVarianceRecorded']);
  });

  noted(
    recordDeliveryVariance,
    command,
    ['DeliveryVarianceRecorded'],
    [{ code: 'LA_NOT_TOLD_OF_VARIANCE', facts: withPlan, change: { laToldOn: null } }],
  );
  always(recordDeliveryVariance, command, [
    { code: 'NO_SUCH_RECORD', facts: withPlan, change: { sectionFItem: null } },
    { code: 'NO_SUCH_RECORD', facts: withPlan, change: { provision: idAt(9) } },
    { code: 'END_BEFORE_START', facts: withPlan, change: { until: '2026-09-08' } },
    { code: 'DATE_IN_FUTURE', facts: withPlan, change: { laToldOn: '2026-11-21' } },
  ]);
});
