import type { CivilDate } from '../kernel/civil-date.ts';
import { type CodeOf, codes } from '../kernel/members.ts';

/**
 * Grounds that lift a limit and set no other. "As soon as practicable" remains, so no date is ever computed from them.
 */
export const EXCEPTION_GROUND = codes(
  'ExceptionGround',
  'Grounds on which a limit need not be kept where it is impractical; they set no other date.',
  {
    SCHOOL_CLOSED:
      'Advice was asked of a school between one week before it closed for at least 4 weeks and one week before it reopened.',
    EARLY_YEARS_PROVIDER_CLOSED:
      'Advice was asked of an early years provider between one week before it closed for at least 4 weeks and one week before it reopened.',
    EXCEPTIONAL_CIRCUMSTANCES: 'Exceptional personal circumstances affected the child, the parent or the young person.',
    ABSENT_FOUR_WEEKS:
      'The child, the parent or the young person was absent from the area for at least 4 weeks without a break.',
    ABSENT_TWO_WEEKS:
      'The child, the parent or the young person was absent from the area for at least 2 weeks without a break.',
    MISSED_APPOINTMENT: 'The child or young person did not keep an appointment for an examination or test.',
    REPRESENTATIONS_ON_DRAFT: 'The parent or young person said that they wish to make representations on the plan.',
  },
);
export type ExceptionGround = CodeOf<typeof EXCEPTION_GROUND>;

/** An exception as claimed. Whether it is valid is not judged. */
export interface ClaimedException {
  readonly ground: ExceptionGround;
  readonly claimedBy: string;
  readonly from: CivilDate;
  /** Null if no end is known. */
  readonly to: CivilDate | null;
}

const CLOSURES_AND_CIRCUMSTANCES: readonly ExceptionGround[] = [
  'SCHOOL_CLOSED',
  'EARLY_YEARS_PROVIDER_CLOSED',
  'EXCEPTIONAL_CIRCUMSTANCES',
  'ABSENT_FOUR_WEEKS',
];

/** SEND Regulations 2014 regs 5(4), 10(4), 13(3) and 27(3). */
export const ASSESSMENT_GROUNDS = CLOSURES_AND_CIRCUMSTANCES;
/** Reg 8(2): the grounds of an assessment, and a missed appointment. */
export const ADVICE_GROUNDS: readonly ExceptionGround[] = [...CLOSURES_AND_CIRCUMSTANCES, 'MISSED_APPOINTMENT'];
/** Regs 44(3) and 45: a shorter absence is enough. */
export const TRIBUNAL_GROUNDS: readonly ExceptionGround[] = [
  'EXCEPTIONAL_CIRCUMSTANCES',
  'ABSENT_TWO_WEEKS',
  'REPRESENTATIONS_ON_DRAFT',
];
