import { SenSupportContinued } from '../../../src/decisions/identification/continue-sen-support.ts';
import { NotSenDecided } from '../../../src/decisions/identification/decide-not-sen.ts';
import { NeedsRanked, ProvisionCodeObserved, SenSupportDecided } from '../../../src/decisions/identification/events.ts';
import { SenSupportReviewHeld } from '../../../src/decisions/identification/hold-sen-support-review.ts';
import { IdentificationProposed } from '../../../src/decisions/identification/propose-identification.ts';
import { ConcernRaised } from '../../../src/decisions/identification/raise-concern.ts';
import { SpecialistReferralDecided } from '../../../src/decisions/identification/refer-to-specialist.ts';
import { RegisterRemovalDecided } from '../../../src/decisions/identification/remove-from-sen-support.ts';
import { MonitoringStarted } from '../../../src/decisions/identification/start-monitoring.ts';
import { SenSupportSteppedUp } from '../../../src/decisions/identification/step-up-sen-support.ts';
import { type DecisionKind, decisionKind } from './decision-kind.ts';

/** The kinds in which decisions of identification are shown, by the types of their events. */
export const IDENTIFICATION_KINDS: Readonly<Record<string, DecisionKind>> = {
  ConcernRaised: decisionKind('ConcernDecision', 'A concern that a pupil may have special educational needs.', [
    ConcernRaised,
  ]),
  IdentificationProposed: decisionKind('IdentificationProposal', 'A proposal of what becomes of a concern.', [
    IdentificationProposed,
  ]),
  SenSupportDecided: decisionKind('SenSupportDecision', 'That a pupil gets SEN support.', [SenSupportDecided]),
  MonitoringStarted: decisionKind('MonitoringDecision', 'That a pupil is watched without SEN support.', [
    MonitoringStarted,
  ]),
  NotSenDecided: decisionKind('NotSenDecision', 'That a concern was found not to be SEN.', [NotSenDecided]),
  SpecialistReferralDecided: decisionKind(
    'SpecialistReferralDecision',
    'That a pupil is referred to a specialist outside the school.',
    [SpecialistReferralDecided],
  ),
  // Every decision shows the provision code that it brings about.
  ProvisionCodeObserved: decisionKind(
    'StatusObservation',
    'A provision code as a file or document states it.',
    [ProvisionCodeObserved],
    { status: null },
  ),
  NeedsRanked: decisionKind('NeedsRanking', 'That the needs of a pupil with SEN were ranked anew.', [NeedsRanked]),
  SenSupportReviewHeld: decisionKind(
    'SenSupportReview',
    'A review of SEN support, with what it has brought and what is recommended.',
    [SenSupportReviewHeld],
  ),
  SenSupportContinued: decisionKind('SenSupportContinuation', 'That SEN support goes on after a review.', [
    SenSupportContinued,
  ]),
  SenSupportSteppedUp: decisionKind('SenSupportIncrease', 'That more is done after a review of SEN support.', [
    SenSupportSteppedUp,
  ]),
  RegisterRemovalDecided: decisionKind('RemovalDecision', 'That a pupil comes off SEN support.', [
    RegisterRemovalDecided,
  ]),
};
