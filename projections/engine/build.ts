import { closeSync, fsyncSync, openSync } from 'node:fs';
import type { EventLog } from '../../src/store/event-log.ts';
import type { Fault } from './fault.ts';
import { ModelFile, publish } from './model-file.ts';
import type { ReadModel } from './projection.ts';

/** Events per transaction of a rebuild, which nobody waits for in between. */
export const BUILD_BATCH = 1_000;

export interface BuildOptions {
  readonly log: EventLog;
  readonly model: ReadModel;
  /** The new generation's file; nothing is there yet. */
  readonly path: string;
  /** Events per transaction. */
  readonly batch: number;
  /** Publish it even when it stands at a fault: there is no other generation to serve. */
  readonly keepFaulted: boolean;
}

export interface Built {
  readonly ordinal: number;
  readonly fault: Fault | undefined;
}

/**
 * Fills a new generation from the first event to the end of the log, makes its indexes, and publishes it once it is on
 * the disk. Blocks its thread for as long as that takes; what readers see is not touched.
 */
export function build({ log, model, path, batch, keepFaulted }: BuildOptions): Built {
  const file = ModelFile.create(path, model, log);
  try {
    fill(file, batch);
    if (file.fault !== undefined && !keepFaulted) return { ordinal: file.ordinal, fault: file.fault };
    file.index();
    // What was written meanwhile goes in before anybody looks.
    fill(file, batch);
  } finally {
    file.close();
  }
  flush(path);
  publish(path);
  return { ordinal: file.ordinal, fault: file.fault };
}

/** Applies what the log holds behind the file's position, until its end or a fault. */
function fill(file: ModelFile, batch: number): void {
  while (file.fault === undefined && applyNext(file, batch)) {
    /* applied */
  }
}

/** Applies the next batch; false when there is none. Where a batch cannot be read, its events are taken one by one. */
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
