import { academicYearOf, addDays, addYears, type CivilDate, weekday } from '../kernel/civil-date.ts';

const FRIDAY = 5;

/**
 * The last day of compulsory school age: the last Friday of June of the academic year in which they turn 16 (Education
 * Act 1996 s.8; SI 1997/1970). Who turns 16 in the summer holidays is past it before the birthday.
 */
export function endOfCompulsorySchoolAge(dateOfBirth: CivilDate): CivilDate {
  const endOfJune = `${academicYearOf(addYears(dateOfBirth, 16)) + 1}-06-30`;
  return addDays(endOfJune, -((weekday(endOfJune) - FRIDAY + 7) % 7));
}

/** Whether a child is a young person by then: over compulsory school age (Children and Families Act 2014 s.83(2)). */
export function isYoungPerson(dateOfBirth: CivilDate, on: CivilDate): boolean {
  return on > endOfCompulsorySchoolAge(dateOfBirth);
}
