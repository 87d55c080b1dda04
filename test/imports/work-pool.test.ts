import { expect, test } from '@jest/globals';
import { WorkPool } from '../../src/imports/work-pool.ts';

test('runs no more than its limit at a time, and all of it', async () => {
  const pool = new WorkPool(3);
  let [now, most, done] = [0, 0, 0];
  for (let i = 0; i < 20; i += 1) {
    await pool.add(async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      now -= 1;
      done += 1;
    });
  }
  await pool.settled();
  expect([most, done, now]).toEqual([3, 20, 0]);
});

test('a failure is thrown once what had begun has ended, however early it came', async () => {
  const pool = new WorkPool(2);
  let ended = false;
  await pool.add(async () => {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    ended = true;
  });
  await pool.add(() => Promise.reject(new Error('the disk is full')));
  await new Promise((resolve) => {
    setTimeout(resolve, 5);
  });
  await expect(pool.add(() => Promise.resolve())).rejects.toThrow('the disk is full');
  expect(ended).toBe(true);
  await expect(pool.settled()).rejects.toThrow('the disk is full');
});
