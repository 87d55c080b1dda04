import {
  type DataOf,
  event,
  input,
  type InputOf,
  optional,
  partOf,
  partsOf,
  reviewDay,
  saidIn,
  someOf,
  text,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { PARENT_INFORMED } from '../parent-informed.ts';
import { birthRules, broken, enrolmentRules, pastRules } from '../policies.ts';
import { ALTERNATIVE_EXPLANATION } from './alternative-explanation.ts';
import { withoutSenRules } from './status-rules.ts';

export const MonitoringStarted = event('MonitoringStarted', 'A pupil is watched without SEN support.', {
  reviewOn: optional(reviewDay('When the pupil is looked at again.')),
  explanations: someOf(ALTERNATIVE_EXPLANATION, 'Explanations that account for what was noticed.'),
  parentInformed: optional(partOf(PARENT_INFORMED, 'That a parent or young person was informed.')),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  rationale: text('Why.'),
  monitoringPlan: optional(text('What is done meanwhile, such as a pastoral plan.', 'What is done meanwhile.')),
});
export type MonitoringStarted = DataOf<typeof MonitoringStarted>;

export const StartMonitoring = input('The decision to watch a pupil without SEN support.', saidIn(MonitoringStarted));
export type StartMonitoring = DecisionCommand & InputOf<typeof StartMonitoring>;

/** Monitors a pupil without SEN support, for instance by a pastoral plan. The provision code stays N. */
export function startMonitoring(command: StartMonitoring, given: PupilGiven): Decision {
  const { schoolUrn, reviewOn, parentInformed, evidence, effectiveFrom } = command;
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
    [happened(MonitoringStarted, command)],
  );
}
