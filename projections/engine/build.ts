import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { EventLog } from '../../src/store/event-log.ts';
import type { Fault } from './fault.ts';
import { ModelFile, publish } from './model-file.ts';
import type { ReadModel } from './projection.ts';

/** Events per transaction of a rebuild. Nobody waits for one transaction, so it may be long. */
export const BUILD_BATCH = 1_000;

export interface BuildOptions {
  readonly log: EventLog;
  readonly model: ReadModel;
  /** Path of the new generation's file, which does not exist yet. */
  readonly path: string;
  /** Events per transaction. */
  readonly batch: number;
  /** Publishes the file even if it stopped at a fault, because no other generation can serve. */
  readonly keepFaulted: boolean;
}

export interface Built {
  readonly ordinal: number;
  readonly fault: Fault | undefined;
}

/**
 * Fills a new generation from the first event to the end of the log, makes its indexes and syncs it to disk. Then
 * publishes it.
 * Blocks its thread. Readers of the old generation are not affected.
 */
export function build({ log, model, path, batch, keepFaulted }: BuildOptions): Built {
  const file = ModelFile.create(path, model, log);
  try {
    fill(file, batch);
    if (file.fault !== undefined && !keepFaulted) return { ordinal: file.ordinal, fault: file.fault };
    file.index();
    // Making indexes takes time, so apply the events appended meanwhile.
    fill(file, batch);
  } finally {
    file.close();
  }
  flush(path);
  publish(path);
  return { ordinal: file.ordinal, fault: file.fault };
}

/** Applies events after the file's position, up to the end of the log or a fault. */
function fill(file: ModelFile, batch: number): void {
  while (file.fault === undefined && applyNext(file, batch)) {
    /* applied */
  }
}

/**
 * Applies the next batch and answers false if there is none. If a batch cannot be read, reads one event at a time to
 * find the fault.
 */
export function applyNext(file: ModelFile, limit: number): boolean {
  try {
    const batch = file.next(limit);
    if (batch !== undefined) file.apply(batch);
    return batch !== undefined;
  } catch (error) {
    if (limit > 1) return applyNext(file, 1);
    file.cannotRead(error);
    return false;
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
