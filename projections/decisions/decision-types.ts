import { isAttempt } from '../../src/decisions/decision.ts';
import type { EventType } from '../../src/registry/events.ts';
import { REGISTRY } from '../../src/registry/index.ts';

/**
 * Events that decision commands emit but that are not decisions: a question raised by a file, a condition of an
 * approval.
 */
const BESIDE: readonly EventType[] = ['DiscrepancyRaised', 'SignOffConditionSet'];

/**
 * Types of the events that are decisions: all that decision commands emit, without `BESIDE` and without refused
 * attempts.
 */
export const DECISION_TYPES: readonly EventType[] = [
  ...new Set(
    REGISTRY.filter(({ kind }) => kind === 'DECISION').flatMap(({ emits }) =>
      emits.map(({ type }) => type as EventType),
    ),
  ),
].filter((type) => !BESIDE.includes(type) && !isAttempt({ type }));
