import type { Actor } from '../../src/access/actor.ts';
import { type OpenApp, openApp, type ComposeOptions } from '../../src/compose.ts';
import { readConfig } from '../../src/host/config.ts';
import type { Office } from '../../src/governance/events.ts';
import { enterSchool, giveFirstAuthority } from '../../src/operations/first-authority.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import { makeDataFolder } from '../../src/operations/make-data-folder.ts';
import { runCommand } from '../../src/operations/operator.ts';
import { signInStream } from '../../src/privacy/identifier-mac.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

export const SCHOOL = '900001';
export const ISSUER = 'https://issuer.test';
const ADMIN = 'first-admin';

export interface SchoolAppOptions extends ComposeOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly demo?: boolean;
  readonly issuer?: string;
}

/** A running system with one school and its first administrator, on a free port of the loopback address. */
export async function openSchoolApp(
  folder: TemporaryFolder,
  { settings = {}, demo = false, issuer = ISSUER, ...options }: SchoolAppOptions = {},
): Promise<OpenApp> {
  const config = readConfig({ SEN_TRAIL_DATA: folder.file('data'), SEN_TRAIL_PORT: '0', ...settings }, demo);
  await makeDataFolder(config, { format: 1, kind: demo ? 'DEMO' : 'SCHOOL' }, () => Promise.resolve(), options);
  const app = await openApp(config, options);
  await enterSchool(app, {
    urn: SCHOOL,
    laestab: '2010009',
    name: 'Alder School',
    phase: 'SECONDARY',
    schoolType: 'MAINTAINED',
    trustUid: null,
  });
  await giveFirstAuthority(app, SCHOOL, `${ADMIN}@${issuer}`);
  return app;
}

/** The first administrator, who may register people and appoint them. */
export async function administrator(app: OpenApp, issuer = ISSUER): Promise<Actor> {
  const person = app.directory.personOfSignIn(await signInStream(app.vault, issuer, ADMIN), app.clock.now());
  if (person === undefined) throw new Error('the school has no administrator');
  return { person, commandLine: false };
}

/** Registers somebody with a sign-in and an office; answers their id. */
export async function appoint(app: OpenApp, subject: string, office: Office, issuer = ISSUER): Promise<string> {
  const actor = await administrator(app, issuer);
  const { subjectId: personId } = await runCommand(app, actor, 'RegisterPerson', {
    schoolUrn: SCHOOL,
    name: `Person ${subject}`,
    workEmail: null,
  });
  await runCommand(app, actor, 'LinkSignIn', { schoolUrn: SCHOOL, personId, issuer, subject });
  await runCommand(app, actor, 'AssignOffice', {
    schoolUrn: SCHOOL,
    personId,
    office,
    from: today(app),
    to: null,
    minuteRef: null,
  });
  return personId;
}

export function today(app: OpenApp): string {
  return civilDateOfInstant(app.clock.now());
}
