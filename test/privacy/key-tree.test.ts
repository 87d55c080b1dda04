import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { TEXT_NUMBERS } from '../../src/kernel/sealed-field.ts';
import {
  leafKey,
  parseSubjectKey,
  puncture,
  serialiseSubjectKey,
  subjectKeyFromRoot,
} from '../../src/privacy/key-tree.ts';
import type { SubjectKey } from '../../src/privacy/key-tree.ts';

const root = createHash('sha256').update('root').digest();
const whole = subjectKeyFromRoot(root);
/** Numbers that lie close together, where subtrees are shared, and anywhere. */
const number = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 250, max: 520 }),
  fc.integer({ min: 0, max: TEXT_NUMBERS - 1 }),
  fc.constant(TEXT_NUMBERS - 1),
);
const numbers = fc.uniqueArray(number, { minLength: 1, maxLength: 4 });

/** Subject keys are compared by their bytes: comparing a thousand buffers by value takes most of a second. */
const hex = (key: SubjectKey): string => serialiseSubjectKey(key).toString('hex');
const without = (erased: readonly number[]): SubjectKey => erased.reduce(puncture, whole);

describe('the key tree', () => {
  test('after any texts were erased they have no key and all others keep theirs', () => {
    fc.assert(
      fc.property(numbers, numbers, (erased, others) => {
        const key = without(erased);
        for (const n of erased) expect(leafKey(key, n)).toBeUndefined();
        for (const n of [...others, ...erased.map((e) => e ^ 1)].filter((o) => !erased.includes(o)))
          expect(leafKey(key, n)?.export().toString('hex')).toBe(leafKey(whole, n)?.export().toString('hex'));
      }),
      { numRuns: 25 },
    );
  });

  test('more texts than are kept in memory have the same keys again', () => {
    const all = Array.from({ length: 100 }, (_, n) => leafKey(whole, n)?.export().toString('hex'));
    expect(new Set(all).size).toBe(100);
    expect(all.map((_, n) => leafKey(whole, n)?.export().toString('hex'))).toEqual(all);
  });

  test('no node that remains lies on the path of an erased text, and the nodes are in order', () => {
    fc.assert(
      fc.property(numbers, (erased) => {
        const key = without(erased);
        const prefixes = key.map(({ prefix }) => Buffer.from(prefix).toString('hex'));
        expect(prefixes).toEqual([...prefixes].sort());
        for (const n of erased)
          expect(prefixes.filter((p) => n.toString(16).padStart(6, '0').startsWith(p))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('erasing costs at most 3 × 255 nodes a text, and nothing when it is erased already', () => {
    fc.assert(
      fc.property(numbers, (erased) => {
        const key = without(erased);
        expect(key.length).toBeLessThanOrEqual(3 * 255 * erased.length);
        expect(hex(erased.reduce(puncture, key))).toBe(hex(key));
      }),
      { numRuns: 25 },
    );
    expect(without([7]).length).toBe(3 * 255);
    expect(without([7, 8]).length).toBe(3 * 255 - 1);
  });

  test('the order of erasing does not matter', () => {
    fc.assert(
      fc.property(numbers, (erased) => {
        expect(hex(without([...erased].reverse()))).toBe(hex(without(erased)));
      }),
      { numRuns: 15 },
    );
  });

  test('round-trips through its bytes, which begin with version 1', () => {
    fc.assert(
      fc.property(numbers, (erased) => {
        const key = without(erased);
        const read = parseSubjectKey(serialiseSubjectKey(key));
        expect(hex(read)).toBe(hex(key));
        expect(read.map(({ prefix }) => prefix)).toEqual(key.map(({ prefix }) => prefix));
      }),
      { numRuns: 15 },
    );
    expect(serialiseSubjectKey(whole)).toEqual(Buffer.concat([Buffer.of(1, 0), root]));
    expect(parseSubjectKey(serialiseSubjectKey([]))).toEqual([]);
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['another version', Buffer.concat([Buffer.of(2, 0), root])],
    ['a short key', Buffer.concat([Buffer.of(1, 0), root.subarray(1)])],
    ['bytes behind the end', Buffer.concat([Buffer.of(1, 0), root, Buffer.of(0)])],
    ['a prefix of four', Buffer.concat([Buffer.of(1, 4, 1, 2, 3, 4), root])],
    ['a node twice', Buffer.concat([Buffer.of(1, 1, 9), root, Buffer.of(1, 9), root])],
    ['a node inside another', Buffer.concat([Buffer.of(1, 1, 9), root, Buffer.of(2, 9, 0), root])],
    ['nodes out of order', Buffer.concat([Buffer.of(1, 1, 9), root, Buffer.of(1, 8), root])],
    ['the root and another', Buffer.concat([Buffer.of(1, 0), root, Buffer.of(1, 8), root])],
  ])('refuses bytes with %s', (_name, bytes) => {
    expect(() => parseSubjectKey(bytes)).toThrow(expect.objectContaining({ code: 'CORRUPT' }));
  });

  test.each([-1, TEXT_NUMBERS, 1.5, Number.NaN])('there is no text %s', (n) => {
    expect(() => leafKey(whole, n)).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
    expect(() => puncture(whole, n)).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
  });
});
