import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '../../src/kernel/event.ts';
import { foldCorrections } from '../../src/kernel/folding.ts';
import type { JsonObject } from '../../src/kernel/json.ts';

/** A step of a stream's life: a fact with its effective day, a correction or a void of an earlier step. */
type Step =
  | { readonly kind: 'FACT'; readonly day: number }
  | { readonly kind: 'CORRECT'; readonly of: number; readonly day: number }
  | { readonly kind: 'VOID'; readonly of: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('FACT' as const), day: fc.integer({ min: 1, max: 28 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('CORRECT' as const),
      of: fc.nat(30),
      day: fc.integer({ min: 1, max: 28 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('VOID' as const), of: fc.nat(30) }) },
);
const steps = fc.array(step, { maxLength: 25 });
const date = (day: number): string => `2026-01-${String(day).padStart(2, '0')}`;
const id = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;

function stream(list: readonly Step[]): StoredEvent[] {
  return list.map((one, revision) => {
    const base = { stream: 'pupil-x', revision, id: id(revision), schemaVersion: 1 };
    const recorded = { recordedAt: '2026-02-01T00:00:00.000Z' };
    if (one.kind === 'FACT')
      return {
        ...base,
        type: 'Fact',
        data: { value: revision },
        metadata: { ...recorded, effectiveFrom: date(one.day) },
      };
    if (one.kind === 'VOID')
      return { ...base, type: 'RecordVoidedAsError', data: { target: id(one.of) }, metadata: recorded };
    const data: JsonObject = {
      target: id(one.of),
      targetType: 'Fact',
      replacement: { value: revision },
      metadata: { effectiveFrom: date(one.day) },
    };
    return { ...base, type: 'CorrectionRecorded', data, metadata: recorded };
  });
}

/** The same by brute force: every fact asks the whole list what has become of it. */
function expected(list: readonly Step[]): { revision: number; value: number; on: string }[] {
  const voids = new Set(list.flatMap((one) => (one.kind === 'VOID' ? [one.of] : [])));
  return list
    .flatMap((one, revision) => {
      if (one.kind !== 'FACT' || voids.has(revision)) return [];
      const last = list.findLastIndex(
        (other, at) => other.kind === 'CORRECT' && other.of === revision && !voids.has(at),
      );
      const by = list[last];
      return [
        by?.kind === 'CORRECT'
          ? { revision, value: last, on: date(by.day) }
          : { revision, value: revision, on: date(one.day) },
      ];
    })
    .sort((a, b) => (a.on === b.on ? a.revision - b.revision : a.on < b.on ? -1 : 1));
}

function folded(events: readonly StoredEvent[]): object[] {
  return foldCorrections(events).map((e) => ({
    revision: e.revision,
    value: e.data['value'],
    on: e.metadata.effectiveFrom,
  }));
}

describe('folding with corrections (event-format.md §6)', () => {
  test('equals asking the whole list, at every cut', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const events = stream(list);
        for (let cut = 0; cut <= events.length; cut += 1)
          expect(folded(events.slice(0, cut))).toEqual(expected(list.slice(0, cut)));
      }),
    );
  });

  test('a late entry takes its place on the effective axis and changes nothing after it', () => {
    const events = stream([
      { kind: 'FACT', day: 10 },
      { kind: 'FACT', day: 20 },
      { kind: 'FACT', day: 15 },
    ]);
    expect(folded(events)).toEqual([
      { revision: 0, value: 0, on: date(10) },
      { revision: 2, value: 2, on: date(15) },
      { revision: 1, value: 1, on: date(20) },
    ]);
  });

  test('a corrected event keeps who recorded it, and its fields open where the correction was sealed', () => {
    const [event, correction] = stream([
      { kind: 'FACT', day: 10 },
      { kind: 'CORRECT', of: 0, day: 5 },
    ]) as [StoredEvent, StoredEvent];
    const original = { ...event, metadata: { ...event.metadata, recordedBy: { person: 'p', role: 'SENCO' } } };
    expect(foldCorrections([original, correction])).toEqual([
      {
        id: id(0),
        type: 'Fact',
        stream: 'pupil-x',
        revision: 0,
        data: { value: 1 },
        correctedAt: 1,
        metadata: {
          recordedAt: '2026-02-01T00:00:00.000Z',
          recordedBy: { person: 'p', role: 'SENCO' },
          effectiveFrom: date(5),
        },
        sealedIn: { stream: 'pupil-x', revision: 1, type: 'CorrectionRecorded', id: id(1), path: 'replacement.' },
      },
    ]);
  });

  test('a correction that is voided has no effect, and the one before it counts again', () => {
    const events = stream([
      { kind: 'FACT', day: 10 },
      { kind: 'CORRECT', of: 0, day: 5 },
      { kind: 'CORRECT', of: 0, day: 6 },
      { kind: 'VOID', of: 2 },
      { kind: 'VOID', of: 1 },
    ]);
    expect(folded(events.slice(0, 3))).toEqual([{ revision: 0, value: 2, on: date(6) }]);
    expect(folded(events.slice(0, 4))).toEqual([{ revision: 0, value: 1, on: date(5) }]);
    expect(folded(events)).toEqual([{ revision: 0, value: 0, on: date(10) }]);
  });

  test('a correction that names another type has no effect', () => {
    const [event, correction] = stream([
      { kind: 'FACT', day: 10 },
      { kind: 'CORRECT', of: 0, day: 5 },
    ]) as [StoredEvent, StoredEvent];
    const wrong = { ...correction, data: { ...correction.data, targetType: 'Other' } };
    expect(folded([event, wrong])).toEqual([{ revision: 0, value: 0, on: date(10) }]);
    expect(folded([event, correction, { ...wrong, revision: 2, id: id(2) }])).toEqual([
      { revision: 0, value: 1, on: date(5) },
    ]);
  });
});
