import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules } from '../policies.ts';
import { caseFor } from './case-rules.ts';
import { EhcRequestWithdrawn } from './request-events.ts';

/** Withdraws a request: the school its own here, others theirs outside. The local authority's clocks stop. */
export const WithdrawEhcRequest = input('The withdrawal of a request.', saidIn(EhcRequestWithdrawn));
export type WithdrawEhcRequest = DecisionCommand & InputOf<typeof WithdrawEhcRequest>;

export function withdrawEhcRequest(command: WithdrawEhcRequest, given: PupilGiven): Decision {
  const { schoolUrn, withdrawnBy, effectiveFrom } = command;
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
    [happened(EhcRequestWithdrawn, command)],
  );
}
