import { randomUUID } from 'node:crypto';
import type { NewEvent } from '../kernel/event.ts';
import { isFailure } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import type { JsonObject } from '../kernel/json.ts';
import { eventId } from '../store/event-id.ts';
import { type EventStore, NO_STREAM } from '../store/event-store.ts';
import type { Purpose } from './purpose.ts';
import type { SchoolRole } from './viewer.ts';

/**
 * How a request ended. REFUSED: by a rule, a limit or its form. DENIED: no right. FAILED: by no fault of the caller.
 */
export const ACCESS_OUTCOMES = ['ANSWERED', 'REFUSED', 'DENIED', 'UNAUTHENTICATED', 'FAILED'] as const;
export type AccessOutcome = (typeof ACCESS_OUTCOMES)[number];

/**
 * One access record: who saw which pupils in one request or one push of a subscription. Codes and pseudonymous ids
 * only, no texts or values.
 */
export interface AccessRecord {
  readonly at: Instant;
  readonly correlationId: string;
  /** Null if nobody was signed in. */
  readonly person: string | null;
  readonly roles: readonly SchoolRole[];
  readonly operation: 'QUERY' | 'MUTATION' | 'SUBSCRIPTION' | 'NONE';
  /** Root fields by their schema names. The operation's name is the client's text, so it is not kept. */
  readonly fields: readonly string[];
  readonly purpose: Purpose | null;
  readonly pupils: readonly string[];
  /** Ordinal of the log when it was answered. With `roles` it shows later which pupils a long list held. */
  readonly ordinal: number;
  readonly outcome: AccessOutcome;
  readonly codes: readonly string[];
}

/** Above this number only roles and ordinal are kept, from which the pupils can be found again. */
const MAX_PUPILS = 500;
/** Records in one append. With their pupils they stay well below the store's limit. */
const MAX_BATCH = 40;
/** How long a record waits for those of other requests under way, in milliseconds. */
const WAIT = 2;

interface Waiting {
  readonly record: AccessRecord;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * The access records of one process, in stream `access-<process>`, which only this object writes. Records that come
 * within a moment share one append. The stream lies outside the log of decisions; an embedded store keeps it in a file
 * of its own.
 */
export class AccessRecords {
  readonly stream = `access-${randomUUID()}`;
  private readonly store: EventStore;
  private readonly wait: number;
  private waiting: Waiting[] = [];
  /** Requests that are being answered. */
  private expected = 0;
  private turn: NodeJS.Immediate | undefined;
  private moment: NodeJS.Timeout | undefined;
  private writing: Promise<void> | undefined;
  /** Revision of the newest record; undefined after a failed write: ask the store first. */
  private revision: number | undefined = -1;

  /** `wait`: milliseconds that a record waits for those of other requests under way. */
  constructor(store: EventStore, wait = WAIT) {
    this.store = store;
    this.wait = wait;
  }

  /**
   * Tells that a request is being answered, so that records of others wait for its own for a moment. Call the function
   * returned when its record comes, or when none will come.
   */
  expect(): () => void {
    this.expected += 1;
    let open = true;
    return () => {
      if (open) this.expected -= 1;
      open = false;
    };
  }

  /** Resolves when the record is durable; rejects with the store's Failure. */
  record(record: AccessRecord): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ record, resolve, reject });
      // What comes during a write is written after it.
      if (this.writing !== undefined) return;
      const write = (): void => void this.startWriting();
      if (this.expected === 0 || this.waiting.length >= MAX_BATCH) this.turn ??= setImmediate(write);
      else this.moment ??= setTimeout(write, this.wait);
    });
  }

  /** Writes what waits. It does not close the store. */
  async close(): Promise<void> {
    while (this.waiting.length > 0 || this.writing !== undefined) await (this.writing ?? this.startWriting());
  }

  private startWriting(): Promise<void> {
    clearImmediate(this.turn);
    clearTimeout(this.moment);
    [this.turn, this.moment] = [undefined, undefined];
    this.writing = this.write(this.waiting.splice(0, MAX_BATCH)).finally(() => {
      this.writing = undefined;
      if (this.waiting.length > 0) void this.startWriting();
    });
    return this.writing;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.append(batch.map(({ record }) => record));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      this.revision = undefined;
      for (const { reject } of batch) reject(error);
    }
  }

  private async append(records: readonly AccessRecord[]): Promise<void> {
    try {
      await this.appendAfter(await this.head(), records);
    } catch (error) {
      // An earlier append with unknown outcome may have been written.
      if (!isFailure(error, 'WRONG_EXPECTED_REVISION')) throw error;
      this.revision = undefined;
      await this.appendAfter(await this.head(), records);
    }
  }

  private async appendAfter(head: number, records: readonly AccessRecord[]): Promise<void> {
    const events = records.map((record, index) => eventOf(this.stream, head + 1 + index, record));
    const { revision } = await this.store.append(this.stream, events, head === -1 ? NO_STREAM : head);
    this.revision = revision;
  }

  private async head(): Promise<number> {
    if (this.revision !== undefined) return this.revision;
    const [newest] = await this.store.read(this.stream, { direction: 'BACKWARDS', limit: 1 });
    return newest?.revision ?? -1;
  }
}

function eventOf(stream: string, revision: number, record: AccessRecord): NewEvent {
  const { at, correlationId, person, roles, operation, fields, purpose, pupils, ordinal, outcome, codes } = record;
  const shown = pupils.length <= MAX_PUPILS ? { pupils } : { pupils: [], pupilCount: pupils.length };
  const data = {
    person,
    roles: roles.map(({ schoolUrn, role }) => ({ schoolUrn, role })),
    operation,
    fields,
    purpose,
    ...shown,
    ordinal,
    outcome,
    codes,
  } satisfies JsonObject;
  return {
    id: eventId(stream, person ?? '', correlationId, revision),
    type: 'RecordAccessed',
    schemaVersion: 1,
    data,
    metadata: { $correlationId: correlationId, recordedAt: at },
  };
}
