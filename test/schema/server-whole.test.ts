import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { startServer } from '../../schema/server/server.ts';
import type { RunningServer } from '../../schema/server/listen.ts';
import type { PersonaToken } from '../../src/access/demo-sign-in.ts';
import type { OpenApp } from '../../src/compose.ts';
import { runCommand } from '../../src/operations/operator.ts';
import { GraphqlSocket } from '../support/graphql-socket.ts';
import { appoint, ISSUER, openSchoolApp, SCHOOL, today } from '../support/school-app.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

let folder: TemporaryFolder;
let app: OpenApp;
let servers: readonly RunningServer[];
let tokens: readonly (readonly PersonaToken[])[];
let decision: string;
let raise: () => Promise<string>;
const documents = JSON.parse(readFileSync('schema/trusted-documents.json', 'utf8')) as Record<string, string>;
const idOf = (name: string): string =>
  `sha256:${Object.entries(documents).find(([, text]) => text.startsWith(`query ${name}`))![0]}`;

beforeAll(async () => {
  folder = new TemporaryFolder();
  app = await openSchoolApp(folder, { demo: true, settings: { SEN_TRAIL_LOG_LEVEL: 'silent' } });
  const head = await appoint(app, 'head', 'HEADTEACHER');
  await appoint(app, 'teacher', 'TEACHER');
  await appoint(app, 'governor', 'SEN_LINK_GOVERNOR');
  const personas = ['head', 'teacher', 'governor'].map((subject) => ({
    name: `The ${subject}`,
    role: subject,
    school: 'Alder School',
    schoolUrn: SCHOOL,
    issuer: ISSUER,
    subject,
  }));
  const actor = { person: head, commandLine: false };
  const pupil = await runCommand(app, actor, 'RegisterPupil', {
    schoolUrn: SCHOOL,
    upn: null,
    upnShared: false,
    surname: 'Okafor',
    forename: 'Ngozi',
    dateOfBirth: '2014-03-02',
    sex: 'F',
    source: 'CTF',
    admittedOn: '2025-09-01',
    knownOn: today(app),
    ncYear: '6',
    enrolment: 'CURRENT',
  });
  raise = async () =>
    (
      await runCommand(app, actor, 'RaiseConcern', {
        schoolUrn: SCHOOL,
        pupilId: pupil.subjectId,
        basis: 'TAKEN_HERE',
        decidedAt: null,
        decidedOn: null,
        decidedBy: [],
        seenRevision: null,
        effectiveFrom: today(app),
        raisedOn: today(app),
        source: 'TEACHER',
        areas: ['COGNITION_AND_LEARNING'],
        alternativeExplanations: [],
        evidence: [],
        description: 'Reads far below age.',
        universalSupportTried: null,
      })
    ).decisionId;
  decision = await raise();
  const page = (nonce: string): string => `<!doctype html><script nonce="${nonce}"></script>`;
  servers = [await startServer(app, { personas, page }), await startServer(app, { personas, compile: false })];
  tokens = await Promise.all(
    servers.map(async ({ url }) => (await (await fetch(`${url}/demo/personas`)).json()) as readonly PersonaToken[]),
  );
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await app.close();
  folder[Symbol.dispose]();
});

const ask = async (
  server: number,
  role: string,
  body: object,
): Promise<{ readonly data?: Record<string, unknown>; readonly errors?: readonly object[] }> => {
  const token = tokens[server]!.find((persona) => persona.role === role)?.token ?? '';
  const response = await fetch(`${servers[server]!.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as never;
};

test('demo personas are listed with tokens, and the page carries the nonce of its policy', async () => {
  expect(tokens[0]!.map(({ name, role, school }) => ({ name, role, school }))).toEqual(
    ['head', 'teacher', 'governor'].map((role) => ({ name: `The ${role}`, role, school: 'Alder School' })),
  );
  const response = await fetch(`${servers[0]!.url}/`);
  const [, nonce] = /nonce="([^"]+)"/.exec(await response.text())!;
  expect(response.headers.get('content-security-policy')).toContain(`script-src 'nonce-${nonce!}'`);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
});

describe('our own documents, compiled and interpreted', () => {
  const CASES: readonly (readonly [string, () => object])[] = [
    ['Me', () => ({})],
    ['DecisionsPage', () => ({ first: 50 })],
    ['DecisionsPage', () => ({ first: 50, filter: { types: ['CONCERN_RAISED'] }, asAt: { effectiveOn: today(app) } })],
    ['RegisterPage', () => ({ schoolUrn: SCHOOL })],
    ['RegisterPage', () => ({ schoolUrn: '900009' })],
    ['RegisterPage', () => ({ schoolUrn: 7 })],
    ['OneDecision', () => ({ id: decision })],
    ['OneDecision', () => ({ id: randomUUID() })],
    ['OneDecision', () => ({})],
    ['DecisionsPage', () => ({ first: 5_000 })],
    ['DecisionsPage', () => ({ after: 'nonsense' })],
  ];
  test.each(CASES)('%s is answered alike to each persona and to nobody', async (name, variables) => {
    const body = { documentId: idOf(name), variables: variables() };
    for (const role of ['head', 'teacher', 'governor', 'nobody'])
      expect({ role, ...(await ask(0, role, body)) }).toEqual({ role, ...(await ask(1, role, body)) });
  });

  test('tell the headteacher, and neither governor nor nobody', async () => {
    const page = { documentId: idOf('DecisionsPage'), variables: { first: 50 } };
    expect(JSON.stringify(await ask(0, 'head', page))).toContain('Okafor');
    for (const role of ['teacher', 'governor', 'nobody'])
      expect(JSON.stringify(await ask(0, role, page))).not.toMatch(/Okafor|Ngozi/);
    expect(await ask(0, 'governor', page)).toMatchObject({
      data: { decisions: null },
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
  });
});

test('a subscriber hears of a decision as it is recorded, with its record kept; who may not read it hears nothing', async () => {
  const [head, governor] = [
    await GraphqlSocket.signedIn(servers[0]!.url, tokens[0]![0]!.token),
    await GraphqlSocket.signedIn(servers[0]!.url, tokens[0]![2]!.token),
  ];
  for (const socket of [head, governor])
    socket.subscribe(
      '1',
      'subscription ($urn: String!) { decisionRecorded(schoolUrn: $urn) { uuid pupil { surname } } }',
      { variables: { urn: SCHOOL } },
    );
  expect(await governor.next()).toMatchObject({ payload: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } });
  const push = head.next();
  const id = await raise();
  expect(await push).toEqual({
    id: '1',
    type: 'next',
    payload: { data: { decisionRecorded: { uuid: id, pupil: { surname: 'Okafor' } } } },
  });
  head.socket.terminate();
  governor.socket.terminate();
});
