import { type Decision, judge } from '../decision.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { birthRules, enrolmentRules, pastRules } from '../policies.ts';
import type { NotSenDecided } from './case-events.ts';
import { withoutSenRules } from './status-rules.ts';

/**
 * The school decides that a concern is not SEN: slow progress, behaviour or another language alone is none (CoP
 * 6.20-6.24).
 */
export interface DecideNotSen extends DecisionCommand, Omit<NotSenDecided, 'schoolUrn' | 'rationale'> {
  readonly rationale: string;
}

export function decideNotSen(command: DecideNotSen, given: PupilGiven): Decision {
  const { schoolUrn, explanations, parentInformed, evidence, rationale, effectiveFrom } = command;
  const data: NotSenDecided = { schoolUrn, explanations, parentInformed, evidence, rationale };
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...withoutSenRules(given, effectiveFrom),
      ...pastRules(given, parentInformed?.on ?? null, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom, given.envelope.decidedOn),
    ],
    [{ type: 'NotSenDecided', data, effectiveFrom }],
  );
}
