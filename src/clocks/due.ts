import { isCivilDate } from '../kernel/civil-date.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { FIRST_DAY, LAST_DAY } from '../kernel/day-range.ts';
import type { SchoolCalendar } from '../kernel/school-days.ts';
import { isInForce } from '../reference/dated.ts';
import { isStepped } from './clock.ts';
import type { Clock, SingleClock, SteppedClock } from './clock.ts';
import { rowsOfClock } from './clocks.ts';
import { isClockFact } from './facts.ts';
import type { ClockFact } from './facts.ts';
import { lastDayOf } from './limit.ts';
import { movedByRule12 } from './tribunal-rule-12.ts';

export type ClockFacts = Readonly<Partial<Record<ClockFact, CivilDate | null>>>;

/** One limit under its own id. `due` is the last permitted day; null if a fact it needs is missing. */
export interface DueStep {
  readonly clockId: string;
  readonly due: CivilDate | null;
}

export interface Due extends DueStep {
  readonly kind: 'DUE';
  /** The row that was applied. If nothing can be counted, the newest. */
  readonly clock: Clock;
  /** The limits behind the answer, one for each step; empty for a single clock. */
  readonly steps: readonly DueStep[];
}

export const CLOCK_FAULTS = [
  'UNKNOWN_CLOCK',
  'UNKNOWN_FACT',
  'NOT_A_DATE',
  'NOT_IN_FORCE',
  'DAYS_NOT_KNOWN',
  'OUT_OF_RANGE',
] as const;

/**
 * Why there is no answer. `field` is `clockId`, `facts` or the name of a known fact, never an entered value.
 * `NOT_IN_FORCE`: no rule of this clock was in force on the day of the fact. `DAYS_NOT_KNOWN`: bank holidays or school
 * days are not known that far. `OUT_OF_RANGE`: the answer lies outside the years 1900 to 2199.
 */
export interface ClockFault {
  readonly kind: 'FAULT';
  readonly code: (typeof CLOCK_FAULTS)[number];
  readonly field: string;
}

/**
 * The last permitted day of a clock. Known facts of other clocks are ignored, so all facts of a case can be passed.
 * Counting follows the words of the provision: see `limit.ts` and each row's source.
 */
export function due(
  clockId: string,
  facts: Readonly<Record<string, unknown>>,
  calendar?: SchoolCalendar,
): Due | ClockFault {
  const rows = rowsOfClock(clockId);
  const newest = rows.at(-1);
  if (!newest) return fault('UNKNOWN_CLOCK', 'clockId');
  const wrong = faultIn(facts);
  if (wrong) return wrong;
  // `faultIn` has checked that there are only known names, dates and nulls.
  const known = facts as ClockFacts;
  return isStepped(newest)
    ? steppedDue(newest, known, calendar)
    : singleDue(
        rows.filter((row): row is SingleClock => !isStepped(row)),
        newest,
        known,
        calendar,
      );
}

function faultIn(facts: Readonly<Record<string, unknown>>): ClockFault | undefined {
  for (const [name, value] of Object.entries(facts)) {
    if (!isClockFact(name)) return fault('UNKNOWN_FACT', 'facts');
    if (value !== null && !isCivilDate(value)) return fault('NOT_A_DATE', name);
  }
  return undefined;
}

function singleDue(
  rows: readonly SingleClock[],
  newest: SingleClock,
  facts: ClockFacts,
  calendar?: SchoolCalendar,
): Due | ClockFault {
  const fact = newest.counts.from.find((name) => facts[name] != null);
  const from = fact && facts[fact];
  if (fact === undefined || from == null)
    return { kind: 'DUE', clockId: newest.id, due: null, clock: newest, steps: [] };
  const clock = rows.find((row) => isInForce(row, from));
  if (!clock) return fault('NOT_IN_FORCE', fact);
  return answered(clock, lastDayOf(clock.counts.limit, from, calendar), []);
}

function steppedDue(clock: SteppedClock, facts: ClockFacts, calendar?: SchoolCalendar): Due | ClockFault {
  const steps: Due[] = [];
  for (const id of clock.steps) {
    const step = due(id, facts, calendar);
    if (step.kind === 'FAULT') return step;
    steps.push(step);
  }
  const ends = steps.flatMap((step) => step.due ?? []).sort();
  const end = clock.headline === 'EARLIEST' ? ends[0] : ends.at(-1);
  const listed = steps.flatMap((step) => [{ clockId: step.clockId, due: step.due }, ...step.steps]);
  const missing =
    clock.needs === 'EVERY_STEP' ? ends.length < steps.length : clock.needs.some((name) => facts[name] == null);
  if (end === undefined || missing) return { kind: 'DUE', clockId: clock.id, due: null, clock, steps: listed };
  return answered(clock, clock.moves === 'TRIBUNAL_RULE_12' ? movedByRule12(end) : end, listed);
}

function answered(clock: Clock, end: CivilDate | undefined, steps: readonly DueStep[]): Due | ClockFault {
  if (end === undefined) return fault('DAYS_NOT_KNOWN', 'facts');
  // What is counted beyond the range ends at its first or last day.
  const isInside = FIRST_DAY < end && end < LAST_DAY;
  return isInside ? { kind: 'DUE', clockId: clock.id, due: end, clock, steps } : fault('OUT_OF_RANGE', 'facts');
}

function fault(code: ClockFault['code'], field: string): ClockFault {
  return { kind: 'FAULT', code, field };
}
