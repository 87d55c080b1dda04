import type { ReadModelName } from './registry/read-model-names.ts';
import type { StoredEvent } from './kernel/event.ts';
import type { CommandDefinition } from './registry/definition.ts';

/**
 * The read models to wait for: the question to the SENCO that goes with a decision shows as soon as the decision does,
 * and so does the notice to whose decision was changed.
 */
export function awaited({ awaits }: CommandDefinition, events: readonly StoredEvent[]): readonly ReadModelName[] {
  const has = (wanted: string): boolean => events.some(({ type }) => type === wanted);
  return [
    ...awaits,
    ...(has('ConsultationOpened') ? ['senco-inbox' as const] : []),
    ...(has('DeciderNotified') ? ['decider-notices' as const] : []),
  ];
}
