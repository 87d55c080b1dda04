import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { School } from './school.ts';

/** What a random command is made from: numbers that were drawn, and the record as it stands. */
export interface Draw {
  readonly school: School;
  readonly pupil: string;
  readonly others: readonly string[];
  readonly events: readonly LoggedEvent[];
  /** One of these, by the next number that was drawn. */
  pick<T>(choices: readonly T[]): T;
}

export type Members = Readonly<Record<string, unknown>>;

export const LAWFUL_DAYS = [
  '2025-09-08',
  '2026-01-12',
  '2026-04-20',
  '2026-09-07',
  '2026-10-05',
  '2026-11-09',
  '2026-11-20',
] as const;
export const NO_EVENT = '00000000-0000-4000-8000-00000000dead';

/** Id of an event of the pupil with one of these types, the newest ones rather; of no event when there is none. */
export function eventOf(draw: Draw, ...types: readonly string[]): string {
  const found = draw.events.filter(({ type }) => types.length === 0 || types.includes(type)).slice(-4);
  return found.length === 0 ? NO_EVENT : draw.pick(found).id;
}
