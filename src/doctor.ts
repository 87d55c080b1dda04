import { existsSync } from 'node:fs';
import { examineReadModels, type ReadModelFinding } from '../projections/examine.ts';
import type { Config } from './config.ts';
import { dataFolder, type DataFolder, readMarker } from './data-folder.ts';
import { type EventType, isEventType } from './decisions/field-classes.ts';
import { isFailure } from './kernel/failure.ts';
import { openEmbeddedVault } from './privacy/embedded-vault.ts';
import { readKeyFile } from './privacy/key-encryption-key.ts';
import { hasSealedFields } from './privacy/sealed-event.ts';
import { type EmbeddedLog, openEmbeddedLog } from './store/embedded-log.ts';
import { systemClock } from './system-ports.ts';

/** Something that is not as it should be: which part, a code, and words without personal data. */
export interface Fault {
  readonly part: 'store' | 'vault' | 'readModels';
  readonly code: string;
  readonly message: string;
}

export interface Findings {
  readonly store: { readonly kind: string; readonly events: number; readonly knownAt: string | null };
  readonly vault: { readonly subjects: number; readonly keyEncryptionKey: number };
  readonly readModels: readonly ReadModelFinding[];
  readonly faults: readonly Fault[];
}

/**
 * Examines a data folder without changing it, also while a server runs: every stored event against its canonical form,
 * the vault against its key-encryption key and against the streams that need a key, each read model's lag and faults.
 */
export async function examine(config: Config): Promise<Findings> {
  const folder = dataFolder(config.data, config.keyFile);
  readMarker(folder, config.demo ? 'DEMO' : 'SCHOOL');
  const faults: Fault[] = [];
  const log = openEmbeddedLog(config.store === 'embedded' ? folder.log : folder.mirror);
  try {
    const head = await attempt(faults, 'store', () => { log.verify(); return log.head(); }, log.head());
    const vault = await attempt(faults, 'vault', () => examineVault(folder, log, faults), { subjects: 0, keyEncryptionKey: 0 });
    const readModels = await attempt(faults, 'readModels', () => examineReadModels(folder.readModels, log), []);
    for (const model of readModels) {
      if (model.status === 'FAULTED') faults.push({ part: 'readModels', code: model.fault?.code ?? 'FAULTED', message: `${model.name} stopped at ordinal ${String(model.fault?.ordinal ?? model.ordinal)}` });
    }
    return { store: { kind: config.store === 'embedded' ? 'embedded' : 'mirror', events: head, knownAt: log.knownAt() ?? null }, vault, readModels, faults };
  } finally {
    log.close();
  }
}

async function examineVault(folder: DataFolder, log: EmbeddedLog, faults: Fault[]): Promise<Findings['vault']> {
  const keys = readKeyFile(folder.keys);
  if (!existsSync(folder.vault)) {
    faults.push({ part: 'vault', code: 'KEY_MISSING', message: 'the vault is not there' });
    return { subjects: 0, keyEncryptionKey: keys.newest };
  }
  const vault = openEmbeddedVault({ path: folder.vault, keys, clock: systemClock, readOnly: true });
  try {
    let subjects = 0;
    for (const stream of ['pupil-', 'person-', 'school-', 'trust-'].flatMap((prefix) => log.streamsWithPrefix(prefix))) {
      if ((await vault.keyOf(stream)) !== undefined) subjects += 1;
      else if (log.readStream(stream).some(needsKey)) faults.push({ part: 'vault', code: 'KEY_MISSING', message: `no key for ${stream}` });
    }
    return { subjects, keyEncryptionKey: keys.newest };
  } finally {
    await vault.close();
  }
}

function needsKey({ type }: { readonly type: string }): boolean {
  return isEventType(type) && hasSealedFields(type satisfies EventType);
}

async function attempt<T>(faults: Fault[], part: Fault['part'], work: () => T | Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isFailure(error)) throw error;
    faults.push({ part, code: error.code, message: error.message });
    return otherwise;
  }
}
