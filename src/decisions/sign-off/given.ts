import type { CivilDate } from '../../kernel/civil-date.ts';
import { type CodeOf, codes } from '../../kernel/members.ts';
import type { Json } from '../../kernel/json.ts';
import type { SchoolCalendar } from '../../kernel/school-days.ts';
import type { SignOffRule } from './policy.ts';

export const PUPIL_SCOPE = codes('PupilScope', 'Which pupils a delegation reaches.', {
  ALL_PUPILS: 'All pupils.',
  WITHOUT_EHC_PLAN: 'Pupils without an EHC plan.',
  WITH_EHC_PLAN: 'Pupils with an EHC plan.',
});
export type PupilScope = CodeOf<typeof PUPIL_SCOPE>;

/** How far a delegation reaches. `maxAnnualCost` in pence; null: any cost, all pupils. */
export interface DelegationLimits {
  readonly maxAnnualCost: number | null;
  readonly pupilScope: PupilScope | null;
}

/** Delegations of a person for the decision that is being taken. */
export interface DelegationsHeld {
  /** Limits of those in force on the day of the decision. */
  readonly inForce: readonly DelegationLimits[];
  /** One was in force before that day and is not any more. */
  readonly lapsed: boolean;
}

/** What the school's own record says about signing off, for the day of the decision. */
export interface SignOffGiven {
  /** The lines of the policy in force; none: nothing needs sign-off. */
  readonly rules: readonly SignOffRule[];
  readonly calendar: SchoolCalendar;
  /** Who held the head's office on that day, and on any other. */
  readonly heads: (on: CivilDate) => readonly string[];
  readonly delegations: (person: string) => DelegationsHeld;
  /** Whether nobody but this person could have signed off on that day. */
  readonly soleDecider: (person: string) => boolean;
  /** Whether a person has authority to sign off on that day, by office or delegation, whatever its limits. */
  readonly maySignOff: (person: string) => boolean;
  /** SHA-256 of the canonical form, in lower-case hex. */
  readonly digestOf: (shown: Json) => string;
}
