import { addDays } from '../../kernel/civil-date.ts';
import { input, type InputOf, NOT_LISTED, saidIn } from '../../kernel/members.ts';
import { type DecidedEvent, type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { observedByLa } from '../observed-status.ts';
import { birthRules, broken, enrolmentRules } from '../policies.ts';
import { caseFor, hasPlan } from './case-rules.ts';
import { followsRules, othersDecisionRules } from './outside-rules.ts';
import { PlanCeased } from './review-events.ts';

/**
 * Records that the local authority ceased to maintain the plan (s.45; reg 31). It is never a decision of the school.
 * From the day after, code E ends; SEN support is then for the school to decide.
 */
export const RecordPlanCeased = input('The end of a plan.', saidIn(PlanCeased));
export type RecordPlanCeased = DecisionCommand & InputOf<typeof RecordPlanCeased>;

export function recordPlanCeased(command: RecordPlanCeased, given: PupilGiven): Decision {
  const { schoolUrn, ceasedOn, ceaseReason, predecessor, effectiveFrom } = command;
  return judge(
    given.envelope.basis,
    [
      ...othersDecisionRules(command, given),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...followsRules(predecessor, hasPlan(given, ceasedOn), 'NO_PLAN'),
      ...birthRules(given, ceasedOn),
      ...broken(ceaseReason === NOT_LISTED, 'CODE_NOT_KNOWN'),
    ],
    ceaseReason === NOT_LISTED ? [] : [happened(PlanCeased, { ...command, ceaseReason }), ...status(command, given)],
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
