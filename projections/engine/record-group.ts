import type { EventLog, LoggedEvent } from '../../src/store/event-log.ts';
import type { RecordSource } from './projection.ts';

/** The events of linked records, read from the log once for all models. */
export interface RecordGroup extends RecordSource {
  /** In the order of the log. */
  readonly events: readonly LoggedEvent[];
}

/** Reads the streams of a group, up to and including an ordinal. Throws Failure CORRUPT with the first wrong event. */
export function readGroup(log: Pick<EventLog, 'readStream'>, streams: readonly string[], upTo: number): RecordGroup {
  const records = new Map(streams.map((stream) => [stream, log.readStream(stream, upTo)]));
  const all = [...records.values()];
  return {
    events: all.length === 1 ? (all[0] ?? []) : all.flat().sort((a, b) => a.ordinal - b.ordinal),
    linkedStreams: () => streams,
    streamAsAt: (stream, ordinal) => {
      const record = records.get(stream) ?? [];
      return (record.at(-1)?.ordinal ?? 0) <= ordinal ? record : record.filter((event) => event.ordinal <= ordinal);
    },
  };
}
