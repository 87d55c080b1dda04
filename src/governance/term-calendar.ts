import { type Decision, judge } from '../decisions/decision.ts';
import { broken } from '../decisions/policies.ts';
import type { TermCalendarSet } from './events.ts';
import type { SchoolCommand } from './command.ts';

/** The terms and closures of one academic year (1 September to 31 August), from which school days are counted. */
export interface SetTermCalendar extends SchoolCommand, TermCalendarSet {}

export function setTermCalendar(command: SetTermCalendar): Decision {
  const { academicYear, terms, closures } = command;
  const first = `${String(academicYear)}-09-01`;
  const last = `${String(academicYear + 1)}-08-31`;
  const inOrder = terms.every(
    (term, i) => term.from <= term.to && first <= term.from && term.to <= last && (terms[i - 1]?.to ?? '') < term.from,
  );
  const within = closures.every((day) => terms.some((term) => term.from <= day && day <= term.to));
  return judge('TAKEN_HERE', broken(terms.length === 0 || !inOrder || !within, 'TERMS_OVERLAP'), [
    { type: 'TermCalendarSet', data: { academicYear, terms, closures }, effectiveFrom: first },
  ]);
}
