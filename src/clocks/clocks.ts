import type { CivilDate } from '../kernel/civil-date.ts';
import { codes } from '../kernel/members.ts';
import { inForce } from '../reference/dated.ts';
import { APPEAL_CLOCKS } from './appeal-clocks.ts';
import { ASSESSMENT_CLOCKS } from './assessment-clocks.ts';
import { isStepped } from './clock.ts';
import type { Clock } from './clock.ts';
import type { ClockFact } from './facts.ts';
import { ORDER_CLOCKS } from './order-clocks.ts';
import { REVIEW_CLOCKS } from './review-clocks.ts';
import { limitInWords } from './limit.ts';

/**
 * Every clock as dated rows. An id has several rows if its rule has changed. Each step of a stepped clock has a row and
 * an id of its own.
 */
export const CLOCKS: readonly Clock[] = [...ASSESSMENT_CLOCKS, ...APPEAL_CLOCKS, ...REVIEW_CLOCKS, ...ORDER_CLOCKS];

const BY_ID = Map.groupBy(CLOCKS, ({ id }) => id);

/** The ids of all clocks, each once, in the order of the table. */
export const CLOCK_IDS: readonly string[] = [...BY_ID.keys()];

/** Made from the table: a new clock is in the schema after `npm run generate`. */
export const CLOCK_ID = codes(
  'ClockId',
  'The statutory clocks; `clocks` says how each is counted.',
  Object.fromEntries(CLOCK_IDS.map((id) => [id, `${BY_ID.get(id)?.at(-1)?.name ?? id}.`])),
);

/** The rows of a clock, oldest first; empty if there is no such clock. */
export function rowsOfClock(id: string): readonly Clock[] {
  return BY_ID.get(id) ?? [];
}

export function clocksInForce(on: CivilDate): readonly Clock[] {
  return inForce(CLOCKS, on);
}

/** The facts that a clock needs, with those of its steps, each once. */
export function factsOf(clock: Clock): readonly ClockFact[] {
  return isStepped(clock)
    ? [...new Set(clock.steps.flatMap((id) => rowsOfClock(id).flatMap(factsOf)))]
    : clock.counts.from;
}

/** The limit in words; for a stepped clock, how its steps join. */
export function limitOf(clock: Clock): string {
  return isStepped(clock)
    ? `the ${clock.headline === 'EARLIEST' ? 'earliest' : 'latest'} of ${clock.steps.join(', ')}`
    : limitInWords(clock.counts.limit);
}
