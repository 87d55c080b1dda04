import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { MODEL } from '../../projections/decisions/decision-history-model.ts';
import type { Fault } from '../../projections/engine/fault.ts';
import { readMeta } from '../../projections/engine/model-file.ts';
import { READ_MODELS } from '../../projections/index.ts';
import { Database } from '../../src/store/sqlite.ts';
import { GivenLog, GivenPupil } from '../support/given-log.ts';
import { count, Given, HISTORY, until } from '../support/given-projections.ts';
import { MODEL as FAILING } from './processes/failing-model.ts';

const KILLED = fileURLToPath(new URL('./processes/follow-until-killed.ts', import.meta.url));

describe('a rebuild', () => {
  test('runs in a thread beside the old generation, takes over when it has passed it, and says the same', async () => {
    await using given = new Given();
    given.concerns(3_000);
    const projections = await given.open();
    const before = projections.digest('decision-history');
    const rebuilding = projections.rebuild('decision-history');
    expect(projections.status()[0]?.status).toBe('REBUILDING');
    let fewest = Infinity;
    for (let written = 0; projections.status()[0]?.status === 'REBUILDING'; written += 1) {
      if (written < 100) given.concerns(1);
      fewest = Math.min(fewest, count(projections));
      await turn();
    }
    expect(fewest).toBe(3_000);
    expect(await rebuilding).toEqual([{ generation: 2, ordinal: expect.any(Number) }]);
    expect(await projections.waitFor(given.log.log.head(), HISTORY, 60_000)).toBe(true);
    expect(projections.status()).toEqual([
      {
        name: 'decision-history',
        version: MODEL.version,
        generation: 2,
        ordinal: given.log.log.head(),
        lag: 0,
        status: 'CURRENT',
      },
    ]);
    expect(count(projections)).toBe(given.log.log.head());
    const incremental = projections.digest('decision-history');
    expect(incremental).not.toBe(before);
    await projections.rebuild('decision-history');
    expect(projections.digest('decision-history')).toBe(incremental);
  });

  test('leaves a reader that is held a little while, then closes and removes the old generation', async () => {
    await using given = new Given();
    given.concerns(2);
    const projections = await given.open();
    const held = projections.reader('decision-history');
    await projections.rebuild('decision-history');
    expect(held.all('SELECT id FROM version')).toHaveLength(2);
    await until(() => given.files().join() === '2.db');
    expect(() => held.all('SELECT id FROM version')).toThrow(expect.objectContaining({ code: 'UNAVAILABLE' }));
    expect(count(projections)).toBe(2);
  });

  test('that meets a fault leaves the old generation serving and says so', async () => {
    await using given = new Given();
    given.concerns(4);
    const faults: Fault[] = [];
    const projections = await given.open({
      models: [{ ...MODEL, source: FAILING.source }],
      onFault: (_name, fault) => faults.push(fault),
    });
    const fault = { ordinal: 3, code: 'HANDLER_FAILED' };
    expect(await projections.rebuild('decision-history')).toEqual([{ generation: 1, ordinal: 4, fault }]);
    expect([faults, given.files(), count(projections), projections.status()[0]?.status]).toEqual([
      [fault],
      ['1.db'],
      4,
      'CURRENT',
    ]);
  });

  test('that is asked for twice runs once; closing ends it and leaves the old file only', async () => {
    await using given = new Given();
    given.concerns(3_000);
    const projections = await given.open();
    const rebuilding = [projections.rebuild('decision-history'), projections.rebuild('decision-history')];
    const ended = Promise.allSettled(rebuilding);
    await projections.close();
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(given.files()).toEqual(['1.db']);
  });

  test('happens at start when the version is another, the file is missing or damaged, or the log is another one', async () => {
    await using given = new Given();
    given.concerns(3);
    await (await given.open({ inlineUpTo: 0 })).close();
    const newer = await given.open({ models: [{ ...MODEL, version: MODEL.version + 1 }] });
    expect([count(newer), newer.status()[0], given.files()]).toEqual([
      3,
      expect.objectContaining({ version: MODEL.version + 1, generation: 2, status: 'CURRENT' }),
      ['2.db'],
    ]);
    await newer.close();
    writeFileSync(given.folder.file('read-models/decision-history/2.db'), 'x'.repeat(8_192));
    const mended = await given.open({ models: [{ ...MODEL, version: MODEL.version + 1 }] });
    expect([count(mended), mended.status()[0]?.generation, given.files()]).toEqual([3, 1, ['1.db']]);
    await mended.close();
    using restored = new GivenLog(given.folder.file('restored.db'));
    restored.append(new GivenPupil('a').concern('2024-01-01'));
    const other = await given.open({ log: restored.log });
    expect([count(other), other.status()[0]?.generation]).toEqual([1, 2]);
  });
});

