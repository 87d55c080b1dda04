import type { NewEvent, StoredEvent } from '../kernel/event.ts';
import { Failure } from '../kernel/failure.ts';
import { followLog } from './embedded-follow.ts';
import type { EmbeddedLog } from './embedded-log.ts';
import { NO_STREAM } from './event-store.ts';
import type {
  Appended,
  EventStore,
  ExpectedRevision,
  FollowBatch,
  FollowOptions,
  Position,
  ReadOptions,
} from './event-store.ts';
import { MAX_APPEND_BYTES, prepareEvent } from './log-row.ts';
import { openLogWriter } from './log-writer.ts';
import type { LogWriter, PreparedAppend } from './log-writer.ts';
import { acquireWriterLock } from './writer-lock.ts';
import type { WriterLock } from './writer-lock.ts';

export interface EmbeddedOptions {
  readonly file: string;
  /** Appends that may wait for a transaction. More are refused with Failure UNAVAILABLE. Default 10,000. */
  readonly maxQueue?: number;
  /** TAKE (default): take the writer's lock `<file>.lock`. HELD: the caller has already locked the folder. */
  readonly lock?: 'TAKE' | 'HELD';
  /**
   * APPLICATION (default): only application streams have ordinals. EVERY_STREAM: all have, as in the file of the access
   * records.
   */
  readonly counts?: 'APPLICATION' | 'EVERY_STREAM';
}

/** Opens the store in one local file, for one process. */
export function openEmbeddedStore(options: EmbeddedOptions): EmbeddedStore {
  const lock = options.lock === 'HELD' ? undefined : acquireWriterLock(`${options.file}.lock`);
  try {
    const writer = openLogWriter(options.file, options.counts === 'EVERY_STREAM' ? 'EVERY_STREAM' : 'STORE');
    return new EmbeddedStore(writer, lock, options.maxQueue ?? 10_000);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

interface Waiting extends PreparedAppend {
  readonly resolve: (appended: Appended) => void;
  readonly reject: (reason: unknown) => void;
}

/** Appends that may share a transaction. A limit, so that one commit does not delay the process for long. */
const MAX_GROUP = 1_000;

/**
 * Commits in groups: appends that arrive in one turn of the event loop share one transaction and one fsync. Each is
 * answered after the commit. A position is an event's place in the file, in decimal.
 */
export class EmbeddedStore implements EventStore {
  readonly #writer: LogWriter;
  readonly #lock: WriterLock | undefined;
  readonly #maxQueue: number;
  readonly #closing = new AbortController();
  #queue: Waiting[] = [];
  #turn: NodeJS.Immediate | undefined;

  constructor(writer: LogWriter, lock: WriterLock | undefined, maxQueue: number) {
    this.#writer = writer;
    this.#lock = lock;
    this.#maxQueue = maxQueue;
  }

  /** The log for this thread, which closes with the store. Other threads open their own (`openEmbeddedLog`). */
  get log(): EmbeddedLog {
    return this.#writer.log;
  }

  async read(stream: string, options: ReadOptions = {}): Promise<readonly StoredEvent[]> {
    this.#assertOpen();
    assertCount(options.from, 'from');
    assertCount(options.limit, 'limit');
    return await Promise.resolve(this.#writer.log.read(stream, options));
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    this.#assertOpen();
    const prepared = prepareAppend(stream, events, expected);
    if (this.#queue.length >= this.#maxQueue)
      throw new Failure('UNAVAILABLE', `${String(this.#maxQueue)} appends wait already`);
    return await new Promise((resolve, reject) => {
      this.#queue.push({ ...prepared, resolve, reject });
      this.#turn ??= setImmediate(() => {
        this.#flush();
      });
    });
  }

  follow(options: FollowOptions): AsyncIterable<FollowBatch> {
    return followLog(this.#writer.log, options, this.#closing.signal);
  }

  async head(): Promise<Position | null> {
    this.#assertOpen();
    return await Promise.resolve(this.#writer.log.positionOf(this.#writer.log.head()) ?? null);
  }

  /**
   * Lets the file grow to this many pages of 4 KiB. Appends that need more are refused with DISK_FULL and may be sent
   * again later.
   */
  limitPages(pages: number): void {
    this.#writer.limitPages(pages);
  }

  /** Writes what waits, then closes. Followers end with Failure UNAVAILABLE. Closing twice is allowed. */
  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    while (this.#queue.length > 0) this.#flush();
    clearImmediate(this.#turn);
    this.#closing.abort();
    this.#writer.close();
    this.#lock?.release();
    await Promise.resolve();
  }

  #flush(): void {
    const group = this.#queue.slice(0, MAX_GROUP);
    this.#queue = this.#queue.slice(MAX_GROUP);
    this.#turn =
      this.#queue.length > 0
        ? setImmediate(() => {
            this.#flush();
          })
        : undefined;
    try {
      const answers = this.#writer.appendGroup(group);
      for (const [index, answer] of answers.entries()) {
        if (answer instanceof Failure) group[index]?.reject(answer);
        else group[index]?.resolve(answer);
      }
    } catch (error) {
      for (const waiting of group) waiting.reject(error);
    }
  }

  #assertOpen(): void {
    if (this.#closing.signal.aborted) throw new Failure('UNAVAILABLE', 'the store is closed');
  }
}

function prepareAppend(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): PreparedAppend {
  if (stream === '' || stream.startsWith('$') || !stream.isWellFormed())
    throw new Failure('CONFIGURATION', 'the name of the stream is not allowed');
  if (events.length === 0) throw new Failure('CONFIGURATION', 'an append without events');
  if (new Set(events.map((event) => event.id)).size !== events.length)
    throw new Failure('CONFIGURATION', 'an append with the same id twice');
  if (expected !== NO_STREAM) assertCount(expected, 'expected revision');
  const prepared = events.map(prepareEvent);
  const bytes = prepared.reduce((sum, event) => sum + event.bytes, 0);
  if (bytes > MAX_APPEND_BYTES)
    throw new Failure('TOO_LARGE', 'an append of more than 1 MiB', { bytes, limit: MAX_APPEND_BYTES });
  return { stream, events: prepared, expected: expected === NO_STREAM ? -1 : expected };
}

function assertCount(value: number | undefined, name: string): void {
  if (value !== undefined && (!Number.isSafeInteger(value) || value < 0))
    throw new Failure('CONFIGURATION', `${name} is not a whole number from 0`);
}
