import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { NewEvent } from '../../../src/kernel/event.ts';
import type { FailureCode } from '../../../src/kernel/failure.ts';
import type { JsonObject } from '../../../src/kernel/json.ts';
import type {
  Appended,
  EventStore,
  FollowBatch,
  FollowOptions,
  PositionedEvent,
} from '../../../src/store/event-store.ts';

/** A name nobody else uses: other tests' streams may lie in the same store. */
export function newStream(kind = 'pupil'): string {
  return `${kind}-${randomUUID()}`;
}

export function newEvent(data: JsonObject = {}): NewEvent {
  return {
    id: randomUUID(),
    type: 'SomethingHappened',
    schemaVersion: 1,
    data,
    metadata: { commandId: randomUUID(), recordedAt: '2026-11-02T09:15:00.000Z' },
  };
}

export function newEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, n) => newEvent({ n }));
}

/** Appends one by one to a stream that does not exist yet. */
export async function appendEach(store: EventStore, stream: string, events: readonly NewEvent[]): Promise<Appended[]> {
  const answers: Appended[] = [];
  for (const [index, event] of events.entries())
    answers.push(await store.append(stream, [event], index === 0 ? 'NO_STREAM' : index - 1));
  return answers;
}

export async function expectFailure(
  attempt: Promise<unknown>,
  code: FailureCode,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await expect(attempt).rejects.toMatchObject({ name: 'Failure', code, detail });
}

/** What the stream should read as when these events were appended to it from the beginning. */
export function asStored(stream: string, events: readonly NewEvent[]) {
  return events.map((event, revision) => ({ ...event, stream, revision }));
}

const FOLLOW_LIMIT_MS = 15_000;

/** Follows until `enough`, then aborts; fails when that takes longer than 15 seconds. */
export async function followUntil(
  store: EventStore,
  options: Omit<FollowOptions, 'signal'>,
  enough: (batches: readonly FollowBatch[]) => boolean,
  onBatch: (batch: FollowBatch) => Promise<void> | void = () => undefined,
): Promise<FollowBatch[]> {
  const end = new AbortController();
  const batches: FollowBatch[] = [];
  const timer = setTimeout(() => {
    end.abort();
  }, FOLLOW_LIMIT_MS);
  try {
    for await (const batch of store.follow({ ...options, signal: end.signal })) {
      batches.push(batch);
      await onBatch(batch);
      if (enough(batches)) return batches;
    }
    throw new Error(`not within ${String(FOLLOW_LIMIT_MS)} ms: ${String(eventsOf(batches).length)} events came`);
  } finally {
    clearTimeout(timer);
    end.abort();
  }
}

export async function followCount(
  store: EventStore,
  options: Omit<FollowOptions, 'signal'>,
  count: number,
): Promise<PositionedEvent[]> {
  return eventsOf(await followUntil(store, options, (batches) => eventsOf(batches).length >= count));
}

/** Everything there is now, known by the first batch that says so. */
export async function followToEnd(
  store: EventStore,
  options: Omit<FollowOptions, 'signal'>,
): Promise<PositionedEvent[]> {
  return eventsOf(await followUntil(store, options, (batches) => batches.at(-1)?.caughtUp === true));
}

export function eventsOf(batches: readonly FollowBatch[]): PositionedEvent[] {
  return batches.flatMap((batch) => batch.events);
}

export function idsOf(events: readonly { readonly id: string }[]): string[] {
  return events.map((event) => event.id);
}

/** Every stream's revisions follow from 0 (or from the first one seen) without gap or repeat. */
export function expectRevisionsInOrder(events: readonly PositionedEvent[], firstSeen = false): void {
  const next = new Map<string, number>();
  for (const event of events) {
    expect(event.revision).toBe(next.get(event.stream) ?? (firstSeen ? event.revision : 0));
    next.set(event.stream, event.revision + 1);
  }
}
