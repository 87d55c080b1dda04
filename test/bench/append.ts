import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import { NO_STREAM } from '../../src/store/event-store.ts';
import { BareSqlite } from './bare-sqlite.ts';
import type { Bench } from './bench.ts';
import { startEmmett } from './emmett.ts';
import { figureOf, interleaved, type Measure } from './measure.ts';
import { appendRate } from './writers.ts';

const WRITERS = [1, 16];

/**
 * Durable appends of 1 KB events by the embedded store, beside bare SQLite with group commit and Emmett on PostgreSQL.
 */
export async function append({ quick, rounds, folder, print, say }: Bench): Promise<void> {
  const seconds = quick ? 0.25 : 3;
  const store = openEmbeddedStore({ file: join(folder, 'append.db') });
  const bare = new BareSqlite(join(folder, 'append-bare.db'));
  const emmett = await startEmmett(Math.max(...WRITERS));
  if (emmett === undefined)
    say('append: no PostgreSQL here, so Emmett is left out; on Debian: apt-get install postgresql');
  try {
    for (const writers of WRITERS) {
      const contenders: Record<string, Measure> = {
        ours: () =>
          appendRate(
            (stream, event, revision) => store.append(stream, [event], revision === -1 ? NO_STREAM : revision),
            writers,
            seconds,
          ),
        bare: () => appendRate((stream, event, revision) => bare.append(stream, event, revision), writers, seconds),
        ...(emmett === undefined ? {} : { emmett: () => appendRate(emmett.append, writers, seconds) }),
      };
      const { ours = [], bare: bareRates = [], emmett: emmettRates } = await interleaved(rounds, contenders);
      const common = { name: `append-embedded-${String(writers)}`, unit: '/s', ours };
      print(figureOf({ ...common, peer: { name: 'bare node:sqlite with group commit', values: bareRates } }));
      if (emmett !== undefined && emmettRates !== undefined)
        print(figureOf({ ...common, peer: { name: emmett.name, values: emmettRates } }));
    }
  } finally {
    await emmett?.close();
    await store.close();
    bare.close();
  }
}
