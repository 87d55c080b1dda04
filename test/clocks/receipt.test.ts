import { expect, test } from '@jest/globals';
import { receivedOn } from '../../src/clocks/receipt.ts';

test.each([
  ['2026-11-02T09:00:00.000Z', '2026-11-02', 'a Monday morning'],
  ['2026-11-02T17:00:00.000Z', '2026-11-02', 'at 17:00 is not after 17:00'],
  ['2026-11-02T17:00:00.001Z', '2026-11-03', 'after 17:00 in winter'],
  ['2026-07-20T16:00:00.000Z', '2026-07-20', 'at 17:00 of summer time'],
  ['2026-07-20T16:00:00.001Z', '2026-07-21', 'after 17:00 of summer time'],
  ['2026-07-20T23:30:00.000Z', '2026-07-21', 'half past midnight in England is the next day'],
  ['2026-10-23T16:30:00.000Z', '2026-10-26', 'Friday 17:30, the last of summer time'],
  ['2026-10-26T16:30:00.000Z', '2026-10-26', 'Monday 16:30, the first of winter time'],
  ['2026-03-27T16:30:00.000Z', '2026-03-27', 'Friday 16:30, the last of winter time'],
  ['2026-03-30T16:30:00.000Z', '2026-03-31', 'Monday 17:30, the first of summer time'],
  ['2026-03-29T16:30:00.000Z', '2026-03-30', 'the Sunday on which the clocks change'],
  ['2026-11-07T09:00:00.000Z', '2026-11-09', 'a Saturday'],
  ['2026-12-24T17:30:00.000Z', '2026-12-29', 'Christmas Eve after 17:00; the 28th is a substitute holiday'],
  ['2026-12-25T09:00:00.000Z', '2026-12-29', 'Christmas Day'],
  ['2026-04-02T18:00:00.000Z', '2026-04-07', 'Maundy Thursday evening'],
  ['2026-08-31T09:00:00.000Z', '2026-09-01', 'the summer bank holiday'],
  ['2024-02-28T18:00:00.000Z', '2024-02-29', 'leap day'],
])('sent at %s, received on %s: %s', (sentAt, received) => {
  expect(receivedOn(sentAt)).toBe(received);
});

test('beyond the known bank holidays there is no answer', () => {
  expect(receivedOn('2031-01-02T09:00:00.000Z')).toBeUndefined();
  expect(receivedOn('2030-12-31T18:00:00.000Z')).toBeUndefined();
});
