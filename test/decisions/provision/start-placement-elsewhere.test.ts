import { describe, test } from '@jest/globals';
import {
  type StartPlacementElsewhere,
  startPlacementElsewhere,
} from '../../../src/decisions/provision/start-placement-elsewhere.ts';
import { given, SCHOOL, takenHere } from '../../support/pupil-spec.ts';
import { always, bothWays, DECISION, noted, onRoll, VIEWS } from '../../support/provision-spec.ts';

const said = {
  placementUrn: '900004',
  placementKind: 'PUPIL_REFERRAL_UNIT',
  placementReason: 'REENGAGEMENT',
  plannedEndOn: '2027-02-12',
  reviewOn: '2026-12-11',
  ourSencoToldOn: '2026-11-19',
  theirSencoToldOn: '2026-11-20',
  parentsToldOn: '2026-11-18',
  placementName: null,
  ...VIEWS,
} as const;
const command: StartPlacementElsewhere = { ...DECISION, ...said };

describe('StartPlacementElsewhere', () => {
  test('keeps both schools, and when both SENCOs were told', () => {
    given(...onRoll)
      .as(takenHere)
      .when(startPlacementElsewhere, command)
      .recorded([{ type: 'PlacementStarted', effectiveFrom: '2026-11-20', data: { schoolUrn: SCHOOL, ...said } }]);
    given(...onRoll)
      .as(takenHere)
      .when(startPlacementElsewhere, { ...command, placementUrn: null, placementName: 'A farm' })
      .recordedTypes(['PlacementStarted']);
  });

  bothWays(
    startPlacementElsewhere,
    command,
    ['PlacementStarted'],
    [
      { code: 'PLACEMENT_NOT_NAMED', facts: onRoll, change: { placementUrn: null } },
      { code: 'PLACEMENT_NOT_NAMED', facts: onRoll, change: { placementUrn: SCHOOL } },
      { code: 'PROVISION_REVIEW_MISSING', facts: onRoll, change: { reviewOn: null } },
      { code: 'REVIEW_DATE_NOT_AFTER_START', facts: onRoll, change: { reviewOn: '2026-11-20' } },
    ],
  );
  noted(
    startPlacementElsewhere,
    command,
    ['PlacementStarted'],
    [
      { code: 'SENCOS_NOT_TOLD', facts: onRoll, change: { theirSencoToldOn: null } },
      { code: 'SENCOS_NOT_TOLD', facts: onRoll, change: { ourSencoToldOn: null } },
    ],
  );
  always(startPlacementElsewhere, command, [
    { code: 'END_BEFORE_START', facts: onRoll, change: { plannedEndOn: '2026-11-19' } },
    { code: 'DATE_IN_FUTURE', facts: onRoll, change: { theirSencoToldOn: '2026-11-21' } },
  ]);
});
