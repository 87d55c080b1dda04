import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import type { MonitoringStarted } from './case-events.ts';
import { withoutSenRules } from './status-rules.ts';

/**
 * The school watches a pupil without SEN support, by a pastoral plan for instance; the code stays N (domain §0.6,
 * §2.1).
 */
export interface StartMonitoring
  extends DecisionCommand, Omit<MonitoringStarted, 'schoolUrn' | 'rationale' | 'monitoringPlan'> {
  readonly rationale: string;
  readonly monitoringPlan: string | null;
}

export function startMonitoring(command: StartMonitoring, given: PupilGiven): Decision {
  const { schoolUrn, reviewOn, explanations, parentInformed, evidence, rationale, monitoringPlan, effectiveFrom } =
    command;
  const data: MonitoringStarted = {
    schoolUrn,
    reviewOn,
    explanations,
    parentInformed,
    evidence,
    rationale,
    monitoringPlan,
  };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...withoutSenRules(given, effectiveFrom),
      ...broken(reviewOn === null, 'REVIEW_DATE_MISSING'),
      ...broken(reviewOn !== null && reviewOn <= effectiveFrom, 'REVIEW_DATE_NOT_AFTER_START'),
      ...pastRules(given, parentInformed?.on ?? null, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom, given.envelope.decidedOn),
    ],
    [{ type: 'MonitoringStarted', data, effectiveFrom }],
  );
}
