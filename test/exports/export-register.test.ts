import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { countRegister } from '../../projections/register/sen-register.ts';
import { exportRegister } from '../../src/exports/export-register.ts';
import type { ExportAsked, ProducedExport } from '../../src/exports/produce-export.ts';
import { importRegister } from '../../src/imports/import-register.ts';
import { operatorOf } from '../../src/operations/operator.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { placement, recorded, School, URN } from '../support/school.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const FERNBANK = join(import.meta.dirname, '..', 'fixtures', 'fernbank-primary', '3830004_CTF_XXXXXXX_001.xml');

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
});

async function produced(asked: Partial<ExportAsked> = {}, person = school.staff.senco): Promise<ProducedExport> {
  const viewer = school.app.directory.viewerFor({ person, commandLine: false }, '2026-11-20')!;
  return exportRegister(
    { schoolUrn: URN, format: 'CSV', recordedAt: undefined, effectiveOn: undefined, ...asked },
    { app: school.app, viewer, operator: null, correlationId: 'c', signal: new AbortController().signal },
  );
}

const exported = async (asked: Partial<ExportAsked> = {}): Promise<string> =>
  text((await produced(asked)).spool.read());
const rowsOf = (csv: string): Record<string, string>[] =>
  parse<Record<string, string>>(csv, { bom: true, columns: true });

async function take(into: School, file: AsyncIterable<Uint8Array>): ReturnType<typeof importRegister> {
  return importRegister(file, { app: into.app, actor: await operatorOf(into.app, URN), schoolUrn: URN, dryRun: false });
}

async function counts(of: School, effectiveOn = '2026-11-20'): Promise<object> {
  await of.app.projections.waitFor(of.app.log.head(), ['sen-register'], 60_000);
  return countRegister(of.app.projections.reader('sen-register'), {
    scopes: [{ schoolUrn: URN, scope: 'SCHOOL', person: '' }],
    cut: { ordinal: of.app.log.head(), effectiveOn },
  });
}

async function* bytes(csv: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csv, 'utf8');
}

const EXAMPLE = {
  upn: 'L383000422904',
  surname: '=SUM(A1)',
  admittedOn: '2025-09-03',
  knownOn: '2025-09-03',
  ncYear: '4',
};

async function told(): Promise<string> {
  const pupilId = await school.pupil(EXAMPLE);
  await school.pupil({ surname: 'Without', forename: 'Sen' });
  recorded(
    await school.as(
      school.staff.senco,
      'PlaceOnSenSupport',
      placement(pupilId, {
        needs: [
          { code: 'SLCN', rank: 2 },
          { code: 'SPLD', rank: 1 },
        ],
      }),
    ),
  );
  const terms = {
    tier: 'TARGETED',
    kind: 'INTERVENTION',
    fundingSource: 'ELEMENT_2_NOTIONAL',
    broadArea: 'COMMUNICATION_AND_INTERACTION',
    linkedNeed: 'SLCN',
    sectionFItem: null,
    frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 12 },
    groupSize: 4,
    deliverer: null,
    delivererRole: 'TEACHING_ASSISTANT',
    setting: 'WITHDRAWAL_ROOM',
    costLines: [{ kind: 'HOURLY', pence: 1_700 }],
    plannedEndOn: null,
    reviewOn: null,
    attendsMinutesPerWeek: null,
  };
  const plan = {
    terms,
    outcomes: [],
    agreedWith: ['PARENT'],
    parentPosition: 'AGREES',
    laInformedOn: null,
    evidence: [],
    name: 'Talk',
    rationale: 'Needs practice.',
    parentViews: null,
    pupilViews: null,
  };
  recorded(
    await school.as(school.staff.head, 'StartProvision', {
      pupilId,
      schoolUrn: URN,
      seenRevision: null,
      basis: 'REPORTED',
      decidedAt: null,
      decidedOn: '2026-11-20',
      decidedBy: [],
      effectiveFrom: '2026-11-20',
      provision: null,
      plan,
    }),
  );
  recorded(
    await school.as(school.staff.head, 'ConsiderEhcRequest', {
      pupilId,
      schoolUrn: URN,
      seenRevision: null,
      raisedBy: 'PARENT',
      on: '2026-11-20',
      note: null,
    }),
  );
  return pupilId;
}

