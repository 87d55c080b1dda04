import type { Config } from '../host/config.ts';
import { Failure } from '../kernel/failure.ts';

/** How long the store may take to say that it holds none, in milliseconds. */
const LIMIT_MS = 60_000;

/**
 * Failure DATA_FOLDER if an event store holds a school already. New keys would not open what is in it, and what is
 * sealed under them the system that entered the school could not open. An embedded store is made with its folder.
 */
export async function assertNoSchoolIn(config: Config): Promise<void> {
  if (config.store === 'embedded') return;
  const { openEventStoreDb } = await import('../store/eventstoredb.ts');
  const store = await openEventStoreDb({ connectionString: config.store });
  try {
    const signal = AbortSignal.timeout(LIMIT_MS);
    const filter = { prefixes: ['school-'] };
    for await (const { events, caughtUp } of store.follow({ filter, signal, endsWhenLost: true })) {
      const [first] = events;
      if (first !== undefined) throw heldAlready(first.stream.slice('school-'.length));
      if (caughtUp) return;
    }
    throw new Failure('UNAVAILABLE', 'the event store did not say in time whether it holds a school');
  } finally {
    await store.close();
  }
}

function heldAlready(urn: string): Failure {
  return new Failure(
    'DATA_FOLDER',
    `the event store holds a school already (URN ${urn}), entered from another data folder: start from that folder or its backup, whose keys open it; nothing was made here`,
  );
}
