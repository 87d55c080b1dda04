import { addDays, weekday } from '../kernel/civil-date.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { BankHolidays } from '../kernel/working-days.ts';

/** A day that a Royal Proclamation, or an order under the Banking and Financial Dealings Act 1971, added or moved. */
interface Special {
  readonly on: CivilDate;
  readonly insteadOf?: CivilDate;
  readonly source: string;
}

/**
 * The year in which the SEND Regulations came into force: every clock of theirs can be counted from their first day.
 */
const FIRST_YEAR = 2014;
const LAST_YEAR = 2030;
const MONDAY = 1;

const SPECIALS: readonly Special[] = [
  {
    on: '2020-05-08',
    insteadOf: '2020-05-04',
    source: 'gov.uk bank holidays: early May bank holiday moved to 75 years after VE Day',
  },
  {
    on: '2022-06-02',
    insteadOf: '2022-05-30',
    source: 'gov.uk bank holidays: spring bank holiday moved for the Platinum Jubilee',
  },
  { on: '2022-06-03', source: 'gov.uk bank holidays: Platinum Jubilee of Elizabeth II' },
  { on: '2022-09-19', source: 'gov.uk bank holidays: State funeral of Elizabeth II' },
  { on: '2023-05-08', source: 'gov.uk bank holidays: coronation of Charles III' },
];

/**
 * England's bank and public holidays by the standing rules: Good Friday and Christmas Day by common law, the others by
 * the Banking and Financial Dealings Act 1971 s.1 and Sch.1 and yearly proclamation (New Year, early May, substitutes
 * for weekends). Later years than 2023 are by rule alone: a special day that is proclaimed has to be added above.
 */
export const ENGLAND_BANK_HOLIDAYS: BankHolidays = {
  knownFrom: `${FIRST_YEAR}-01-01`,
  knownTo: `${LAST_YEAR}-12-31`,
  dates: new Set(
    Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => holidaysOf(FIRST_YEAR + index)).flat(),
  ),
};

function holidaysOf(year: number): CivilDate[] {
  const easter = easterSunday(year);
  const regular = [
    substitute(`${year}-01-01`, []),
    addDays(easter, -2),
    addDays(easter, 1),
    mondayOnOrAfter(`${year}-05-01`),
    addDays(mondayOnOrAfter(`${year}-06-01`), -7),
    addDays(mondayOnOrAfter(`${year}-09-01`), -7),
    ...christmas(year),
  ];
  const specials = SPECIALS.filter(({ on }) => on.startsWith(String(year)));
  return [
    ...regular.filter((day) => !specials.some(({ insteadOf }) => insteadOf === day)),
    ...specials.map(({ on }) => on),
  ].sort();
}

function christmas(year: number): CivilDate[] {
  const boxingDay = `${year}-12-26`;
  // On a Sunday, Christmas Day moves past Boxing Day, which stays where it is.
  const christmasDay = substitute(`${year}-12-25`, [boxingDay]);
  return [christmasDay, substitute(boxingDay, [christmasDay])];
}

/** The day itself on a weekday, else the next weekday that is not taken. */
function substitute(date: CivilDate, taken: readonly CivilDate[]): CivilDate {
  if (weekday(date) <= 5) return date;
  let day = addDays(date, 1);
  while (weekday(day) > 5 || taken.includes(day)) day = addDays(day, 1);
  return day;
}

function mondayOnOrAfter(date: CivilDate): CivilDate {
  return addDays(date, (MONDAY - weekday(date) + 7) % 7);
}

/**
 * Easter Sunday of the Gregorian calendar (Calendar (New Style) Act 1750), by the algorithm of Meeus, Jones and
 * Butcher.
 */
function easterSunday(year: number): CivilDate {
  const goldenNumber = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * goldenNumber + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const shift = Math.floor((goldenNumber + 11 * epact + 22 * toSunday) / 451);
  return addDays(`${year}-03-22`, epact + toSunday - 7 * shift);
}