describe('the register as a file', () => {
  test('has a row for each pupil with SEN support or a plan, and for nobody else', async () => {
    const pupilId = await told();
    expect(rowsOf(await exported())).toEqual([
      {
        UPN: 'L383000422904',
        Surname: "'=SUM(A1)",
        Forename: 'Robin',
        'Date of Birth': '2016-05-01',
        Sex: 'F',
        'Year Group': '5',
        'SEN Status': 'K',
        'SEN Status Start Date': '2026-11-20',
        'SEN Needs': 'SPLD; SLCN',
        'Next Review Date': '2026-12-12',
        'Annual Review Date': '',
        'Provision in place': '1',
        'Yearly cost in pence': '5100',
        'EHC state': 'CONSIDERING',
        'Pupil id': pupilId,
      },
    ]);
    expect(JSON.parse(await exported({ format: 'JSON' }))).toEqual([
      {
        pupilId,
        upn: 'L383000422904',
        surname: '=SUM(A1)',
        forename: 'Robin',
        dateOfBirth: '2016-05-01',
        sex: 'F',
        ncYear: '5',
        status: 'K',
        statusSince: '2026-11-20',
        needs: [
          { code: 'SPLD', rank: 1 },
          { code: 'SLCN', rank: 2 },
        ],
        nextReviewOn: '2026-12-12',
        annualReviewDueOn: null,
        provisions: 1,
        annualCostPence: 5_100,
        ehcState: 'CONSIDERING',
        erased: [],
        withheld: [],
      },
    ]);
  });

  test('is as at the day and as known at the time that are asked, the same bytes each time, and an event', async () => {
    const before = school.clock.now();
    await told();
    const cut = school.clock.now();
    expect([
      rowsOf(await exported({ effectiveOn: '2026-11-19' })),
      rowsOf(await exported({ recordedAt: before })),
    ]).toEqual([[], []]);
    const [first, produce] = [
      await exported({ recordedAt: cut, effectiveOn: '2026-11-20' }),
      await produced({ recordedAt: cut, effectiveOn: '2026-11-20' }),
    ];
    expect([(await text(produce.spool.read())) === first, produce.name, produce.rows]).toEqual([
      true,
      `register-${URN}.csv`,
      1,
    ]);
    const stream = school.app.log.streamsWithPrefix('export-').at(-1)!;
    expect(school.app.log.readStream(stream)[0]?.data).toMatchObject({
      kind: 'REGISTER',
      format: 'CSV',
      effectiveOn: '2026-11-20',
      ordinal: produce.ordinal,
      rows: 1,
      sha256: produce.spool.sha256,
    });
  });

  test('is denied without the right, and nothing is recorded', async () => {
    const before = school.app.log.head();
    await expect(produced({}, school.staff.teacher)).rejects.toMatchObject({ name: 'AccessDenied', action: 'EXPORT' });
    expect(school.app.log.head()).toBe(before);
  });

  test('comes into an empty school again with the same numbers', async () => {
    await take(school, createReadStream(FERNBANK));
    const {
      pupils: _pupils,
      status,
      primaryNeed,
    } = (await counts(school)) as {
      readonly pupils: number;
      readonly status: { readonly K: number; readonly E: number };
      readonly primaryNeed: object;
    };
    const csv = await exported();
    using other = new TemporaryFolder();
    const empty = await School.open(other.path);
    const result = await take(empty, bytes(csv));
    const again = await counts(empty);
    await empty.app.close();
    expect([result.faults.filter(({ disposition }) => disposition === 'REJECTED'), result.pupils, again]).toEqual([
      [],
      status.K + status.E,
      { pupils: status.K + status.E, status: { ...status, N: 0 }, primaryNeed },
    ]);
  });
});
