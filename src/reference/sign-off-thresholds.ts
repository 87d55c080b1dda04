import type { Dated } from './dated.ts';

/** A length of waiting; calendar days where the school's calendar is not known. */
export interface WaitingTime {
  readonly schoolDays: number;
  readonly calendarDays: number;
}

/** When a request for sign-off that waits is brought to notice, and when it counts as overdue. */
export interface SignOffThreshold extends Dated {
  readonly escalate: WaitingTime;
  readonly breach: WaitingTime;
}

/** Customary: no law or guidance names a number of days for a school's internal sign-off. */
export const SIGN_OFF_THRESHOLDS: readonly SignOffThreshold[] = [
  {
    from: '1900-01-01',
    escalate: { schoolDays: 5, calendarDays: 7 },
    breach: { schoolDays: 10, calendarDays: 14 },
    source: 'Convention of this system, customary',
  },
];

/** Customary, eight weeks of school: after this a request that came back with questions lapses. */
export const RETURNED_LAPSES_AFTER_DAYS = 56;
