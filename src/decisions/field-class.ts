import type { FieldClass } from '../kernel/members.ts';

export type { FieldClass } from '../kernel/members.ts';
export type FieldClasses = Readonly<Record<string, FieldClass>>;

export const C = 'CLEAR';
export const S = 'SEALED';
export const T = 'TEXT';
