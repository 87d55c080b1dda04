import { ConcernRaised } from '../../../src/decisions/identification/raise-concern.ts';
import { SenSupportDecided } from '../../../src/decisions/identification/events.ts';
import { RegisterRemovalDecided } from '../../../src/decisions/identification/remove-from-sen-support.ts';
import { decisionKind } from './decision-kind.ts';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { RequestContext } from '../../context.ts';
import type { Decision, Naming } from './decision.ts';
import { EHC_KINDS } from './ehc-kinds.ts';
import {
  IdentificationProposal,
  MonitoringDecision,
  NotSenDecision,
  SpecialistReferralDecision,
} from './identification-case.ts';
import { NeedsRanking, SenSupportContinuation, SenSupportIncrease, SenSupportReview } from './sen-support.ts';
import { StatusObservation } from './identification.ts';
import { PROVISION_KINDS } from './provision-kinds.ts';
import { SignOffAnswerDecision, SignOffRequestDecision, SignOffWithdrawal } from './sign-off.ts';
import type { Identities } from '../pupils/identities.ts';
import { personsAt } from '../people/person.ts';

type Kind = new (row: DecisionRow, naming: Naming) => Decision;

const ConcernDecision = decisionKind('ConcernDecision', 'A concern that a pupil may have special educational needs.', [
  ConcernRaised,
]);
const SenSupportDecision = decisionKind('SenSupportDecision', 'That a pupil gets SEN support.', [SenSupportDecided]);
const RemovalDecision = decisionKind('RemovalDecision', 'That a pupil comes off SEN support.', [
  RegisterRemovalDecided,
]);

const KINDS: Readonly<Record<string, Kind>> = {
  ConcernRaised: ConcernDecision,
  IdentificationProposed: IdentificationProposal,
  SenSupportDecided: SenSupportDecision,
  MonitoringStarted: MonitoringDecision,
  NotSenDecided: NotSenDecision,
  SpecialistReferralDecided: SpecialistReferralDecision,
  ProvisionCodeObserved: StatusObservation,
  NeedsRanked: NeedsRanking,
  SenSupportReviewHeld: SenSupportReview,
  SenSupportContinued: SenSupportContinuation,
  SenSupportSteppedUp: SenSupportIncrease,
  RegisterRemovalDecided: RemovalDecision,
  ...EHC_KINDS,
  ...PROVISION_KINDS,
  SignOffRequested: SignOffRequestDecision,
  SignOffResubmitted: SignOffRequestDecision,
  SignOffWithdrawn: SignOffWithdrawal,
  SignOffApproved: SignOffAnswerDecision,
  SignOffApprovedWithConditions: SignOffAnswerDecision,
  SignOffReturned: SignOffAnswerDecision,
  SignOffRejected: SignOffAnswerDecision,
};

/** The kinds of decision that the schema knows; a test holds them to the registry. */
export const KNOWN_KINDS: readonly string[] = Object.keys(KINDS);

/** A row of the decision history as it is shown to the viewer; its pupil is noted for the access record. */
export function decisionOf(row: DecisionRow, identities: Identities, context: RequestContext): Decision {
  const Kind = KINDS[row.type];
  if (Kind === undefined) throw new TypeError(`the decision ${row.type} has no kind in the schema`);
  return new Kind(row, {
    person: personsAt(row.schoolUrn, context),
    pupil: (id) => identities.pupil(id),
    account: () => identities.accounts.of(row),
  });
}
