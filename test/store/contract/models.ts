import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NewEvent } from '../../../src/kernel/event.ts';
import { isFailure } from '../../../src/kernel/failure.ts';
import type { Appended, EventStore, ExpectedRevision, PositionedEvent } from '../../../src/store/event-store.ts';
import { eventsOf, expectRevisionsInOrder, followToEnd, followUntil, idsOf, newEvents, newStream } from './given.ts';

interface Step {
  readonly stream: number;
  readonly kind: 'RIGHT' | 'STALE' | 'FUTURE' | 'NO_STREAM' | 'REPEAT' | 'MOVED';
  readonly count: number;
  readonly pick: number;
}

interface Done {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: ExpectedRevision;
  readonly answer: Appended;
}

const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.nat(2),
  kind: fc.constantFrom(
    'RIGHT' as const,
    'RIGHT' as const,
    'STALE' as const,
    'FUTURE' as const,
    'NO_STREAM' as const,
    'REPEAT' as const,
    'MOVED' as const,
  ),
  count: fc.integer({ min: 1, max: 3 }),
  pick: fc.nat(1_000),
});

/** Two models: random appends beside lists in memory, and random writers beside random followers. */
export function modelContract(store: () => EventStore, runs: number): void {
  test('random appends do what a list in memory would do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const model = new AppendModel(store());
        for (const each of steps) await model.take(each);
        await model.compare();
      }),
      { numRuns: runs },
    );
  });

  const writer = fc.array(fc.record({ stream: fc.nat(2), count: fc.integer({ min: 1, max: 3 }), pause: fc.nat(3) }), {
    minLength: 1,
    maxLength: 6,
  });
  const follower = fc.record({ turns: fc.nat(15), fromStart: fc.boolean(), pause: fc.nat(3) });
  test('followers that begin anywhere see each event once, in one order that agrees with the revisions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(writer, { minLength: 1, maxLength: 4 }),
        fc.array(follower, { minLength: 1, maxLength: 3 }),
        async (writers, followers) => {
          const run = new FollowModel(store());
          const following = Promise.all(followers.map((each) => run.follow(each)));
          await Promise.all(writers.map((appends) => run.write(appends)));
          await run.end();
          await run.compare(await following);
        },
      ),
      { numRuns: runs },
    );
  });
}

class AppendModel {
  readonly #store: EventStore;
  readonly #names = [newStream(), newStream(), newStream()];
  readonly #streams = new Map<string, string[]>();
  readonly #done: Done[] = [];

  constructor(store: EventStore) {
    this.#store = store;
  }

  async take(step: Step): Promise<void> {
    const earlier = this.#done.length === 0 ? undefined : this.#done[step.pick % this.#done.length];
    if (step.kind === 'REPEAT' && earlier !== undefined) {
      expect(await this.#store.append(earlier.stream, earlier.events, earlier.expected)).toEqual({
        ...earlier.answer,
        repeated: true,
      });
    } else if (step.kind === 'MOVED' && earlier !== undefined) {
      await this.#refused(earlier.stream, earlier.events, this.#head(earlier.stream));
    } else {
      await this.#append(this.#names[step.stream] ?? '', step);
    }
  }

  async #append(stream: string, step: Step): Promise<void> {
    const head = this.#head(stream);
    const expected = expectationOf(step, head);
    const events = newEvents(step.count);
    if (expected !== (head < 0 ? 'NO_STREAM' : head)) {
      await this.#refused(stream, events, expected);
      return;
    }
    const answer = await this.#store.append(stream, events, expected);
    expect(answer).toMatchObject({ revision: head + step.count, repeated: false });
    this.#streams.set(stream, [...(this.#streams.get(stream) ?? []), ...idsOf(events)]);
    this.#done.push({ stream, events, expected, answer });
  }

  async #refused(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<void> {
    await expect(this.#store.append(stream, events, expected)).rejects.toMatchObject({
      code: 'WRONG_EXPECTED_REVISION',
      detail: { actual: this.#head(stream) },
    });
  }

  #head(stream: string): number {
    return (this.#streams.get(stream)?.length ?? 0) - 1;
  }

  async compare(): Promise<void> {
    for (const name of this.#names) expect(idsOf(await this.#store.read(name))).toEqual(this.#streams.get(name) ?? []);
  }
}

/** An expectation of the kind asked for; where the stream is too short for a stale one, it is the right one. */
function expectationOf({ kind, pick }: Step, head: number): ExpectedRevision {
  if (kind === 'FUTURE') return head + 1 + (pick % 3);
  if (kind === 'STALE' && head > 0) return pick % head;
  return kind === 'NO_STREAM' || head < 0 ? 'NO_STREAM' : head;
}

interface Seen {
  readonly after: string | undefined;
  readonly events: readonly PositionedEvent[];
}

class FollowModel {
  readonly #store: EventStore;
  readonly #kind = newStream();
  readonly #last = `${this.#kind}-end`;
  readonly #acknowledged: string[] = [];
  #newest: string | undefined;

  constructor(store: EventStore) {
    this.#store = store;
  }

  /** Appends at the revision just read, again after each conflict, as `execute` does. */
  async write(
    appends: readonly { readonly stream: number; readonly count: number; readonly pause: number }[],
  ): Promise<void> {
    for (const { stream, count, pause } of appends) {
      const events = newEvents(count);
      while (!(await this.#tryAppend(`${this.#kind}-${String(stream)}`, events))) await nextTurn();
      await turns(pause);
    }
  }

  async #tryAppend(stream: string, events: readonly NewEvent[]): Promise<boolean> {
    const [last] = await this.#store.read(stream, { direction: 'BACKWARDS', limit: 1 });
    try {
      const { position } = await this.#store.append(stream, events, last?.revision ?? 'NO_STREAM');
      this.#acknowledged.push(...idsOf(events));
      this.#newest = position;
      return true;
    } catch (error) {
      if (isFailure(error, 'WRONG_EXPECTED_REVISION')) return false;
      throw error;
    }
  }

  /** Begins after some turns, at the start or behind an event acknowledged by then, and goes on to the last event. */
  async follow(begin: { readonly turns: number; readonly fromStart: boolean; readonly pause: number }): Promise<Seen> {
    await turns(begin.turns);
    const after = begin.fromStart ? undefined : this.#newest;
    const batches = await followUntil(
      this.#store,
      { filter: { prefixes: [this.#kind] }, ...(after === undefined ? {} : { after }) },
      (all) => all.at(-1)?.events.at(-1)?.stream === this.#last,
      async () => {
        await turns(begin.pause);
      },
    );
    return { after, events: eventsOf(batches) };
  }

  async end(): Promise<void> {
    const [event] = newEvents(1);
    if (event === undefined) return;
    await this.#store.append(this.#last, [event], 'NO_STREAM');
    this.#acknowledged.push(event.id);
  }

  async compare(seen: readonly Seen[]): Promise<void> {
    const whole = await followToEnd(this.#store, { filter: { prefixes: [this.#kind] } });
    expectRevisionsInOrder(whole);
    expect(idsOf(whole).toSorted()).toEqual(this.#acknowledged.toSorted());
    for (const { after, events } of seen)
      expect(events).toEqual(whole.slice(whole.findIndex(({ position }) => position === after) + 1));
  }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await nextTurn();
}
