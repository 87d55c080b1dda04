import { describe, test } from '@jest/globals';
import { type SubmitEhcRequest, submitEhcRequest } from '../../../src/decisions/ehc/submit-ehc-request.ts';
import { agreedToAssess, bothWays, happened, onRoll, requested, schoolsDecision } from '../../support/ehc-commands.ts';
import { concern } from '../../support/identification-facts.ts';
import { type Fact, given, left, reported, SCHOOL, takenHere } from '../../support/pupil-spec.ts';

const said = {
  requestedBy: 'SCHOOL',
  laCode: '383',
  sentAt: '2026-11-20T09:00:00.000Z',
  parentsAware: 'YES',
  agreement: 'AGREED',
  evidence: [],
  note: null,
} as const;
const command: SubmitEhcRequest = { ...schoolsDecision, ...said };
const event = { type: 'EhcRequestSubmitted', effectiveFrom: '2026-11-20', data: { schoolUrn: SCHOOL, ...said } };
const decided = happened('EhcRequestDecided', '2026-11-02', { outcome: 'REQUEST' });
/** It names the decision that it carries out, the first fact after the roll, if just one fits. */
const DECISION = '00000000-0000-4000-8000-000000000002';
const carryingOut = { ...event, data: { ...event.data, decisionId: DECISION } };
const old = { upn: null, surname: 'x', forename: 'y', dateOfBirth: '2001-11-20', sex: null };

describe('SubmitEhcRequest', () => {
  test('the school asks, after its decision or without one', () => {
    given(...onRoll, decided)
      .as(takenHere)
      .when(submitEhcRequest, command)
      .recorded([carryingOut]);
    given(...onRoll)
      .as(takenHere)
      .when(submitEhcRequest, command)
      .recorded([event]);
  });

  test('it names the decision that it carries out, if just one fits', () => {
    const names = (decisionId: string | null, ...facts: readonly Fact[]): void => {
      const data = decisionId === null ? event.data : { ...event.data, decisionId };
      given(...onRoll, ...facts)
        .as(takenHere)
        .when(submitEhcRequest, command)
        .recorded([{ ...event, data }]);
    };
    names(null, decided, decided);
    names(null, decided, happened('EhcRequestDecided', '2026-11-03', { outcome: 'DO_NOT_REQUEST' }));
    given(...onRoll, decided)
      .as(takenHere)
      .when(submitEhcRequest, { ...command, decisionId: DECISION })
      .recorded([carryingOut]);
    given(...onRoll, decided)
      .as(reported)
      .when(submitEhcRequest, { ...command, requestedBy: 'PARENT' })
      .recorded([{ ...event, data: { ...event.data, requestedBy: 'PARENT' } }]);
  });

  test('a decision that it names and that is not there refuses it', () => {
    for (const requestedBy of ['SCHOOL', 'PARENT'] as const)
      given(...onRoll, requestedBy === 'SCHOOL' ? concern('2026-09-01') : decided)
        .as(reported)
        .when(submitEhcRequest, { ...command, requestedBy, decisionId: DECISION })
        .refused('NO_SUCH_RECORD');
  });

  test('it may ask again after a refusal or a withdrawal', () => {
    given(...onRoll, requested, happened('LaRefusedToAssess', '2026-07-06'))
      .as(takenHere)
      .when(submitEhcRequest, command)
      .recorded([event]);
    given(...onRoll, requested, happened('EhcRequestWithdrawn', '2026-07-06', { withdrawnBy: 'SCHOOL' }))
      .as(takenHere)
      .when(submitEhcRequest, command)
      .recorded([event]);
  });

  bothWays(
    submitEhcRequest,
    command,
    ['EhcRequestSubmitted'],
    [
      ['AGED_25_OR_OVER', onRoll, {}, old],
      ['REQUEST_OPEN', [...onRoll, requested], {}],
      ['REQUEST_OPEN', [...onRoll, requested, happened('AdviceReturned', '2026-06-22', { request: null })], {}],
      [
        'REQUEST_OPEN',
        [
          ...onRoll,
          happened('EhcRequestSubmitted', '2026-06-01', { requestedBy: 'PARENT', laCode: '383', sentAt: null }),
          decided,
        ],
        {},
      ],
      ['ASSESSMENT_OPEN', [...onRoll, requested, agreedToAssess], {}],
      ['AFTER_LEAVING', [...onRoll, left], {}],
      ['BEFORE_ADMISSION', onRoll, { effectiveFrom: '2020-08-31' }],
    ],
  );

  test("a request of parents is recorded, needs nobody's authority here, and is never made here", () => {
    const theirs = { ...command, requestedBy: 'PARENT' } as const;
    given(...onRoll)
      .as({ ...reported, broken: ['NO_AUTHORITY_AT_DECISION'] })
      .when(submitEhcRequest, theirs)
      .recorded([{ ...event, data: { ...event.data, requestedBy: 'PARENT' } }]);
    given(...onRoll)
      .as(takenHere)
      .when(submitEhcRequest, theirs)
      .refused('NOT_A_SCHOOLS_REQUEST');
    given(...onRoll)
      .as({ ...takenHere, broken: ['NO_AUTHORITY_AT_DECISION'] })
      .when(submitEhcRequest, command)
      .refused('NO_AUTHORITY_AT_DECISION');
  });

  test.each([takenHere, reported])(
    'that parents do not know of it is noted, and stops nothing ($basis)',
    (envelope) => {
      given(...onRoll)
        .as(envelope)
        .when(submitEhcRequest, { ...command, parentsAware: 'NO' })
        .recordedTypes(['EhcRequestSubmitted'], ['PARENTS_NOT_AWARE']);
      given(...onRoll)
        .as(envelope)
        .when(submitEhcRequest, { ...command, parentsAware: 'NOT_KNOWN' })
        .recordedTypes(['EhcRequestSubmitted']);
    },
  );

  test.each([takenHere, reported])(
    'an unknown authority and a moment to come refuse on every basis ($basis)',
    (envelope) => {
      given(...onRoll)
        .as(envelope)
        .when(submitEhcRequest, { ...command, laCode: '999' })
        .refused('CODE_NOT_KNOWN');
      given(...onRoll)
        .as(envelope)
        .when(submitEhcRequest, { ...command, sentAt: '2026-11-20T10:00:00.001Z' })
        .refused('DATE_IN_FUTURE');
    },
  );
});
