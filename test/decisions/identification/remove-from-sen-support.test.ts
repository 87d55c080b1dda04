import { describe, test } from '@jest/globals';
import {
  type RemoveFromSenSupport,
  removeFromSenSupport,
} from '../../../src/decisions/identification/remove-from-sen-support.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import type { EventType } from '../../../src/registry/events.ts';
import { continued, ehc, review } from '../../support/identification-facts.ts';
import {
  enrolled,
  type Fact,
  fromDocument,
  given,
  left,
  observed,
  placedOnSupport,
  PUPIL,
  registered,
  reported,
  SCHOOL,
  takenHere,
} from '../../support/pupil-spec.ts';

// Discharged by SALT, at age-related level for two reviews, parents agreed, monitoring two terms.
const command: RemoveFromSenSupport = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  basis: 'TAKEN_HERE',
  decidedAt: null,
  decidedOn: null,
  decidedBy: [],
  effectiveFrom: '2026-11-20',
  reason: 'DISCHARGED_BY_SPECIALIST',
  review: { heldOn: '2026-11-13', withParents: true, withPupil: true },
  parentInformed: { on: '2026-11-13', method: 'MEETING', by: null },
  monitorUntil: '2027-07-20',
  evidence: [],
  rationale: 'At age-related level.',
  parentViews: 'Agree.',
  pupilViews: null,
};
const event = {
  type: 'RegisterRemovalDecided',
  effectiveFrom: '2026-11-20',
  data: {
    schoolUrn: SCHOOL,
    reason: 'DISCHARGED_BY_SPECIALIST',
    review: command.review,
    parentInformed: command.parentInformed,
    monitorUntil: '2027-07-20',
    evidence: [],
    rationale: 'At age-related level.',
    parentViews: 'Agree.',
    pupilViews: null,
  },
};
const onSupport = [registered, enrolled, placedOnSupport];

