import type { CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';

/**
 * What the SENCO may have had to do with: a principal decision, with all acts that belong to it
 * (src/matters/README.md).
 */
export interface Involved {
  readonly decision: EffectiveEvent;
  /** The acts that count, the decision among them. */
  readonly acts: readonly EffectiveEvent[];
  /** Ids of all its acts, void ones too: what names one of them is about the whole. */
  readonly names: ReadonlySet<unknown>;
}

/** A decision to which nothing else belongs. */
export function alone(decision: EffectiveEvent): Involved {
  return { decision, acts: [decision], names: new Set([decision.id]) };
}

/**
 * The SENCO's post at one school, as far as the record of decisions does not hold it. A shared decision is judged once
 * for each school linked on its day, with the post of that school.
 */
export interface SencoPost {
  readonly schoolUrn: string;
  /** Who held the post on a day, by what is known at the cut; beside those whom the decision names. */
  readonly heldOn: (day: CivilDate) => readonly string[];
  /** The day from which the school keeps its record here; earlier decisions were typed in from paper. */
  readonly recordFrom: CivilDate | null;
}

/** The post as the stored decisions have it, and nothing else. */
export function postAsStored(schoolUrn: string): SencoPost {
  return { schoolUrn, heldOn: () => [], recordFrom: null };
}
