import { describe, test } from '@jest/globals';
import {
  type EndPlacementElsewhere,
  endPlacementElsewhere,
} from '../../../src/decisions/provision/end-placement-elsewhere.ts';
import { type Fact, given, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { always, bothWays, DECISION, idAt, noted, onRoll } from '../../support/provision-spec.ts';

const placement: Fact = { type: 'PlacementStarted', effectiveFrom: '2026-10-01', data: { schoolUrn: SCHOOL } };
const said = {
  placement: idAt(2),
  placementEnd: 'RETURNED',
  ourSencoToldOn: '2026-11-20',
  theirSencoToldOn: '2026-11-20',
  rationale: 'Is back.',
} as const;
const command: EndPlacementElsewhere = { ...DECISION, ...said };
const ended: Fact = { type: 'PlacementEnded', effectiveFrom: '2026-11-01', data: { schoolUrn: SCHOOL, ...said } };

describe('EndPlacementElsewhere', () => {
  test('says how it ended', () => {
    given(...onRoll, placement)
      .as(takenHere)
      .when(endPlacementElsewhere, command)
      .recorded([{ ...ended, effectiveFrom: '2026-11-20' }]);
  });

  bothWays(
    endPlacementElsewhere,
    command,
    ['PlacementEnded'],
    [{ code: 'PLACEMENT_ENDED_ALREADY', facts: [...onRoll, placement, ended], change: {} }],
  );
  noted(
    endPlacementElsewhere,
    command,
    ['PlacementEnded'],
    [{ code: 'SENCOS_NOT_TOLD', facts: [...onRoll, placement], change: { theirSencoToldOn: null } }],
  );
  always(endPlacementElsewhere, command, [
    { code: 'NO_SUCH_RECORD', facts: onRoll, change: {} },
    { code: 'END_BEFORE_START', facts: [...onRoll, placement], change: { effectiveFrom: '2026-09-30' } },
  ]);
});
