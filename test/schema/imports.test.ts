import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LIMITS } from '../../schema/server/limits.ts';
import { OTHER_URN, URN } from '../support/school.ts';
import { ServedSchool } from '../support/served-school.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'fernbank-primary');
const FILE = readFileSync(join(FIXTURES, '3830004_CTF_XXXXXXX_001.xml'));
const { pupils, K, E, N, primaryNeed } = JSON.parse(readFileSync(join(FIXTURES, 'summary.json'), 'utf8')) as Record<
  string,
  number
>;
const IMPORT = `/imports?school=${URN}&dryRun=false`;

let served: ServedSchool;
beforeEach(async () => {
  served = await ServedSchool.open();
});
afterEach(() => served.close());

const post = async (
  subject: string | undefined,
  path: string,
  body: Buffer<ArrayBuffer> = FILE,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> => {
  const response = await served.request(subject, path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/xml' },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

/** Sends headers and these bytes and then goes away; answers the status where there is one first. */
async function sendPart(bytes: Buffer, headers: Record<string, string | number>): Promise<number | undefined> {
  const authorization = await served.authorization('senco');
  return new Promise((resolve) => {
    const outgoing = httpRequest(
      `${served.server.url}${IMPORT}`,
      { method: 'POST', headers: { authorization, ...headers } },
      (response) => {
        resolve(response.statusCode);
        outgoing.destroy();
      },
    );
    outgoing.once('error', () => {
      resolve(undefined);
    });
    outgoing.flushHeaders();
    if (bytes.length > 0)
      outgoing.write(bytes, () => {
        setTimeout(() => {
          outgoing.destroy();
        }, 200);
      });
  });
}

async function eventually(what: () => Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + 20_000;
  while (!(await what())) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  return true;
}

describe('POST /imports', () => {
  test('takes a file in as the command line does: a dry run records nothing, a second time changes nothing', async () => {
    const { app, staff } = served.school;
    const expected = { pupils, status: { K, E, N }, primaryNeed, discrepancies: 0, faults: [], incomplete: false };
    const head = app.log.head();
    expect(await post('senco', `/imports?school=${URN}&dryRun=true`)).toMatchObject({
      status: 200,
      body: { ...expected, recorded: pupils, unchanged: 0, dryRun: true },
    });
    expect(app.log.head()).toBe(head);
    expect(await post('head', IMPORT)).toMatchObject({
      status: 200,
      body: { ...expected, recorded: pupils, unchanged: 0, dryRun: false },
    });
    expect(app.log.readStream(app.log.streamsWithPrefix('import-')[0]!)[0]).toMatchObject({
      type: 'FileImported',
      metadata: { recordedBy: { person: staff.head, role: 'HEADTEACHER' } },
    });
    expect(await post('senco', `/imports?school=${URN}`)).toMatchObject({
      status: 200,
      body: { ...expected, recorded: 0, unchanged: pupils },
    });
    expect((await served.accesses()).at(-1)).toMatchObject({
      person: staff.senco,
      operation: 'MUTATION',
      fields: ['POST /imports'],
      outcome: 'ANSWERED',
    });
  });

  test('nobody without the right there, and nothing of the wrong shape', async () => {
    const { app } = served.school;
    const head = app.log.head();
    const missing = await post('senco', '/imports?school=123456');
    expect(missing).toMatchObject({ status: 404, body: { errors: [{ extensions: { code: 'NOT_FOUND' } }] } });
    for (const [subject, school] of [
      ['teacher', URN],
      ['governor', URN],
      ['deputy', URN],
      ['elsewhere', URN],
      ['senco', OTHER_URN],
    ])
      expect([subject, await post(subject, `/imports?school=${school!}`)]).toEqual([subject, missing]);
    expect(await post(undefined, IMPORT)).toMatchObject({
      status: 401,
      body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    });
    expect(await post('senco', '/imports?dryRun=MARKER')).toMatchObject({
      status: 400,
      body: {
        errors: [
          {
            extensions: {
              code: 'BAD_USER_INPUT',
              problems: [
                { field: 'school', rule: 'isUrn' },
                { field: 'dryRun', rule: 'isBoolean' },
              ],
            },
          },
        ],
      },
    });
    expect([app.log.head(), (await served.accesses()).map(({ outcome }) => outcome)]).toEqual([
      head,
      ['DENIED', 'DENIED', 'DENIED', 'DENIED', 'DENIED', 'DENIED', 'UNAUTHENTICATED', 'REFUSED'],
    ]);
  });

  test('a large file of another kind is answered, not cut off', async () => {
    const answer = await post('senco', IMPORT, Buffer.from(`<html>${' '.repeat(8_000_000)}</html>`));
    expect(answer).toMatchObject({
      status: 200,
      body: { recorded: 0, incomplete: true, faults: [{ code: 'NOT_A_CTF' }] },
    });
  });

  test('one that says it is too large is refused before it is read', async () => {
    expect(await sendPart(Buffer.alloc(0), { 'content-length': LIMITS.fileBytes + 1 })).toBe(413);
    expect((await served.accesses()).at(-1)).toMatchObject({ outcome: 'REFUSED', codes: ['LIMIT_EXCEEDED'] });
  });

  test('a client that goes away half way leaves what was whole; the file sent again does the rest', async () => {
    const { app } = served.school;
    expect(
      await sendPart(FILE.subarray(0, Math.floor(FILE.length / 2)), { 'content-length': FILE.length }),
    ).toBeUndefined();
    expect(await eventually(async () => (await served.accesses()).length === 1)).toBe(true);
    expect((await served.accesses())[0]).toMatchObject({ outcome: 'FAILED', codes: ['AMBIGUOUS'] });
    const left = app.log.streamsWithPrefix('pupil-').length;
    expect(left).toBeGreaterThan(pupils! / 4);
    expect(left).toBeLessThan(pupils! * 0.75);
    expect(app.log.readStream(app.log.streamsWithPrefix('import-')[0]!)[0]!.data).toMatchObject({
      recorded: left,
      unchanged: 0,
    });
    expect(await post('senco', IMPORT)).toMatchObject({
      status: 200,
      body: { pupils, status: { K, E, N }, primaryNeed, recorded: pupils! - left, unchanged: left },
    });
  });
});
