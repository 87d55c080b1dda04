import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenApp, openApp } from '../../src/compose.ts';
import { type Config, readConfig } from '../../src/host/config.ts';
import type { Decision } from '../../src/decisions/decision.ts';
import type { Command } from '../../src/decisions/given.ts';
import { enterSchool } from '../../src/operations/first-authority.ts';
import type { Instant } from '../../src/kernel/instant.ts';
import { instantFromMilliseconds } from '../../src/kernel/instant.ts';
import type { Clock } from '../../src/kernel/ports.ts';
import { makeDataFolder } from '../../src/operations/make-data-folder.ts';
import { operatorOf, runCommand } from '../../src/operations/operator.ts';
import type { Outcome, Recorded } from '../../src/write-path/outcome.ts';
import { definitionOf } from '../../src/registry/index.ts';
import { randomIds } from '../../src/host/system-ports.ts';
import { madeOnce } from './made-once.ts';

export const URN = '900001';
export const OTHER_URN = '900002';
export const ISSUER = 'https://issuer.test';

/** A clock that a test sets; it goes on by a millisecond each time it is asked, as time does. */
export class TestClock implements Clock {
  private at = Date.parse('2026-11-20T10:00:00.000Z');

  now(): Instant {
    this.at += 1;
    return instantFromMilliseconds(this.at);
  }

  moveTo(instant: Instant): void {
    this.at = Date.parse(instant);
  }
}

/** Settings with the data folder in a folder of the test's. */
export function settingsOf(root: string): Readonly<Record<string, string>> {
  return {
    SEN_TRAIL_DATA: join(root, 'data'),
    SEN_TRAIL_PORT: '0',
    SEN_TRAIL_LOG_LEVEL: 'silent',
    SEN_TRAIL_OIDC_ISSUER: ISSUER,
  };
}

/** A data folder with keys and nothing in it, in a folder of the test's. */
export async function emptyFolder(root: string, clock: Clock): Promise<Config> {
  const config = readConfig(settingsOf(root));
  await makeDataFolder(config, { format: 1, kind: 'SCHOOL' }, () => Promise.resolve(), { clock });
  return config;
}

/** People of the test school by what they are; each has the sign-in subject of the same name. */
export interface Staff {
  readonly senco: string;
  readonly head: string;
  readonly deputy: string;
  readonly teacher: string;
  readonly governor: string;
  readonly chair: string;
  readonly elsewhere: string;
}

/** What is kept beside the data folder of the school that is made once. */
interface Made {
  readonly staff: Staff;
  readonly at: Instant;
}

const MADE = 'made.json';

/** A running system with two schools, staff at the first, a head at the second, and ways to act in it. */
export class School {
  readonly app: OpenApp;
  readonly clock: TestClock;
  readonly staff: Staff;

  private constructor(app: OpenApp, clock: TestClock, staff: Staff) {
    this.app = app;
    this.clock = clock;
    this.staff = staff;
  }

  /** A copy of the school that a test run makes once, at the moment at which that was made. */
  static async open(root: string, settings: Readonly<Record<string, string>> = {}): Promise<School> {
    const made = await madeOnce('school', async (folder) => {
      const school = await School.make(folder);
      await school.app.close();
      const { staff, clock } = school;
      writeFileSync(join(folder, MADE), JSON.stringify({ staff, at: clock.now() } satisfies Made));
    });
    cpSync(made, root, { recursive: true });
    const { staff, at } = JSON.parse(readFileSync(join(root, MADE), 'utf8')) as Made;
    rmSync(join(root, MADE));
    const clock = new TestClock();
    clock.moveTo(at);
    return new School(await openApp(readConfig({ ...settingsOf(root), ...settings }), { clock }), clock, staff);
  }

  /** The school made anew in an empty folder; it was opened in the summer, and keeps its record since. */
  static async make(root: string): Promise<School> {
    const clock = new TestClock();
    const now = clock.now();
    clock.moveTo('2026-08-01T10:00:00.000Z');
    const app = await openApp(await emptyFolder(root, clock), { clock });
    const school = { phase: 'PRIMARY', schoolType: 'MAINTAINED', trustUid: null } as const;
    await enterSchool(app, { urn: URN, laestab: '3830004', name: 'Fernbank Primary (synthetic)', ...school });
    await enterSchool(app, {
      urn: OTHER_URN,
      laestab: '2010009',
      name: 'Harrow Road Secondary (synthetic)',
      ...school,
    });
    const staff = {
      senco: await person(app, 'senco'),
      head: await person(app, 'head'),
      deputy: await person(app, 'deputy'),
      teacher: await person(app, 'teacher'),
      governor: await person(app, 'governor'),
      chair: await person(app, 'chair'),
      elsewhere: await person(app, 'elsewhere'),
    };
    await appoint(app, staff);
    clock.moveTo(now);
    return new School(app, clock, staff);
  }

