import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { examineReadModels } from '../../projections/engine/examine.ts';
import { READ_MODELS } from '../../projections/index.ts';
import { openApp } from '../../src/compose.ts';
import { readConfig } from '../../src/host/config.ts';
import { rebuildReadModels } from '../../src/operations/rebuild-read-models.ts';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import { School, settingsOf } from '../support/school.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

/** Overwrites all pages of a read model's file but the first two, which hold its schema and its state. */
function damage(folder: string): void {
  const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.db'));
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path).fill(0xff, 2 * 4_096));
}

test('a rebuild says whether the model had been right, and mends a damaged one', async () => {
  using folder = new TemporaryFolder();
  const school = await School.open(folder.path);
  expect((await rebuildReadModels(school.app, ['sen-register'])).readModels).toEqual([
    expect.objectContaining({ name: 'sen-register', status: 'CURRENT', because: null }),
  ]);
  await school.app.close();
  const models = join(folder.path, 'data', 'read-models');
  damage(join(models, 'sen-register'));
  const log = openEmbeddedLog(join(folder.path, 'data', 'log.db'));
  const examined = examineReadModels(models, log, READ_MODELS);
  expect(examined.filter(({ status }) => status === 'DAMAGED').map(({ name }) => name)).toEqual(['sen-register']);
  log.close();
  const app = await openApp(readConfig(settingsOf(folder.path)));
  try {
    expect((await rebuildReadModels(app, ['sen-register', 'pupil-facts'])).readModels).toEqual([
      expect.objectContaining({ status: 'CURRENT', digestBefore: null, because: 'DAMAGED' }),
      expect.objectContaining({ status: 'CURRENT', because: null }),
    ]);
    expect(examineReadModels(models, app.log, READ_MODELS).map(({ status }) => status)).not.toContain('DAMAGED');
  } finally {
    await app.close();
  }
});
