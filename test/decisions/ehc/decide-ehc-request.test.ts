import { describe, test } from '@jest/globals';
import { type DecideEhcRequest, decideEhcRequest } from '../../../src/decisions/ehc/decide-ehc-request.ts';
import type { Identity } from '../../../src/decisions/register-pupil.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import { agreedToAssess, requested } from '../../support/ehc-commands.ts';
import {
  enrolled,
  type Fact,
  fromDocument,
  given,
  left,
  PUPIL,
  registered,
  reported,
  SCHOOL,
  takenHere,
} from '../../support/pupil-spec.ts';

// The head decides on a request for a boy who is placed in alternative provision.
const command: DecideEhcRequest = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  basis: 'TAKEN_HERE',
  decidedAt: null,
  decidedOn: null,
  decidedBy: [],
  effectiveFrom: '2026-11-20',
  outcome: 'REQUEST',
  placementSchoolUrn: '900004',
  reasonCode: null,
  parentsAware: 'NOT_KNOWN',
  agreement: 'NOT_ASKED',
  evidence: [],
  rationale: 'Three cycles without progress.',
  parentViews: null,
  pupilViews: null,
};
const data = {
  schoolUrn: SCHOOL,
  outcome: 'REQUEST',
  placementSchoolUrn: '900004',
  reasonCode: null,
  parentsAware: 'NOT_KNOWN',
  agreement: 'NOT_ASKED',
  evidence: [],
  rationale: 'Three cycles without progress.',
  parentViews: null,
  pupilViews: null,
};
const event = { type: 'EhcRequestDecided', effectiveFrom: '2026-11-20', data };
const decided = (outcome: string): Fact => ({
  type: 'EhcRequestDecided',
  effectiveFrom: '2026-10-01',
  data: { ...data, outcome },
});

describe('DecideEhcRequest', () => {
  test('the school decides to ask', () => {
    given(registered, enrolled).as(takenHere).when(decideEhcRequest, command).recorded([event]);
  });

  test('it may ask after it had decided not to', () => {
    given(registered, enrolled, decided('DO_NOT_REQUEST'))
      .as(takenHere)
      .when(decideEhcRequest, command)
      .recorded([event]);
  });

  test('it may go back on its decision until the request is sent, and decide again', () => {
    given(registered, enrolled, decided('REQUEST'), decided('DO_NOT_REQUEST'))
      .as(takenHere)
      .when(decideEhcRequest, command)
      .recorded([event]);
    const sent: Fact = {
      type: 'EhcRequestSubmitted',
      effectiveFrom: '2026-10-02',
      data: { schoolUrn: SCHOOL, requestedBy: 'SCHOOL', laCode: '383', sentAt: null },
    };
    given(registered, enrolled, decided('REQUEST'), sent, { ...decided('DO_NOT_REQUEST'), effectiveFrom: '2026-10-05' })
      .as(takenHere)
      .when(decideEhcRequest, command)
      .refused('REQUEST_OPEN');
  });

  test('not to ask may be decided at any time, with a reason', () => {
    const not = { ...command, outcome: 'DO_NOT_REQUEST', reasonCode: 'LA_CRITERIA_NOT_MET' } as const;
    given(registered, enrolled, decided('REQUEST'))
      .as(takenHere)
      .when(decideEhcRequest, not)
      .recorded([{ ...event, data: { ...data, outcome: 'DO_NOT_REQUEST', reasonCode: 'LA_CRITERIA_NOT_MET' } }]);
  });

  const born = (dateOfBirth: string): Identity => ({ upn: null, surname: 'x', forename: 'y', dateOfBirth, sex: null });
  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<DecideEhcRequest>, Identity?])[] = [
    ['REASON_FOR_NO_REQUEST', [registered, enrolled], { outcome: 'DO_NOT_REQUEST' }],
    ['REQUEST_OPEN', [registered, enrolled, decided('REQUEST')], {}],
    ['ASSESSMENT_OPEN', [registered, enrolled, requested, agreedToAssess], {}],
    ['BEFORE_ADMISSION', [registered, enrolled], { effectiveFrom: '2020-08-31' }],
    ['AFTER_LEAVING', [registered, enrolled, left], {}],
    ['AGED_25_OR_OVER', [registered, enrolled], {}, born('2001-11-20')],
  ];
  describe.each(rules)('%s', (code, facts, change, identity) => {
    test('refuses what is taken here', () => {
      given(...facts)
        .as(takenHere)
        .when(decideEhcRequest, { ...command, ...change }, identity)
        .refused(code);
    });

    test.each([reported, fromDocument])('is a finding on what is recorded ($basis)', (envelope) => {
      given(...facts)
        .as(envelope)
        .when(decideEhcRequest, { ...command, ...change }, identity)
        .recordedTypes(['EhcRequestDecided'], [code]);
    });
  });

  test.each([takenHere, reported])(
    'that parents do not know of it is noted, and stops nothing ($basis)',
    (envelope) => {
      given(registered, enrolled)
        .as(envelope)
        .when(decideEhcRequest, { ...command, parentsAware: 'NO' })
        .recordedTypes(['EhcRequestDecided'], ['PARENTS_NOT_AWARE']);
      given(registered, enrolled)
        .as(envelope)
        .when(decideEhcRequest, {
          ...command,
          outcome: 'DO_NOT_REQUEST',
          reasonCode: 'LA_CRITERIA_NOT_MET',
          parentsAware: 'NO',
        })
        .recordedTypes(['EhcRequestDecided']);
    },
  );

  test('one day before the 25th birthday it is still possible', () => {
    given(registered, enrolled).as(takenHere).when(decideEhcRequest, command, born('2001-11-21')).recorded([event]);
  });
});
