import { canonicalJson } from '../kernel/canonical.ts';
import { Failure, isFailure } from '../kernel/failure.ts';
import { isInstant } from '../kernel/instant.ts';
import type { Instant } from '../kernel/instant.ts';
import { corrupt, storedEvent } from './log-row.ts';
import type { EventRow } from './log-row.ts';

/** What the next row should have, after the rows so far. Undefined if the check began in the middle of the file. */
interface Expected {
  place: number;
  ordinal: number | undefined;
  knownAt: Instant | undefined;
  readonly revisions: Map<string, number>;
}

/**
 * Checks rows in the order of their places: numbers without gaps, `knownAt` as running maximum, data and metadata in
 * canonical form.
 * A check from the middle trusts a stream's first revision and the first row's ordinal and `knownAt`. Throws Failure
 * CORRUPT with the first wrong row.
 */
export function checkRows(rows: Iterable<EventRow>, firstPlace: number): void {
  const whole = firstPlace <= 1;
  const expected: Expected = {
    place: firstPlace,
    ordinal: whole ? 1 : undefined,
    knownAt: whole ? EARLIEST : undefined,
    revisions: new Map(),
  };
  try {
    for (const row of rows) {
      checkPlace(row, expected);
      checkRevision(row, expected.revisions, whole);
      checkCount(row, expected);
      checkForm(row);
    }
  } catch (error) {
    if (!isFailure(error, 'CORRUPT') || 'place' in error.detail) throw error;
    throw new Failure(
      'CORRUPT',
      `the file cannot be read at place ${String(expected.place)}`,
      { place: expected.place, ...error.detail },
      error,
    );
  }
}

/** `knownAt` of events at the start that do not say when they were recorded. */
export const EARLIEST: Instant = '0000-01-01T00:00:00.000Z';

function checkPlace(row: EventRow, expected: Expected): void {
  if (row[0] !== expected.place) throw corrupt(row, `stands where place ${String(expected.place)} should`);
  expected.place += 1;
}

function checkRevision(row: EventRow, revisions: Map<string, number>, whole: boolean): void {
  const [, , stream, revision] = row;
  const next = revisions.get(stream) ?? (whole ? 0 : revision);
  if (revision !== next) throw corrupt(row, `has revision ${String(revision)} where ${String(next)} comes next`);
  revisions.set(stream, revision + 1);
}

function checkCount(row: EventRow, expected: Expected): void {
  const [, ordinal, , , , , , , metadata, knownAt] = row;
  if (ordinal === null) return;
  if (ordinal !== (expected.ordinal ?? ordinal))
    throw corrupt(row, `has an ordinal where ${String(expected.ordinal)} comes next`);
  expected.ordinal = ordinal + 1;
  if (knownAt === null || knownAt !== (expected.knownAt === undefined ? knownAt : later(expected.knownAt, metadata))) {
    throw corrupt(row, 'does not carry the newest time of recording');
  }
  expected.knownAt = knownAt;
}

function later(knownAt: Instant, metadata: string): Instant {
  const { recordedAt } = JSON.parse(metadata) as { recordedAt?: unknown };
  return isInstant(recordedAt) && recordedAt > knownAt ? recordedAt : knownAt;
}

function checkForm(row: EventRow): void {
  const event = storedEvent(row);
  if (canonicalJson(event.data) !== row[7]) throw corrupt(row, 'has data that are not in canonical form');
  if (canonicalJson(event.metadata) !== row[8]) throw corrupt(row, 'has metadata that are not in canonical form');
}
