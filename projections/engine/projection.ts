import { type EventType, FIELD_CLASSES, isEventType } from '../../src/registry/events.ts';
import { SCHEMA_VERSION } from '../../src/kernel/event.ts';
import type { EventLog, LoggedEvent, IgnoredEvents } from '../../src/store/event-log.ts';
import type { Database } from '../../src/store/sqlite.ts';
import type { ReadModelName } from '../../src/registry/read-model-names.ts';

/**
 * Reads the events of one stream from the log, up to and including an ordinal. A handler that passes its own event's
 * ordinal learns the same in a rebuild.
 */
export type StreamAsAt = (stream: string, ordinal: number) => readonly LoggedEvent[];

/** Applies one event inside the runner's transaction. Must not use a clock. */
export type Handler<Context> = (context: Context, event: LoggedEvent) => void;

/** Parts of a read model. `Context` is private to the model: prepared statements and what it keeps in memory. */
export interface ReadModelParts<Context> {
  readonly name: ReadModelName;
  /** Increase it when the tables or their content change. Files with another version are built anew. */
  readonly version: number;
  /** `import.meta.url` of the module that exports the model as `MODEL`. A worker thread loads it from there. */
  readonly source: string;
  readonly tables: string;
  /** Made last in a rebuild, so they are separate from the tables. Handlers must not need them. */
  readonly indexes: string;
  /** Called again after every rollback, so that memory never gets ahead of the file. */
  readonly open: (database: Database, streamAsAt: StreamAsAt) => Context;
  /** Handlers by event type. Known types without a handler are never read. */
  readonly handlers: Readonly<Partial<Record<EventType, Handler<Context>>>>;
  /** Ordered SELECTs of all content. They must leave out what differs between generations. */
  readonly digest: readonly string[];
}

/** A read model that hides its context. */
export interface ReadModel extends Omit<ReadModelParts<never>, 'open' | 'handlers'> {
  readonly open: (database: Database, log: Pick<EventLog, 'readStream'>) => (event: LoggedEvent) => void;
  /**
   * Events without a handler. Unknown types and newer schema versions are never ignored: they have to stop the model.
   */
  readonly ignored: IgnoredEvents;
}

export function readModel<Context>(parts: ReadModelParts<Context>): ReadModel {
  const types = Object.keys(FIELD_CLASSES).filter((type) => !Object.hasOwn(parts.handlers, type));
  return {
    ...parts,
    ignored: { types, schemaVersion: SCHEMA_VERSION },
    open(database, log) {
      const streamAsAt: StreamAsAt = (stream, ordinal) => log.readStream(stream, ordinal);
      const context = parts.open(database, streamAsAt);
      return (event) => {
        assertKnown(event);
        if (isEventType(event.type)) parts.handlers[event.type]?.(context, event);
      };
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

function assertKnown(event: LoggedEvent): void {
  if (!isEventType(event.type)) throw new CannotApply('UNKNOWN_EVENT_TYPE');
  if (event.schemaVersion > SCHEMA_VERSION) throw new CannotApply('UNKNOWN_SCHEMA_VERSION');
}
