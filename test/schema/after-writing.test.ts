import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Failure } from '../../src/kernel/failure.ts';
import type { EventStore } from '../../src/store/event-store.ts';
import { URN } from '../support/school.ts';
import { ServedSchool } from '../support/served-school.ts';

const FILE = readFileSync(
  join(import.meta.dirname, '..', 'fixtures', 'fernbank-primary', '3830004_CTF_XXXXXXX_001.xml'),
);

let served: ServedSchool;
beforeAll(async () => {
  served = await ServedSchool.open();
});
afterAll(() => served.close());

/** The file of the access records takes nothing more, as on a full disk. */
function fillAccessRecords(): void {
  replace(served.school.app.accessRecords, 'record', () => () => Promise.reject(new Failure('DISK_FULL', 'full')));
}

function emptyAccessRecords(): void {
  for (const back of put.splice(0)) back();
}

const put: (() => void)[] = [];
/** Replaces one function of a running part until the test ends. */
function replace<T extends object, N extends keyof T>(part: T, name: N, by: (own: T[N]) => T[N]): void {
  const own = part[name];
  Object.defineProperty(part, name, {
    configurable: true,
    writable: true,
    value: by(typeof own === 'function' ? (own.bind(part) as T[N]) : own),
  });
  put.push(() => {
    Reflect.deleteProperty(part, name);
  });
}
afterEach(() => {
  emptyAccessRecords();
});

interface Answer {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>> | undefined;
  readonly codes: readonly string[];
  readonly messages: readonly string[];
}

async function answerOf(response: Response): Promise<Answer> {
  const { data, errors = [] } = (await response.json()) as {
    data?: Readonly<Record<string, unknown>>;
    errors?: readonly { message: string; extensions: { code: string } }[];
  };
  return {
    status: response.status,
    data,
    codes: errors.map(({ extensions }) => extensions.code),
    messages: errors.map(({ message }) => message),
  };
}

async function mutate(query: string, input: object): Promise<Answer> {
  const body = JSON.stringify({ query, variables: { input } });
  const headers = { 'content-type': 'application/json' };
  return answerOf(await served.request('senco', '/graphql', { method: 'POST', headers, body }));
}

const RAISE = `mutation ($input: RaiseConcernInput!) { raiseConcern(input: $input) {
  ... on DecisionRecorded { receipt { eventIds } decision { type } } ... on DecisionRefused { refusals { code } } } }`;

function concern(pupilId: string, change: object = {}): object {
  return {
    commandId: randomUUID(),
    schoolUrn: URN,
    pupilId,
    basis: 'TAKEN_HERE',
    effectiveFrom: '2026-11-20',
    raisedBy: 'SENCO',
    raisedOn: '2026-11-20',
    description: 'Loses the thread.',
    ...change,
  };
}

const stored = (pupilId: string): number => served.school.app.log.readStream(`pupil-${pupilId}`).length;

const MAY_HAVE_BEEN_WRITTEN =
  'It may have been written. Send the same again, a command with the same commandId: it is not written twice.';

describe('where the access record cannot be written', () => {
  test('a command that is in the log is answered AMBIGUOUS, and sent again it is answered as recorded, once', async () => {
    const pupil = await served.school.pupil();
    const before = stored(pupil);
    const input = concern(pupil);
    fillAccessRecords();
    const first = await mutate(RAISE, input);
    expect(first).toEqual({ status: 503, data: undefined, codes: ['AMBIGUOUS'], messages: [MAY_HAVE_BEEN_WRITTEN] });
    expect(stored(pupil)).toBeGreaterThan(before);
    const after = stored(pupil);
    emptyAccessRecords();
    const again = await mutate(RAISE, input);
    expect([again.status, again.codes]).toEqual([200, []]);
    expect(again.data).toMatchObject({ raiseConcern: { receipt: { eventIds: [expect.any(String)] } } });
    expect(stored(pupil)).toBe(after);
  });

  test('a command whose append has no known outcome is AMBIGUOUS as well', async () => {
    const pupil = await served.school.pupil();
    fillAccessRecords();
    replace(served.school.app.store, 'append', (append) => async (...args) => {
      await append(...args);
      throw new Failure('AMBIGUOUS', 'no answer');
    });
    expect(await mutate(RAISE, concern(pupil))).toMatchObject({ status: 503, codes: ['AMBIGUOUS'] });
  });

  test('a refused command and a query wrote nothing, and are told so', async () => {
    const pupil = await served.school.pupil();
    fillAccessRecords();
    const refused = await mutate(RAISE, concern(pupil, { raisedOn: '2026-11-21' }));
    expect(refused).toMatchObject({ status: 503, codes: ['UNAVAILABLE'] });
    const body = JSON.stringify({ query: '{ __typename }' });
    const headers = { 'content-type': 'application/json' };
    const asked = await answerOf(await served.request('senco', '/graphql', { method: 'POST', headers, body }));
    expect([asked.status, asked.codes]).toEqual([503, ['UNAVAILABLE']]);
  });

  test('a file that was taken in is AMBIGUOUS; one with nothing new wrote nothing', async () => {
    const path = `/imports?school=${URN}&dryRun=`;
    const send = async (dryRun: boolean): Promise<Answer> =>
      answerOf(await served.request('senco', `${path}${String(dryRun)}`, { method: 'POST', body: FILE }));
    fillAccessRecords();
    expect(await send(true)).toMatchObject({ status: 503, codes: ['UNAVAILABLE'] });
    expect(await send(false)).toMatchObject({ status: 503, codes: ['AMBIGUOUS'], messages: [MAY_HAVE_BEEN_WRITTEN] });
    emptyAccessRecords();
    expect((await send(false)).status).toBe(200);
    fillAccessRecords();
    expect(await send(false)).toMatchObject({ status: 503, codes: ['UNAVAILABLE'] });
  });

  test('an export of which the log says that it was made is AMBIGUOUS, and no file leaves', async () => {
    fillAccessRecords();
    const response = await served.request('senco', `/exports/decisions?school=${URN}&format=csv`);
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(await answerOf(response)).toMatchObject({ status: 503, codes: ['AMBIGUOUS'] });
  });
});

