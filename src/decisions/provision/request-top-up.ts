import {
  type DataOf,
  day,
  event,
  ids,
  inApi,
  input,
  type InputOf,
  laCode,
  money,
  saidIn,
  text,
} from '../../kernel/members.ts';
import { notionalThreshold } from '../../reference/funding-sources.ts';
import { localAuthority } from '../../reference/la-codes.ts';
import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { allOwn } from './provision-named.ts';

/** Asks the local authority for money above what the school meets itself (element 3). */
export const TopUpRequested = event('TopUpRequested', 'Top-up funding was asked for.', {
  laCode: laCode('Code of the local authority, three digits.', 'Code of the local authority.'),
  provisions: ids('Provision', 'Provisions that it is for.'),
  annualPence: inApi('annualCostPence', money('Pence a year that the provision costs.')),
  requestedOn: day('The day on which it was asked for.'),
  rationale: text('Why.'),
});
export type TopUpRequested = DataOf<typeof TopUpRequested>;

export const RequestTopUp = input('A request for top-up funding.', saidIn(TopUpRequested));
export type RequestTopUp = DecisionCommand & InputOf<typeof RequestTopUp>;

/** Asks for top-up funding. The threshold is no entitlement. */
export function requestTopUp(command: RequestTopUp, given: PupilGiven): Decision {
  const { schoolUrn, provisions, annualPence, requestedOn, effectiveFrom } = command;
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...broken(localAuthority(command.laCode) === undefined, 'CODE_NOT_KNOWN'),
      ...broken(!allOwn(given, provisions, schoolUrn), 'NO_SUCH_RECORD'),
      ...broken(annualPence <= (notionalThreshold(effectiveFrom) ?? 0), 'BELOW_NOTIONAL_THRESHOLD'),
      ...pastRules(given, requestedOn),
      ...birthRules(given, effectiveFrom),
    ],
    [happened(TopUpRequested, command)],
  );
}
