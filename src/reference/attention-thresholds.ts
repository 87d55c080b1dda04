import type { CivilDate } from '../kernel/civil-date.ts';
import { type Dated, inForce } from './dated.ts';

export type AttentionThresholdName = 'NSA_IS_TEMPORARY' | 'SESSIONS_ARE_LOGGED' | 'PARENTS_ARE_MET' | 'UNDONE_SOON';

/**
 * From when a pupil or decision is worth a look. `customary`: no law or guidance names the figure, so it never makes a
 * breach.
 */
export interface AttentionThreshold extends Dated {
  readonly name: AttentionThresholdName;
  readonly customary: boolean;
  readonly months?: number;
  readonly schoolDays?: number;
  /** Used where the school's calendar does not cover the days between. */
  readonly calendarDays?: number;
  /** How often in an academic year. */
  readonly timesAYear?: number;
}

export const ATTENTION_THRESHOLDS: readonly AttentionThreshold[] = [
  {
    name: 'NSA_IS_TEMPORARY',
    customary: true,
    months: 12,
    from: '2014-09-01',
    source: 'Convention of this system: a type of need is assessed within a year',
  },
  {
    name: 'SESSIONS_ARE_LOGGED',
    customary: true,
    schoolDays: 20,
    calendarDays: 28,
    from: '2014-09-01',
    source: 'Convention of this system: four weeks, as school days',
  },
  {
    name: 'PARENTS_ARE_MET',
    customary: false,
    timesAYear: 3,
    from: '2014-09-01',
    source: 'SEND Code of Practice 2015, 6.65: at least three times each year ("should")',
  },
  {
    name: 'UNDONE_SOON',
    customary: true,
    calendarDays: 90,
    from: '1900-01-01',
    source: 'Convention of this system: REVERSED_WITHIN_90_DAYS',
  },
];

/** The row in force on a day; undefined where there was none. */
export function attentionThreshold(name: AttentionThresholdName, on: CivilDate): AttentionThreshold | undefined {
  return inForce(ATTENTION_THRESHOLDS, on).findLast((row) => row.name === name);
}
