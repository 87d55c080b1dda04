import { type EventType, FIELD_CLASSES, isEventType } from '../../src/registry/events.ts';
import { SCHEMA_VERSION } from '../../src/kernel/event.ts';
import type { EventLog, LoggedEvent, IgnoredEvents } from '../../src/store/event-log.ts';
import type { Database } from '../../src/store/sqlite.ts';
import type { ReadModelName } from '../../src/registry/read-model-names.ts';

/**
 * The events of one stream up to and with an ordinal, read from the log itself. What a handler learns here depends on
 * the log up to its own event only, so a rebuild learns the same.
 */
export type StreamAsAt = (stream: string, ordinal: number) => readonly LoggedEvent[];

/** Applies one event through a write connection, inside the runner's transaction. Knows no clock. */
export type Handler<Context> = (context: Context, event: LoggedEvent) => void;

/** What a read model is made of; `Context` is its own: prepared statements and what it keeps in memory. */
export interface ReadModelParts<Context> {
  readonly name: ReadModelName;
  /** Another number: the tables or what stands in them have changed, and old files are built anew. */
  readonly version: number;
  /** `import.meta.url` of the module that exports the model as `MODEL`, so that a worker thread can load it. */
  readonly source: string;
  readonly tables: string;
  /** Apart from the tables, so that a rebuild makes them last. Handlers need none of them. */
  readonly indexes: string;
  /** Made anew after every rollback, so that memory never runs ahead of the file. */
  readonly open: (database: Database, streamAsAt: StreamAsAt) => Context;
  /** The types that concern the model are the keys; every other known type is passed over without being read. */
  readonly handlers: Readonly<Partial<Record<EventType, Handler<Context>>>>;
  /** Ordered selections of everything the model says, free of anything that one generation alone knows. */
  readonly digest: readonly string[];
}

/** A read model with its context out of sight. */
export interface ReadModel extends Omit<ReadModelParts<never>, 'open' | 'handlers'> {
  readonly open: (database: Database, log: Pick<EventLog, 'readStream'>) => (event: LoggedEvent) => void;
  /** What has no handler. An unknown type or newer schema version is never among it: it has to stop the model. */
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

/** An event that this program does not understand: written by a newer one, or damaged. Nothing is skipped. */
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
