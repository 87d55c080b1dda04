import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { OTHER_URN, placement, URN } from '../support/school.ts';
import { personForEachRole, ROLES } from '../support/personas.ts';
import { ServedSchool } from '../support/served-school.ts';

const CSV = `/exports/decisions?school=${URN}&format=csv`;
const JSON_FORM = `/exports/decisions?school=${URN}&format=json`;

let served: ServedSchool;
let pupil: string;
let firstKnown: string;

beforeAll(async () => {
  served = await ServedSchool.open();
  const { school } = served;
  pupil = await school.pupil({ surname: '@SUM(A1)', forename: 'Renée, "Ren"', upn: 'L383000422904' });
  await school.as(
    school.staff.senco,
    'PlaceOnSenSupport',
    placement(pupil, {
      rationale: '=HYPERLINK("http://evil.test")',
      desiredOutcomes: 'Reads a page.\r\nThen two.',
      parentViews: '-1',
      needs: [{ code: 'SPLD', rank: 1 }],
      evidence: [{ kind: 'ASSESSMENT', on: '2026-11-01', author: 'SENCO', sha256: null }],
    }),
  );
  firstKnown = school.clock.now();
  await school.as(school.staff.head, 'RemoveFromSenSupport', {
    pupilId: pupil,
    schoolUrn: URN,
    seenRevision: null,
    basis: 'REPORTED',
    decidedAt: null,
    decidedOn: '2026-11-19',
    effectiveFrom: '2026-11-21',
    reason: 'FUNDING',
    review: null,
    parentInformed: null,
    monitorUntil: null,
    evidence: [],
    rationale: 'No money.',
    parentViews: null,
    pupilViews: null,
    decidedBy: [
      {
        kind: 'MEETING',
        person: null,
        role: null,
        meeting: 'LEADERSHIP_TEAM',
        members: [school.staff.head, school.staff.deputy],
      },
    ],
  });
});
afterAll(() => served.close());

const rowsOf = (text: string): Record<string, string>[] =>
  parse<Record<string, string>>(text, { bom: true, columns: true });
const exportsIn = (): readonly string[] => served.school.app.log.streamsWithPrefix('export-');

