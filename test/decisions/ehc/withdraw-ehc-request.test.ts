import { describe, test } from '@jest/globals';
import { type WithdrawEhcRequest, withdrawEhcRequest } from '../../../src/decisions/ehc/withdraw-ehc-request.ts';
import { agreedToAssess, bothWays, onRoll, requested, schoolsDecision } from '../../support/ehc-commands.ts';
import { given, reported, SCHOOL, takenHere } from '../../support/pupil-spec.ts';

const command: WithdrawEhcRequest = {
  ...schoolsDecision,
  withdrawnBy: 'SCHOOL',
  rationale: 'The parents ask themselves.',
};
const event = {
  type: 'EhcRequestWithdrawn',
  effectiveFrom: '2026-11-20',
  data: { schoolUrn: SCHOOL, withdrawnBy: 'SCHOOL', rationale: command.rationale },
};

describe('WithdrawEhcRequest', () => {
  test('an open request is taken back, during the assessment too', () => {
    given(...onRoll, requested)
      .as(takenHere)
      .when(withdrawEhcRequest, command)
      .recorded([event]);
    given(...onRoll, requested, agreedToAssess)
      .as(takenHere)
      .when(withdrawEhcRequest, command)
      .recorded([event]);
  });

  bothWays(withdrawEhcRequest, command, ['EhcRequestWithdrawn'], [['NO_REQUEST_OPEN', onRoll, {}]]);

  test('what parents take back is recorded, never done here', () => {
    const theirs = { ...command, withdrawnBy: 'PARENT' } as const;
    given(...onRoll, requested)
      .as(takenHere)
      .when(withdrawEhcRequest, theirs)
      .refused('NOT_A_SCHOOLS_REQUEST');
    given(...onRoll, requested)
      .as({ ...reported, broken: ['NO_AUTHORITY_AT_DECISION'] })
      .when(withdrawEhcRequest, theirs)
      .recorded([{ ...event, data: { ...event.data, withdrawnBy: 'PARENT' } }]);
  });
});
