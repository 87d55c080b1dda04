import { describe, expect, test } from '@jest/globals';
import { READ_MODELS } from '../../projections/index.ts';
import type { ReadModel } from '../../projections/engine/projection.ts';
import { openProjections, type Projections } from '../../projections/engine/runner.ts';
import { threadsFor } from '../../projections/engine/build-in-threads.ts';
import { linkedRecords } from '../../projections/engine/linked-records.ts';
import { GivenLog, GivenPupil, uuid } from '../support/given-log.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { MODEL as FAILING_LATER } from './processes/failing-later-model.ts';
import { MODEL as FAILING } from './processes/failing-model.ts';

const NAMES = READ_MODELS.map(({ name }) => name);

/** A log with many records: some corrected, some merged into others near to them or far from them. */
class ManyRecords implements Disposable {
  readonly #folder = new TemporaryFolder();
  readonly log = new GivenLog(this.#folder.file('log.db'));
  readonly #opened: Projections[] = [];

  constructor(pupils: number) {
    const all = Array.from({ length: pupils }, (_, index) => new GivenPupil(`pupil ${String(index)}`));
    for (const pupil of all) {
      const [, , support = ''] = this.log.append(
        pupil.registered(),
        pupil.enrolled('2021-09-01'),
        pupil.support('2022-01-01', ['SLCN']),
        pupil.concern('2022-02-01'),
      );
      if (pupil.id < '8') this.log.append(pupil.voided(support));
    }
    // A chain, and two into one.
    for (const [loser, survivor] of [
      [3, 90],
      [90, 41],
      [17, 16],
      [99, 16],
    ] as const) {
      const [from, to] = [all[loser], all[survivor]];
      if (from !== undefined && to !== undefined)
        this.log.append(...from.mergedInto(to), to.concern('2023-03-01'), to.support('2023-04-01', ['MLD']));
    }
  }

  async open(name: string, threads: number, models: readonly ReadModel[] = READ_MODELS): Promise<Projections> {
    const folder = this.#folder.file(name);
    const projections = await openProjections({ log: this.log.log, folder, models, inlineUpTo: 0, threads });
    this.#opened.push(projections);
    return projections;
  }

  /** Follows the log from its first event. */
  async follow(name: string): Promise<Projections> {
    using empty = new GivenLog(this.#folder.file(`${name}.db`));
    const folder = this.#folder.file(name);
    await (await openProjections({ log: empty.log, folder, models: READ_MODELS })).close();
    const projections = await openProjections({ log: this.log.log, folder, models: READ_MODELS });
    this.#opened.push(projections);
    await projections.waitFor(this.log.log.head(), NAMES, 60_000);
    return projections;
  }

  async close(): Promise<void> {
    for (const projections of this.#opened) await projections.close();
  }

  [Symbol.dispose](): void {
    this.log[Symbol.dispose]();
    this.#folder[Symbol.dispose]();
  }
}

function digests(projections: Projections): readonly string[] {
  return NAMES.map((name) => `${name} ${projections.digest(name)}`);
}

describe('a build in several threads', () => {
  test('says the same as one thread, and as following the log event by event', async () => {
    using given = new ManyRecords(100);
    try {
      const followed = await given.follow('followed');
      expect(digests(await given.open('three', 3))).toEqual(digests(followed));
      expect(digests(await given.open('one', 1))).toEqual(digests(followed));
      await followed.rebuild(...NAMES);
      expect(digests(followed)).toEqual(digests(await given.open('two', 2)));
    } finally {
      await given.close();
    }
  });

  test('stops before the first of the events that cannot be applied, whichever thread meets it', async () => {
    using given = new ManyRecords(100);
    try {
      for (const [model, ordinal] of [
        [FAILING, 3],
        [FAILING_LATER, 350],
      ] as const)
        for (const threads of LONG_RUN ? [1, 3] : [3]) {
          const projections = await given.open(`${String(ordinal)}-${String(threads)}`, threads, [model]);
          expect(projections.status()).toEqual([
            expect.objectContaining({
              status: 'FAULTED',
              ordinal: ordinal - 1,
              fault: { ordinal, code: 'HANDLER_FAILED' },
            }),
          ]);
        }
    } finally {
      await given.close();
    }
  });

  test('uses more threads for a longer log, and one for a short one', () => {
    expect([threadsFor(0), threadsFor(9_999)]).toEqual([1, 1]);
    expect(threadsFor(10_000_000)).toBeGreaterThanOrEqual(threadsFor(20_000));
  });
});

test('merged records are linked, over chains and in any order; others are not', () => {
  using given = new ManyRecords(100);
  const { groups, upTo } = linkedRecords(given.log.log);
  const stream = (index: number): string => `pupil-${uuid(`pupil pupil ${String(index)}`)}`;
  expect(groups.filter((group) => group.length > 1).map((group) => [...group].sort())).toEqual([
    [stream(3), stream(41), stream(90)].sort(),
    [stream(16), stream(17), stream(99)].sort(),
  ]);
  expect([groups.flat().length, upTo]).toEqual([100, given.log.log.head()]);
});
