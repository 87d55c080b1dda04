import type { ReadModelName } from '../projections/names.ts';
import type { StoredEvent } from './kernel/event.ts';
import type { CommandDefinition } from './registry/definition.ts';

/** The read models to wait for: the question to the SENCO that goes with a decision shows as soon as the decision does. */
export function awaited({ awaits }: CommandDefinition, events: readonly StoredEvent[]): readonly ReadModelName[] {
  return events.some(({ type }) => type === 'ConsultationOpened') ? [...awaits, 'senco-inbox'] : awaits;
}
