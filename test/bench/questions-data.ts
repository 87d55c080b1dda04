import { rmSync } from 'node:fs';
import { READ_MODELS } from '../../projections/index.ts';
import type { ReadModelName } from '../../src/registry/read-model-names.ts';
import { openProjections } from '../../projections/engine/runner.ts';
import { Directory } from '../../src/access/directory.ts';
import type { App } from '../../src/app.ts';
import { openApp } from '../../src/compose.ts';
import { readConfig } from '../../src/host/config.ts';
import { dataFolder } from '../../src/host/data-folder.ts';
import { DemoClock } from '../../src/demo/clock.ts';
import { enterSchool } from '../../src/operations/first-authority.ts';
import { addDays } from '../../src/kernel/civil-date.ts';
import { makeDataFolder } from '../../src/operations/make-data-folder.ts';
import { operatorOf, runCommand } from '../../src/operations/operator.ts';
import { openEmbeddedVault } from '../../src/privacy/embedded-vault.ts';
import { readKeyFile } from '../../src/privacy/key-encryption-key.ts';
import type { SubjectKey } from '../../src/privacy/key-tree.ts';
import { Opener } from '../../src/privacy/opener.ts';
import { openEmbeddedLog } from '../../src/store/embedded-log.ts';
import { FIRST_DAY, generateLog, LAST_DAY, pupilStreams } from './generated-log.ts';

export const SCHOOL = '910001';
export const ROLL = 1_060;

export interface QuestionsPlan {
  readonly path: string;
  /** Other schools of the same size in the same log. */
  readonly others: readonly string[];
  readonly decisions: number;
  /** Only what the questions are answered from is built. */
  readonly models: readonly ReadModelName[];
}

/** A school whose SENCO asks: everything that answers reads, and nothing that writes. */
export interface AskedSchool {
  readonly app: Pick<App, 'config' | 'log' | 'projections' | 'directory' | 'opener' | 'vault' | 'clock'>;
  readonly senco: string;
  readonly events: number;
  close(): Promise<void>;
}

/**
 * Ten years of a school of 1,060 pupils, its words sealed under keys that open them; among others, whose words nobody
 * asks for.
 */
export async function openAskedSchool({ path, others, decisions, models }: QuestionsPlan): Promise<AskedSchool> {
  const config = readConfig({ SEN_TRAIL_DATA: path });
  const places = dataFolder(config.data);
  const { senco, keys } = await makeSchool(path);
  const events = generateLog({
    file: places.log,
    schools: [SCHOOL, ...others],
    roll: ROLL,
    decisions,
    keyOf: (stream) => keys.get(stream),
  });
  rmSync(places.readModels, { recursive: true, force: true });
  const clock = new DemoClock(LAST_DAY);
  const vault = openEmbeddedVault({ path: places.vault, keys: readKeyFile(places.keys), clock, readOnly: true });
  const log = openEmbeddedLog(places.log);
  // Not in a thread of low priority: the bench has nothing else to do.
  const projections = await openProjections({
    log,
    folder: places.readModels,
    inlineUpTo: Infinity,
    models: READ_MODELS.filter(({ name }) => models.includes(name)),
  });
  return {
    app: { config, log, projections, directory: new Directory(log), opener: new Opener(vault), vault, clock },
    senco,
    events,
    async close() {
      await projections.close();
      log.close();
      await vault.close();
    },
  };
}

/** The school with its SENCO before the ten years began, and a key for each pupil to come. */
async function makeSchool(
  path: string,
): Promise<{ readonly senco: string; readonly keys: ReadonlyMap<string, SubjectKey> }> {
  const before = addDays(FIRST_DAY, -1);
  const config = readConfig({ SEN_TRAIL_DATA: path });
  const clock = new DemoClock(before);
  await makeDataFolder(config, { format: 1, kind: 'SCHOOL' }, () => Promise.resolve(), { clock });
  const app = await openApp(config, { clock });
  try {
    await enterSchool(app, {
      urn: SCHOOL,
      laestab: '2010009',
      name: 'Bench School',
      phase: 'SECONDARY',
      schoolType: 'ACADEMY',
      trustUid: null,
    });
    const operator = await operatorOf(app, SCHOOL);
    const person = async (name: string): Promise<string> =>
      (await runCommand(app, operator, 'RegisterPerson', { schoolUrn: SCHOOL, name, workEmail: null })).subjectId;
    const [chair, senco] = [await person('Chair of governors'), await person('SENCO')];
    await runCommand(app, operator, 'GrantBootstrapAuthority', {
      schoolUrn: SCHOOL,
      personId: chair,
      from: before,
      expiresOn: addDays(before, 30),
    });
    await runCommand(app, { person: chair, commandLine: false }, 'DesignateSenco', {
      schoolUrn: SCHOOL,
      personId: senco,
      from: before,
      acting: false,
      minuteRef: null,
    });
    const keys = await Promise.all(
      pupilStreams(SCHOOL, ROLL).map(async (stream) => [stream, await app.vault.createKey(stream)] as const),
    );
    return { senco, keys: new Map(keys) };
  } finally {
    await app.close();
  }
}
