import type { CivilDate } from '../../kernel/civil-date.ts';
import { type CodeOf, codes } from '../../kernel/members.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { SchoolCalendar } from '../../kernel/school-days.ts';
import type { RuleCode } from '../rules.ts';
import type { SignOffMatter, SignOffRule } from './policy.ts';

export const PUPIL_SCOPE = codes('PupilScope', 'Which pupils a delegation reaches.', {
  ALL_PUPILS: 'All pupils.',
  WITHOUT_EHC_PLAN: 'Pupils without an EHC plan.',
  WITH_EHC_PLAN: 'Pupils with an EHC plan.',
});
export type PupilScope = CodeOf<typeof PUPIL_SCOPE>;

/** Limits of a delegation. `maxAnnualCost` in pence, null for any cost; `pupilScope` null for all pupils. */
export interface DelegationLimits {
  readonly maxAnnualCost: number | null;
  readonly pupilScope: PupilScope | null;
}

/** A person's delegations for the decision being taken. */
export interface DelegationsHeld {
  /** Limits of the delegations in force on the day of the decision. */
  readonly inForce: readonly DelegationLimits[];
  /** Whether one was in force before that day and has ended. */
  readonly lapsed: boolean;
}

/** What the school's own record holds about sign-off on the day of the decision. */
export interface SignOffGiven {
  /** Lines of the policy in force. Without any, nothing needs sign-off. */
  readonly rules: readonly SignOffRule[];
  readonly calendar: SchoolCalendar;
  /** The persons in the headteacher's office on a day. */
  readonly heads: (on: CivilDate) => readonly string[];
  readonly delegations: (person: string) => DelegationsHeld;
  /** Whether nobody else could have signed off on the day of the decision. */
  readonly soleDecider: (person: string) => boolean;
  /** Whether a person had authority to sign off on that day, by office or delegation. Limits are not checked. */
  readonly maySignOff: (person: string) => boolean;
  /** SHA-256 of the canonical JSON, in lower-case hex. */
  readonly digestOf: (shown: Json) => string;
  /** The roles that a person holds on a day; absent where no rule asks. */
  readonly rolesOf?: (person: string, on: CivilDate) => readonly string[];
  /** The persons with authority for a decision by office or delegation; absent where no rule asks. */
  readonly whoMay?: (decision: string) => readonly string[];
  /** The act of a request being made, judged as its own command; absent if it carries none. */
  readonly proposedAct?: ProposedActGiven;
}

/** An act that a request is to carry. */
export interface ProposedActGiven {
  /** Its deciding members as they are stored; null if no event would come of it. */
  readonly act: JsonObject | null;
  /** What the provision or place is called; null if it has no name. */
  readonly name: string | null;
  readonly annualCost: number | null;
  /** The matters of sign-off that the act settles. */
  readonly matters: readonly SignOffMatter[];
  /** Rules that the act itself breaks, without want of authority and of sign-off. */
  readonly broken: readonly RuleCode[];
}
