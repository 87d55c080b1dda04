import type { CivilDate } from '../../kernel/civil-date.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Personal } from '../personal.ts';
import type { Outside } from './outside.ts';

/** The LA confirms when it received the request (`laReceivedOn`): its clocks run from that day. */
export interface LaReceiptAcknowledged extends Outside {
  readonly laReceivedOn: CivilDate;
}

/**
 * LaDecidedToAssess and LaRefusedToAssess (reg 5), LaDecidedToReassess and LaRefusedToReassess (reg 25): the letter is
 * all there is to them.
 */
export type LaAssessmentDecision = Outside;

export const ADVISERS = [
  'SCHOOL',
  'EDUCATIONAL_PSYCHOLOGIST',
  'HEALTH',
  'SOCIAL_CARE',
  'SPECIALIST_TEACHER',
  'OTHER',
] as const;
export type Adviser = (typeof ADVISERS)[number];

/** The LA asks for advice (reg 6); who is asked owes it within six weeks (reg 8). */
export interface AdviceRequested extends Outside {
  readonly askedOf: Adviser;
}

/** The school returns its advice: a statutory duty, for which no sign-off is ever waited. */
export interface AdviceReturned {
  readonly schoolUrn: string;
  /** The request it answers; null when that never reached the school. */
  readonly request: string | null;
  readonly on: CivilDate;
  readonly sentAt: Instant | null;
  readonly note: Personal | null;
}

export interface DraftPlanReceived extends Outside {
  /** The day on which it was served on the parent or young person, where that is known. */
  readonly servedOn: CivilDate | null;
}

/** The LA asks a school about being named in section I (s.38-39). */
export interface SchoolConsulted extends Outside {
  readonly laCode: string;
  readonly draftPlanReference: Personal | null;
}

export const NAMING_POSITIONS = ['AGREES', 'OBJECTS', 'CONDITIONAL', 'NO_ANSWER'] as const;
export type NamingPosition = (typeof NAMING_POSITIONS)[number];
/** s.39(4): the only grounds on which an LA need not name the school that was asked for. */
export const NAMING_GROUNDS = [
  'UNSUITABLE_FOR_AGE_ABILITY_APTITUDE_OR_SEN',
  'INCOMPATIBLE_WITH_EDUCATION_OF_OTHERS',
  'INCOMPATIBLE_WITH_EFFICIENT_USE_OF_RESOURCES',
] as const;
export type NamingGround = (typeof NAMING_GROUNDS)[number];

/** The school's answer. Who gave it, in which role, stands in the deciders of the event. */
export interface SchoolConsultationAnswered {
  readonly schoolUrn: string;
  readonly consultation: string | null;
  readonly position: NamingPosition;
  readonly grounds: readonly NamingGround[];
  readonly sentAt: Instant | null;
  readonly reasons: Personal | null;
}

export const PLAN_SECTIONS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H1', 'H2', 'I', 'J', 'K'] as const;
export type PlanSection = (typeof PLAN_SECTIONS)[number];

export interface FinalPlanReceived extends Outside {
  readonly laCode: string;
  /** The day from which the plan is in force: pupils have status E from then on. */
  readonly planFrom: CivilDate;
  /** Sections of the copy that reached the school (reg 12): a school often gets less than all. */
  readonly sections: readonly PlanSection[];
  /** URN of the school named in section I; null: none, or a type of setting only. */
  readonly namedSchoolUrn: string | null;
  readonly personalBudget: boolean | null;
  readonly planReference: Personal;
  /**
   * The child stays under five for as long as a review has to be considered (CoP 9.178); said here because dates of
   * birth are sealed.
   */
  readonly earlyYears?: true;
}