describe('an event whose rows cannot be stored', () => {
  test.each([0, 100_000])(
    'stops the models that it concerns before it, and no other; up to %i events inline',
    async (inlineUpTo) => {
      await using given = new Given();
      const pupil = new GivenPupil('a');
      const other = new GivenPupil('b');
      const observed = pupil.observed('K', '2022-01-01', ['SLCN']);
      given.log.append(pupil.registered(), pupil.enrolled('2021-09-01'), other.registered());
      given.log.append({ ...observed, data: { ...observed.data, status: { not: 'a code' } } });
      given.log.append(other.enrolled('2021-09-01'), other.support('2022-01-01', ['MLD']));
      const projections = await given.open({ models: READ_MODELS, inlineUpTo });
      const stopped = projections.status().filter(({ status }) => status === 'FAULTED');
      expect(stopped.map(({ name }) => name)).toEqual(['decision-history', 'sen-register']);
      for (const { ordinal, fault } of stopped)
        expect([ordinal, fault]).toEqual([3, { ordinal: 4, code: 'HANDLER_FAILED' }]);
      expect((await projections.rebuild('sen-register'))[0]?.fault).toEqual({ ordinal: 4, code: 'HANDLER_FAILED' });
    },
  );
});

describe('what an earlier build left', () => {
  test('is removed before the next one, also under the number that comes next', async () => {
    await using given = new Given();
    given.concerns(3);
    await (await given.open()).close();
    const folder = given.folder.file('read-models/decision-history');
    rmSync(`${folder}/1.db`);
    for (const name of ['1-1.part', '1-2.part-journal', '4.db']) writeFileSync(`${folder}/${name}`, 'half');
    const projections = await given.open({ inlineUpTo: 0, threads: 2 });
    expect([count(projections), given.files(), readdirSync(folder).filter((name) => name.includes('part'))]).toEqual([
      3,
      ['1.db'],
      [],
    ]);
  });

  test('is removed by the build itself if it fails', async () => {
    await using given = new Given();
    given.concerns(3);
    const source = new URL('./processes/no-such-model.ts', import.meta.url).href;
    await expect(given.open({ models: [{ ...MODEL, source }], inlineUpTo: 0 })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(given.files()).toEqual([]);
  });
});

describe('a crash', () => {
  test('between applying and committing changes nothing; afterwards all is as in a rebuild', async () => {
    await using given = new Given();
    given.concerns(5);
    await (await given.open()).close();
    given.concerns(25);
    const child = spawnSync(process.execPath, [KILLED, given.log.log.file, given.folder.file('read-models'), '18'], {
      encoding: 'utf8',
    });
    expect([child.signal, child.stdout]).toEqual(['SIGKILL', '']);
    const database = new Database({ file: given.folder.file('read-models/decision-history/1.db') });
    expect(readMeta(database)).toEqual(expect.objectContaining({ status: 'CURRENT', ordinal: 15 }));
    expect(database.prepareTuples('SELECT max(known_from) FROM version').get()).toEqual([15]);
    database.close();
    const projections = await given.open();
    expect(await projections.waitFor(30, HISTORY, 60_000)).toBe(true);
    const digest = projections.digest('decision-history');
    await projections.rebuild('decision-history');
    expect([projections.digest('decision-history'), projections.status()[0]?.generation]).toEqual([digest, 2]);
  });

  test('in a first build leaves a half-built file that nobody reads and the next start removes', async () => {
    await using given = new Given();
    given.concerns(25);
    const child = spawnSync(process.execPath, [KILLED, given.log.log.file, given.folder.file('read-models'), '18'], {
      encoding: 'utf8',
    });
    expect([child.signal, existsSync(given.folder.file('read-models/decision-history/1.db'))]).toEqual([
      'SIGKILL',
      true,
    ]);
    const projections = await given.open();
    expect([count(projections), given.files()]).toEqual([25, ['1.db']]);
  });
});
