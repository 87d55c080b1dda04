import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FoldedRecord } from '../../projections/record/folded-record.ts';
import { foldCorrections } from '../../src/kernel/folding.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';

interface Step {
  readonly kind: 'PLAIN' | 'CORRECTION' | 'VOID';
  readonly day: number;
  readonly target: number;
}

/** Events of one stream; a target may stand before or behind what names it, and a correction may be void. */
function streamOf(steps: readonly Step[]): readonly LoggedEvent[] {
  return steps.map(({ kind, day, target }, revision) => {
    const date = `2026-01-${String(day + 10)}`;
    const data =
      kind === 'PLAIN'
        ? { said: revision }
        : {
            target: `e${String(target)}`,
            targetType: 'ConcernRaised',
            replacement: { said: -revision },
            metadata: kind === 'CORRECTION' && day % 2 === 0 ? { effectiveFrom: '2026-01-15' } : {},
          };
    const type = kind === 'PLAIN' ? 'ConcernRaised' : kind === 'VOID' ? 'RecordVoidedAsError' : 'CorrectionRecorded';
    return {
      stream: 'pupil-1',
      revision,
      id: `e${String(revision)}`,
      type,
      schemaVersion: 1,
      ordinal: revision + 1,
      knownAt: '',
      data,
      metadata: { effectiveFrom: date, recordedAt: `${date}T09:00:00.000Z` },
    };
  });
}

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind']>('PLAIN', 'PLAIN', 'PLAIN', 'CORRECTION', 'VOID'),
    day: fc.nat(9),
    target: fc.nat(14),
  }),
  { maxLength: 15 },
);

test('a record to which events are added one by one is at each of them what folding all of them gives', () => {
  fc.assert(
    fc.property(steps, fc.nat(15), (told, read) => {
      const events = streamOf(told);
      const record = new FoldedRecord(events.slice(0, read));
      for (let at = Math.min(read, events.length); at <= events.length; at += 1) {
        expect(record.events).toEqual(foldCorrections(events.slice(0, at)));
        const next = events[at];
        if (next !== undefined) record.add(next);
      }
    }),
    { numRuns: 500 },
  );
});

test('what is neither undone nor undoes another leaves the others the same objects', () => {
  const events = streamOf([
    { kind: 'PLAIN', day: 5, target: 0 },
    { kind: 'PLAIN', day: 1, target: 0 },
  ]);
  const record = new FoldedRecord(events.slice(0, 1));
  const [first] = record.events;
  record.add(events[1] as LoggedEvent);
  expect(record.events.map(({ id }) => id)).toEqual(['e1', 'e0']);
  expect(record.events[1]).toBe(first);
});
