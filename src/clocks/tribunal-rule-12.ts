import type { CivilDate } from '../kernel/civil-date.ts';
import { workingDayOnOrAfter } from '../kernel/working-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../reference/bank-holidays.ts';

/**
 * Moves the last day of an application notice in a special educational needs case (SI 2008/2699). Undefined if bank
 * holidays are not known.
 * Rule 12(3)(a): an end from 25 December to 1 January moves to the first working day after 1 January. An end in August
 * moves to the first working day after 31 August.
 * Rule 12(2): any other end that is no working day moves to the next one.
 * Days in between still count: only other acts leave them out (rule 12(3)(b)).
 */
export function movedByRule12(end: CivilDate): CivilDate | undefined {
  return workingDayOnOrAfter(afterVacation(end), ENGLAND_BANK_HOLIDAYS);
}

function afterVacation(end: CivilDate): CivilDate {
  const year = Number(end.slice(0, 4));
  const monthDay = end.slice(5);
  if (monthDay >= '12-25') return `${year + 1}-01-02`;
  if (monthDay === '01-01') return `${year}-01-02`;
  return monthDay.startsWith('08-') ? `${year}-09-01` : end;
}
