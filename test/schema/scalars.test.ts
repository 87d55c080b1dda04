import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { GraphQLError, type GraphQLScalarType, Kind } from 'graphql';
import { CivilDateScalar } from '../../schema/scalars/civil-date.ts';
import { CodeScalar } from '../../schema/scalars/code.ts';
import { HashScalar } from '../../schema/scalars/hash.ts';
import { InstantScalar } from '../../schema/scalars/instant.ts';
import { PenceScalar } from '../../schema/scalars/pence.ts';
import { PositionScalar } from '../../schema/scalars/position.ts';

const HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const CASES: readonly [GraphQLScalarType<string, string>, readonly (readonly [string, string])[], readonly string[]][] =
  [
    [
      CivilDateScalar,
      [['2024-02-29', '2024-02-29']],
      ['2023-02-29', '2024-2-9', '1899-12-31', '2200-01-01', ' 2024-02-29', ''],
    ],
    [
      InstantScalar,
      [
        ['2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00.000Z'],
        ['2026-07-01T10:00:00+01:00', '2026-07-01T09:00:00.000Z'],
      ],
      ['2026-11-22', '2026-11-22T10:00:00', '2026-02-30T10:00:00Z', ''],
    ],
    [HashScalar, [[HASH, HASH]], [HASH.toUpperCase(), HASH.slice(1), `${HASH}0`, '']],
    [
      CodeScalar,
      [
        ['SEMH', 'SEMH'],
        ['10', '10'],
        ['ELEMENT_2_NOTIONAL', 'ELEMENT_2_NOTIONAL'],
      ],
      ['semh', 'A B', '_A', 'A'.repeat(41), ''],
    ],
    [
      PositionScalar,
      [
        ['12', '12'],
        ['C:12/P:12', 'C:12/P:12'],
      ],
      ['1 2', '"', 'x'.repeat(101), ''],
    ],
  ];

describe.each(CASES)('%s', (scalar, good, bad) => {
  test.each(good)('%s is %s, in variables, in documents and in answers', (text, value) => {
    expect(scalar.parseValue(text)).toBe(value);
    expect(scalar.parseLiteral({ kind: Kind.STRING, value: text }, {})).toBe(value);
    expect(scalar.serialize(value)).toBe(value);
  });

  test.each(bad)('%j is refused', (text) => {
    expect(() => scalar.parseValue(text)).toThrow(GraphQLError);
    expect(() => scalar.parseLiteral({ kind: Kind.STRING, value: text }, {})).toThrow(GraphQLError);
  });

  test('only strings are taken', () => {
    for (const value of [1, true, null, undefined, {}, ['2024-02-29'], 12n])
      expect(() => scalar.parseValue(value)).toThrow(GraphQLError);
    expect(() => scalar.parseLiteral({ kind: Kind.INT, value: '12' }, {})).toThrow(GraphQLError);
  });

  test('an error says what is expected and nothing of what came', () => {
    const message = messageOf(() => scalar.parseValue('?'));
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const said = messageOf(() => scalar.parseValue(text));
        expect([undefined, message]).toContain(said);
      }),
    );
    expect(message).toMatch(new RegExp(`^${scalar.name}: expected .*\\.$`));
  });
});

describe('Pence', () => {
  test('is a whole number that is exact, whatever its size', () => {
    for (const pence of [0, 323_000, -1, Number.MAX_SAFE_INTEGER]) {
      expect(PenceScalar.parseValue(pence)).toBe(pence);
      expect(PenceScalar.parseLiteral({ kind: Kind.INT, value: String(pence) }, {})).toBe(pence);
      expect(PenceScalar.serialize(pence)).toBe(pence);
    }
  });

  test.each([0.5, '100', 2 ** 53, null, true])('%j is refused, and the error says nothing of it', (value) => {
    expect(messageOf(() => PenceScalar.parseValue(value))).toBe('Pence: expected a whole number of pence.');
    expect(messageOf(() => PenceScalar.parseLiteral({ kind: Kind.FLOAT, value: '0.5' }, {}))).toBe(
      'Pence: expected a whole number of pence.',
    );
  });
});

function messageOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
