import type { Actor } from '../access/actor.ts';
import type { App } from '../app.ts';
import { academicYearOf, type CivilDate } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Clock } from '../kernel/ports.ts';
import { definitionOf } from '../registry.ts';
import { establishment } from './establishment.ts';
import type { Happening } from './happening.ts';
import { type DemoPerson, demoPeople } from './people.ts';
import { registration, type Setting, storyOf } from './pupil-stories.ts';
import { demoPupils } from './pupils.ts';
import { Chance, seededIds } from './random.ts';
import { harrowRoadStories, ordinaryTraffic } from './school-stories.ts';
import { SCHOOLS } from './schools.ts';

/** The demo's clock while its past is told: it stands at the moment of the happening. */
export class StoryClock implements Clock {
  private at: Instant = '2000-01-01T00:00:00.000Z';

  now(): Instant {
    return this.at;
  }

  moveTo(at: Instant): void {
    this.at = at;
  }
}

/** Commands in work at a time; only those of one moment run beside each other. */
const AT_A_TIME = 48;

/** All that happened at the demo's schools before `today`, in order of time. The same for the same day, always. */
export function happenings(today: CivilDate): readonly Happening[] {
  const chance = new Chance(`sen-trail demo ${today}`);
  const ids = seededIds(chance);
  const from = `${String(academicYearOf(today) - 3)}-09-01`;
  const people = demoPeople(ids);
  const told = [...establishment(people, from, today, ids), ...SCHOOLS.flatMap((school) => schoolLife(school, people, from, today, chance))];
  return told.filter((happening) => happening.at < `${today}T00:00:00.000Z`).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Carries every happening out through the real write path. */
export async function makeDemo(app: App, clock: StoryClock, today: CivilDate): Promise<void> {
  const list = happenings(today);
  for (let start = 0; start < list.length;) {
    const at = list[start]?.at ?? '';
    let end = start;
    while (end < list.length && end - start < AT_A_TIME && list[end]?.at === at && list[end]?.command === list[start]?.command) end += 1;
    clock.moveTo(at);
    await Promise.all(list.slice(start, end).map((happening) => carryOut(app, happening)));
    start = end;
  }
  await app.projections.waitFor(app.log.head(), ['decision-history', 'sen-register'], 60_000);
}

async function carryOut(app: App, { by, command: name, input }: Happening): Promise<void> {
  const definition = definitionOf(name);
  if (definition === undefined) throw new Error(`the registry has lost ${name}`);
  const actor: Actor = { person: by, commandLine: definition.action === 'INITIALISE' || definition.action === 'MANAGE_PEOPLE' };
  const outcome = await app.executor.execute({ definition, command: input, actor, correlationId: input.commandId, awaitReadModels: false });
  if (outcome.kind === 'REFUSED') throw new Error(`the demo's ${name} was refused: ${outcome.refusals.map((refusal) => refusal.code).join(', ')}`);
}

function schoolLife(demoSchool: (typeof SCHOOLS)[number], people: readonly DemoPerson[], from: CivilDate, today: CivilDate, chance: Chance): readonly Happening[] {
  const { urn: schoolUrn, laestab } = demoSchool.school;
  const staff = people.filter((person) => person.at === schoolUrn);
  const holding = (office: string): string => staff.find((person) => (person.offices as readonly string[]).includes(office))?.id ?? '';
  const senco = staff.find((person) => person.senco)?.id ?? '';
  const teachers = staff.filter((person) => person.offices.includes('TEACHER')).map((person) => person.id);
  const setting: Setting = { schoolUrn, senco, teachers: teachers.length === 0 ? [senco] : teachers, from, today, laCode: laestab.slice(0, 3), chance, ids: seededIds(chance) };
  const registrations = demoPupils(demoSchool, today, chance).map((pupil) => registration(setting, pupil));
  const pupils = registrations.map(({ pupil }) => pupil);
  return [
    ...registrations.map(({ happening }) => happening), ...pupils.flatMap((pupil) => storyOf(setting, pupil)), ...ordinaryTraffic(setting, pupils, demoSchool.concerns),
    ...(schoolUrn === '900002' ? harrowRoadStories(setting, pupils, { head: holding('HEADTEACHER'), deputy: holding('DEPUTY_HEADTEACHER'), chair: holding('CHAIR_OF_GOVERNORS') }) : []),
  ];
}
