import { join } from 'node:path';
import { build } from '../../projections/engine/build.ts';
import { Reader } from '../../projections/engine/reader.ts';
import { registerOn } from '../../projections/register/sen-register.ts';
import { MODEL } from '../../projections/register/sen-register-model.ts';
import { addDays } from '../../src/kernel/civil-date.ts';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import { Database } from '../../src/store/sqlite.ts';
import type { Bench } from './bench.ts';
import { Dice } from './dice.ts';
import { FIRST_DAY, generateLog } from './generated-log.ts';
import { figureOf, interleaved, quantile } from './measure.ts';

const SCHOOL = '910001';
const OTHERS = Array.from({ length: 9 }, (_, n) => `9100${String(n + 10)}`);
const ROLL = 1_060;
const DAYS = 3_652;

/** The whole register of one school of 1,060 pupils with ten years of events, as known at any point, for any day. */
export async function register({ quick, rounds, folder, print, say }: Bench): Promise<void> {
  const decisions = quick ? 5_000 : 94_000;
  const cuts = quick ? 20 : 300;
  const alone = openRegister(join(folder, 'alone'), [SCHOOL], decisions);
  say(`register: one school, ${String(alone.events)} events`);
  if (quick) {
    const latencies = await interleaved(rounds, { alone: () => alone.latencies(cuts).p95 });
    print(figureOf({ name: 'register-p95', unit: 'ms', ours: latencies.alone }));
    alone.close();
    return;
  }
  const among = openRegister(join(folder, 'among'), [SCHOOL, ...OTHERS], decisions * 10);
  say(`register: ten such schools, ${String(among.events)} events`);
  const middle: Record<'alone' | 'among', number[]> = { alone: [], among: [] };
  const measure = (which: 'alone' | 'among'): number => {
    const { p50, p95 } = { alone, among }[which].latencies(cuts);
    middle[which].push(p50);
    return p95;
  };
  const p95 = await interleaved(rounds, { alone: () => measure('alone'), among: () => measure('among') });
  // The round that warmed up does not count here either.
  const p50 = { alone: middle.alone.slice(1), among: middle.among.slice(1) };
  for (const [name, { alone: ours, among: more }] of Object.entries({ p50, p95 })) {
    print(figureOf({ name: `register-${name}`, unit: 'ms', ours }));
    print(
      figureOf({
        name: `register-${name}-among-ten-schools`,
        unit: 'ms',
        ours: more,
        peer: { name: 'the same school alone', values: ours },
      }),
    );
  }
  alone.close();
  among.close();
}

interface OpenRegister {
  readonly events: number;
  latencies(cuts: number): { readonly p50: number; readonly p95: number };
  close(): void;
}

function openRegister(path: string, schools: readonly string[], decisions: number): OpenRegister {
  const file = `${path}-log.db`;
  const events = generateLog({ file, schools, roll: ROLL, decisions });
  const log = openEmbeddedLog(file);
  build(log, [{ model: MODEL, path: `${path}.db`, keepFaulted: false }]);
  log.close();
  const reader = new Reader(new Database({ file: `${path}.db`, readOnly: true }));
  const dice = new Dice(7);
  const scopes = [{ schoolUrn: SCHOOL, scope: 'SCHOOL' as const, person: '' }];
  const ask = (): number => {
    const cut = { ordinal: 1 + dice.whole(events), effectiveOn: addDays(FIRST_DAY, dice.whole(DAYS)) };
    const started = performance.now();
    registerOn(reader, { scopes, cut, first: 2 * ROLL });
    return performance.now() - started;
  };
  return {
    events,
    latencies: (cuts) => {
      const taken = Array.from({ length: cuts }, ask);
      return { p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) };
    },
    close: () => {
      reader.close();
    },
  };
}
