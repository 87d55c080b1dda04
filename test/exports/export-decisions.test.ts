import { createHash } from 'node:crypto';
import { readdirSync, readSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Viewer } from '../../src/access/viewer.ts';
import type { App } from '../../src/app.ts';
import { decisionCsv } from '../../src/exports/decision-csv.ts';
import { decisionJson } from '../../src/exports/decision-json.ts';
import { DecisionWords } from '../../src/exports/decision-words.ts';
import { exportDecisions } from '../../src/exports/export-decisions.ts';
import type { ExportedDecision } from '../../src/exports/exported-decision.ts';
import type { ExportFormat } from '../../src/exports/produce-export.ts';
import { Spool } from '../../src/exports/spool.ts';
import type { SealedField } from '../../src/kernel/sealed-field.ts';
import { puncture } from '../../src/privacy/key-tree.ts';
import { Opener } from '../../src/privacy/opener.ts';
import type { Vault } from '../../src/privacy/vault.ts';
import { findDecisions } from '../../projections/decisions/decision-history.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import { openSchool } from '../support/open-school.ts';
import { placement, URN } from '../support/school.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const school = await openSchool();
let decided: string;

beforeAll(async () => {
  const outcome = (await school.as(
    school.staff.senco,
    'PlaceOnSenSupport',
    placement(await school.pupil(), { parentViews: 'Agree.' }),
  )) as Outcome & { kind: 'RECORDED' };
  decided = outcome.decisionId;
});

function viewer(person = school.staff.senco): Viewer {
  return school.app.directory.viewerFor({ person, commandLine: false }, '2026-11-20')!;
}

async function exported(
  format: ExportFormat,
  {
    app = school.app,
    by = viewer(),
    signal = new AbortController().signal,
  }: { readonly app?: App; readonly by?: Viewer; readonly signal?: AbortSignal } = {},
): Promise<string> {
  const { spool } = await exportDecisions(
    { schoolUrn: URN, format, recordedAt: undefined, effectiveOn: undefined },
    { app, viewer: by, operator: null, correlationId: 'c', signal },
  );
  return text(spool.read());
}

/** The app with a vault that changes the keys it hands out. */
function withKeys(
  change: (key: Awaited<ReturnType<Vault['keyOf']>>, subject: string) => Awaited<ReturnType<Vault['keyOf']>>,
): App {
  const { vault } = school.app;
  return {
    ...school.app,
    opener: new Opener({
      ...vault,
      keyOf: async (subject) => change(await vault.keyOf(subject), subject),
      createKey: (subject) => vault.createKey(subject),
      close: () => Promise.resolve(),
    }),
  };
}

const exportEvents = (): number => school.app.log.streamsWithPrefix('export-').length;

describe('words that cannot be read', () => {
  test('an erased text is marked, everything else stays', async () => {
    const event = school.app.log.readAfter(0, 10_000).find(({ id }) => id === decided)!;
    const { n } = event.data['rationale'] as unknown as SealedField;
    const app = withKeys((key, subject) => (key !== undefined && subject === event.stream ? puncture(key, n) : key));
    const [row] = parse<Record<string, string>>(await exported('CSV', { app }), { bom: true, columns: true });
    expect(row).toMatchObject({ rationale: '[ERASED]', parentViews: 'Agree.', surname: 'Example' });
    const [object] = JSON.parse(await exported('JSON', { app })) as Record<string, unknown>[];
    expect(object).toMatchObject({ rationale: null, parentViews: 'Agree.', erased: ['rationale'], withheld: [] });
  });

  test('names are withheld from who may not read them', async () => {
    const whole = viewer();
    const by: Viewer = {
      ...whole,
      schoolsFor: (action) => (['READ_REGISTER', 'READ_PEOPLE'].includes(action) ? [] : whole.schoolsFor(action)),
    };
    const [row] = parse<Record<string, string>>(await exported('CSV', { by }), { bom: true, columns: true });
    expect(row).toMatchObject({
      surname: '[WITHHELD]',
      forename: '[WITHHELD]',
      upn: '[WITHHELD]',
      deciders: 'SENCO [WITHHELD]',
      recordedByName: '[WITHHELD]',
      rationale: 'Reading age fourteen months behind.',
    });
    const [object] = JSON.parse(await exported('JSON', { by })) as Record<string, unknown>[];
    expect(object).toMatchObject({
      surname: null,
      withheld: ['surname', 'forename', 'upn', 'recordedBy', 'deciders'],
      erased: [],
    });
  });

  test('a missing key is a fault: nothing is handed out, and no event says that anything was', async () => {
    const before = exportEvents();
    await expect(exported('CSV', { app: withKeys(() => undefined) })).rejects.toMatchObject({ code: 'KEY_MISSING' });
    expect([exportEvents(), readdirSync(school.app.config.data).filter((name) => name.startsWith('spool-'))]).toEqual([
      before,
      [],
    ]);
  });
});

