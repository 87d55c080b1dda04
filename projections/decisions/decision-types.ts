import { isAttempt } from '../../src/decisions/decision.ts';
import type { EventType } from '../../src/registry/events.ts';
import { REGISTRY } from '../../src/registry/index.ts';

/**
 * What decision commands emit beside decisions: the question that a disagreeing file raises, and the conditions of an
 * approval.
 */
const BESIDE: readonly EventType[] = ['DiscrepancyRaised', 'SignOffConditionSet'];

/**
 * Events that are decisions: what the decision commands emit, without what stands beside them and without traces of
 * attempts.
 */
export const DECISION_TYPES: readonly EventType[] = [
  ...new Set(
    REGISTRY.filter(({ kind }) => kind === 'DECISION').flatMap(({ emits }) =>
      emits.map(({ type }) => type as EventType),
    ),
  ),
].filter((type) => !BESIDE.includes(type) && !isAttempt({ type }));
