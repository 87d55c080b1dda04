import { academicYearOf, type CivilDate } from '../kernel/civil-date.ts';
import { type CodeOf, codes } from '../kernel/members.ts';

/** Terms by which money is told apart. A school's own calendar says when it teaches, not in which term a cost falls. */
export const SCHOOL_TERM = codes('SchoolTerm', 'Terms by which costs are told apart.', {
  AUTUMN: '1 September to 31 December.',
  SPRING: '1 January to 31 March.',
  SUMMER: '1 April to 31 August.',
});
export type SchoolTerm = CodeOf<typeof SCHOOL_TERM>;

/**
 * A term with its first and last day. Convention of this system: the thirds of a school's financial reports to
 * governors.
 */
export interface TermSpan {
  readonly term: SchoolTerm;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/**
 * The terms of an academic year, named by the calendar year it begins in; together they cover each of its days once.
 */
export function termsOf(academicYear: number): readonly TermSpan[] {
  const next = String(academicYear + 1);
  return [
    { term: 'AUTUMN', from: `${String(academicYear)}-09-01`, to: `${String(academicYear)}-12-31` },
    { term: 'SPRING', from: `${next}-01-01`, to: `${next}-03-31` },
    { term: 'SUMMER', from: `${next}-04-01`, to: `${next}-08-31` },
  ];
}

/** The terms of the academic year of a day. */
export function termsAround(day: CivilDate): readonly TermSpan[] {
  return termsOf(academicYearOf(day));
}
