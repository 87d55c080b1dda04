import {
  type DataOf,
  event,
  input,
  type InputOf,
  optional,
  partOf,
  partsOf,
  saidIn,
  someOf,
  text,
} from '../../kernel/members.ts';
import { type Decision, judge } from '../decision.ts';
import { EVIDENCE } from '../evidence.ts';
import type { DecisionCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { PARENT_INFORMED } from '../parent-informed.ts';
import { birthRules, enrolmentRules, pastRules } from '../policies.ts';
import { ALTERNATIVE_EXPLANATION } from './alternative-explanation.ts';
import { withoutSenRules } from './status-rules.ts';

export const NotSenDecided = event('NotSenDecided', 'A concern was found not to be SEN.', {
  explanations: someOf(ALTERNATIVE_EXPLANATION, 'Explanations that account for what was noticed.'),
  parentInformed: optional(partOf(PARENT_INFORMED, 'That a parent or young person was informed.')),
  evidence: partsOf(EVIDENCE, 'Evidence.'),
  rationale: text('Why.'),
});
export type NotSenDecided = DataOf<typeof NotSenDecided>;

export const DecideNotSen = input('The decision that a concern is not SEN.', saidIn(NotSenDecided));
export type DecideNotSen = DecisionCommand & InputOf<typeof DecideNotSen>;

/** Decides that a concern is not SEN: slow progress, behaviour or another language alone is none (CoP 6.20-6.24). */
export function decideNotSen(command: DecideNotSen, given: PupilGiven): Decision {
  const { schoolUrn, parentInformed, evidence, effectiveFrom } = command;
  return judge(
    given.envelope.basis,
    [
      ...given.envelope.broken,
      ...enrolmentRules(given.pupil, schoolUrn, effectiveFrom),
      ...withoutSenRules(given, effectiveFrom),
      ...pastRules(given, parentInformed?.on ?? null, ...evidence.map(({ on }) => on)),
      ...birthRules(given, effectiveFrom, given.envelope.decidedOn),
    ],
    [happened(NotSenDecided, command)],
  );
}
