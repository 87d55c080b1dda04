import { GraphQLError } from 'graphql';
import { type CivilDate, isCivilDate } from '../../../src/kernel/civil-date.ts';
import { badUserInput } from '../../scalars/check-shape.ts';

/** The place of a row in a list: the values it is ordered by. Clear values only: a cursor may end up in any log. */
export type RowKey = readonly (string | number)[];

/**
 * A place in one list, in one order, at one cut: events up to and with an ordinal, as they count on a day (null: on
 * any).
 */
export interface Cursor {
  readonly ordinal: number;
  readonly effectiveOn: CivilDate | null;
  readonly list: string;
  readonly order: string;
  readonly key: RowKey;
}

const VERSION = 1;
const LONGEST = 1_000;

/** Opaque for clients: base64url of the JSON array `[1, list, order, ordinal, effectiveOn, ...key]`. */
export function encodeCursor({ list, order, ordinal, effectiveOn, key }: Cursor): string {
  return Buffer.from(JSON.stringify([VERSION, list, order, ordinal, effectiveOn, ...key])).toString('base64url');
}

/** Reads what `encodeCursor` wrote; anything else is BAD_USER_INPUT for `after`. */
export function decodeCursor(text: string): Cursor {
  const cursor = text.length <= LONGEST ? parse(text) : undefined;
  if (cursor === undefined || encodeCursor(cursor) !== text) throw badUserInput([{ field: 'after', rule: 'isCursor' }]);
  return cursor;
}

/** The cursor belongs to another list, order or state of the record than the one asked for. */
export function cursorMismatch(): GraphQLError {
  return new GraphQLError('The cursor belongs to another list, order or `asAt`.', {
    extensions: { code: 'CURSOR_MISMATCH' },
  });
}

function parse(text: string): Cursor | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parsed) ? fromMembers(parsed) : undefined;
  } catch {
    return undefined;
  }
}

function fromMembers([version, list, order, ordinal, effectiveOn, ...key]: readonly unknown[]): Cursor | undefined {
  const wellFormed =
    version === VERSION &&
    typeof list === 'string' &&
    typeof order === 'string' &&
    isOrdinal(ordinal) &&
    (effectiveOn === null || isCivilDate(effectiveOn)) &&
    key.every(isKeyValue);
  return wellFormed ? { list, order, ordinal, effectiveOn, key } : undefined;
}

function isOrdinal(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isKeyValue(value: unknown): value is string | number {
  return typeof value === 'string' || Number.isSafeInteger(value);
}
