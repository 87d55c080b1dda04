import { cpSync } from 'node:fs';
import { type OpenApp, openApp } from '../../src/compose.ts';
import { readConfig } from '../../src/host/config.ts';
import { dataFolder, writeMarker } from '../../src/host/data-folder.ts';
import type { Happening } from '../../src/demo/happening.ts';
import { happenings, makeDemo, StoryClock } from '../../src/demo/make.ts';
import { madeOnce } from './made-once.ts';
import { emptyFolder, settingsOf } from './school.ts';

/** The day on which the demo's tests ask. */
export const TODAY = '2026-11-20';
export const [PRIMARY, HARROW, UNIT] = ['900001', '900002', '900004'] as const;

export interface Demo {
  readonly app: OpenApp;
  /** Everything that was told, in order of time. */
  readonly told: readonly Happening[];
}

/** The demo as a user finds it at ten on the day, made in an empty folder. */
export async function makeOwnDemo(root: string): Promise<OpenApp> {
  const clock = new StoryClock();
  const app = await openApp(await emptyFolder(root, clock), { clock });
  await makeDemo(app, clock, TODAY);
  clock.moveTo(TEN);
  return app;
}

/** The same as a copy of the one that a test run makes once. */
export async function openDemo(root: string): Promise<Demo> {
  cpSync(await demoOfRun(), root, { recursive: true });
  const clock = new StoryClock();
  clock.moveTo(TEN);
  return { app: await openApp(readConfig(settingsOf(root)), { clock }), told: happenings(TODAY) };
}

/** The same again, as `sen-trail demo --today` leaves it; answers its data folder. */
export async function demoFolder(root: string): Promise<string> {
  cpSync(await demoOfRun(), root, { recursive: true });
  const { data } = readConfig(settingsOf(root));
  writeMarker(dataFolder(data), { format: 1, kind: 'DEMO', today: TODAY });
  return data;
}

const TEN = `${TODAY}T10:00:00.000Z`;

/** The folder with the demo of this test run. */
function demoOfRun(): Promise<string> {
  return madeOnce('demo', async (folder) => {
    await (await makeOwnDemo(folder)).close();
  });
}

/** Every pupil about whom a command of the demo at a school says so. */
export function about(
  told: readonly Happening[],
  schoolUrn: string,
  command: string,
  says: (input: Happening['input']) => boolean = () => true,
): readonly string[] {
  return told
    .filter(({ command: name, input }) => name === command && input['schoolUrn'] === schoolUrn && says(input))
    .map(({ input }) => input['pupilId'] as string);
}
