import { createReadStream } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { openApp } from '../../src/compose.ts';
import { readConfig } from '../../src/host/config.ts';
import { importRegister } from '../../src/imports/import-register.ts';
import { enterSchool } from '../../src/operations/first-authority.ts';
import { makeDataFolder } from '../../src/operations/make-data-folder.ts';
import { operatorOf } from '../../src/operations/operator.ts';
import type { Bench } from './bench.ts';
import { figureOf, interleaved } from './measure.ts';

const FILE = join(
  dirname(findPackageJSON('..', import.meta.url) ?? '.'),
  'test',
  'fixtures',
  'harrow-road-secondary',
  '2010009_CTF_XXXXXXX_001.xml',
);
const SCHOOL = '900001';

/** Seconds from a file of 1,060 pupils to its register, in a new data folder. */
export async function importFile({ rounds, folder, print, say }: Bench): Promise<void> {
  let number = 0;
  const { ours } = await interleaved(rounds, {
    ours: async () => {
      number += 1;
      return secondsOfImport(join(folder, `school-${String(number)}`), say);
    },
  });
  print(figureOf({ name: 'import-ctf-1060', unit: 's', ours }));
}

async function secondsOfImport(path: string, say: Bench['say']): Promise<number> {
  const config = readConfig({ SEN_TRAIL_DATA: path });
  await makeDataFolder(config, { format: 1, kind: 'SCHOOL' }, () => Promise.resolve());
  const app = await openApp(config);
  try {
    await enterSchool(app, {
      urn: SCHOOL,
      laestab: '2010009',
      name: 'Bench School',
      phase: 'SECONDARY',
      schoolType: 'ACADEMY',
      trustUid: null,
    });
    const actor = await operatorOf(app, SCHOOL);
    const started = performance.now();
    const { pupils, incomplete } = await importRegister(createReadStream(FILE), {
      app,
      actor,
      schoolUrn: SCHOOL,
      dryRun: false,
    });
    if (pupils !== 1_060 || incomplete) say(`import: ${String(pupils)} pupils came in, not the 1,060 of the file`);
    return (performance.now() - started) / 1_000;
  } finally {
    await app.close();
  }
}
