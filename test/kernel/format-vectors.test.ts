import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { canonicalEvent } from '../../src/kernel/canonical.ts';
import type { StoredEvent } from '../../src/kernel/event.ts';
import { formatVectors } from '../events/format-vectors.ts';

const vectors = formatVectors();

describe('golden vectors of the event format', () => {
  test('one stream in the order of its revisions, six events', () => {
    expect(vectors.map(({ event }) => event.revision)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(new Set(vectors.map(({ event }) => event.stream)).size).toBe(1);
  });

  test.each(vectors)('$name: canonical text', ({ event, canonical }) => {
    expect(canonicalEvent(event)).toBe(canonical);
    expect(canonicalEvent(JSON.parse(JSON.stringify(event)) as StoredEvent)).toBe(canonical);
  });

  test.each(vectors)('$name: leaf hash (RFC 6962 §2.1)', ({ canonical, leaf }) => {
    expect(createHash('sha256').update(Buffer.of(0)).update(canonical, 'utf8').digest('hex')).toBe(leaf);
  });

  test.each(vectors)('$name: the text says what the event says', ({ event, canonical }) => {
    const { v, ...rest } = JSON.parse(canonical) as StoredEvent & { v: number };
    expect(v).toBe(1);
    expect(rest).toEqual(event);
  });
});
