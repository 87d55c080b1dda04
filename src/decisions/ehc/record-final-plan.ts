import { input, type InputOf, partsOf, saidIn } from '../../kernel/members.ts';
import { localAuthority } from '../../reference/la-codes.ts';
import { type DecidedEvent, type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { observedByLa } from '../observed-status.ts';
import { birthRules, broken, enrolmentRules, needRules } from '../policies.ts';
import { RANKED_NEED } from '../ranked-need.ts';
import { periodOn } from '../sen-status.ts';
import { FinalPlanReceived } from './assessment-events.ts';
import { caseFor, earlyYears } from './case-rules.ts';
import { followsRules, othersDecisionRules } from './outside-rules.ts';
import { isOwed } from './owed-steps.ts';

/**
 * Records a final plan (reg 13-14). Provision code E counts from the day the plan is in force. It is recorded in the
 * same append, unless the log has it already.
 */
export const RecordFinalPlan = input('A final EHC plan.', {
  ...saidIn(FinalPlanReceived),
  needs: partsOf(RANKED_NEED, 'Needs that section B states, ranked.'),
});
export type RecordFinalPlan = DecisionCommand & InputOf<typeof RecordFinalPlan>;

export function recordFinalPlan(command: RecordFinalPlan, given: PupilGiven): Decision {
  const { schoolUrn, laCode, planFrom, needs, predecessor, effectiveFrom } = command;
  return judge(
    given.envelope.basis,
    [
      ...othersDecisionRules(command, given),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...followsRules(
        predecessor,
        isOwed(caseFor(given, effectiveFrom), ['MAKE_PLAN'], ['LaRefusedToIssue', 'PlanCeased', 'EhcRequestWithdrawn']),
        'NO_DECISION_TO_ISSUE',
      ),
      ...broken(needs.length === 0, 'NEED_NOT_RECORDED'),
      ...broken(
        needs.some(({ code }) => code === 'NSA'),
        'NSA_WITH_PLAN',
      ),
      ...needRules(needs, planFrom),
      ...broken(localAuthority(laCode) === undefined, 'CODE_NOT_KNOWN'),
      ...birthRules(given, planFrom),
    ],
    [happened(FinalPlanReceived, { ...command, ...earlyYears(given, planFrom) }), ...status(command, given)],
  );
}

function status(command: RecordFinalPlan, given: PupilGiven): readonly DecidedEvent[] {
  const { schoolUrn, documentOn, receivedOn, planFrom, laCode, planReference, needs } = command;
  if (periodOn(given.pupil.periods, planFrom)?.status === 'E') return [];
  return [
    observedByLa({
      schoolUrn,
      status: 'E',
      from: planFrom,
      needs,
      documentOn,
      receivedOn,
      plan: { laCode, notice: 'FINAL_PLAN' },
      planReference,
    }),
  ];
}
