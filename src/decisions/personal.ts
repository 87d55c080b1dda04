import type { SealedField } from '../kernel/sealed-field.ts';

/**
 * Free text about a person (class TEXT) or identity (class SEALED): plain in a command and in what `decide` answers,
 * sealed in every stored event. Rules never look inside.
 */
export type Personal<T = string> = T | SealedField;
