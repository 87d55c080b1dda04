import { civilDateOfInstant, startOfDayInLondon } from '../kernel/civil-date.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { millisecondsBetween } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';
import { nextWorkingDay, workingDayOnOrAfter } from '../kernel/working-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../reference/bank-holidays.ts';

const CLOSE_OF_BUSINESS = 17 * 3_600_000;

/**
 * The day on which an e-mail counts as received (IPSEA's reading): the day in England it was sent. If sent after 17:00
 * or on a day that is no working day, the next working day. Undefined if bank holidays are not known.
 */
export function receivedOn(sentAt: Instant): CivilDate | undefined {
  const day = civilDateOfInstant(sentAt);
  // Hours since midnight equal the time of day, except on two days a year, which are Sundays.
  const late = millisecondsBetween(startOfDayInLondon(day), sentAt) > CLOSE_OF_BUSINESS;
  return late ? nextWorkingDay(day, ENGLAND_BANK_HOLIDAYS) : workingDayOnOrAfter(day, ENGLAND_BANK_HOLIDAYS);
}
