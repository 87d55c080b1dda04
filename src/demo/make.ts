import { READ_MODEL_NAMES } from '../registry/read-model-names.ts';
import type { Actor } from '../access/actor.ts';
import type { App } from '../app.ts';
import { foldPupil } from '../decisions/pupil-case.ts';
import { signOffsOf } from '../decisions/sign-off/fold.ts';
import { academicYearOf, type CivilDate } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Clock } from '../kernel/ports.ts';
import { readRecord } from '../write-path/pupil-record.ts';
import { definitionOf } from '../registry/index.ts';
import { requestDigest } from '../write-path/request-digest.ts';
import { Cast } from './cast.ts';
import { establishment } from './establishment.ts';
import type { Happening } from './happening.ts';
import { lastYearsEvenings, ordinaryTerm } from './ordinary-term.ts';
import { demoPeople } from './people.ts';
import { registration, storyOf } from './pupil-stories.ts';
import { demoPupils } from './pupils.ts';
import { Chance, seededIds } from './random.ts';
import { ordinarySupport, ordinaryTraffic } from './school-stories.ts';
import { type DemoSchool, SCHOOLS } from './schools.ts';
import { withAnswers } from './senco-answers.ts';
import { settingOf } from './setting.ts';
import { type Stage, stories } from './stories.ts';

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
  const stages = SCHOOLS.map((school): Stage => {
    const { urn, laestab } = school.school;
    const setting = settingOf(urn, people, {
      from,
      today,
      laCode: laestab.slice(0, 3),
      chance,
      ids: seededIds(chance),
    });
    return { setting, laestab, cast: new Cast(setting, demoPupils(school, today, chance)) };
  });
  const [primary, secondary, , unit] = stages;
  if (primary === undefined || secondary === undefined || unit === undefined)
    throw new RangeError('the demo has lost a school');
  const special = stories(primary, secondary, unit);
  const lives = SCHOOLS.map((school, i) => schoolLife(school, stages[i] ?? primary));
  const terms = [primary, secondary, unit].flatMap(({ setting, cast }) =>
    ordinaryTerm(setting, cast.everybody, [...special, ...lives.flat()]),
  );
  const evenings = lastYearsEvenings(primary.setting, primary.cast.everybody, [...special, ...lives.flat()]);
  const told = [...establishment(people, from, today, ids), ...special, ...lives.flat(), ...terms, ...evenings];
  return told
    .filter((happening) => happening.at < `${today}T00:00:00.000Z`)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Carries every happening out through the real write path. */
export async function makeDemo(app: App, clock: StoryClock, today: CivilDate): Promise<void> {
  const list = happenings(today);
  for (let start = 0; start < list.length;) {
    const at = list[start]?.at ?? '';
    let end = start;
    while (
      end < list.length &&
      end - start < AT_A_TIME &&
      list[end]?.at === at &&
      list[end]?.command === list[start]?.command
    )
      end += 1;
    clock.moveTo(at);
    await Promise.all(list.slice(start, end).map((happening) => carryOut(app, happening)));
    start = end;
  }
  await app.projections.waitFor(app.log.head(), READ_MODEL_NAMES, 60_000);
}

async function carryOut(app: App, { by, command: name, input, answers, refusedBy = [] }: Happening): Promise<void> {
  const definition = definitionOf(name);
  if (definition === undefined) throw new Error(`the registry has lost ${name}`);
  const actor: Actor = {
    person: by,
    commandLine: definition.action === 'INITIALISE' || definition.action === 'MANAGE_PEOPLE',
  };
  const command =
    answers === undefined ? input : { ...input, seenDigest: await digestShown(app, String(input['pupilId']), answers) };
  const outcome = await app.executor.execute({
    definition,
    command,
    actor,
    correlationId: input.commandId,
    awaitReadModels: false,
  });
  const codes = outcome.kind === 'REFUSED' ? outcome.refusals.map((refusal) => refusal.code).sort() : [];
  if (codes.join() !== refusedBy.toSorted().join())
    throw new Error(`the demo's ${name} was ${codes.length === 0 ? 'not refused' : `refused: ${codes.join(', ')}`}`);
}

/**
 * The digest of a request for sign-off as it is displayed at that moment. Its words are sealed anew each time, so it is
 * not known before.
 */
async function digestShown(app: App, pupil: string, request: string): Promise<string> {
  const events = await readRecord(app.store, pupil);
  const shown = signOffsOf(foldPupil(events).events).find(({ id }) => id === request);
  if (shown === undefined) throw new Error('the demo has lost a request for sign-off');
  return requestDigest(shown);
}

/** Registrations, and what is ordinary: statuses, concerns, removals, reviews and groups. */
function schoolLife({ concerns }: DemoSchool, { setting, cast }: Stage): readonly Happening[] {
  const here = cast.everybody.filter((pupil) => !pupil.elsewhere);
  return [
    ...here.map((pupil) => registration(setting, pupil)),
    ...withAnswers(setting, [
      ...here.flatMap((pupil) => storyOf(setting, pupil)),
      ...ordinaryTraffic(setting, cast.others, concerns),
      ...ordinarySupport(setting, cast.others),
    ]),
  ];
}
