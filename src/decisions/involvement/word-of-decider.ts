import type { EffectiveEvent } from '../../kernel/folding.ts';

/** Whether the latest answer by one of these persons confirms a decision, and does not dispute it. */
export function isConfirmedBy(
  persons: readonly string[],
  { id }: EffectiveEvent,
  events: readonly EffectiveEvent[],
): boolean {
  const words = events.filter(
    ({ type, data, metadata }) =>
      (type === 'DecisionConfirmed' || type === 'DecisionDisputed') &&
      data['decision'] === id &&
      persons.includes(metadata.recordedBy.person),
  );
  return words.sort((a, b) => a.revision - b.revision).at(-1)?.type === 'DecisionConfirmed';
}