  /** Carries a command out as a person; the input may leave out `commandId`. */
  async as(by: string, name: string, input: object): Promise<Outcome> {
    const definition = definitionOf(name);
    if (definition === undefined) throw new Error(`no command ${name}`);
    const command = { commandId: randomIds.next(), ...input } as Command;
    return this.app.executor.execute({
      definition,
      command,
      actor: { person: by, commandLine: false },
      correlationId: randomIds.next(),
    });
  }

  /** Carries a command of the command line out as its operator. */
  async asOperator(name: string, input: object): Promise<Outcome> {
    return runCommand(this.app, await operatorOf(this.app, URN), name, input);
  }

  /** Registers a pupil born on 1 May 2016, on roll since September 2020, and answers its id. */
  async pupil(change: object = {}): Promise<string> {
    const outcome = await this.as(this.staff.senco, 'RegisterPupil', { ...PUPIL, ...change });
    if (outcome.kind !== 'RECORDED') throw new Error('the pupil was refused');
    return outcome.subjectId;
  }
}

export const PUPIL = {
  schoolUrn: URN,
  upn: null,
  upnShared: false,
  surname: 'Example',
  forename: 'Robin',
  dateOfBirth: '2016-05-01',
  sex: 'F',
  source: 'MIS',
  admittedOn: '2020-09-03',
  knownOn: '2020-09-03',
  enrolment: 'CURRENT',
  ncYear: '5',
};

/** A complete decision to place on SEN support, taken here today. */
export function placement(pupilId: string, change: object = {}): object {
  return {
    pupilId,
    schoolUrn: URN,
    seenRevision: null,
    basis: 'TAKEN_HERE',
    decidedAt: null,
    decidedOn: null,
    decidedBy: [],
    effectiveFrom: '2026-11-20',
    needs: [{ code: 'SPLD', rank: 1 }],
    reviewOn: '2026-12-12',
    parentInformed: null,
    evidence: [],
    rationale: 'Reading age fourteen months behind.',
    desiredOutcomes: null,
    parentViews: null,
    pupilViews: null,
    ...change,
  };
}

async function person(app: OpenApp, name: string): Promise<string> {
  const operator = await operatorOf(app, URN);
  const { subjectId: personId } = await runCommand(app, operator, 'RegisterPerson', {
    schoolUrn: URN,
    name: `Person ${name}`,
    workEmail: null,
  });
  await runCommand(app, operator, 'LinkSignIn', { schoolUrn: URN, personId, issuer: ISSUER, subject: name });
  return personId;
}

async function appoint(app: OpenApp, staff: Staff): Promise<void> {
  const from = '2020-09-01';
  const operator = await operatorOf(app, URN);
  for (const [schoolUrn, personId] of [
    [URN, staff.chair],
    [OTHER_URN, staff.elsewhere],
  ] as const) {
    await runCommand(app, operator, 'GrantBootstrapAuthority', { schoolUrn, personId, from, expiresOn: '2026-12-01' });
  }
  const chair = { person: staff.chair, commandLine: false };
  const assign = (
    by: { person: string; commandLine: boolean },
    schoolUrn: string,
    personId: string,
    office: string,
  ): Promise<unknown> =>
    runCommand(app, by, 'AssignOffice', { schoolUrn, personId, office, from, to: null, minuteRef: 'FGB item 2' });
  await assign(chair, URN, staff.head, 'HEADTEACHER');
  await assign(chair, URN, staff.deputy, 'DEPUTY_HEADTEACHER');
  await assign(chair, URN, staff.teacher, 'TEACHER');
  await assign(chair, URN, staff.governor, 'SEN_LINK_GOVERNOR');
  await assign(chair, URN, staff.chair, 'CHAIR_OF_GOVERNORS');
  await assign({ person: staff.elsewhere, commandLine: false }, OTHER_URN, staff.elsewhere, 'HEADTEACHER');
  await runCommand(app, chair, 'DesignateSenco', {
    schoolUrn: URN,
    personId: staff.senco,
    from,
    acting: false,
    minuteRef: null,
  });
}

/** The outcome of a command that was carried out; anything else fails the test with the refusals. */
export function recorded(outcome: Outcome): Recorded {
  if (outcome.kind !== 'RECORDED') throw new Error(`refused: ${codes(outcome).join()}`);
  return outcome;
}

/** The codes of all refusals, in their order; none for a command that was carried out. */
export function codes(outcome: Outcome | Decision): readonly string[] {
  return outcome.kind === 'REFUSED' ? outcome.refusals.map((refusal) => refusal.code) : [];
}
