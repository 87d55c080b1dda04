import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules } from '../policies.ts';
import type { ApdrPlanAgreed } from './delivery-events.ts';
import { allOwn } from './provision-named.ts';

/**
 * A cycle of assess, plan, do, review is planned: outcomes and provision, until when, agreed with whom (CoP 6.45-6.52).
 */
export interface AgreeApdrPlan
  extends DecisionCommand, Omit<ApdrPlanAgreed, 'schoolUrn' | 'assessment' | 'expectedImpact'> {
  readonly assessment: string | null;
  readonly expectedImpact: string | null;
}

export function agreeApdrPlan(command: AgreeApdrPlan, given: PupilGiven): Decision {
  const { schoolUrn, cycle, outcomes, provisions, reviewOn, agreedWith, assessment, expectedImpact, effectiveFrom } =
    command;
  const data: ApdrPlanAgreed = {
    schoolUrn,
    cycle,
    outcomes,
    provisions,
    reviewOn,
    agreedWith,
    assessment,
    expectedImpact,
  };
  const events = given.pupil.events.filter((event) => event.data['schoolUrn'] === schoolUrn);
  const known = outcomes.every((id) => events.some((event) => event.type === 'OutcomeSet' && event.id === id));
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(
        events.some((event) => event.type === 'ApdrPlanAgreed' && event.data['cycle'] === cycle),
        'APDR_CYCLE_PLANNED_ALREADY',
      ),
      ...broken(!known || !allOwn(given, provisions, schoolUrn), 'NO_SUCH_RECORD'),
      ...broken(reviewOn <= effectiveFrom, 'REVIEW_DATE_NOT_AFTER_START'),
      ...birthRules(given, effectiveFrom),
    ],
    [{ type: 'ApdrPlanAgreed', data, effectiveFrom }],
  );
}
