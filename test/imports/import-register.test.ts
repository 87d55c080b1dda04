import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { importRegister } from '../../src/imports/import-register.ts';
import type { ImportResult } from '../../src/imports/import-result.ts';
import { operatorOf } from '../../src/operations/operator.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { FERNBANK, HARROW, partOfCtf, upnsInCtf } from '../support/part-of-ctf.ts';
import { OTHER_URN, placement, type School, URN } from '../support/school.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');

const SCHOOLS: readonly (readonly [name: string, ctf: string, shared: number, damaged: number])[] = [
  ['fernbank-primary', FERNBANK, 0, 5],
  ['harrow-road-secondary', HARROW, 15, 20],
];
/** The roll of the secondary school is long: `npm run test:long` takes it in. */
const TAKEN_WHOLE = SCHOOLS.filter(([name]) => LONG_RUN || name === 'fernbank-primary');

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
});

async function take(file: AsyncIterable<Uint8Array>, { dryRun = false, schoolUrn = URN } = {}): Promise<ImportResult> {
  return importRegister(file, { app: school.app, actor: await operatorOf(school.app, schoolUrn), schoolUrn, dryRun });
}

async function* text(xml: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(xml);
}

function counts(result: ImportResult): object {
  return { pupils: result.pupils, ...result.status, primaryNeed: result.primaryNeed };
}

function summary(name: string): object {
  const { primaryNeed, ...rest } = JSON.parse(readFileSync(join(FIXTURES, name, 'summary.json'), 'utf8')) as {
    primaryNeed: Record<string, number>;
  };
  return { ...rest, primaryNeed: Object.fromEntries(Object.entries(primaryNeed).filter(([, n]) => n > 0)) };
}

