import type { CivilDate } from '../kernel/civil-date.ts';
import { workingDayOnOrAfter } from '../kernel/working-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../reference/bank-holidays.ts';

/**
 * The last day for an application notice whose time ends on `end`, in a special educational needs case (SI 2008/2699):
 * rule 12(3)(a): ending from 25 December to 1 January, the first working day after 1 January; ending in August, the
 * first after 31 August; rule 12(2): ending on any other day that is no working day, the next one. Days in between are
 * not left out of the count: that is rule 12(3)(b), for every other act. Undefined where bank holidays are not known.
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