describe('RemoveFromSenSupport', () => {
  test('is decided after a review', () => {
    given(...onSupport)
      .as(takenHere)
      .when(removeFromSenSupport, command)
      .recorded([event]);
  });

  const rules: readonly (readonly [RuleCode, readonly Fact[], Partial<RemoveFromSenSupport>])[] = [
    ['REVIEW_NOT_RECORDED', onSupport, { review: null }],
    ['NOT_ON_SEN_SUPPORT', [registered, enrolled], {}],
    ['HAS_EHC_PLAN', [registered, enrolled, observed('E', '2024-03-04')], {}],
    ['BEFORE_ADMISSION', [registered, enrolled, observed('K', '2019-01-01')], { effectiveFrom: '2020-01-01' }],
    ['AFTER_LEAVING', [...onSupport, left], {}],
    ['EHC_ASSESSMENT_OPEN', [...onSupport, ehc('EhcRequestDecided', '2026-10-01', { outcome: 'REQUEST' })], {}],
    ['EHC_ASSESSMENT_OPEN', [...onSupport, ehc('EhcRequestSubmitted', '2026-10-05')], {}],
    ['EHC_ASSESSMENT_OPEN', [...onSupport, ehc('EhcRequestSubmitted', command.effectiveFrom)], {}],
    [
      'EHC_ASSESSMENT_OPEN',
      [...onSupport, ehc('LaRefusedToAssess', '2026-05-01'), ehc('LaDecidedToAssess', '2026-11-02')],
      {},
    ],
    [
      'EHC_ASSESSMENT_OPEN',
      [
        ...onSupport,
        ehc('LaRefusedToAssess', '2026-05-01'),
        ehc('TribunalOrderReceived', '2026-11-02', { order: 'ASSESS' }),
      ],
      {},
    ],
    [
      'EHC_ASSESSMENT_OPEN',
      [
        ...onSupport,
        ehc('LaRefusedToAssess', '2026-05-01'),
        ehc('AppealConceded', '2026-11-02', { conceded: 'ASSESS' }),
      ],
      {},
    ],
    [
      'EHC_ASSESSMENT_OPEN',
      [
        ...onSupport,
        ehc('LaRefusedToAssess', '2026-05-01'),
        ehc('MediationRecorded', '2026-11-02', { step: 'AGREED', agreed: ['ASSESS'] }),
      ],
      {},
    ],
  ];
  describe.each(rules)('%s', (code, facts, change) => {
    test('refuses what is taken here', () => {
      given(...facts)
        .as(takenHere)
        .when(removeFromSenSupport, { ...command, ...change })
        .refused(code);
    });

    test.each([reported, fromDocument])('is a finding on what is recorded ($basis)', (envelope) => {
      given(...facts)
        .as({ ...envelope, decidedOn: '2026-11-19' })
        .when(removeFromSenSupport, { ...command, ...change })
        .recordedTypes(['RegisterRemovalDecided'], [code]);
    });
  });

  test('a review that was held after the decision does not carry it', () => {
    given(...onSupport)
      .as({ ...takenHere, decidedOn: '2026-11-12' })
      .when(removeFromSenSupport, command)
      .refused('REVIEW_AFTER_DECISION');
    given(...onSupport)
      .as({ ...reported, decidedOn: '2026-11-12' })
      .when(removeFromSenSupport, command)
      .recordedTypes(['RegisterRemovalDecided'], ['REVIEW_AFTER_DECISION']);
  });

  test.each([takenHere, reported])('impossible dates refuse on every basis ($basis)', (envelope) => {
    given(...onSupport)
      .as({ ...envelope, decidedOn: '2026-11-20' })
      .when(removeFromSenSupport, { ...command, monitorUntil: '2026-11-01' })
      .refused('END_BEFORE_START');
    given(...onSupport)
      .as({ ...envelope, decidedOn: '2026-11-20' })
      .when(removeFromSenSupport, { ...command, review: { heldOn: '2010-01-01', withParents: true, withPupil: false } })
      .refused('DATE_BEFORE_BIRTH');
  });

  test.each<EventType>(['EhcRequestWithdrawn', 'LaRefusedToAssess', 'LaRefusedToIssue', 'FinalPlanReceived'])(
    "an assessment that ended by %s is in nobody's way",
    (ending) => {
      given(...onSupport, ehc('EhcRequestSubmitted', '2026-05-01'), ehc(ending, '2026-10-01'))
        .as(takenHere)
        .when(removeFromSenSupport, command)
        .recorded([event]);
    },
  );

  test('neither is the decision not to ask for one, nor one that opens later, nor an order that dismisses the appeal', () => {
    given(
      ...onSupport,
      ehc('LaRefusedToAssess', '2026-05-01'),
      ehc('TribunalOrderReceived', '2026-11-02', { order: 'DISMISSED' }),
    )
      .as(takenHere)
      .when(removeFromSenSupport, command)
      .recorded([event]);
    given(
      ...onSupport,
      ehc('EhcRequestDecided', '2026-10-01', { outcome: 'DO_NOT_REQUEST' }),
      ehc('EhcRequestSubmitted', '2026-12-01'),
    )
      .as(takenHere)
      .when(removeFromSenSupport, command)
      .recorded([event]);
  });

  test('while an assessment is open it is decided with the reason why', () => {
    const whileAssessmentOpen = 'The parents moved and withdrew it.';
    given(...onSupport, ehc('EhcRequestSubmitted', '2026-10-05'))
      .as(takenHere)
      .when(removeFromSenSupport, { ...command, whileAssessmentOpen })
      .recorded([{ ...event, data: { ...event.data, whileAssessmentOpen } }]);
  });

  test('the review may be held, and watching end, on the day of the decision', () => {
    given(...onSupport)
      .as(takenHere)
      .when(removeFromSenSupport, {
        ...command,
        review: { heldOn: '2026-11-20', withParents: true, withPupil: true },
        monitorUntil: '2026-11-20',
      })
      .recordedTypes(['RegisterRemovalDecided']);
  });

  test('a review in the record counts from the day of the last decision to the day of this one', () => {
    const alone = { ...command, review: null };
    const after = (...facts: readonly Fact[]) =>
      given(...onSupport, ...facts)
        .as(takenHere)
        .when(removeFromSenSupport, alone);
    after(review('2026-11-20')).recordedTypes(['RegisterRemovalDecided']);
    after(continued('2026-11-16'), review('2026-11-16')).recordedTypes(['RegisterRemovalDecided']);
    after(continued('2026-11-16'), review('2026-11-15')).refused('REVIEW_NOT_RECORDED');
    after(review('2026-11-13'), continued('2026-11-20')).refused('REVIEW_NOT_RECORDED');
  });

  test('may rest on a review in the record, which nothing decided since has used', () => {
    const alone = { ...command, review: null };
    given(...onSupport, review('2026-11-13'))
      .as(takenHere)
      .when(removeFromSenSupport, alone)
      .recorded([
        { ...event, data: { ...event.data, review: null, reviewId: '00000000-0000-4000-8000-000000000003' } },
      ]);
    given(...onSupport, review('2026-11-13'), continued('2026-11-16'))
      .as(takenHere)
      .when(removeFromSenSupport, alone)
      .refused('REVIEW_NOT_RECORDED');
    given(...onSupport, review('2026-11-13'), continued('2026-11-16'))
      .as(reported)
      .when(removeFromSenSupport, alone)
      .recordedTypes(['RegisterRemovalDecided'], ['REVIEW_NOT_RECORDED']);
  });
});
