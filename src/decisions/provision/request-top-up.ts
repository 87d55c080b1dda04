import { notionalThreshold } from '../../reference/funding-sources.ts';
import { localAuthority } from '../../reference/la-codes.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { TopUpRequested } from './agency-events.ts';
import { allOwn } from './provision-named.ts';

/**
 * The school asks the local authority for money above what it meets itself. The threshold is no entitlement (domain
 * §2.2).
 */
export interface RequestTopUp extends DecisionCommand, Omit<TopUpRequested, 'schoolUrn' | 'rationale'> {
  readonly rationale: string;
}

export function requestTopUp(command: RequestTopUp, given: PupilGiven): Decision {
  const { schoolUrn, laCode, provisions, annualPence, requestedOn, rationale, effectiveFrom } = command;
  const data: TopUpRequested = { schoolUrn, laCode, provisions, annualPence, requestedOn, rationale };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(localAuthority(laCode) === undefined, 'CODE_NOT_KNOWN'),
      ...broken(!allOwn(given, provisions, schoolUrn), 'NO_SUCH_RECORD'),
      ...broken(annualPence <= (notionalThreshold(effectiveFrom) ?? 0), 'BELOW_NOTIONAL_THRESHOLD'),
      ...pastRules(given, requestedOn),
      ...birthRules(given, effectiveFrom),
    ],
    [{ type: 'TopUpRequested', data, effectiveFrom }],
  );
}
