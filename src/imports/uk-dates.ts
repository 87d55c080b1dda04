import { addDays } from '../kernel/civil-date.ts';
import { FIRST_DAY } from '../kernel/day-range.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const UK = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
const NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[- /]([a-z]{3,9})\.?,?[- /](\d{4}|\d{2})$/i;
const SERIAL = /^(\d{5})(?:\.\d+)?$/;
const TIME = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m|Z|[+-]\d{2}:\d{2})?$/i;

/**
 * Day 0 of Excel's 1900 system, such that every serial number after 29 February 1900, which Excel invented, is right.
 */
const EXCEL_EPOCH = '1899-12-30';

/**
 * Writes a date as a spreadsheet or a management information system in England has it as `YYYY-MM-DD`: ISO,
 * `dd/mm/yyyy` with `/`, `-` or `.`, `d/m/yy`, `13-Jan-26`, an Excel serial number (1900 system), each with or without
 * a time of day, which may have an offset: the day is the one that is written. The day always comes before the month:
 * `03/04/2026` is 3 April. A text that is none of these stays as it is, and a day that does not exist stays one that
 * does not exist; `isCivilDate` finds both.
 */
export function isoDate(text: string): string {
  // A hard space is one too.
  const day = text.replace(/\s+/gu, ' ').replace(TIME, '').trim();
  const iso = ISO.exec(day);
  if (iso) return written(iso[1], iso[2], iso[3]);
  const uk = UK.exec(day);
  if (uk) return written(uk[3], uk[2], uk[1]);
  const named = NAMED.exec(day);
  const month = MONTHS.findIndex((name) => monthIs(name, named?.[2]));
  if (named && month >= 0) return written(named[3], String(month + 1), named[1]);
  const serial = SERIAL.exec(day);
  const counted = serial ? addDays(EXCEL_EPOCH, Number(serial[1])) : FIRST_DAY;
  return counted > FIRST_DAY ? counted : text;
}

/**
 * Of two digits 00 to 49 are of this century: nobody on a school's roll was born before 1950, no record is dated after
 * 2049.
 */
function written(year = '', month = '', day = ''): string {
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  return `${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const FULL_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** `Sept` is what many people write. */
function monthIs(short: string, text = ''): boolean {
  const name = text.toLowerCase();
  return name === short || (name === 'sept' && short === 'sep') || FULL_NAMES[MONTHS.indexOf(short)] === name;
}
