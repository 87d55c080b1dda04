import { expect, test } from '@jest/globals';
import { memoByList, memoByObject } from '../../src/kernel/memo.ts';

test('an object is worked out once, also when nothing comes of it', () => {
  let times = 0;
  const of = memoByObject(({ n }: { n: number }) => {
    times += 1;
    return n > 1 ? n : undefined;
  });
  const [one, two] = [{ n: 1 }, { n: 2 }];
  expect([of(one), of(two), of(one), of(two)]).toEqual([undefined, 2, undefined, 2]);
  expect(times).toBe(2);
});

test('a list is worked out again when it holds other objects than before, and only then', () => {
  let times = 0;
  const sum = memoByList((list: readonly { n: number }[]) => {
    times += 1;
    return list.reduce((total, { n }) => total + n, 0);
  });
  const [one, two, three] = [{ n: 1 }, { n: 2 }, { n: 3 }];
  expect([sum([one, two]), sum([one, two])]).toEqual([3, 3]);
  expect(times).toBe(1);
  expect([sum([one, three]), sum([one, two, three]), sum([one]), sum([two, one]), sum([])]).toEqual([4, 6, 1, 3, 0]);
  expect(times).toBe(6);
});
