import { input, type InputOf, oneOf } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { enrolmentRules } from '../policies.ts';
import { LA_DECISION, LaDecidedToIssue, LaRefusedToIssue } from './assessment-events.ts';
import { caseFor } from './case-rules.ts';
import { followsRules, othersDecisionRules } from './outside-rules.ts';
import { OUTSIDE } from './outside.ts';
import { isOwed } from './owed-steps.ts';

/** Records whether the local authority will issue a plan after the assessment (s.37; reg 10). */
export const RecordLaDecisionToIssue = input("The local authority's decision whether to issue a plan.", {
  ...OUTSIDE,
  outcome: oneOf(LA_DECISION, 'What it decided.'),
});
export type RecordLaDecisionToIssue = DecisionCommand & InputOf<typeof RecordLaDecisionToIssue>;

export function recordLaDecisionToIssue(command: RecordLaDecisionToIssue, given: PupilGiven): Decision {
  const { schoolUrn, outcome, predecessor, effectiveFrom } = command;
  const known = caseFor(given, effectiveFrom);
  return judge(
    given.envelope.basis,
    [
      ...othersDecisionRules(command, given),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...followsRules(
        predecessor,
        known.assessmentOpen ||
          isOwed(
            known,
            ['ASSESS'],
            ['LaRefusedToAssess', 'LaDecidedToIssue', 'LaRefusedToIssue', 'EhcRequestWithdrawn'],
          ),
        'NO_DECISION_TO_ASSESS',
      ),
    ],
    [happened(outcome === 'AGREED' ? LaDecidedToIssue : LaRefusedToIssue, command)],
  );
}
