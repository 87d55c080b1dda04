import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';

/** The fields of a kind that are those of its event, as they are; null where the event has none. */
export function ownFields(row: DecisionRow, ...names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, row.data[name] ?? null]));
}
