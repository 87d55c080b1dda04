import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joined, stretchesOf } from '../../src/kernel/stretches.ts';

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);

test('whole stretches come first, then a rest', () => {
  expect(stretchesOf([])).toEqual([]);
  expect(stretchesOf(numbers(87)).map(({ at, list }) => [at, list.length])).toEqual([
    [0, 64],
    [64, 16],
    [80, 4],
    [84, 3],
  ]);
});

test('stretches join to the list, in whatever order they are read', () => {
  fc.assert(
    fc.property(fc.nat({ max: 300 }), fc.infiniteStream(fc.nat()), (length, dice) => {
      const shuffled = stretchesOf(numbers(length))
        .map((stretch) => [dice.next().value, stretch] as const)
        .sort(([a], [b]) => a - b)
        .map(([, stretch]) => stretch);
      expect(joined(shuffled)).toEqual(numbers(length));
    }),
  );
});

test('a list that grows by one is written about five times in all, and never in many rows', () => {
  let written = 0;
  let before = new Map<number, number>();
  for (let length = 1; length <= 1_000; length += 1) {
    const now = new Map(stretchesOf(numbers(length)).map(({ at, list }) => [at, list.length]));
    for (const [at, size] of now) if (before.get(at) !== size) written += size;
    expect(now.size).toBeLessThanOrEqual(length / 64 + 7);
    before = now;
  }
  expect(written / 1_000).toBeLessThan(5);
});
