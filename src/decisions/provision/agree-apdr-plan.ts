import {
  type DataOf,
  event,
  ids,
  input,
  type InputOf,
  isA,
  optional,
  reviewDay,
  saidIn,
  someOf,
  text,
  whole,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules } from '../policies.ts';
import { OutcomeSet } from './outcome-events.ts';
import { ownRecord } from './own-record.ts';
import { PARTY } from './party.ts';
import { allOwn } from './provision-named.ts';

export const MOST_CYCLES = 100;

/** Assess and plan of one cycle of assess, plan, do, review (CoP 6.45-6.52). */
export const ApdrPlanAgreed = event('ApdrPlanAgreed', 'The plan of a cycle of assess, plan, do, review was agreed.', {
  cycle: whole('Number of the cycle, from 1.', 1, MOST_CYCLES, 'Number of the cycle.'),
  outcomes: ids('Decision', 'Outcomes it aims at.'),
  provisions: ids('Provision', 'Provisions by which.'),
  reviewOn: reviewDay('When it is reviewed.'),
  agreedWith: someOf(PARTY, 'With whom it was agreed.'),
  assessment: optional(text('What was assessed.')),
  expectedImpact: optional(text('What is expected of it.')),
});
export type ApdrPlanAgreed = DataOf<typeof ApdrPlanAgreed>;

export const AgreeApdrPlan = input('The plan of a cycle of assess, plan, do, review.', saidIn(ApdrPlanAgreed));
export type AgreeApdrPlan = DecisionCommand & InputOf<typeof AgreeApdrPlan>;

/**
 * Agrees the plan of a cycle of assess, plan, do, review: outcomes, provision, review date, and with whom (CoP
 * 6.45-6.52).
 */
export function agreeApdrPlan(command: AgreeApdrPlan, given: PupilGiven): Decision {
  const { schoolUrn, cycle, outcomes, provisions, reviewOn, effectiveFrom } = command;
  const planned = given.pupil.events.filter(isA(ApdrPlanAgreed)).map(({ data }) => data);
  const known = outcomes.every((id) => ownRecord(given, OutcomeSet, id, schoolUrn) !== undefined);
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(
        planned.some((plan) => plan.schoolUrn === schoolUrn && plan.cycle === cycle),
        'APDR_CYCLE_PLANNED_ALREADY',
      ),
      ...broken(!known || !allOwn(given, provisions, schoolUrn), 'NO_SUCH_RECORD'),
      ...broken(reviewOn <= effectiveFrom, 'REVIEW_DATE_NOT_AFTER_START'),
      ...birthRules(given, effectiveFrom),
    ],
    [happened(ApdrPlanAgreed, command)],
  );
}
