import { describe, test } from '@jest/globals';
import type { Decision } from '../../src/decisions/decision.ts';
import type { EventType } from '../../src/registry/events.ts';
import type { DecisionHeader, PupilGiven } from '../../src/decisions/given.ts';
import type { ProvisionTerms } from '../../src/decisions/provision/terms.ts';
import type { RuleCode } from '../../src/decisions/rules.ts';
import {
  OTHER_FACTS,
  enrolled,
  type Fact,
  given,
  observed,
  PUPIL,
  registered,
  reported,
  SCHOOL,
  SENCO,
  takenHere,
} from './pupil-spec.ts';
import { TERMS as SMALL_GROUP } from './provision-facts.ts';

export const TERMS: ProvisionTerms = {
  ...SMALL_GROUP,
  costLines: [...SMALL_GROUP.costLines],
  plannedEndOn: '2027-02-26',
  reviewOn: '2027-01-15',
};

/** Members that every decision about the pupil has. */
export const DECISION = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  basis: 'TAKEN_HERE',
  decidedAt: null,
  decidedOn: null,
  decidedBy: [],
  effectiveFrom: '2026-11-20',
} as const;
/** Members that every other command about the pupil has. */
export const RECORD = { commandId: 'c', pupilId: PUPIL, schoolUrn: SCHOOL, seenRevision: null } as const;
export const VIEWS = { rationale: 'Why.', parentViews: null, pupilViews: null } as const;

export const onRoll: readonly Fact[] = [registered, enrolled];
export const withPlan: readonly Fact[] = [registered, enrolled, observed('E', '2025-09-01')];

/** The id of the fact at a place. */
export function idAt(place: number): string {
  return `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
}

/** The person who decides is the head; a delegation that reaches up to a yearly cost is theirs. */
export const byHead: Partial<PupilGiven> = { signOff: { ...OTHER_FACTS.signOff, heads: () => [SENCO] } };
export function upTo(maxAnnualCost: number | null): Partial<PupilGiven> {
  return {
    signOff: {
      ...OTHER_FACTS.signOff,
      delegations: () => ({ inForce: [{ maxAnnualCost, pupilScope: null }], lapsed: false }),
    },
  };
}

/** One rule: the facts and the change of a good command that break it. */
export interface Broken<C> {
  readonly code: RuleCode;
  readonly facts: readonly Fact[];
  readonly change: Partial<C>;
  /** Notes that come with it. */
  readonly notes?: readonly RuleCode[];
  readonly aside?: Partial<PupilGiven>;
}

type Decide<C> = (command: C, given: PupilGiven) => Decision;

/** Tries every rule both ways: it refuses what is taken here, and is a finding on what is reported. */
export function bothWays<C>(
  decide: Decide<C>,
  good: C,
  types: readonly EventType[],
  rules: readonly Broken<C>[],
): void {
  describe.each(rules.map((rule) => [rule.code, rule] as const))(
    '%s',
    (code, { facts, change, notes = [], aside = {} }) => {
      test('refuses what is taken here', () => {
        given(...facts)
          .as(takenHere)
          .when(decide, { ...good, ...change }, undefined, aside)
          .refused(code, ...notes);
      });

      test('is a finding on what is reported', () => {
        given(...facts)
          .as(reported)
          .when(decide, { ...good, ...change }, undefined, aside)
          .recordedTypes(types, [code, ...notes].sort());
      });
    },
  );
}

/** Tries every rule that no basis makes right. */
export function always<C>(decide: Decide<C>, good: C, rules: readonly Broken<C>[]): void {
  describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, { facts, change, aside = {} }) => {
    test.each<DecisionHeader>([takenHere, reported])('refuses on every basis ($basis)', (envelope) => {
      given(...facts)
        .as(envelope)
        .when(decide, { ...good, ...change }, undefined, aside)
        .refused(code);
    });
  });
}

/** Tries every note: it never refuses and is always kept. */
export function noted<C>(decide: Decide<C>, good: C, types: readonly EventType[], rules: readonly Broken<C>[]): void {
  describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, { facts, change, aside = {} }) => {
    test.each<DecisionHeader>([takenHere, reported])('is noted on every basis ($basis)', (envelope) => {
      given(...facts)
        .as(envelope)
        .when(decide, { ...good, ...change }, undefined, aside)
        .recordedTypes(types, [code]);
    });
  });
}
