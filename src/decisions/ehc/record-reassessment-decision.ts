import { input, type InputOf, oneOf } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { enrolmentRules } from '../policies.ts';
import { LA_DECISION, LaDecidedToReassess, LaRefusedToReassess } from './assessment-events.ts';
import { hasPlan } from './case-rules.ts';
import { followsRules, othersDecisionRules } from './outside-rules.ts';
import { OUTSIDE } from './outside.ts';

/** Records whether the local authority will assess a pupil with a plan again (s.44; reg 25). */
export const RecordReassessmentDecision = input("The local authority's decision whether to assess again.", {
  ...OUTSIDE,
  outcome: oneOf(LA_DECISION, 'What it decided.'),
});
export type RecordReassessmentDecision = DecisionCommand & InputOf<typeof RecordReassessmentDecision>;

export function recordReassessmentDecision(command: RecordReassessmentDecision, given: PupilGiven): Decision {
  const { schoolUrn, outcome, predecessor, effectiveFrom } = command;
  return judge(
    given.envelope.basis,
    [
      ...othersDecisionRules(command, given),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...followsRules(predecessor, hasPlan(given, effectiveFrom), 'NO_PLAN'),
    ],
    [happened(outcome === 'AGREED' ? LaDecidedToReassess : LaRefusedToReassess, command)],
  );
}
