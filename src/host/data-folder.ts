import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../kernel/failure.ts';

/** What lies where in a data folder. */
export interface DataFolder {
  readonly root: string;
  readonly marker: string;
  /** There as long as the folder is being made, and after a start that was broken off. */
  readonly unfinished: string;
  readonly lock: string;
  readonly control: string;
  readonly log: string;
  readonly mirror: string;
  readonly access: string;
  readonly vault: string;
  readonly keys: string;
  readonly readModels: string;
}

/** Written last by `init` or `demo`: a folder without it is not ready. `today`: the day demo data was made for. */
export interface Marker {
  readonly format: 1;
  readonly kind: 'SCHOOL' | 'DEMO';
  readonly today?: string;
}

export function dataFolder(root: string, keyFile = ''): DataFolder {
  const at = (name: string): string => join(root, name);
  return {
    root,
    marker: at('sen-trail.json'),
    unfinished: at('unfinished.json'),
    lock: at('writer.lock'),
    control: at('control.json'),
    log: at('log.db'),
    mirror: at('mirror.db'),
    access: at('access.db'),
    vault: at('vault.db'),
    keys: keyFile === '' ? join(root, 'keys', 'key-encryption-keys') : keyFile,
    readModels: at('read-models'),
  };
}

export function writeMarker(folder: DataFolder, marker: Marker): void {
  writeFileSync(folder.marker, `${JSON.stringify(marker)}\n`, { mode: 0o600, flush: true });
}

/**
 * The marker, checked against what the caller needs (demo mode never touches a school's data, nor the other way round).
 */
export function readMarker(folder: DataFolder, kind: Marker['kind']): Marker {
  if (!existsSync(folder.marker))
    throw new Failure(
      'DATA_FOLDER',
      existsSync(folder.unfinished)
        ? 'the data folder is not finished; run the same `sen-trail init` again, and it goes on where it stopped'
        : 'there is no school in the data folder yet; run `sen-trail init` first',
    );
  const marker = parseMarker(readFileSync(folder.marker, 'utf8'));
  if (marker?.format !== 1)
    throw new Failure('DATA_FOLDER', 'the data folder was made by another version of this program');
  if (marker.kind !== kind) {
    throw new Failure(
      'DATA_FOLDER',
      kind === 'DEMO'
        ? 'the data folder was not made by demo mode; demo mode does not touch it'
        : 'the data folder was made by demo mode; start it with `sen-trail demo`',
    );
  }
  return marker;
}

function parseMarker(text: string): Marker | undefined {
  try {
    return JSON.parse(text) as Marker;
  } catch {
    return undefined;
  }
}
