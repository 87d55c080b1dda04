import { type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { enrolmentRules } from '../policies.ts';
import type { LaAssessmentDecision } from './assessment-events.ts';
import { caseFor } from './case-rules.ts';
import { followsRules, othersDecisionRules, type OutsideDecision, outsideOf } from './outside.ts';
import { isOwed } from './owed-steps.ts';

/** After the assessment the LA notifies whether there will be a plan (s.37; reg 10). */
export interface RecordLaDecisionToIssue extends OutsideDecision {
  readonly outcome: 'AGREED' | 'REFUSED';
}

export function recordLaDecisionToIssue(command: RecordLaDecisionToIssue, given: PupilGiven): Decision {
  const { schoolUrn, outcome, predecessor, effectiveFrom } = command;
  const data: LaAssessmentDecision = outsideOf(command);
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
    [{ type: outcome === 'AGREED' ? 'LaDecidedToIssue' : 'LaRefusedToIssue', data, effectiveFrom }],
  );
}
