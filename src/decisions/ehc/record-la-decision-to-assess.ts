import { type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { enrolmentRules } from '../policies.ts';
import type { LaAssessmentDecision } from './assessment-events.ts';
import { caseFor } from './case-rules.ts';
import { followsRules, othersDecisionRules, type OutsideDecision, outsideOf } from './outside.ts';
import { isOwed } from './owed-steps.ts';

/** The LA notifies whether it will carry out an EHC needs assessment (s.36; reg 5). */
export interface RecordLaDecisionToAssess extends OutsideDecision {
  readonly outcome: 'AGREED' | 'REFUSED';
}

export function recordLaDecisionToAssess(command: RecordLaDecisionToAssess, given: PupilGiven): Decision {
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
        known.requestOpen ||
          isOwed(known, ['ASSESS'], ['LaDecidedToAssess', 'LaRefusedToAssess', 'EhcRequestWithdrawn']),
        'NO_REQUEST_OPEN',
      ),
    ],
    [{ type: outcome === 'AGREED' ? 'LaDecidedToAssess' : 'LaRefusedToAssess', data, effectiveFrom }],
  );
}
