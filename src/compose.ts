import { linkedPupils } from '../projections/engine/log-links.ts';
import { READ_MODELS } from '../projections/index.ts';
import { isKnownEvent } from '../projections/engine/projection.ts';
import { isMergeUnderWay } from '../projections/record/pupil-merges.ts';
import { openProjections } from '../projections/engine/runner.ts';
import { Directory } from './access/directory.ts';
import { AccessRecords } from './access/access-records.ts';
import type { App } from './app.ts';
import type { Config } from './host/config.ts';
import { type DataFolder, dataFolder } from './host/data-folder.ts';
import { Executor } from './write-path/executor.ts';
import type { Clock, NewId } from './kernel/ports.ts';
import { openEmbeddedVault } from './privacy/embedded-vault.ts';
import { readKeyFile } from './privacy/key-encryption-key.ts';
import { Opener } from './privacy/opener.ts';
import { openEmbeddedStore } from './store/embedded.ts';
import { MergeFollower } from './write-path/merge-follower.ts';
import type { EventLog } from './store/event-log.ts';
import type { EventStore } from './store/event-store.ts';
import { openLogWriter } from './store/log-writer.ts';
import { type Mirror, openMirror } from './store/mirror.ts';
import { acquireWriterLock } from './store/writer-lock.ts';
import { randomIds, systemClock } from './host/system-ports.ts';

export interface ComposeOptions {
  readonly clock?: Clock;
  readonly ids?: NewId;
}

/** A running system in this process; `close` gives everything back, in the opposite order. */
export type OpenApp = App & { readonly folder: DataFolder; close(): Promise<void> };

/**
 * Puts the parts together: lock → vault → store → log → read models → write path → flows. One process per data folder;
 * a second one gets Failure LOCKED. The store is chosen by configuration only.
 */
export async function openApp(
  config: Config,
  { clock = systemClock, ids = randomIds }: ComposeOptions = {},
): Promise<OpenApp> {
  const folder = dataFolder(config.data, config.keyFile);
  const opened: (() => unknown)[] = [];
  const closing = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const lock = acquireWriterLock(folder.lock);
    opened.push(() => {
      lock.release();
    });
    const vault = openEmbeddedVault({ path: folder.vault, keys: readKeyFile(folder.keys), clock });
    opened.push(() => vault.close());
    const { store, log, mirror, close } = await openLog(config, folder);
    opened.push(close);
    const access =
      config.store === 'embedded'
        ? openEmbeddedStore({ file: folder.access, lock: 'HELD', counts: 'EVERY_STREAM' })
        : store;
    if (access !== store) opened.push(() => access.close());
    const projections = await openProjections({ log, folder: folder.readModels, models: READ_MODELS });
    opened.push(() => projections.close());
    const directory = new Directory(log);
    const accessRecords = new AccessRecords(access);
    opened.push(() => accessRecords.close());
    const executor = new Executor({
      store,
      vault,
      clock,
      ...(mirror && {
        assertRecordable: () => {
          mirror.assertWhole();
        },
      }),
      knownAt: () => log.knownAt(),
      governanceStreams: () => [...log.streamsWithPrefix('school-'), ...log.streamsWithPrefix('trust-')],
      waitFor: (position, models) => projections.waitForPosition(position, models, config.waitMs),
      linkedPupils: (pupil) => linkedPupils(log, pupil),
      mergeUnderWay: (pupil) => isMergeUnderWay(projections.reader('pupil-merges'), pupil),
    });
    // What a crash left half done is finished before anybody sees it.
    const merges = new MergeFollower({ log, projections, executor, waitMs: config.waitMs });
    opened.push(() => merges.close());
    await merges.finish();
    return {
      config,
      folder,
      store,
      log,
      ...(mirror && { mirror }),
      executor,
      projections,
      directory,
      opener: new Opener(vault),
      vault,
      accessRecords,
      clock,
      ids,
      close: closing,
    };
  } catch (error) {
    await closing();
    throw error;
  }
}

interface OpenLog {
  readonly store: EventStore;
  readonly log: EventLog;
  readonly mirror?: Mirror;
  readonly close: () => Promise<void>;
}

/** The store, and the local log that everything but writing reads from (src/store/README.md). */
async function openLog(config: Config, folder: DataFolder): Promise<OpenLog> {
  if (config.store === 'embedded') {
    const store = openEmbeddedStore({ file: folder.log, lock: 'HELD' });
    return { store, log: store.log, close: () => store.close() };
  }
  // Its client takes longer to load than the rest of the system, so only who has such a store loads it.
  const { openEventStoreDb } = await import('./store/eventstoredb.ts');
  const store = await openEventStoreDb({ connectionString: config.store });
  const opened: (() => unknown)[] = [() => store.close()];
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    const writer = openLogWriter(folder.mirror, 'MIRROR');
    opened.push(() => {
      writer.close();
    });
    const mirror = openMirror({ store, log: writer, knows: isKnownEvent });
    opened.push(() => mirror.stop());
    // A mirror that stopped still shows what it holds; the executor then records nothing.
    await mirror.caughtUp().catch((error: unknown) => {
      if (mirror.fault === undefined) throw error;
    });
    return { store, log: writer.log, mirror, close };
  } catch (error) {
    await close();
    throw error;
  }
}
