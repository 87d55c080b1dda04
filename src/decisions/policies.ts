import { needCodeInForce, needCodeKnown } from '../reference/need-codes.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { PupilGiven } from './given.ts';
import type { PupilCase } from './pupil-case.ts';
import type { RankedNeed } from './ranked-need.ts';
import type { RuleCode } from './rules.ts';

/** The rule's code if the condition holds, otherwise nothing. `broken(condition, code)` reads as a sentence. */
export function broken(condition: boolean, code: RuleCode): readonly RuleCode[] {
  return condition ? [code] : [];
}

/**
 * The pupil must be on roll at the school on that date. For a pupil never on roll there the write path denies access
 * before.
 */
export function enrolmentRules(pupil: PupilCase, schoolUrn: string, on: CivilDate): readonly RuleCode[] {
  const here = pupil.enrolments.filter((e) => e.schoolUrn === schoolUrn);
  if (here.some((e) => (e.since === null || e.since <= on) && (e.leftOn === null || on <= e.leftOn))) return [];
  return here.every((e) => e.since !== null && on < e.since) ? ['BEFORE_ADMISSION'] : ['AFTER_LEAVING'];
}

/**
 * Ranked needs have distinct ranks and a primary need, and their codes are in force. A code that never existed is wrong
 * input.
 */
export function needRules(needs: readonly RankedNeed[], on: CivilDate): readonly RuleCode[] {
  const ranks = new Set(needs.map((need) => need.rank));
  return [
    ...broken(
      needs.some((need) => !needCodeKnown(need.code)),
      'CODE_NOT_KNOWN',
    ),
    ...broken(
      needs.some((need) => needCodeKnown(need.code) && !needCodeInForce(need.code, on)),
      'NEED_CODE_NOT_IN_FORCE',
    ),
    ...broken(needs.length > 0 && (ranks.size !== needs.length || !ranks.has(1)), 'NEED_RANKS_NOT_DISTINCT'),
  ];
}

/** No date about a child is before their birth. */
export function birthRules(given: PupilGiven, ...dates: readonly (CivilDate | null)[]): readonly RuleCode[] {
  const born = given.dateOfBirth;
  return broken(born !== undefined && dates.some((date) => date !== null && date < born), 'DATE_BEFORE_BIRTH');
}

/** Past facts have no date after today. */
export function pastRules(given: PupilGiven, ...dates: readonly (CivilDate | null)[]): readonly RuleCode[] {
  return broken(
    dates.some((date) => date !== null && date > given.today),
    'DATE_IN_FUTURE',
  );
}
