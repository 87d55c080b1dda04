import { join } from 'node:path';
import type { Bench } from './bench.ts';
import { generateLog } from './generated-log.ts';
import { figureOf } from './measure.ts';
import { buildInProcess, ROOT, sizeOf } from './rebuilt.ts';

const MODEL = 'pupil-facts';
/** 280 pupils over the ten years. */
const ROLL = 100;

/**
 * What an event of a long record costs the largest read model, beside an event of a record a tenth as long: the same
 * pupils, ten times as much happening to each.
 */
export async function growth({ quick, folder, print, say }: Bench): Promise<void> {
  const decisions = quick ? 500 : 10_000;
  const short = await sizesAt(join(folder, 'short'), decisions);
  const long = await sizesAt(join(folder, 'long'), decisions * 10);
  say(`growth: logs of ${String(short.events)} and ${String(long.events)} events of the same pupils`);
  for (const what of ['bytes', 'rows'] as const)
    print(
      figureOf({
        name: `${MODEL}-10x-${what}`,
        unit: `${what} an event`,
        ours: [long[what] / long.events],
        peer: { name: 'records a tenth as long', values: [short[what] / short.events] },
      }),
    );
}

async function sizesAt(path: string, decisions: number): Promise<{ events: number; bytes: number; rows: number }> {
  const log = `${path}-log.db`;
  const events = generateLog({ file: log, schools: ['910001'], roll: ROLL, decisions });
  const { models } = await buildInProcess({ checkout: ROOT, log, folder: path, only: [MODEL], threads: 1 });
  const [built] = models;
  if (built === undefined) throw new Error(`no read model ${MODEL}`);
  return { events, ...sizeOf(built.path) };
}