const ctf = (pupils: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><CTfile><Header><CTFversion>25.0</CTFversion><DateTime>2026-09-08T08:15:00</DateTime></Header><CTFpupilData>${pupils}</CTFpupilData></CTfile>`;
const child = (sen: string): string =>
  `<Pupil><UPN>L383000422904</UPN><Surname>Example</Surname><Forename>Robin</Forename><DOB>2016-05-01</DOB><Sex>F</Sex><BasicDetails><NCyearActual>5</NCyearActual></BasicDetails>${sen}</Pupil>`;
const history = (status: string, from: string, need: string): string =>
  `<SENhistory><SEN><StartDate>${from}</StartDate><SENprovision>${status}</SENprovision></SEN><SENneeds><SENneed><SENtypeRank>1</SENtypeRank><SENtype>${need}</SENtype></SENneed></SENneeds></SENhistory>`;

describe('import of a CTF', () => {
  test('says whose file it is when another school made it', async () => {
    const from = (lea: string, estab: string): string =>
      ctf(child('')).replace(
        '<Header>',
        `<Header><SourceSchool><LEA>${lea}</LEA><Estab>${estab}</Estab></SourceSchool>`,
      );
    expect((await take(text(from('201', '0009')), { dryRun: true })).otherSchool).toBe('2010009');
    expect(await take(text(from('383', '0004')), { dryRun: true })).not.toHaveProperty('otherSchool');
    expect(await take(text(ctf(child(''))), { dryRun: true })).not.toHaveProperty('otherSchool');
  });

  test.each(TAKEN_WHOLE)(
    '%s comes in exactly as its summary says; again changes nothing',
    async (name, file, shared) => {
      const dry = await take(createReadStream(file), { dryRun: true });
      const head = school.app.log.head();
      const first = await take(createReadStream(file));
      expect(counts(dry)).toEqual(summary(name));
      expect(counts(first)).toEqual(summary(name));
      expect([first.recorded, first.unchanged, first.discrepancies]).toEqual([first.pupils, 0, shared]);
      expect(school.app.log.readAfter(head, 1)[0]?.type).toBe('IdentifierClaimed');

      const after = school.app.log.head();
      // The last event keeps where it all came from, without name or content.
      expect(school.app.log.readAfter(after - 1, 1)[0]).toMatchObject({
        type: 'FileImported',
        metadata: { command: 'RecordFileImport' },
        data: {
          format: 'CTF',
          recorded: first.pupils,
          unchanged: 0,
          discrepancies: shared,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      });
      const second = await take(createReadStream(file));
      expect(counts(second)).toEqual(summary(name));
      expect([second.recorded, second.unchanged]).toEqual([0, first.pupils]);
      expect(school.app.log.head()).toBe(after);
    },
  );

  test('two children with one number both come in, and each pair is a question', async () => {
    const upns = upnsInCtf(HARROW);
    const shared = new Set(upns.filter((upn, index) => upns.indexOf(upn) !== index));
    const file = partOfCtf(HARROW, (upn) => shared.has(upn));
    const first = await take(text(file));
    expect([first.pupils, first.recorded, first.discrepancies, first.status]).toEqual([
      30,
      30,
      15,
      { K: 4, E: 1, N: 25 },
    ]);
    expect((await take(text(file))).recorded).toBe(0);
  });

  test('a dry run writes nothing at all', async () => {
    await operatorOf(school.app, URN);
    const head = school.app.log.head();
    await take(createReadStream(FERNBANK), { dryRun: true });
    expect(school.app.log.head()).toBe(head);
  });

  test('what contradicts a decision of the school becomes a question', async () => {
    const [pupil] = [
      (await take(text(ctf(child('')))), school.app.log.streamsWithPrefix('pupil-')[0]!.slice('pupil-'.length)),
    ];
    await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(pupil, { effectiveFrom: '2026-11-20' }));
    const result = await take(text(ctf(child(history('N', '2026-11-20', 'SPLD')))));
    expect([result.recorded, result.discrepancies, result.status]).toEqual([1, 1, { K: 1, E: 0, N: 0 }]);
    expect((await school.app.store.read(`pupil-${pupil}`)).at(-1)?.type).toBe('DiscrepancyRaised');
    const again = await take(text(ctf(child(history('N', '2026-11-20', 'SPLD')))));
    expect([again.recorded, again.discrepancies]).toEqual([0, 0]);
  });

  test('a plan with missing papers comes in with its finding', async () => {
    const result = await take(text(ctf(child(history('E', '2025-03-03', 'ASD')))));
    expect([result.status, result.primaryNeed, result.faults]).toEqual([{ K: 0, E: 1, N: 0 }, { ASD: 1 }, []]);
    const stream = school.app.log.streamsWithPrefix('pupil-')[0]!;
    expect((await school.app.store.read(stream)).at(-1)?.metadata['findings']).toEqual(['PLAN_PAPERS_MISSING']);
  });

  test('a faulty row never stops the good ones; a truncated file keeps what was whole', async () => {
    const rows = ctf(
      child(history('K', '2015-01-01', 'SLCN')) +
        child(history('K', '2025-01-01', 'SLCN')).replace('L383000422904', 'N801000521333'),
    );
    const result = await take(text(rows));
    expect([result.pupils, result.faults.map(({ code, disposition }) => [code, disposition])]).toEqual([
      1,
      [['DATE_BEFORE_BIRTH', 'REJECTED']],
    ]);
    const broken = await take(text(ctf(child('').replace('L383000422904', 'W330000224117')).slice(0, -20)), {});
    expect([broken.incomplete, broken.pupils, broken.faults.map(({ code }) => code)]).toEqual([
      true,
      2,
      ['XML_MALFORMED'],
    ]);
  });

  test('a failure on the way is told, never passed over', async () => {
    await operatorOf(school.app, URN);
    school.clock.moveTo('2026-07-01T00:00:00.000Z');
    await expect(take(text(ctf(child(''))))).rejects.toMatchObject({ code: 'CLOCK_BEHIND' });
  });

  test('an unknown school is wrong use', async () => {
    await expect(take(text(ctf('')), { schoolUrn: '999999' })).rejects.toMatchObject({ code: 'CONFIGURATION' });
  });

  test('each school has its own register of a pupil who moved', async () => {
    await take(text(ctf(child(history('K', '2025-01-01', 'SLCN')))));
    const other = await take(text(ctf(child(history('K', '2025-01-01', 'SLCN')))), { schoolUrn: OTHER_URN });
    expect([other.pupils, other.recorded, other.status.K]).toEqual([1, 1, 1]);
  });
});

const csvFile = (name: string, shape: string) => createReadStream(join(FIXTURES, name, `${shape}-sen-register.csv`));

async function* discrepancies(): AsyncGenerator<string> {
  for (const stream of school.app.log.streamsWithPrefix('pupil-')) {
    for (const { type, data } of await school.app.store.read(stream))
      if (type === 'DiscrepancyRaised') yield `${data['source'] as string} ${data['kind'] as string}`;
  }
}

const tally = async (): Promise<Record<string, number>> => {
  const counted: Record<string, number> = {};
  for await (const text of discrepancies()) counted[text] = (counted[text] ?? 0) + 1;
  return counted;
};

describe.each(TAKEN_WHOLE)('import of the CSV files of %s', (name, ctfFile, shared, damaged) => {
  /** Takes a file in, dry, in earnest and again. */
  async function comesIn(shape: string): Promise<void> {
    const { pupils, N, K, E, primaryNeed } = summary(name) as {
      pupils: number;
      N: number;
      K: number;
      E: number;
      primaryNeed: object;
    };
    const expected = shape === 'sims' ? { pupils: K + E, N: 0, K, E, primaryNeed } : { pupils, N, K, E, primaryNeed };
    const dry = await take(csvFile(name, shape), { dryRun: true });
    const first = await take(csvFile(name, shape));
    expect([counts(dry), counts(first)]).toEqual([expected, expected]);
    expect([first.recorded, first.unchanged, first.discrepancies]).toEqual([
      first.pupils,
      0,
      shape === 'sims' ? damaged : shared,
    ]);
    const after = school.app.log.head();
    expect(school.app.log.readAfter(after - 1, 1)[0]).toMatchObject({
      type: 'FileImported',
      data: { format: 'MIS', recorded: first.pupils },
    });
    const second = await take(csvFile(name, shape));
    expect([counts(second), second.recorded, second.unchanged]).toEqual([expected, 0, first.pupils]);
    expect(school.app.log.head()).toBe(after);
  }

  test('arbor comes in exactly as the summary says, as far as it carries it; again changes nothing', async () => {
    await comesIn('arbor');
  });

  test('bromcom too, with the next review of SEN support and plans, as far as a file has its date', async () => {
    const from = school.app.log.head();
    await comesIn('bromcom');
    const said = school.app.log
      .readAfter(from, 10_000)
      .filter(({ type }) => type === 'ReviewDateObserved')
      .map(({ data }) => `${data['review'] as string} ${data['reviewOn'] as string}`)
      .sort();
    const rows = readFileSync(new URL(`../fixtures/${name}/bromcom-sen-register.csv`, import.meta.url), 'utf8')
      .split(/\r?\n/)
      .map((line) => line.split(','));
    expect(said).toEqual(
      rows
        .filter(
          ([upn, , , , , , status, , , , review]) =>
            upn !== 'UPN' && (status === 'K' || status === 'E') && review !== undefined && review !== '',
        )
        .map((cells) => `${cells[6] === 'E' ? 'ANNUAL' : 'SUPPORT'} ${cells[10] ?? ''}`)
        .sort(),
    );
    expect(said.length).toBeGreaterThan(10);
  });

  test('sims too; the CTF after it adds the history and the other pupils, and asks only what it could not say', async () => {
    await comesIn('sims');
    const result = await take(createReadStream(ctfFile));
    expect(counts(result)).toEqual(summary(name));
    // Names that SIMS could not write; nothing about status or needs.
    expect(await tally()).toEqual({ 'CTF IDENTITY_DIFFERS': damaged });
    // A CTF has no dates of reviews: those alone are new in the CSV file.
    const withPlan = (summary(name) as { E: number }).E;
    expect([
      (await take(createReadStream(ctfFile))).recorded,
      (await take(csvFile(name, 'arbor'))).recorded,
      (await take(csvFile(name, 'arbor'))).recorded,
    ]).toEqual([0, withPlan, 0]);
  });
});

describe.each(SCHOOLS)('import of the broken register of %s', (name) => {
  test('nothing of the rejected rows is recorded', async () => {
    const expected = JSON.parse(readFileSync(join(FIXTURES, name, 'broken-register.expected.json'), 'utf8')) as {
      line: number;
      fault: string | null;
      disposition: string | null;
    }[];
    const result = await take(createReadStream(join(FIXTURES, name, 'broken-register.csv')));
    expect(result.faults.map(({ line, code, disposition }) => ({ line, fault: code, disposition }))).toEqual(
      expected.filter(({ fault }) => fault !== null),
    );
    expect([result.pupils, result.recorded, result.discrepancies]).toEqual([6, 6, 4]);
    expect(school.app.log.streamsWithPrefix('pupil-').length).toBe(6);
    expect(school.app.log.streamsWithPrefix('upn-').length).toBe(6);
  });
});

describe('a CSV file beside the log', () => {
  const HEAD = 'UPN,Surname,Forename,DOB,SEN Status,SEN Status Start Date,SEN Needs\n';
  const row = (status: string, from: string, need: string): string =>
    `${HEAD}L383000422904,Example,Robin,01/05/2016,${status},${from},${need}\n`;

  test('after the CTF the CSV files say nothing new but when reviews are, and contradict nothing', async () => {
    await take(createReadStream(FERNBANK));
    const head = school.app.log.head();
    for (const shape of ['arbor', 'sims', 'bromcom'])
      expect((await take(csvFile('fernbank-primary', shape))).discrepancies).toBe(shape === 'sims' ? 5 : 0);
    expect(new Set(school.app.log.readAfter(head, 10_000).map(({ type }) => type))).toEqual(
      new Set(['ReviewDateObserved', 'FileImported']),
    );
    const after = school.app.log.head();
    for (const shape of ['sims', 'bromcom'])
      expect([shape, (await take(csvFile('fernbank-primary', shape))).recorded]).toEqual([shape, 0]);
    expect(school.app.log.head()).toBe(after);
  });

  test('a pupil without SEN in the file and with SEN in the log is a question, asked once', async () => {
    await take(text(ctf(child(history('K', '2025-01-01', 'SLCN')))));
    const result = await take(text(row('', '', '')));
    expect([result.recorded, result.discrepancies, result.status]).toEqual([1, 1, { K: 1, E: 0, N: 0 }]);
    expect(await tally()).toEqual({ 'MIS STATUS_DIFFERS': 1 });
    expect((await take(text(row('Monitoring', '', '')))).recorded).toBe(0);
  });

  test('a later status of the file is recorded with its source', async () => {
    await take(text(row('K', '01/01/2025', 'SLCN')));
    const result = await take(text(row('EHCP', '01/09/2026', 'SLCN;ASD')));
    expect([result.status, result.primaryNeed, result.faults]).toEqual([{ K: 0, E: 1, N: 0 }, { SLCN: 1 }, []]);
    const [stream] = school.app.log.streamsWithPrefix('pupil-');
    expect((await school.app.store.read(stream!)).at(-1)).toMatchObject({
      type: 'ProvisionCodeObserved',
      data: { source: 'MIS', status: 'E', from: '2026-09-01' },
    });
  });

  test('a file that is no register is told of and records nothing', async () => {
    const head = (await operatorOf(school.app, URN), school.app.log.head());
    for (const content of ['', 'PK\x03\x04', 'a,b\n1,2\n', HEAD]) {
      const result = await take(text(content));
      expect([
        result.pupils,
        result.faults.every(({ disposition }) => disposition === 'REJECTED'),
        result.faults.length > 0,
      ]).toEqual([0, true, true]);
    }
    expect(school.app.log.head()).toBe(head);
  });
});
