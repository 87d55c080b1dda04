import { localAuthority } from '../../reference/la-codes.ts';
import { type DecidedEvent, type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { observedByLa } from '../observed-status.ts';
import { birthRules, broken, enrolmentRules, needRules } from '../policies.ts';
import type { RankedNeed } from '../ranked-need.ts';
import { periodOn } from '../sen-status.ts';
import type { FinalPlanReceived } from './assessment-events.ts';
import { caseFor, earlyYears } from './case-rules.ts';
import { followsRules, othersDecisionRules, type OutsideDecision, outsideOf } from './outside.ts';
import { isOwed } from './owed-steps.ts';

/**
 * The final plan reached the school (reg 13-14). The pupil has provision code E from the day on which the plan is in
 * force, which is recorded in the same append unless the log says it already.
 */
export interface RecordFinalPlan
  extends
    OutsideDecision,
    Pick<FinalPlanReceived, 'laCode' | 'planFrom' | 'sections' | 'namedSchoolUrn' | 'personalBudget'> {
  readonly planReference: string;
  /** Needs that section B states, ranked. */
  readonly needs: readonly RankedNeed[];
}

export function recordFinalPlan(command: RecordFinalPlan, given: PupilGiven): Decision {
  const {
    schoolUrn,
    laCode,
    planFrom,
    sections,
    namedSchoolUrn,
    personalBudget,
    planReference,
    needs,
    predecessor,
    effectiveFrom,
  } = command;
  const data: FinalPlanReceived = {
    ...outsideOf(command),
    laCode,
    planFrom,
    sections,
    namedSchoolUrn,
    personalBudget,
    planReference,
    ...earlyYears(given, planFrom),
  };
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
    [{ type: 'FinalPlanReceived', data, effectiveFrom }, ...status(command, given)],
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
