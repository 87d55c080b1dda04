import type { ProvisionOn } from '../decisions/provision/provisions.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { SchoolCalendar } from '../kernel/school-days.ts';
import type { PupilFacts } from './pupil-facts.ts';
import type { KnownPeriod } from './status-facts.ts';

/** Why a pupil needs the SENCO's attention. */
export const ATTENTION_CODES = [
  'REVIEW_OVERDUE',
  'NO_PARENT_CONTACT_THIS_TERM',
  'FEWER_THAN_THREE_PARENT_MEETINGS',
  'NO_PRIMARY_NEED',
  'NSA_OVER_A_YEAR',
  'NO_OUTCOME_ON_TARGETED_PROVISION',
  'NO_SESSIONS_IN_FOUR_WEEKS',
  'SECTION_F_VARIANCE',
  'PHASE_TRANSFER_NOT_RECORDED',
  'CENSUS_NOT_READY',
] as const;
export type AttentionCode = (typeof ATTENTION_CODES)[number];

/** Details of a reason: which review, or which rule of the census. */
export const ATTENTION_DETAILS = [
  'SUPPORT_REVIEW',
  'SUPPORT_REVIEW_BY_CUSTOM',
  'CONCERN_BY_CUSTOM',
  'MONITORING',
  'PROVISION_REVIEW',
  'PLACEMENT_REVIEW',
  'ANNUAL_REVIEW',
  'NEED_MISSING',
  'RANKS_NOT_DISTINCT',
  'NEED_CODE_RETIRED',
  'NSA_WITH_PLAN',
  'NO_SEN_WITH_NEED',
  'PLAN_NOT_NAMED',
] as const;
export type AttentionDetail = (typeof ATTENTION_DETAILS)[number];

export interface Attention {
  readonly code: AttentionCode;
  readonly detail: AttentionDetail | null;
  /** The first day on which it was so. */
  readonly since: CivilDate;
  /** The last day to do it or put it right; null if there is none. */
  readonly dueOn: CivilDate | null;
  /** The provision, placement, variance, clock or other record it is about; null for the whole record. */
  readonly about: string | null;
}

/** A pupil's facts on a day, with what every rule needs. */
export interface AttentionAsked {
  readonly facts: PupilFacts;
  readonly on: CivilDate;
  readonly calendar: SchoolCalendar;
  /** The provision code of the day; undefined if nothing is known. */
  readonly period: KnownPeriod | undefined;
  /** SEN support or a plan. */
  readonly hasSen: boolean;
  /** Provisions active or suspended on the day. */
  readonly given: readonly ProvisionOn[];
  /** Academic years at whose end pupils of the school change phase. */
  readonly transitionYears: readonly string[];
}
