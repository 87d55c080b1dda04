import { type EventType, FIELD_CLASSES, isEventType } from '../../src/registry/events.ts';
import { SCHEMA_VERSION } from '../../src/kernel/event.ts';
import type { LoggedEvent, IgnoredEvents } from '../../src/store/event-log.ts';
import type { Database } from '../../src/store/sqlite.ts';
import { type LinkedLog, linksOf } from './log-links.ts';
import type { ReadModelName } from '../../src/registry/read-model-names.ts';

/**
 * Reads the events of one stream from the log, up to and including an ordinal. A handler that passes its own event's
 * ordinal learns the same in a rebuild.
 */
export type StreamAsAt = (stream: string, ordinal: number) => readonly LoggedEvent[];

/** The streams of all records linked with this one, itself included. It may hold some that are linked later. */
export type LinkedStreams = (stream: string) => readonly string[];

/** What a model may read beside the event it is given. */
export interface RecordSource {
  readonly streamAsAt: StreamAsAt;
  readonly linkedStreams: LinkedStreams;
}

/** Applies one event inside the runner's transaction. Must not use a clock. */
export type Handler<Context> = (context: Context, event: LoggedEvent) => void;

/** Applies one event. Throws if it cannot. */
export type Apply = (event: LoggedEvent) => void;

/** One of several part files that are built side by side. Numbers given to rows must differ between them. */
export interface Share {
  /** From 0. */
  readonly index: number;
  readonly of: number;
}

/** Rows of some records in memory. `flush` inserts them, when both ends of each version are known, and forgets them. */
export interface CollectedRows<Rows> {
  readonly rows: Rows;
  readonly flush: () => void;
}

/**
 * Parts of a read model. `Rows` is the model's own interface to its rows. Following changes them in the tables at each
 * event; a rebuild collects them record by record and only inserts. `Context` is what handlers keep in memory.
 */
export interface ReadModelParts<Rows, Context> {
  readonly name: ReadModelName;
  /** Increase it when the tables or their content change. Files with another version are built anew. */
  readonly version: number;
  /** `import.meta.url` of the module that exports the model as `MODEL`. A worker thread loads it from there. */
  readonly source: string;
  readonly tables: string;
  /** Made last in a rebuild, so they are separate from the tables. Inserting rows must not need them. */
  readonly indexes: string;
  readonly rows: (database: Database) => Rows;
  readonly collect: (database: Database, share: Share) => CollectedRows<Rows>;
  /** Copies the rows of the attached database `part`. Left out: each table is copied as it is. */
  readonly copy?: string;
  /** Called again after every rollback, so that memory never gets ahead of the file. */
  readonly open: (rows: Rows, source: RecordSource) => Context;
  /** Handlers by event type. Known types without a handler are never read. */
  readonly handlers: Readonly<Partial<Record<EventType, Handler<Context>>>>;
  /** Ordered SELECTs of all content. They must leave out what differs between generations. */
  readonly digest: readonly string[];
}

/** Collects the rows of one model in a rebuild. */
export interface Collector {
  /** Begins records that no other record is linked to. Their events follow in the order of the log. */
  readonly begin: (source: RecordSource) => Apply;
  readonly flush: () => void;
}

/** A read model that hides its rows and context. */
export interface ReadModel extends Omit<
  ReadModelParts<never, never>,
  'rows' | 'collect' | 'open' | 'handlers' | 'copy'
> {
  /** Applies events to the tables, in the order of the log. */
  readonly follow: (database: Database, log: LinkedLog) => Apply;
  /** Applies events to rows in memory, record by record. */
  readonly collect: (database: Database, share: Share) => Collector;
  readonly copy: string | undefined;
  /** True if events of this type have a handler. */
  readonly concerns: (type: string) => boolean;
  /**
   * Events without a handler. Unknown types and newer schema versions are never ignored: they have to stop the model.
   */
  readonly ignored: IgnoredEvents;
}

export function readModel<Rows, Context>(parts: ReadModelParts<Rows, Context>): ReadModel {
  const concerns = (type: string): boolean => Object.hasOwn(parts.handlers, type);
  const applying = (rows: Rows, source: RecordSource): Apply => {
    const context = parts.open(rows, source);
    return (event) => {
      assertKnown(event);
      if (isEventType(event.type)) parts.handlers[event.type]?.(context, event);
    };
  };
  return {
    ...parts,
    copy: parts.copy,
    concerns,
    ignored: { types: Object.keys(FIELD_CLASSES).filter((type) => !concerns(type)), schemaVersion: SCHEMA_VERSION },
    follow: (database, log) =>
      applying(parts.rows(database), {
        streamAsAt: (stream, ordinal) => log.readStream(stream, ordinal),
        linkedStreams: (stream) => linksOf(log).streamsWith(stream),
      }),
    collect: (database, share) => {
      const { rows, flush } = parts.collect(database, share);
      return { begin: (source) => applying(rows, source), flush };
    },
  };
}

/**
 * An event that this program does not understand, because a newer program wrote it or it is damaged. It is never
 * skipped.
 */
export class CannotApply extends Error {
  readonly code: 'UNKNOWN_EVENT_TYPE' | 'UNKNOWN_SCHEMA_VERSION';

  constructor(code: CannotApply['code']) {
    super(code);
    this.name = 'CannotApply';
    this.code = code;
  }
}

/** Whether this program knows the event's type, in the version in which it is stored. */
export function isKnownEvent({ type, schemaVersion }: Pick<LoggedEvent, 'type' | 'schemaVersion'>): boolean {
  return isEventType(type) && schemaVersion <= SCHEMA_VERSION;
}

function assertKnown(event: LoggedEvent): void {
  if (!isEventType(event.type)) throw new CannotApply('UNKNOWN_EVENT_TYPE');
  if (event.schemaVersion > SCHEMA_VERSION) throw new CannotApply('UNKNOWN_SCHEMA_VERSION');
}
