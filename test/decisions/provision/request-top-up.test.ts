import { describe, test } from '@jest/globals';
import {
  recordTopUpDecision,
  type RecordTopUpDecision,
} from '../../../src/decisions/provision/record-top-up-decision.ts';
import { type RequestTopUp, requestTopUp } from '../../../src/decisions/provision/request-top-up.ts';
import {
  enrolled,
  type Fact,
  fromDocument,
  given,
  left,
  registered,
  SCHOOL,
  takenHere,
} from '../../support/pupil-spec.ts';
import { started } from '../../support/provision-facts.ts';
import { always, bothWays, DECISION, idAt, noted, onRoll, RECORD } from '../../support/provision-spec.ts';

const running = [...onRoll, started('2026-09-07')];
const said = {
  laCode: '383',
  provisions: [idAt(2)],
  annualPence: 600_001,
  requestedOn: '2026-11-20',
  rationale: 'Above what the school meets.',
};
const command: RequestTopUp = { ...DECISION, ...said };
const requested: Fact = { type: 'TopUpRequested', effectiveFrom: '2026-11-02', data: { schoolUrn: SCHOOL, ...said } };

describe('RequestTopUp', () => {
  test('names the provision and what it costs a year', () => {
    given(...running)
      .as(takenHere)
      .when(requestTopUp, command)
      .recorded([{ ...requested, effectiveFrom: '2026-11-20' }]);
  });

  bothWays(
    requestTopUp,
    { ...command, provisions: [] },
    ['TopUpRequested'],
    [{ code: 'AFTER_LEAVING', facts: [registered, enrolled, left], change: {} }],
  );
  noted(
    requestTopUp,
    command,
    ['TopUpRequested'],
    [{ code: 'BELOW_NOTIONAL_THRESHOLD', facts: running, change: { annualPence: 600_000 } }],
  );
  always(requestTopUp, command, [
    { code: 'NO_SUCH_RECORD', facts: running, change: { provisions: [idAt(9)] } },
    { code: 'CODE_NOT_KNOWN', facts: running, change: { laCode: '999' } },
    { code: 'DATE_IN_FUTURE', facts: running, change: { requestedOn: '2026-11-21' } },
  ]);
});

describe('RecordTopUpDecision', () => {
  const answer = {
    request: idAt(3),
    granted: 'IN_PART',
    annualPence: 200_000,
    from: '2026-09-01',
    to: '2027-08-31',
    documentOn: '2026-11-18',
    receivedOn: '2026-11-20',
    note: null,
  } as const;
  const record: RecordTopUpDecision = { ...RECORD, ...answer };

  test('is what the letter of the local authority says', () => {
    given(...running, requested)
      .as(fromDocument)
      .when(recordTopUpDecision, record)
      .recorded([{ type: 'TopUpDecided', effectiveFrom: '2026-09-01', data: { schoolUrn: SCHOOL, ...answer } }]);
    given(...running, requested)
      .as(fromDocument)
      .when(recordTopUpDecision, { ...record, granted: 'REFUSED', annualPence: null, from: null, to: null })
      .recordedTypes(['TopUpDecided']);
  });

  always(recordTopUpDecision, record, [
    { code: 'NO_SUCH_RECORD', facts: running, change: {} },
    { code: 'END_BEFORE_START', facts: [...running, requested], change: { to: '2026-08-31' } },
    { code: 'DATE_IN_FUTURE', facts: [...running, requested], change: { receivedOn: '2026-11-21' } },
  ]);
});
