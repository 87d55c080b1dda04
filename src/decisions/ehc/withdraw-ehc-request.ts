import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules } from '../policies.ts';
import { caseFor } from './case-rules.ts';
import type { EhcRequestWithdrawn } from './request-events.ts';

/** Who asked takes the request back: the school its own here, others theirs outside. The LA's clocks stop. */
export interface WithdrawEhcRequest extends DecisionCommand, Omit<EhcRequestWithdrawn, 'schoolUrn' | 'rationale'> {
  readonly rationale: string;
}

export function withdrawEhcRequest(command: WithdrawEhcRequest, given: PupilGiven): Decision {
  const { schoolUrn, withdrawnBy, rationale, effectiveFrom } = command;
  const data: EhcRequestWithdrawn = { schoolUrn, withdrawnBy, rationale };
  const own = withdrawnBy === 'SCHOOL';
  const { requestOpen, assessmentOpen } = caseFor(given, effectiveFrom);
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken.filter((code) => own || code !== 'NO_AUTHORITY_AT_DECISION'),
      ...broken(!own && given.envelope.basis === 'TAKEN_HERE', 'NOT_A_SCHOOLS_REQUEST'),
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(!requestOpen && !assessmentOpen, 'NO_REQUEST_OPEN'),
      ...birthRules(given, effectiveFrom),
    ],
    [{ type: 'EhcRequestWithdrawn', data, effectiveFrom }],
  );
}
