import { input, type InputOf, oneOf } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { enrolmentRules } from '../policies.ts';
import { LA_DECISION, LaDecidedToAssess, LaRefusedToAssess } from './assessment-events.ts';
import { caseFor } from './case-rules.ts';
import { followsRules, othersDecisionRules } from './outside-rules.ts';
import { OUTSIDE } from './outside.ts';
import { isOwed } from './owed-steps.ts';

/** Records whether the local authority will carry out an EHC needs assessment (s.36; reg 5). */
export const RecordLaDecisionToAssess = input("The local authority's decision whether to assess.", {
  ...OUTSIDE,
  outcome: oneOf(LA_DECISION, 'What it decided.'),
});
export type RecordLaDecisionToAssess = DecisionCommand & InputOf<typeof RecordLaDecisionToAssess>;

export function recordLaDecisionToAssess(command: RecordLaDecisionToAssess, given: PupilGiven): Decision {
  const { schoolUrn, outcome, predecessor, effectiveFrom } = command;
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
    [happened(outcome === 'AGREED' ? LaDecidedToAssess : LaRefusedToAssess, command)],
  );
}
