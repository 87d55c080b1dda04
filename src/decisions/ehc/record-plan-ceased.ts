import type { CivilDate } from '../../kernel/civil-date.ts';
import { addDays } from '../../kernel/civil-date.ts';
import { type DecidedEvent, type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { observedByLa } from '../observed-status.ts';
import { birthRules, enrolmentRules } from '../policies.ts';
import { caseFor, hasPlan } from './case-rules.ts';
import { followsRules, othersDecisionRules, type OutsideDecision, outsideOf } from './outside.ts';
import type { CeaseReason, PlanCeased } from './review-events.ts';

/**
 * The LA has ceased to maintain the plan (s.45; reg 31). Never a decision of the school. From the day after, the pupil
 * has no provision code by plan; SEN support is then the school's own decision.
 */
export interface RecordPlanCeased extends OutsideDecision {
  readonly ceasedOn: CivilDate;
  readonly ceaseReason: CeaseReason;
}

export function recordPlanCeased(command: RecordPlanCeased, given: PupilGiven): Decision {
  const { schoolUrn, ceasedOn, ceaseReason, predecessor, effectiveFrom } = command;
  const data: PlanCeased = { ...outsideOf(command), ceasedOn, ceaseReason };
  return judge(
    given.envelope.basis,
    [
      ...othersDecisionRules(command, given),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...followsRules(predecessor, hasPlan(given, ceasedOn), 'NO_PLAN'),
      ...birthRules(given, ceasedOn),
    ],
    [{ type: 'PlanCeased', data, effectiveFrom }, ...status(command, given)],
  );
}

function status(
  { schoolUrn, ceasedOn, documentOn, receivedOn }: RecordPlanCeased,
  given: PupilGiven,
): readonly DecidedEvent[] {
  const from = addDays(ceasedOn, 1);
  const { laCode } = caseFor(given, ceasedOn);
  return [
    observedByLa({
      schoolUrn,
      status: 'N',
      from,
      needs: [],
      documentOn,
      receivedOn,
      plan: laCode === null ? null : { laCode, notice: 'CEASE_NOTICE' },
      planReference: null,
    }),
  ];
}
