import { civilDateOfInstant, startOfDayInLondon } from '../kernel/civil-date.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { millisecondsBetween } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';
import { nextWorkingDay, workingDayOnOrAfter } from '../kernel/working-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../reference/bank-holidays.ts';

const CLOSE_OF_BUSINESS = 17 * 3_600_000;

/**
 * The day on which an e-mail counts as received: the day it was sent in England; the next working day when it was sent
 * after 17:00 there, or on a day that is none (IPSEA's reading). Undefined where bank holidays are not known.
 */
export function receivedOn(sentAt: Instant): CivilDate | undefined {
  const day = civilDateOfInstant(sentAt);
  // Hours since midnight are the time of day: the two days a year of which that is not so are Sundays.
  const late = millisecondsBetween(startOfDayInLondon(day), sentAt) > CLOSE_OF_BUSINESS;
  return late ? nextWorkingDay(day, ENGLAND_BANK_HOLIDAYS) : workingDayOnOrAfter(day, ENGLAND_BANK_HOLIDAYS);
}
