import { READ_MODELS } from '../../projections/index.ts';
import { existsSync } from 'node:fs';
import { isKnownEvent } from '../../projections/engine/projection.ts';
import { examineReadModels, type ReadModelFinding } from '../../projections/engine/examine.ts';
import type { Config } from '../host/config.ts';
import { dataFolder, type DataFolder, readMarker } from '../host/data-folder.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { isFailure } from '../kernel/failure.ts';
import { isSealedField } from '../kernel/sealed-field.ts';
import { openEmbeddedVault } from '../privacy/embedded-vault.ts';
import { readKeyFile } from '../privacy/key-encryption-key.ts';
import type { SubjectKey } from '../privacy/key-tree.ts';
import { sealedNames } from '../registry/events.ts';
import { openSealed, siteOf } from '../privacy/sealed-event.ts';
import { type EmbeddedLog, openEmbeddedLog } from '../store/embedded-log.ts';
import { compareWithStore } from './compare-with-store.ts';
import { systemClock } from '../host/system-ports.ts';

/** Something that is not as it should be: which part, a code, and words without personal data. */
export interface Fault {
  readonly part: 'store' | 'vault' | 'readModels';
  readonly code: string;
  readonly message: string;
}

export interface Findings {
  readonly store: {
    readonly kind: string;
    readonly events: number;
    readonly knownAt: string | null;
    /** Events of the EventStoreDB that the mirror lacks, up to `MOST_LOOKED_AT`; null: embedded, or not known. */
    readonly ahead: number | null;
  };
  readonly vault: { readonly subjects: number; readonly keyEncryptionKey: number };
  readonly readModels: readonly ReadModelFinding[];
  readonly faults: readonly Fault[];
}

/**
 * Examines a data folder without changing it, also while a server runs: every stored event against its canonical form,
 * a mirror against its store, the vault against its key-encryption key and against the streams that need a key, each
 * read model's lag and faults.
 */
export async function examine(config: Config): Promise<Findings> {
  const folder = dataFolder(config.data, config.keyFile);
  readMarker(folder, config.demo ? 'DEMO' : 'SCHOOL');
  const faults: Fault[] = [];
  const log = openEmbeddedLog(config.store === 'embedded' ? folder.log : folder.mirror);
  try {
    const head = await attempt(
      faults,
      'store',
      () => {
        log.verify();
        return log.head();
      },
      log.head(),
    );
    const vault = await attempt(faults, 'vault', () => examineVault(folder, log, faults), {
      subjects: 0,
      keyEncryptionKey: 0,
    });
    const ahead = await attempt(faults, 'store', () => compareWithStore(config, log, isKnownEvent), null);
    const readModels = await attempt(
      faults,
      'readModels',
      () => examineReadModels(folder.readModels, log, READ_MODELS),
      [],
    );
    for (const model of readModels) {
      if (model.status === 'FAULTED')
        faults.push({
          part: 'readModels',
          code: model.fault?.code ?? 'FAULTED',
          message: `${model.name} stopped at ordinal ${String(model.fault?.ordinal ?? model.ordinal)}`,
        });
      if (model.status === 'DAMAGED')
        faults.push({
          part: 'readModels',
          code: 'CORRUPT',
          message: `the file of ${model.name} is damaged; build it anew with sen-trail rebuild ${model.name}`,
        });
    }
    return {
      store: {
        kind: config.store === 'embedded' ? 'embedded' : 'mirror',
        events: head,
        knownAt: log.knownAt() ?? null,
        ahead,
      },
      vault,
      readModels,
      faults,
    };
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
    for (const stream of ['pupil-', 'person-', 'school-', 'trust-'].flatMap((prefix) =>
      log.streamsWithPrefix(prefix),
    )) {
      const key = await vault.keyOf(stream);
      const sealed = log.readStream(stream).find(needsKey);
      if (key !== undefined) subjects += 1;
      if (key !== undefined && sealed !== undefined && !opens(sealed, key))
        faults.push({
          part: 'vault',
          code: 'SEAL_BROKEN',
          message: `the key of ${stream} does not open what it sealed`,
        });
      if (key === undefined && sealed !== undefined)
        faults.push({ part: 'vault', code: 'KEY_MISSING', message: `no key for ${stream}` });
    }
    return { subjects, keyEncryptionKey: keys.newest };
  } finally {
    await vault.close();
  }
}

/** One sealed field for each subject: a key that was put in the place of a lost one shows here. */
function opens(event: StoredEvent, key: SubjectKey): boolean {
  const field = Object.keys(event.data).find((name) => isSealedField(event.data[name]));
  try {
    if (field !== undefined) openSealed(event.data[field], siteOf(event), field, key);
    return true;
  } catch (error) {
    if (isFailure(error, 'SEAL_BROKEN')) return false;
    throw error;
  }
}

function needsKey({ type }: { readonly type: string }): boolean {
  return sealedNames(type).length > 0;
}

async function attempt<T>(faults: Fault[], part: Fault['part'], work: () => T | Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isFailure(error)) throw error;
    const { stream, revision } = error.detail;
    const place = stream === undefined ? '' : ` (stream ${String(stream)}, revision ${String(revision ?? '?')})`;
    faults.push({ part, code: error.code, message: `${error.message}${place}` });
    return otherwise;
  }
}