describe('GET /exports/decisions', () => {
  test('gives the SENCO every decision with its words as a CSV that a spreadsheet can open without harm', async () => {
    const response = await served.request('senco', CSV);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString('utf8');
    expect(
      Object.fromEntries(
        ['content-type', 'content-disposition', 'cache-control', 'content-length', 'x-content-type-options'].map(
          (name) => [name, response.headers.get(name)],
        ),
      ),
    ).toEqual({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="decisions-${URN}.csv"`,
      'cache-control': 'no-store',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
    });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.endsWith('\r\n')).toBe(true);
    const [placed, removed, ...more] = rowsOf(text);
    expect(more).toEqual([]);
    expect(placed).toMatchObject({
      type: 'SenSupportDecided',
      pupilId: pupil,
      surname: "'@SUM(A1)",
      forename: 'Renée, "Ren"',
      upn: 'L383000422904',
      decidedOn: '2026-11-20',
      precision: 'INSTANT',
      effectiveFrom: '2026-11-20',
      basis: 'TAKEN_HERE',
      deciders: 'SENCO Person senco',
      recordedByRole: 'SENCO',
      recordedByName: 'Person senco',
      status: 'K',
      primaryNeed: 'SPLD',
      lateEntry: 'false',
      state: 'IN_EFFECT',
      rationale: '\'=HYPERLINK("http://evil.test")',
      desiredOutcomes: 'Reads a page.\r\nThen two.',
      parentViews: "'-1",
      pupilViews: '',
      evidence: 'ASSESSMENT 2026-11-01 SENCO',
    });
    expect(placed!['authority']).toMatch(new RegExp(`^OFFICE school-${URN}@\\d+$`));
    expect(removed).toMatchObject({
      type: 'RegisterRemovalDecided',
      precision: 'DAY',
      basis: 'REPORTED',
      rationale: 'No money.',
      status: 'N',
      recordedByName: 'Person head',
    });
    expect(removed!['deciders']).toBe('LEADERSHIP_TEAM: HEADTEACHER Person head, DEPUTY_HEADTEACHER Person deputy');
    expect(removed!['findings']!.split('; ')).toContain('REVIEW_NOT_RECORDED');
  });

  test('is an event with the digest of exactly these bytes, and an access record of the pupils, both before the bytes', async () => {
    const before = exportsIn().length;
    const response = await served.request('head', `${JSON_FORM}&effectiveOn=2026-11-20`, {
      headers: { 'x-sen-trail-purpose': 'AUDIT' },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const [stream] = exportsIn().slice(before);
    const [event, ...more] = served.school.app.log.readStream(stream!);
    expect(more).toEqual([]);
    expect(event!.data).toEqual({
      schoolUrn: URN,
      kind: 'DECISIONS',
      format: 'JSON',
      ordinal: event!.ordinal - 1,
      effectiveOn: '2026-11-20',
      rows: 1,
      recipient: null,
      operator: null,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(event!.metadata).toMatchObject({
      command: 'RecordExport',
      recordedBy: { person: served.school.staff.head, role: 'HEADTEACHER' },
      $correlationId: response.headers.get('x-correlation-id'),
    });
    expect((await served.accesses()).at(-1)).toMatchObject({
      person: served.school.staff.head,
      operation: 'QUERY',
      fields: ['GET /exports/decisions'],
      purpose: 'AUDIT',
      pupils: [pupil],
      outcome: 'ANSWERED',
      codes: [],
    });
    // Nothing of it is left in the data folder.
    expect(readdirSync(join(served.folder.path, 'data')).filter((name) => name.startsWith('spool-'))).toEqual([]);
  });

  test('JSON is one array of the same decisions, with structure kept and words unchanged', async () => {
    const decisions = (await (await served.request('deputy', JSON_FORM)).json()) as Record<string, unknown>[];
    expect(
      decisions.map(({ type, rationale, findings, erased, withheld }) => [
        type,
        rationale,
        Array.isArray(findings),
        erased,
        withheld,
      ]),
    ).toEqual([
      ['SenSupportDecided', '=HYPERLINK("http://evil.test")', true, [], []],
      ['RegisterRemovalDecided', 'No money.', true, [], []],
    ]);
    expect(decisions[1]!['deciders']).toMatchObject([
      {
        kind: 'MEETING',
        meeting: 'LEADERSHIP_TEAM',
        persons: [
          { name: 'Person head', role: 'HEADTEACHER', authority: { kind: 'OFFICE' } },
          { name: 'Person deputy' },
        ],
      },
    ]);
    expect(decisions[0]!['evidence']).toEqual([
      { kind: 'ASSESSMENT', on: '2026-11-01', author: 'SENCO', sha256: null },
    ]);
  });

  test.each(['csv', 'json'])('%s: the same cut gives the same bytes, twice and after later events', async (format) => {
    const path = `/exports/decisions?school=${URN}&format=${format}&recordedAt=${encodeURIComponent(firstKnown)}`;
    const get = async (): Promise<string> => (await served.request('senco', path)).text();
    const first = await get();
    expect(first).toContain('SenSupportDecided');
    expect(first).not.toContain('RegisterRemovalDecided');
    expect(await get()).toBe(first);
    const { school } = served;
    await school.as(school.staff.teacher, 'RaiseConcern', {
      pupilId: pupil,
      schoolUrn: URN,
      seenRevision: null,
      basis: 'TAKEN_HERE',
      decidedAt: null,
      decidedOn: null,
      decidedBy: [],
      effectiveFrom: '2026-11-20',
      source: 'TEACHER',
      raisedOn: '2026-11-20',
      areas: ['COGNITION_AND_LEARNING'],
      alternativeExplanations: [],
      evidence: [],
      description: `Again, ${format}.`,
      universalSupportTried: null,
    });
    expect(await get()).toBe(first);
    expect(await (await served.request('senco', `/exports/decisions?school=${URN}&format=${format}`)).text()).toContain(
      `Again, ${format}.`,
    );
  });

  test('a school without decisions gives a heading, or an empty array', async () => {
    const csv = await (await served.request('elsewhere', `/exports/decisions?school=${OTHER_URN}&format=csv`)).text();
    expect([csv.split('\r\n').length, csv.startsWith('decisionId,type,pupilId,surname')]).toEqual([2, true]);
    expect(await (await served.request('elsewhere', `/exports/decisions?school=${OTHER_URN}&format=json`)).text()).toBe(
      '[]\n',
    );
  });

  test('only SENCO, head and leadership may; everybody else is answered as for a school that is not there, and no event is written', async () => {
    const people = await personForEachRole(served.school);
    for (const [role, person] of Object.entries(people)) await served.link(person, `role-${role}`);
    const before = exportsIn().length;
    const missing = await (await served.request('senco', '/exports/decisions?school=123456&format=csv')).text();
    const allowed: string[] = [];
    for (const role of ROLES) {
      const response = await served.request(`role-${role}`, CSV);
      const text = await response.text();
      if (response.status === 200) allowed.push(role);
      else expect([role, response.status, text]).toEqual([role, 404, missing]);
      expect((await served.accesses()).at(-1)).toMatchObject({
        person: people[role],
        outcome: response.status === 200 ? 'ANSWERED' : 'DENIED',
      });
    }
    expect(allowed.sort()).toEqual(['DEPUTY_HEADTEACHER', 'HEADTEACHER', 'SENCO', 'SLT_MEMBER']);
    expect([(await served.request('elsewhere', CSV)).status, exportsIn().length]).toEqual([
      404,
      before + allowed.length,
    ]);
    const anonymous = await served.request(undefined, CSV);
    expect([anonymous.status, await anonymous.json()]).toEqual([
      401,
      { errors: [{ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED' } }] },
    ]);
  });

  test.each([
    [
      '',
      [
        { field: 'school', rule: 'isUrn' },
        { field: 'format', rule: 'isIn', allowed: ['csv', 'json'] },
      ],
    ],
    [`school=${URN}&format=xml`, [{ field: 'format', rule: 'isIn', allowed: ['csv', 'json'] }]],
    [
      `school=${URN}&format=csv&recordedAt=yesterday&effectiveOn=2026-02-30`,
      [
        { field: 'recordedAt', rule: 'isInstant' },
        { field: 'effectiveOn', rule: 'isCivilDate' },
      ],
    ],
    [`school=${URN}&format=csv&format=json`, [{ field: 'format', rule: 'isOnce' }]],
    [
      `school=${URN}&format=csv&MARKER=1`,
      [
        {
          field: 'query',
          rule: 'isKnown',
          name: 'MARKER',
          known: ['school', 'format', 'recordedAt', 'effectiveOn'],
        },
      ],
    ],
  ])('what is wrong with "%s" is said by parameter and rule', async (query, problems) => {
    const response = await served.request('senco', `/exports/decisions?${query}`);
    expect([response.status, await response.json()]).toEqual([
      400,
      {
        errors: [
          {
            message: expect.stringMatching(
              /^The input is not of the shape that is expected\. .*`(school|format|recordedAt|query)`/,
            ),
            extensions: { code: 'BAD_USER_INPUT', problems },
          },
        ],
      },
    ]);
  });

  test('without an access record nothing leaves', async () => {
    const { app } = served.school;
    Object.defineProperty(app.accessRecords, 'record', {
      configurable: true,
      value: () => Promise.reject(new Error('no disk')),
    });
    try {
      const response = await served.request('senco', CSV);
      expect([response.status, response.headers.get('content-disposition'), await response.json()]).toEqual([
        503,
        null,
        { errors: [{ message: expect.any(String), extensions: { code: 'AMBIGUOUS' } }] },
      ]);
    } finally {
      Reflect.deleteProperty(app.accessRecords, 'record');
    }
  });
});

describe('GET /exports/register', () => {
  const REGISTER = `/exports/register?school=${URN}&effectiveOn=2026-11-20`;

  test('gives the register as at a day, and keeps who saw it', async () => {
    const before = exportsIn().length;
    const response = await served.request('senco', `${REGISTER}&format=csv`);
    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('content-disposition'),
    ]).toEqual([200, 'text/csv; charset=utf-8; header=present', `attachment; filename="register-${URN}.csv"`]);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(
      rowsOf(bytes.toString('utf8')).map((row) => [row['UPN'], row['Surname'], row['SEN Status'], row['SEN Needs']]),
    ).toEqual([['L383000422904', "'@SUM(A1)", 'K', 'SPLD']]);
    expect(served.school.app.log.readStream(exportsIn()[before]!)[0]?.data).toMatchObject({
      kind: 'REGISTER',
      format: 'CSV',
      effectiveOn: '2026-11-20',
      rows: 1,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect((await served.accesses()).at(-1)).toMatchObject({
      person: served.school.staff.senco,
      fields: ['GET /exports/register'],
      pupils: [pupil],
      outcome: 'ANSWERED',
    });
  });

  test('is not there for who may not export, nor for another school', async () => {
    const before = exportsIn().length;
    const denied = [
      await served.request('teacher', `${REGISTER}&format=json`),
      await served.request('senco', `/exports/register?school=${OTHER_URN}&format=json`),
    ];
    expect([denied.map(({ status }) => status), exportsIn().length]).toEqual([[404, 404], before]);
  });
});
