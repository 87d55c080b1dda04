import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import { demoSignIn } from '../../src/access/demo-sign-in.ts';
import { oidcSignIn, type SignIn } from '../../src/access/sign-in.ts';
import type { OpenApp } from '../../src/compose.ts';
import { runCommand } from '../../src/operations/operator.ts';
import { administrator, appoint, openSchoolApp, SCHOOL, today } from '../support/school-app.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { TokenIssuer } from '../support/token-issuer.ts';

let folder: TemporaryFolder;
let app: OpenApp;
let issuer: TokenIssuer;
let head: string;
let signIn: SignIn;

beforeAll(async () => {
  folder = new TemporaryFolder();
  issuer = await TokenIssuer.open();
  app = await openSchoolApp(folder, { issuer: issuer.url });
  head = await appoint(app, 'head', 'HEADTEACHER', issuer.url);
});
afterAll(async () => {
  await app.close();
  await issuer.close();
  folder[Symbol.dispose]();
});
beforeEach(() => {
  signIn = oidcSignIn(app, { issuer: issuer.url, audience: 'sen-trail', jwks: '' });
});
afterEach(() => {
  issuer.down = false;
  issuer.asked.length = 0;
});

const person = async (token: string): Promise<string | undefined> =>
  (await signIn.authenticate(`Bearer ${token}`))?.actor.person;

describe('a bearer token of the configured issuer', () => {
  test('leads to its person, by the keys of the discovery document, which is asked for once', async () => {
    const signedIn = await signIn.authenticate(`Bearer ${await issuer.token('head')}`);
    expect(signedIn?.actor).toEqual({ person: head, commandLine: false, signIn: expect.stringMatching(/^signin-/) });
    expect(signedIn?.expiresAt).toBeGreaterThan(Date.now() + 290_000);
    expect(await person(await issuer.token('head'))).toBe(head);
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  test('takes the address of the key set from the configuration when it is given', async () => {
    signIn = oidcSignIn(app, { issuer: issuer.url, audience: 'sen-trail', jwks: `${issuer.url}/keys` });
    expect(await person(await issuer.token('head'))).toBe(head);
    expect(issuer.asked).toEqual(['/keys']);
  });

  test('leads nowhere when it is not good', async () => {
    const now = Math.floor(Date.now() / 1_000);
    const foreign = await generateKeyPair('RS256');
    const bad: Record<string, string> = {
      expired: await issuer.token('head', { exp: now - 60 }),
      'not yet valid': await issuer.token('head', { nbf: now + 600 }),
      'another audience': await issuer.token('head', { aud: 'another' }),
      'no audience': await issuer.token('head', { aud: undefined } as never),
      'another issuer': await issuer.token('head', { iss: 'https://another.test' }),
      'no expiry': await issuer.token('head', { exp: undefined } as never),
      'no subject': await issuer.token('head', { sub: undefined } as never),
      'an unknown key': await issuer.token('head', {}, 'two'),
      'no signature': issuer.unsigned('head'),
      'HMAC with the public key': await issuer.hmacWithPublicKey('head'),
      'a foreign key under a known id': await new SignJWT({
        iss: issuer.url,
        aud: 'sen-trail',
        sub: 'head',
        exp: now + 300,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .sign(foreign.privateKey),
      'a changed body': (await issuer.token('head')).replace(
        /\.[^.]+\./,
        `.${Buffer.from(JSON.stringify({ iss: issuer.url, aud: 'sen-trail', sub: 'head', exp: now + 9_999 })).toString('base64url')}.`,
      ),
      nonsense: 'nonsense',
      'very long': 'a'.repeat(20_000),
    };
    const answers: Record<string, string | undefined> = {};
    for (const [name, token] of Object.entries(bad)) answers[name] = await person(token);
    expect(answers).toEqual(Object.fromEntries(Object.keys(bad).map((name) => [name, undefined])));
    expect(await person(await issuer.token('head'))).toBe(head);
  });

  test('leads nowhere for a subject whom nobody linked, and without any token', async () => {
    expect(await person(await issuer.token('stranger'))).toBeUndefined();
    expect(await signIn.authenticate(undefined)).toBeUndefined();
    expect(await signIn.authenticate('Basic aGVhZDpoZWFk')).toBeUndefined();
  });

  test('is of no use the moment its person has left, though it was good before', async () => {
    const leaver = await appoint(app, 'leaver', 'TEACHER', issuer.url);
    const token = await issuer.token('leaver');
    expect(await person(token)).toBe(leaver);
    await runCommand(app, await administrator(app, issuer.url), 'RecordPersonLeft', {
      schoolUrn: SCHOOL,
      personId: leaver,
      on: today(app),
    });
    expect(await person(token)).toBeUndefined();
  });

  test('that was verified before stops with its expiry', async () => {
    const short = oidcSignIn(
      { ...app, clock: { now: () => new Date(Date.now() + offset).toISOString() } },
      { issuer: issuer.url, audience: 'sen-trail', jwks: '' },
    );
    let offset = 0;
    const token = await issuer.token('head', {}, 'one', 20);
    expect((await short.authenticate(`Bearer ${token}`))?.actor.person).toBe(head);
    offset = 26_000;
    expect(await short.authenticate(`Bearer ${token}`)).toBeUndefined();
  });
});

describe('when the issuer cannot be reached', () => {
  test('signing in fails as UNAVAILABLE, and tokens that were verified go on', async () => {
    const token = await issuer.token('head');
    expect(await person(token)).toBe(head);
    issuer.down = true;
    expect(await person(token)).toBe(head);
    const fresh = oidcSignIn(app, { issuer: issuer.url, audience: 'sen-trail', jwks: '' });
    await expect(fresh.authenticate(`Bearer ${token}`)).rejects.toMatchObject({ name: 'Failure', code: 'UNAVAILABLE' });
    const gone = oidcSignIn(app, { issuer: issuer.url, audience: 'sen-trail', jwks: 'http://127.0.0.1:1/keys' });
    await expect(gone.authenticate(`Bearer ${token}`)).rejects.toMatchObject({ name: 'Failure', code: 'UNAVAILABLE' });
  });

  test('a discovery document that names another issuer is not believed', async () => {
    const other = oidcSignIn(app, { issuer: `${issuer.url}/`, audience: 'sen-trail', jwks: '' });
    await expect(other.authenticate(`Bearer ${await issuer.token('head')}`)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });

  test('without a configured issuer nobody can sign in', async () => {
    expect(await oidcSignIn(app, undefined).authenticate(`Bearer ${await issuer.token('head')}`)).toBeUndefined();
  });
});

test("demo personas sign in with the demo's own tokens, which another process does not take", async () => {
  const personas = [
    {
      name: 'Ada Head',
      role: 'Headteacher',
      school: 'Alder School',
      schoolUrn: '900001',
      issuer: issuer.url,
      subject: 'head',
    },
  ];
  const demo = await demoSignIn(app, personas);
  const [line] = await demo.personas();
  expect(line).toEqual({
    name: 'Ada Head',
    role: 'Headteacher',
    school: 'Alder School',
    schoolUrn: '900001',
    token: expect.any(String),
  });
  expect((await demo.signIn.authenticate(`Bearer ${line!.token}`))?.actor.person).toBe(head);
  expect(await (await demoSignIn(app, personas)).signIn.authenticate(`Bearer ${line!.token}`)).toBeUndefined();
  expect(await signIn.authenticate(`Bearer ${line!.token}`)).toBeUndefined();
});