test('who has no right is denied, and when nobody waits any more the export ends; neither is an event', async () => {
  const before = exportEvents();
  await expect(exported('CSV', { by: viewer(school.staff.teacher) })).rejects.toMatchObject({
    name: 'AccessDenied',
    action: 'EXPORT',
  });
  await expect(exported('CSV', { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(exportEvents()).toBe(before);
});

test('RecordExport is refused by right, not by door: the write path denies who may not export', async () => {
  const command = {
    schoolUrn: URN,
    kind: 'DECISIONS',
    format: 'CSV',
    ordinal: 1,
    effectiveOn: null,
    rows: 0,
    sha256: '0'.repeat(64),
    recipient: null,
    operator: null,
  };
  await expect(school.as(school.staff.teacher, 'RecordExport', command)).rejects.toMatchObject({
    name: 'AccessDenied',
  });
  await expect(school.asOperator('RecordExport', command)).rejects.toMatchObject({ name: 'AccessDenied' });
  expect(await school.as(school.staff.head, 'RecordExport', command)).toMatchObject({ kind: 'RECORDED' });
});

describe('ten thousand decisions', () => {
  const MANY = 10_000;
  async function one(): Promise<ExportedDecision> {
    const scopes = [{ schoolUrn: URN, scope: 'SCHOOL' as const, person: '' }];
    const { rows } = findDecisions(school.app.projections.reader('decision-history'), {
      scopes,
      cut: { ordinal: school.app.log.head() },
      order: { by: 'DECIDED_AT', direction: 'ASC' },
      first: 1,
    });
    return (await new DecisionWords(school.app, viewer(), URN, { ordinal: school.app.log.head() }).open(rows))[0]!;
  }

  test.each([
    ['CSV', decisionCsv],
    ['JSON', decisionJson],
  ] as const)('%s: are made as they are taken, never many ahead', async (format, write) => {
    const decision = await one();
    let made = 0;
    const stream = write(
      (async function* () {
        for (; made < MANY; made += 1) yield await Promise.resolve(decision);
      })(),
    );
    const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer | string>;
    let lines = 0;
    let next = await chunks.next();
    // Nobody takes more for a while: what is made meanwhile is what the streams hold.
    for (let turn = 0; turn < 500; turn += 1)
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    const ahead = made;
    for (; next.done !== true; next = await chunks.next()) lines += next.value.toString().split('\n').length - 1;
    expect([format, made, lines]).toEqual([format, MANY, format === 'CSV' ? MANY + 1 : MANY + 2]);
    expect(ahead).toBeLessThan(MANY / 20);
  });
});

describe('a spool', () => {
  const folder = new TemporaryFolder();
  afterAll(() => {
    folder[Symbol.dispose]();
  });

  test('gives back what was put in, with its digest and length, and lies in no file by name', async () => {
    const bytes = Buffer.from('Renée\r\n'.repeat(100_000));
    const spool = await Spool.fill(folder.path, () =>
      Readable.from(bytes.toString('utf8').match(/.{1,7000}/gs)!, { objectMode: false }),
    );
    expect([spool.bytes, spool.sha256]).toEqual([bytes.length, createHash('sha256').update(bytes).digest('hex')]);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('spool-'))).toEqual([]);
    expect((await buffer(spool.read())).equals(bytes)).toBe(true);
  });

  test('holds no clear text on the disk', async () => {
    const spool = await Spool.fill(folder.path, () =>
      Readable.from(['CLEAR-MARKER '.repeat(10_000)], { objectMode: false }),
    );
    const { fd } = (spool as unknown as { readonly file: { readonly fd: number } }).file;
    const stored = Buffer.alloc(130_000);
    expect(readSync(fd, stored, 0, stored.length, 0)).toBe(130_000);
    expect(stored.includes('CLEAR-MARKER')).toBe(false);
    await spool.close();
  });

  test('a folder that cannot be written is a Failure', async () => {
    await expect(Spool.fill(folder.file('missing'), () => Readable.from(['x']))).rejects.toMatchObject({
      name: 'Failure',
      code: 'DATA_FOLDER',
    });
  });
});
