import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { cutOf } from '../../projections/engine/cut.ts';
import { MODEL } from '../../projections/decisions/decision-history-model.ts';
import type { Fault } from '../../projections/engine/fault.ts';
import { READ_MODELS } from '../../projections/index.ts';
import { READ_MODEL_NAMES } from '../../src/registry/read-model-names.ts';
import type { EventType } from '../../src/registry/events.ts';
import { type GivenEvent, GivenPupil } from '../support/given-log.ts';
import { count, Given, HISTORY, until } from '../support/given-projections.ts';
import { MODEL as FAILING } from './processes/failing-model.ts';

/** An event that this program does not understand. */
function foreign(more: Partial<GivenEvent> = {}): GivenEvent {
  return { ...new GivenPupil('a').concern('2024-01-01'), ...more };
}

describe('following the log', () => {
  test('begins with what is there and takes in what comes, in batches', async () => {
    await using given = new Given();
    given.concerns(3);
    const projections = await given.open({ batch: 2 });
    expect([count(projections), projections.status()]).toEqual([
      3,
      [{ name: 'decision-history', version: MODEL.version, generation: 1, ordinal: 3, lag: 0, status: 'CURRENT' }],
    ]);
    given.concerns(5);
    expect(projections.status()).toEqual([
      { name: 'decision-history', version: MODEL.version, generation: 1, ordinal: 3, lag: 5, status: 'CATCHING_UP' },
    ]);
    expect(await projections.waitFor(8, HISTORY, 60_000)).toBe(true);
    expect([count(projections), projections.status()[0]?.status]).toEqual([8, 'CURRENT']);
  });

  test('goes on where it was after a restart', async () => {
    await using given = new Given();
    given.concerns(3);
    await (await given.open()).close();
    given.concerns(2);
    const projections = await given.open();
    expect(await projections.waitFor(5, HISTORY, 60_000)).toBe(true);
    expect([count(projections), projections.status()[0]?.generation]).toEqual([5, 1]);
  });

  test('lets other work of the process come between two batches', async () => {
    await using given = new Given();
    const projections = await given.open({ batch: 1 });
    given.concerns(5);
    const seen = new Set<number>();
    while (projections.status()[0]?.lag !== 0) {
      seen.add(count(projections));
      await turn();
    }
    expect([...seen]).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('waiting', () => {
  test('is over at once for what is there, and when the model has passed the ordinal or the position', async () => {
    await using given = new Given();
    given.concerns(1);
    const projections = await given.open();
    expect(await projections.waitFor(1, HISTORY, 0)).toBe(true);
    const waiting = [projections.waitFor(3, HISTORY, 5_000), projections.waitForPosition('3', HISTORY, 60_000)];
    given.concerns(2);
    expect(await Promise.all(waiting)).toEqual([true, true]);
    expect(await projections.waitForPosition(given.log.log.positionOf(2) ?? '', HISTORY, 0)).toBe(true);
  });

  test('answers false after its time, and when the read models are closed', async () => {
    await using given = new Given();
    const projections = await given.open();
    expect(await projections.waitFor(1, HISTORY, 20)).toBe(false);
    expect(await projections.waitForPosition('1', HISTORY, 20)).toBe(false);
    expect(await projections.waitForPosition('nonsense', HISTORY, 20)).toBe(false);
    const waiting = projections.waitFor(1, HISTORY, 60_000);
    await projections.close();
    expect(await waiting).toBe(false);
  });

  test('does not wait for a model that is FAULTED', async () => {
    await using given = new Given();
    const projections = await given.open();
    const waiting = projections.waitFor(2, HISTORY, 60_000);
    given.concerns(1);
    given.log.append(foreign({ schemaVersion: 2 }));
    const begun = performance.now();
    expect(await waiting).toBe(false);
    expect(await projections.waitFor(1, HISTORY, 0)).toBe(true);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe('a fault', () => {
  test.each([
    ['UNKNOWN_EVENT_TYPE', MODEL, { type: 'ThingOfTomorrow' as EventType }],
    ['UNKNOWN_SCHEMA_VERSION', MODEL, { schemaVersion: 2 }],
    ['HANDLER_FAILED', FAILING, {}],
  ])('%s stops the model before the event, says so, and leaves it readable', async (code, model, event) => {
    await using given = new Given();
    const faults: Fault[] = [];
    const projections = await given.open({ models: [model], onFault: (_name, fault) => faults.push(fault) });
    given.concerns(2);
    given.log.append(foreign(event));
    given.concerns(2);
    await until(() => faults.length > 0);
    const faulted = {
      name: 'decision-history',
      version: MODEL.version,
      generation: 1,
      ordinal: 2,
      lag: 3,
      status: 'FAULTED',
      fault: { ordinal: 3, code },
    };
    expect([count(projections), projections.status(), faults]).toEqual([2, [faulted], [{ ordinal: 3, code }]]);
    await projections.close();
    const again = await given.open({ models: [model] });
    expect([count(again), again.status()]).toEqual([2, [faulted]]);
  });

  test('is met in a first build as well: what is before it can be read', async () => {
    await using given = new Given();
    given.concerns(4);
    for (const inlineUpTo of [100, 0]) {
      const projections = await given.open({
        models: [FAILING],
        inlineUpTo,
        folder: given.folder.file(`first-${String(inlineUpTo)}`),
      });
      expect([count(projections), projections.status()[0]]).toEqual([
        2,
        expect.objectContaining({ status: 'FAULTED', ordinal: 2, fault: { ordinal: 3, code: 'HANDLER_FAILED' } }),
      ]);
    }
  });

  test('takes back what the batch had put in memory, too', async () => {
    await using given = new Given();
    const faults: Fault[] = [];
    const pupil = new GivenPupil('new');
    const projections = await given.open({ models: READ_MODELS, onFault: (_name, fault) => faults.push(fault) });
    given.log.append(
      pupil.registered(),
      pupil.enrolled('2021-09-01'),
      pupil.support('2022-01-01', ['SLCN']),
      foreign({ schemaVersion: 2 }),
    );
    await until(() => faults.length === READ_MODELS.length);
    const fresh = await given.open({ models: READ_MODELS, folder: given.folder.file('fresh'), batch: 1 });
    expect(projections.status().map(({ ordinal, status }) => [ordinal, status])).toEqual(
      READ_MODELS.map(() => [3, 'FAULTED']),
    );
    for (const name of READ_MODEL_NAMES) expect(projections.digest(name)).toBe(fresh.digest(name));
    expect(
      projections.reader('decision-history').all('SELECT p.id FROM version v JOIN pupil p ON p.number = v.pupil'),
    ).toHaveLength(1);
  });

  test('is over when the program at the next start can apply the event', async () => {
    await using given = new Given();
    given.concerns(4);
    await (await given.open({ models: [FAILING] })).close();
    const projections = await given.open();
    expect(await projections.waitFor(4, HISTORY, 60_000)).toBe(true);
    expect([count(projections), projections.status()[0]?.status]).toEqual([4, 'CURRENT']);
  });
});

describe('a cut', () => {
  test('is an ordinal, or what was known at an instant, for a day', async () => {
    await using given = new Given();
    given.concerns(3);
    const { log } = given.log;
    expect(cutOf(log, {}, '2024-10-01')).toEqual({
      ordinal: 3,
      effectiveOn: '2024-10-01',
      knownAt: '2024-09-02T00:03:00.000Z',
    });
    expect(cutOf(log, { recordedAt: '2024-09-02T00:02:59.999Z', effectiveOn: '2024-09-05' }, '2024-10-01')).toEqual({
      ordinal: 2,
      effectiveOn: '2024-09-05',
      knownAt: '2024-09-02T00:02:00.000Z',
    });
    expect(cutOf(log, { recordedAt: '2024-09-01T00:00:00.000Z' }, '2024-10-01')).toEqual({
      ordinal: 0,
      effectiveOn: '2024-10-01',
      knownAt: undefined,
    });
    expect([
      cutOf(log, { ordinal: 1 }, '2024-10-01').ordinal,
      cutOf(log, { ordinal: 99 }, '2024-10-01').ordinal,
    ]).toEqual([1, 3]);
  });
});
