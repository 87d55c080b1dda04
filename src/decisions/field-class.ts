/**
 * The class of every field of every event (design §3): CLEAR (codes, dates, amounts, opaque ids), SEALED (identity),
 * TEXT (free text). A sealed field's place in its event (`event-format.md` §5) is its place among the SEALED and TEXT
 * fields here, in this order: **new sealed fields go to the end, none is ever taken out**.
 */
export type FieldClass = 'CLEAR' | 'SEALED' | 'TEXT';
export type FieldClasses = Readonly<Record<string, FieldClass>>;

export const C = 'CLEAR';
export const S = 'SEALED';
export const T = 'TEXT';
