import type { DecisionAuthority } from '../../projections/decisions/decision-authority.ts';
import type { DecisionRow } from '../../projections/decisions/decision-history.ts';
import { DECISION_TYPES } from '../../projections/decisions/decision-types.ts';
import type { FieldClasses } from '../decisions/field-class.ts';
import { FIELD_CLASSES } from '../registry/events.ts';
import type { EvidenceReference } from '../decisions/evidence.ts';
import type { DecisionEhc } from './decision-ehc.ts';
import type { DecisionSignOff } from './decision-sign-off.ts';
import type { DeciderKind } from '../decisions/outsiders.ts';
import type { Authority } from '../kernel/metadata.ts';

/** Text of a sealed field, or null if the field is empty. ERASED and WITHHELD mean that the text cannot be read. */
export const ERASED = Symbol('erased');
export const WITHHELD = Symbol('withheld');
export type Words = string | null | typeof ERASED | typeof WITHHELD;

/** Sealed and free-text fields of all kinds of decision, reasons first. */
export const TEXTS: readonly string[] = [
  ...new Set(['rationale', ...DECISION_TYPES.flatMap((type) => sealedNames(FIELD_CLASSES[type]))]),
];

export interface ExportedPerson {
  readonly personId: string;
  readonly name: Words;
  readonly role: string;
}

export interface ExportedDecider {
  readonly kind: DeciderKind;
  readonly meeting: string | null;
  readonly persons: readonly (ExportedPerson & { readonly authority: Authority })[];
}

/** One decision with its texts opened, from which a line of an export is made. */
export interface ExportedDecision {
  readonly row: DecisionRow;
  /** Its findings, those of authority as known at the cut. */
  readonly authority: DecisionAuthority;
  readonly pupil: { readonly surname: Words; readonly forename: Words; readonly upn: Words };
  readonly deciders: readonly ExportedDecider[];
  readonly recordedBy: ExportedPerson;
  /** Texts by the names in TEXTS. Fields that the kind of decision does not have are left out. */
  readonly texts: Readonly<Record<string, Words>>;
  /** Null for decisions of other families. */
  readonly ehc: DecisionEhc | null;
  /** Null if no request for sign-off belongs to it. */
  readonly signOff: DecisionSignOff | null;
}

/** References to evidence, as codes. Empty if the kind of decision has none. */
export function evidenceOf({ data }: DecisionRow): readonly EvidenceReference[] {
  return Array.isArray(data['evidence'])
    ? (data['evidence'] as readonly unknown[] as readonly EvidenceReference[])
    : [];
}

export function sealedNames(classes: FieldClasses): readonly string[] {
  return Object.keys(classes).filter((name) => classes[name] !== 'CLEAR');
}
