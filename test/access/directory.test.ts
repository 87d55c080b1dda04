import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { signInStream } from '../../src/privacy/identifier-mac.ts';
import { addDays } from '../../src/kernel/civil-date.ts';
import { runCommand } from '../../src/operations/operator.ts';
import type { OpenApp } from '../../src/compose.ts';
import { administrator, appoint, ISSUER, openSchoolApp, SCHOOL, today } from '../support/school-app.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

describe('directory', () => {
  let folder: TemporaryFolder;
  let app: OpenApp;
  beforeEach(async () => {
    folder = new TemporaryFolder();
    app = await openSchoolApp(folder);
  });
  afterEach(async () => {
    await app.close();
    folder[Symbol.dispose]();
  });

  test('knows a school and a person at once after they were recorded', async () => {
    const person = await appoint(app, 'head', 'HEADTEACHER');
    expect(app.directory.schools()).toEqual([
      {
        urn: SCHOOL,
        laestab: '2010009',
        name: 'Alder School',
        phase: 'SECONDARY',
        schoolType: 'MAINTAINED',
        trustUid: null,
      },
    ]);
    expect(app.directory.school('900009')).toBeUndefined();
    expect(app.directory.rolesOf(person, today(app))).toEqual([{ schoolUrn: SCHOOL, role: 'HEADTEACHER' }]);
    expect(app.directory.rolesOf(person, addDays(today(app), -1))).toEqual([]);
    expect(app.directory.peopleOf(SCHOOL).map(({ person: id, role }) => [id, role])).toEqual([
      [(await administrator(app)).person, 'BOOTSTRAP'],
      [person, 'HEADTEACHER'],
    ]);
  });

  test('leads from a sign-in to its person, and to nobody once they have left', async () => {
    const person = await appoint(app, 'teacher', 'TEACHER');
    const claim = await signInStream(app.vault, ISSUER, 'teacher');
    expect(app.directory.personOfSignIn(claim, app.clock.now())).toBe(person);
    expect(
      app.directory.personOfSignIn(await signInStream(app.vault, ISSUER, 'stranger'), app.clock.now()),
    ).toBeUndefined();
    expect(
      app.directory.personOfSignIn(await signInStream(app.vault, 'https://other.test', 'teacher'), app.clock.now()),
    ).toBeUndefined();
    await runCommand(app, await administrator(app), 'RecordPersonLeft', {
      schoolUrn: SCHOOL,
      personId: person,
      on: today(app),
    });
    expect(app.directory.personOfSignIn(claim, app.clock.now())).toBeUndefined();
    expect(app.directory.viewerFor({ person, commandLine: false }, today(app))).toBeUndefined();
    expect(app.directory.rolesOf(person, today(app))).toEqual([]);
  });

  test('gives a viewer the schools and the scope of each action', async () => {
    const actor = { person: await appoint(app, 'teacher', 'TEACHER'), commandLine: false };
    const viewer = app.directory.viewerFor(actor, today(app));
    expect(viewer?.roles).toEqual([{ schoolUrn: SCHOOL, role: 'TEACHER' }]);
    expect(viewer?.schoolsFor('READ_DECISIONS')).toEqual([{ schoolUrn: SCHOOL, scope: 'OWN', person: actor.person }]);
    expect(viewer?.schoolsFor('READ_REGISTER')).toEqual([]);
    await runCommand(app, await administrator(app), 'DesignateSenco', {
      schoolUrn: SCHOOL,
      personId: actor.person,
      from: today(app),
      acting: false,
      minuteRef: null,
    });
    expect(app.directory.viewerFor(actor, today(app))?.schoolsFor('READ_REGISTER')).toEqual([
      { schoolUrn: SCHOOL, scope: 'SCHOOL', person: actor.person },
    ]);
    expect(
      app.directory.viewerFor({ person: '00000000-0000-4000-8000-000000000000', commandLine: false }, today(app)),
    ).toBeUndefined();
  });

  test('says when something of a school or person has changed, and not otherwise', async () => {
    const person = await appoint(app, 'teacher', 'TEACHER');
    const seen: string[] = [];
    const stop = app.directory.onChange(() =>
      seen.push(
        app.directory
          .rolesOf(person, today(app))
          .map(({ role }) => role)
          .join(),
      ),
    );
    await runCommand(app, await administrator(app), 'JoinLeadershipTeam', {
      schoolUrn: SCHOOL,
      personId: person,
      from: today(app),
    });
    expect(seen).toEqual(['TEACHER,SLT_MEMBER']);
    stop();
    await runCommand(app, await administrator(app), 'LeaveLeadershipTeam', {
      schoolUrn: SCHOOL,
      personId: person,
      on: today(app),
    });
    expect(seen).toHaveLength(1);
  });
});
