import { expect, test } from '@jest/globals';
import { isEnumType, isInterfaceType } from 'graphql';
import { DECISION_TYPES } from '../../projections/decisions/decision-types.ts';
import { KNOWN_KINDS } from '../../schema/reads/decisions/decision-of.ts';
import type { FieldClasses } from '../../src/decisions/field-class.ts';
import { FIELD_CLASSES } from '../../src/decisions/field-classes.ts';
import { SCHEMA } from '../support/ask.ts';

test('every event that is a decision has a kind of its own in the schema', () => {
  const type = SCHEMA.getType('DecisionType');
  const published = isEnumType(type) ? type.getValues().map(({ value }) => String(value)) : [];
  expect([...KNOWN_KINDS].sort()).toEqual([...DECISION_TYPES].sort());
  expect(published.sort()).toEqual([...DECISION_TYPES].sort());
  const decision = SCHEMA.getType('Decision');
  expect(
    isInterfaceType(decision) &&
      SCHEMA.getPossibleTypes(decision)
        .map(({ name }) => name)
        .sort(),
  ).toEqual([
    'ApdrPlan',
    'ApdrReview',
    'ConcernDecision',
    'EhcRequestDecision',
    'EhcRequestSubmission',
    'EhcRequestWithdrawal',
    'FinalPlan',
    'IdentificationProposal',
    'LaDecisionOnAssessment',
    'LaReviewDecision',
    'MonitoringDecision',
    'NamingAnswer',
    'NeedsRanking',
    'NotSenDecision',
    'OutcomeDecision',
    'PlacementDecision',
    'PlacementEnding',
    'PlanAmendment',
    'PlanCease',
    'ProvisionAmendment',
    'ProvisionEnd',
    'ProvisionPause',
    'ProvisionPlanDecision',
    'RecommendationDecision',
    'ReferralDecision',
    'RemovalDecision',
    'SenSupportContinuation',
    'SenSupportDecision',
    'SenSupportIncrease',
    'SenSupportReview',
    'SignOffAnswerDecision',
    'SignOffRequestDecision',
    'SignOffWithdrawal',
    'SpecialistReferralDecision',
    'StatusObservation',
    'TopUpRequestDecision',
    'TribunalOrder',
  ]);
});

test("every field of a decision's event is published, texts as fields that may be null", () => {
  const decision = SCHEMA.getType('Decision');
  if (!isInterfaceType(decision)) throw new Error('no interface Decision');
  const published = new Map(
    SCHEMA.getPossibleTypes(decision)
      .flatMap((type) => Object.values(type.getFields()))
      .map((field) => [field.name, String(field.type)]),
  );
  for (const type of DECISION_TYPES) {
    const classes: FieldClasses = FIELD_CLASSES[type];
    for (const [field, kind] of Object.entries(classes)) {
      expect([field, published.has(field)]).toEqual([field, true]);
      if (kind !== 'CLEAR') expect([field, published.get(field)]).toEqual([field, 'String']);
    }
  }
});
