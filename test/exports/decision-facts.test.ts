import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Instant } from '../../src/kernel/instant.ts';
import { exportDecisions } from '../../src/exports/export-decisions.ts';
import type { ExportFormat } from '../../src/exports/produce-export.ts';
import { openSchool } from '../support/open-school.ts';
import { recorded, URN } from '../support/school.ts';

const school = await openSchool();

const here = {
  basis: 'REPORTED',
  decidedAt: null,
  decidedOn: '2026-11-20',
  decidedBy: [],
  effectiveFrom: '2026-11-20',
};
const TERMS = {
  tier: 'TARGETED',
  kind: 'INTERVENTION',
  fundingSource: 'ELEMENT_2_NOTIONAL',
  broadArea: 'COMMUNICATION_AND_INTERACTION',
  linkedNeed: 'SLCN',
  sectionFItem: 'F3',
  frequency: { sessionsPerWeek: 2, minutesPerSession: 30, weeks: 12 },
  groupSize: 4,
  deliverer: null,
  delivererRole: 'TEACHING_ASSISTANT',
  setting: 'WITHDRAWAL_ROOM',
  costLines: [{ kind: 'HOURLY', pence: 1_700 }],
  plannedEndOn: '2027-02-26',
  reviewOn: '2027-01-15',
  attendsMinutesPerWeek: null,
};
const words = { rationale: 'Needs practice.', parentViews: null, pupilViews: null };

beforeAll(async () => {
  const pupilId = await school.pupil();
  const run = async (name: string, input: object): Promise<string> =>
    recorded(
      await school.as(school.staff.head, name, { pupilId, schoolUrn: URN, seenRevision: null, ...here, ...input }),
    ).decisionId;
  const plan = {
    terms: TERMS,
    outcomes: [],
    agreedWith: ['PARENT'],
    parentPosition: 'AGREES',
    laInformedOn: null,
    evidence: [],
    name: 'Talk',
    ...words,
  };
  const provision = await run('StartProvision', { provision: null, plan });
  await run('EndProvision', {
    provision,
    endReason: 'FUNDING',
    replacedBy: null,
    planChange: { kind: 'PLAN_AMENDED', on: '2026-11-19' },
    parentPosition: 'AGREES',
    parentsToldOn: '2026-11-20',
    evidence: [],
    ...words,
  });
  await run('SubmitEhcRequest', {
    decidedOn: '2026-09-21',
    effectiveFrom: '2026-09-21',
    requestedBy: 'PARENT',
    laCode: '383',
    sentAt: null,
    parentsAware: 'YES',
    agreement: 'AGREED',
    evidence: [],
    note: null,
  });
  const letter = {
    basis: 'FROM_DOCUMENT',
    decidedOn: '2026-11-03',
    source: 'LA_LETTER',
    documentOn: '2026-11-03',
    sentAt: null,
    receivedOn: '2026-11-04',
    predecessor: 'RECORDED',
    effectiveFrom: '2026-11-04',
    note: null,
  };
  await run('RecordLaDecisionToAssess', { ...letter, outcome: 'REFUSED' });
});

async function exported(format: ExportFormat, recordedAt?: Instant): Promise<string> {
  const viewer = school.app.directory.viewerFor({ person: school.staff.senco, commandLine: false }, '2026-11-20')!;
  const { spool } = await exportDecisions(
    { schoolUrn: URN, format, recordedAt, effectiveOn: undefined },
    { app: school.app, viewer, operator: null, correlationId: 'c', signal: new AbortController().signal },
  );
  return text(spool.read());
}

const FACTS = [
  'tier',
  'kind',
  'linkedNeed',
  'sectionFItem',
  'setting',
  'sessionsPerWeek',
  'minutesPerSession',
  'weeks',
  'groupSize',
  'fundingSource',
  'annualCostPence',
  'startedOn',
  'plannedEndOn',
  'reason',
  'outcome',
  'requestedBy',
  'laCode',
  'documentOn',
  'sentAt',
  'receivedOn',
  'planFrom',
  'ehcState',
  'clock',
  'clockDue',
  'clockBreached',
];

describe('what decisions of provision and EHC say in clear', () => {
  // 2 × 30 min × 12 weeks = 12 h at £17.00, shared by four: £51.00.
  const expected: readonly (readonly [type: string, facts: Readonly<Record<string, string | number>>])[] = [
    [
      'ProvisionStarted',
      {
        tier: 'TARGETED',
        kind: 'INTERVENTION',
        linkedNeed: 'SLCN',
        sectionFItem: 'F3',
        setting: 'WITHDRAWAL_ROOM',
        sessionsPerWeek: 2,
        minutesPerSession: 30,
        weeks: 12,
        groupSize: 4,
        fundingSource: 'ELEMENT_2_NOTIONAL',
        annualCostPence: 5_100,
        startedOn: '2026-11-20',
        plannedEndOn: '2027-02-26',
      },
    ],
    ['ProvisionEnded', { reason: 'FUNDING' }],
    ['EhcRequestSubmitted', { requestedBy: 'PARENT', laCode: '383', ehcState: 'REQUESTED' }],
    // Received Mon 21 Sep 2026 → 6 weeks Mon 2 Nov; the letter came two days after.
    [
      'LaRefusedToAssess',
      {
        documentOn: '2026-11-03',
        receivedOn: '2026-11-04',
        ehcState: 'LA_REFUSED_TO_ASSESS',
        clock: 'EHCNA_DECISION',
        clockDue: '2026-11-02',
        clockBreached: 'true',
      },
    ],
  ];

  test('stands in columns of the CSV, beside the texts', async () => {
    const rows = parse<Record<string, string>>(await exported('CSV'), { bom: true, columns: true });
    expect(
      rows.map((row) => [
        row['type'],
        Object.fromEntries(FACTS.filter((name) => row[name] !== '').map((name) => [name, row[name]])),
      ]),
    ).toEqual(
      expected.map(([type, facts]) => [
        type,
        Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)])),
      ]),
    );
    expect(rows.map((row) => [row['name'], row['rationale']])).toEqual([
      ['Talk', 'Needs practice.'],
      ['', 'Needs practice.'],
      ['', ''],
      ['', ''],
    ]);
  });

  test('stands under `facts` in the JSON, numbers as numbers', async () => {
    const rows = JSON.parse(await exported('JSON')) as readonly { readonly type: string; readonly facts: object }[];
    expect(rows.map(({ type, facts }) => [type, facts])).toEqual(expected);
  });

  test('is the same at the same cut, byte for byte, also after what comes later', async () => {
    const cut = school.clock.now();
    const [csv, json] = [await exported('CSV', cut), await exported('JSON', cut)];
    school.clock.moveTo('2027-03-01T10:00:00.000Z');
    recorded(
      await school.as(school.staff.head, 'RecordAppeal', {
        pupilId: (JSON.parse(json) as { readonly pupilId: string }[])[0]!.pupilId,
        schoolUrn: URN,
        seenRevision: null,
        source: 'PARENT',
        documentOn: null,
        sentAt: null,
        receivedOn: '2027-01-04',
        predecessor: 'RECORDED',
        note: null,
        lodgedBy: 'PARENT',
        lodgedOn: '2027-01-03',
        subject: 'REFUSAL_TO_ASSESS',
        schoolPosition: 'SUPPORTS',
        supportGiven: null,
      }),
    );
    expect([(await exported('CSV', cut)) === csv, (await exported('JSON', cut)) === json]).toEqual([true, true]);
  });
});
