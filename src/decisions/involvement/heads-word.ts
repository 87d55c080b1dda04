import type { EffectiveEvent } from '../../kernel/folding.ts';
import { isConfirmedBy } from './word-of-decider.ts';

/** Whether a decision counts as the head's by somebody else's word alone. False once the head has confirmed it. */
export function isHeadsByAnothersWord(decision: EffectiveEvent, events: readonly EffectiveEvent[]): boolean {
  const { findings = [], decidedBy = [] } = decision.metadata;
  if (!findings.includes('HEADS_DECISION_BY_ANOTHERS_WORD')) return false;
  const heads = decidedBy
    .flatMap((decider) => (decider.kind === 'PERSON' ? [decider] : decider.kind === 'MEETING' ? decider.members : []))
    .filter(({ role }) => role === 'HEADTEACHER')
    .map(({ person }) => person);
  return !isConfirmedBy(heads, decision, events);
}
