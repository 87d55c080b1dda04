import { describe, test } from '@jest/globals';
import { type ProposeProvision, proposeProvision } from '../../../src/decisions/provision/propose-provision.ts';
import { enrolled, given, left, registered, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { always, bothWays, DECISION, onRoll, TERMS, VIEWS } from '../../support/provision-spec.ts';

const said = { terms: TERMS, evidence: [], name: 'Lego-based therapy', ...VIEWS };
const command: ProposeProvision = { ...DECISION, ...said };

describe('ProposeProvision', () => {
  test('begins nothing and says what is proposed', () => {
    given(...onRoll)
      .as(takenHere)
      .when(proposeProvision, command)
      .recorded([{ type: 'ProvisionProposed', effectiveFrom: '2026-11-20', data: { schoolUrn: SCHOOL, ...said } }]);
  });

  bothWays(
    proposeProvision,
    command,
    ['ProvisionProposed'],
    [{ code: 'AFTER_LEAVING', facts: [registered, enrolled, left], change: {} }],
  );
  always(proposeProvision, command, [
    {
      code: 'COST_RATE_NOT_KNOWN',
      facts: onRoll,
      change: { terms: { ...TERMS, delivererRole: 'OTHER', costLines: [{ kind: 'HOURLY', pence: null }] } },
    },
    { code: 'END_BEFORE_START', facts: onRoll, change: { terms: { ...TERMS, plannedEndOn: '2026-11-19' } } },
  ]);
});
