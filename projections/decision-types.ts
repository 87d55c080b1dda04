import type { EventType } from '../src/decisions/field-classes.ts';
import { REGISTRY } from '../src/registry.ts';

/** Events that are decisions: what the decision commands emit, without the question that a disagreeing file raises. */
export const DECISION_TYPES: readonly EventType[] = [...new Set(REGISTRY.filter(({ kind }) => kind === 'DECISION').flatMap(({ emits }) => emits))].filter((type) => type !== 'DiscrepancyRaised');
