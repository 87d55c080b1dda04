import { Failure } from '../../src/kernel/failure.ts';
import type { EventLog, LoggedEvent } from '../../src/store/event-log.ts';
import { prepareEvent } from '../../src/store/log-row.ts';
import { type LogWriter, openLogWriter } from '../../src/store/log-writer.ts';

/**
 * A log of its own into which events of another are copied as they are, one after the other: the log cut at any place.
 */
export class LogCopy implements Disposable {
  readonly #writer: LogWriter;

  constructor(file: string) {
    this.#writer = openLogWriter(file, 'STORE');
  }

  get log(): EventLog {
    return this.#writer.log;
  }

  append(event: LoggedEvent): void {
    const [answer] = this.#writer.appendGroup([
      { stream: event.stream, expected: event.revision - 1, events: [prepareEvent(event)] },
    ]);
    if (answer instanceof Failure) throw answer;
  }

  [Symbol.dispose](): void {
    this.#writer.close();
  }
}
