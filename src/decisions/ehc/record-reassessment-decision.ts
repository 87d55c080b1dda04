import { type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { enrolmentRules } from '../policies.ts';
import type { LaAssessmentDecision } from './assessment-events.ts';
import { hasPlan } from './case-rules.ts';
import { followsRules, othersDecisionRules, type OutsideDecision, outsideOf } from './outside.ts';

/** The LA notifies whether it will assess a pupil with a plan again (s.44; reg 25). */
export interface RecordReassessmentDecision extends OutsideDecision {
  readonly outcome: 'AGREED' | 'REFUSED';
}

export function recordReassessmentDecision(command: RecordReassessmentDecision, given: PupilGiven): Decision {
  const { schoolUrn, outcome, predecessor, effectiveFrom } = command;
  const data: LaAssessmentDecision = outsideOf(command);
  return judge(
    given.envelope.basis,
    [
      ...othersDecisionRules(command, given),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...followsRules(predecessor, hasPlan(given, effectiveFrom), 'NO_PLAN'),
    ],
    [{ type: outcome === 'AGREED' ? 'LaDecidedToReassess' : 'LaRefusedToReassess', data, effectiveFrom }],
  );
}
