import { describe, expect, test } from '@jest/globals';
import { figureOf, interleaved, median, quantile } from './measure.ts';

describe('the arithmetic of the bench', () => {
  test('a median is the middle of the sorted values, or the mean of the two there', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([40, 10, 20, 30])).toBe(25);
    expect(() => median([])).toThrow(RangeError);
  });

  test('a quantile is a value that was measured, at least that share of all not above it', () => {
    const values = Array.from({ length: 100 }, (_, n) => 100 - n);
    expect([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1)]).toEqual([50, 95, 100]);
    expect(quantile([7], 0.99)).toBe(7);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });

  test('the ratio is the median of the ratios of the rounds, with their least and greatest', () => {
    // Ratios 2, 0.5 and 4; the ratio of the medians would be 1.
    const figure = figureOf({
      name: 'append',
      unit: '/s',
      ours: [200, 100, 400],
      peer: { name: 'bare', values: [100, 200, 100] },
    });
    expect(figure).toEqual({ name: 'append', value: 200, unit: '/s', peer: 'bare 100/s', ratio: 2, spread: [0.5, 4] });
  });

  test('without a peer there is no ratio', () => {
    expect(figureOf({ name: 'import', unit: 's', ours: [2.00004] })).toEqual({
      name: 'import',
      value: 2,
      unit: 's',
      peer: null,
      ratio: null,
      spread: null,
    });
  });

  test('rounds that have no counterpart are no comparison', () => {
    expect(() => figureOf({ name: 'append', unit: '/s', ours: [1, 2], peer: { name: 'bare', values: [1] } })).toThrow(
      'append',
    );
  });

  test('every contender is measured once a round, each round begins with another, and the first round does not count', async () => {
    const order: string[] = [];
    const contender = (name: string) => () => {
      order.push(name);
      return order.length;
    };
    const rounds = await interleaved(3, { a: contender('a'), b: contender('b') });
    expect(order.join('')).toBe('abbaabba');
    expect(rounds).toEqual({ a: [4, 5, 8], b: [3, 6, 7] });
  });
});