describe('what fails after the append', () => {
  test('the wait for the read models', async () => {
    const pupil = await served.school.pupil();
    replace(
      served.school.app.projections,
      'waitForPosition',
      () => () => Promise.reject(new Failure('UNAVAILABLE', 'the read models are closed')),
    );
    const before = stored(pupil);
    expect(await mutate(RAISE, concern(pupil))).toMatchObject({ codes: ['AMBIGUOUS'] });
    expect(stored(pupil)).toBeGreaterThan(before);
  });

  test('the reading of what was recorded', async () => {
    const pupil = await served.school.pupil();
    const { projections } = served.school.app;
    replace(projections, 'reader', () => () => {
      throw new Failure('UNAVAILABLE', 'the read models are closed');
    });
    const before = stored(pupil);
    const { codes } = await mutate(RAISE, concern(pupil));
    expect(stored(pupil)).toBeGreaterThan(before);
    expect(new Set(codes)).toEqual(new Set(['AMBIGUOUS']));
  });

  test('the next pupil of a group, the next command of a document', async () => {
    const [one, two] = [await served.school.pupil({ forename: 'One' }), await served.school.pupil({ forename: 'Two' })];
    const cut = (): void => {
      replace(served.school.app.store, 'append', (append) => async (...args: Parameters<EventStore['append']>) => {
        if (args[0] === `pupil-${two}`) throw new Failure('DISK_FULL', 'full');
        return append(...args);
      });
    };
    cut();
    const both = `mutation ($one: RaiseConcernInput!, $two: RaiseConcernInput!) {
      one: raiseConcern(input: $one) { __typename } two: raiseConcern(input: $two) { __typename } }`;
    const body = JSON.stringify({ query: both, variables: { one: concern(one), two: concern(two) } });
    const headers = { 'content-type': 'application/json' };
    const answer = await answerOf(await served.request('senco', '/graphql', { method: 'POST', headers, body }));
    expect([answer.data, answer.codes]).toEqual([
      { one: { __typename: 'DecisionRecorded' }, two: null },
      ['AMBIGUOUS'],
    ]);
    const alone = await mutate(RAISE, concern(two));
    expect(alone.codes).toEqual(['UNAVAILABLE']);
  });

  test('the repeat of a command that is in the log', async () => {
    const pupil = await served.school.pupil();
    const input = concern(pupil);
    expect((await mutate(RAISE, input)).codes).toEqual([]);
    replace(served.school.app.store, 'append', () => () => Promise.reject(new Failure('UNAVAILABLE', 'down')));
    expect((await mutate(RAISE, input)).codes).toEqual(['AMBIGUOUS']);
  });

  test('the append behind the claim of an identifier', async () => {
    const upn = 'L383000422904';
    replace(served.school.app.store, 'append', (append) => async (...args: Parameters<EventStore['append']>) => {
      if (args[0].startsWith('pupil-')) throw new Failure('UNAVAILABLE', 'down');
      return append(...args);
    });
    const register = `mutation ($input: RegisterPupilInput!) { registerPupil(input: $input) { __typename } }`;
    const input = {
      commandId: randomUUID(),
      schoolUrn: URN,
      upn,
      surname: 'Claim',
      forename: 'Ada',
      dateOfBirth: '2016-05-01',
      knownOn: '2020-09-03',
      enrolment: 'CURRENT',
      statedIn: 'MIS',
      upnShared: false,
      ncYear: '5',
    };
    expect((await mutate(register, input)).codes).toEqual(['AMBIGUOUS']);
    emptyAccessRecords();
    expect((await mutate(register, input)).data).toEqual({ registerPupil: { __typename: 'CommandRecorded' } });
  });
});
