import { isFailure } from '../../src/kernel/failure.ts';
import type { NewEvent } from '../../src/kernel/event.ts';
import type { Appended, EventStore } from '../../src/store/event-store.ts';
import { newEvents } from '../store/contract/given.ts';

export interface Written {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  /** What the store answered, event by event. */
  readonly answers: readonly Appended[];
}

/**
 * Appends events one by one, each until it is acknowledged: after AMBIGUOUS or UNAVAILABLE the same ids with the same
 * expectation, as the port allows. `onAnswer` is told after each.
 */
export async function writeAll(
  store: EventStore,
  stream: string,
  count: number,
  onAnswer: () => void = () => undefined,
): Promise<Written> {
  const events = newEvents(count);
  const answers: Appended[] = [];
  for (const [index, event] of events.entries()) {
    answers.push(await untilAnswered(() => store.append(stream, [event], index === 0 ? 'NO_STREAM' : index - 1)));
    onAnswer();
  }
  return { stream, events, answers };
}

export async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!isFailure(error, 'AMBIGUOUS') && !isFailure(error, 'UNAVAILABLE')) throw error;
    }
  }
}
