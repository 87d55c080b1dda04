import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { type Cursor, decodeCursor, encodeCursor } from '../../schema/reads/paging/cursor.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const cursors: fc.Arbitrary<Cursor> = fc.record({
  list: fc.constantFrom('decisions', 'senRegister'),
  order: fc.constantFrom('RECORDED_DESC', 'NAME'),
  ordinal: fc.nat(),
  effectiveOn: fc.option(day),
  key: fc.array(fc.oneof(fc.nat(), fc.string({ maxLength: 20, unit: 'grapheme' })), { maxLength: 4 }),
});

function rejection(text: string): unknown {
  try {
    decodeCursor(text);
    return undefined;
  } catch (error) {
    return error instanceof GraphQLError ? error.extensions : error;
  }
}

const NO_CURSOR = { code: 'BAD_USER_INPUT', problems: [{ field: 'after', rule: 'isCursor' }] };

describe('cursors', () => {
  test('come back as they went', () => {
    fc.assert(
      fc.property(cursors, (cursor) => {
        expect(decodeCursor(encodeCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  test('are different for different places', () => {
    fc.assert(
      fc.property(cursors, cursors, (a, b) => {
        expect(encodeCursor(a) === encodeCursor(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  test('any other text is bad input, and the error does not repeat it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (text) => {
          expect(rejection(text)).toEqual(NO_CURSOR);
        },
      ),
    );
  });

  test.each([
    [[2, 'decisions', 'X', 1, '2026-01-01']],
    [[1, 5, 'X', 1, '2026-01-01']],
    [[1, 'decisions', 'X', -1, '2026-01-01']],
    [[1, 'decisions', 'X', 1.5, '2026-01-01']],
    [[1, 'decisions', 'X', 1, '2026-02-30']],
    [[1, 'decisions', 'X', 1, '2026-01-01', null]],
    [[1, 'decisions', 'X', 1, '2026-01-01', { a: 1 }]],
    [{}],
    ['x'.repeat(2_000)],
  ])('%j is no cursor', (value) => {
    expect(rejection(Buffer.from(JSON.stringify(value)).toString('base64url'))).toEqual(NO_CURSOR);
  });

  test('has one spelling only', () => {
    const text = encodeCursor({ list: 'decisions', order: 'X', ordinal: 1, effectiveOn: '2026-01-01', key: [] });
    expect(rejection(`${text}=`)).toEqual(NO_CURSOR);
    expect(rejection(Buffer.from('[1, "decisions","X",1,"2026-01-01"]').toString('base64url'))).toEqual(NO_CURSOR);
  });
});
