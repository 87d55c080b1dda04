import { type Decision, judge } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import { broken } from '../decisions/policies.ts';
import { FIRST_YEAR, LAST_YEAR } from '../kernel/day-range.ts';
import {
  type DataOf,
  day,
  days,
  eventOfStream,
  input,
  type InputOf,
  part,
  partsOf,
  required,
  saidIn,
  whole,
} from '../kernel/members.ts';
import type { SchoolCommand } from './command.ts';

const TERM = part('Term', 'A term or half-term.', { from: day('First day.'), to: day('Last day.') });

/** Terms with first and last day, and the closures within them. */
export const TermCalendarSet = eventOfStream('TermCalendarSet', 'The terms of an academic year were set.', {
  academicYear: whole('The calendar year in which the academic year begins.', FIRST_YEAR, LAST_YEAR),
  terms: required(partsOf(TERM, 'Terms or half-terms, in order.')),
  closures: days('Days in term on which the school is closed to pupils.'),
});
export type TermCalendarSet = DataOf<typeof TermCalendarSet>;

/** The terms and closures of one academic year (1 September to 31 August), from which school days are counted. */
export const SetTermCalendar = input('The terms and closures of an academic year.', saidIn(TermCalendarSet));
export type SetTermCalendar = SchoolCommand & InputOf<typeof SetTermCalendar>;

export function setTermCalendar(command: SetTermCalendar): Decision {
  const { academicYear, terms, closures } = command;
  const first = `${String(academicYear)}-09-01`;
  const last = `${String(academicYear + 1)}-08-31`;
  const inOrder = terms.every(
    (term, i) => term.from <= term.to && first <= term.from && term.to <= last && (terms[i - 1]?.to ?? '') < term.from,
  );
  const within = closures.every((day) => terms.some((term) => term.from <= day && day <= term.to));
  return judge('TAKEN_HERE', broken(terms.length === 0 || !inOrder || !within, 'TERMS_OVERLAP'), [
    happened(TermCalendarSet, command, first),
  ]);
}
