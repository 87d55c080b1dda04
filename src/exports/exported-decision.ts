import type { DecisionRow } from '../../projections/decisions/decision-history.ts';
import { DECISION_TYPES } from '../../projections/decisions/decision-types.ts';
import type { FieldClasses } from '../decisions/field-class.ts';
import { FIELD_CLASSES } from '../registry/events.ts';
import type { EvidenceReference } from '../decisions/evidence.ts';
import type { DecisionEhc } from './decision-ehc.ts';
import type { DecisionSignOff } from './decision-sign-off.ts';
import type { Authority, Decider } from '../kernel/metadata.ts';

/**
 * Words of a sealed field; null: nothing was said. ERASED and WITHHELD stand for words that are not there to be read.
 */
export const ERASED = Symbol('erased');
export const WITHHELD = Symbol('withheld');
export type Words = string | null | typeof ERASED | typeof WITHHELD;

/** Sealed and free-text fields of all kinds of decision, the reasons first. */
export const TEXTS: readonly string[] = [
  ...new Set(['rationale', ...DECISION_TYPES.flatMap((type) => sealedNames(FIELD_CLASSES[type]))]),
];

export interface ExportedPerson {
  readonly personId: string;
  readonly name: Words;
  readonly role: string;
}

export interface ExportedDecider {
  readonly kind: Decider['kind'];
  readonly meeting: string | null;
  readonly persons: readonly (ExportedPerson & { readonly authority: Authority })[];
}

/** One decision with its words opened, as a line of an export is made from it. */
export interface ExportedDecision {
  readonly row: DecisionRow;
  readonly pupil: { readonly surname: Words; readonly forename: Words; readonly upn: Words };
  readonly deciders: readonly ExportedDecider[];
  readonly recordedBy: ExportedPerson;
  /** By the names of TEXTS; those that the kind of decision does not have are absent. */
  readonly texts: Readonly<Record<string, Words>>;
  /** Null for decisions of other families. */
  readonly ehc: DecisionEhc | null;
  /** Null where no request for sign-off belongs to it. */
  readonly signOff: DecisionSignOff | null;
}

/** References to evidence, as codes; a kind of decision without any has none. */
export function evidenceOf({ data }: DecisionRow): readonly EvidenceReference[] {
  return Array.isArray(data['evidence'])
    ? (data['evidence'] as readonly unknown[] as readonly EvidenceReference[])
    : [];
}

export function sealedNames(classes: FieldClasses): readonly string[] {
  return Object.keys(classes).filter((name) => classes[name] !== 'CLEAR');
}
