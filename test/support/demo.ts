import { type OpenApp, openApp } from '../../src/compose.ts';
import type { Happening } from '../../src/demo/happening.ts';
import { happenings, makeDemo, StoryClock } from '../../src/demo/make.ts';
import { emptyFolder } from './school.ts';

/** The day on which the demo's tests ask. */
export const TODAY = '2026-11-20';
export const [PRIMARY, HARROW, UNIT] = ['900001', '900002', '900004'] as const;

export interface Demo {
  readonly app: OpenApp;
  /** Everything that was told, in order of time. */
  readonly told: readonly Happening[];
}

/** The demo as a user finds it at ten on the day, made in an empty folder. */
export async function openDemo(root: string): Promise<Demo> {
  const clock = new StoryClock();
  const app = await openApp(await emptyFolder(root, clock), { clock });
  await makeDemo(app, clock, TODAY);
  clock.moveTo(`${TODAY}T10:00:00.000Z`);
  return { app, told: happenings(TODAY) };
}

/** Every pupil about whom a command of the demo at a school says so. */
export function about(told: readonly Happening[], schoolUrn: string, command: string, says: (input: Happening['input']) => boolean = () => true): readonly string[] {
  return told.filter(({ command: name, input }) => name === command && input['schoolUrn'] === schoolUrn && says(input)).map(({ input }) => input['pupilId'] as string);
}
