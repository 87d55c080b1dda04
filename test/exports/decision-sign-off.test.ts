import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { exportDecisions } from '../../src/exports/export-decisions.ts';
import { openSchool } from '../support/open-school.ts';
import { placement, recorded, URN } from '../support/school.ts';
import { ANSWER, APPROVAL, digestIn, PROPOSAL, takenOn } from '../support/sign-offs.ts';

const school = await openSchool();
let ids: { readonly returned: string; readonly waiting: string };

beforeAll(async () => {
  const pupil = await school.pupil();
  const { senco, head, deputy } = school.staff;
  const on = (day: string): void => {
    school.clock.moveTo(`${day}T11:00:00.000Z`);
  };
  const run = async (by: string, name: string, day: string, input: object): Promise<string> => {
    on(day);
    return recorded(await school.as(by, name, { ...takenOn(pupil, day), ...input })).decisionId;
  };
  on('2026-11-23');
  recorded(
    await school.as(head, 'SetSignOffPolicy', {
      schoolUrn: URN,
      policyId: '00000000-0000-4000-8000-000000000009',
      from: '2026-11-23',
      minuteRef: null,
      rules: [
        {
          ruleId: 'support',
          matter: 'SEN_SUPPORT',
          quorum: 'TWO_OF_N',
          aboveAnnualCost: null,
          lapsesAfterSchoolDays: null,
        },
      ],
    }),
  );
  recorded(
    await school.as(head, 'GrantDelegation', {
      schoolUrn: URN,
      delegationId: '00000000-0000-4000-8000-000000000008',
      grantor: 'HEADTEACHER',
      granteePerson: deputy,
      granteeOffice: null,
      decisions: ['ApproveSignOff'],
      from: '2026-11-01',
      to: null,
      minuteRef: null,
    }),
  );
  const support = { ...PROPOSAL, matter: 'SEN_SUPPORT', annualCost: null };
  const returned = await run(senco, 'RequestSignOff', '2026-11-23', support);
  const answer = async (by: string, name: string, day: string, input: object): Promise<string> =>
    run(by, name, day, { request: returned, seenDigest: await digestIn(school, pupil, returned), ...input });
  await answer(head, 'ReturnSignOff', '2026-11-25', { ...ANSWER, questions: 'Who?' });
  await run(senco, 'ResubmitSignOff', '2026-11-30', { ...support, request: returned, answers: 'Hers.' });
  await answer(deputy, 'ApproveSignOff', '2026-12-01', APPROVAL);
  await answer(head, 'ApproveSignOff', '2026-12-03', APPROVAL);
  on('2026-12-04');
  recorded(
    await school.as(senco, 'PlaceOnSenSupport', placement(pupil, { effectiveFrom: '2026-12-04', reviewOn: null })),
  );
  ids = { returned, waiting: await run(senco, 'RequestSignOff', '2026-12-04', { ...PROPOSAL, matter: 'OTHER' }) };
  const other = await school.pupil();
  recorded(
    await school.as(head, 'PlaceOnSenSupport', placement(other, { effectiveFrom: '2026-12-04', reviewOn: null })),
  );
});

const COLUMNS = [
  'reserved',
  'headsDecision',
  'signOffRequest',
  'signOffMatter',
  'signOffOutcome',
  'proposerRole',
  'approverRole',
  'daysWithDeciders',
];

async function exported(format: 'CSV' | 'JSON', change: { readonly effectiveOn?: string } = {}): Promise<string> {
  const viewer = school.app.directory.viewerFor({ person: school.staff.senco, commandLine: false }, '2026-12-04')!;
  const { spool } = await exportDecisions(
    { schoolUrn: URN, format, recordedAt: undefined, effectiveOn: change.effectiveOn },
    { app: school.app, viewer, operator: null, correlationId: 'c', signal: new AbortController().signal },
  );
  return text(spool.read());
}

async function rows(change: { readonly effectiveOn?: string } = {}): Promise<readonly unknown[]> {
  const found = parse<Record<string, string>>(await exported('CSV', change), { bom: true, columns: true });
  return found.map((row) => [row['type'], ...COLUMNS.map((name) => row[name])]);
}

describe('sign-off in the export of decisions', () => {
  test('has the request, its outcome, the roles of who proposed and approved it, and the days it lay with them', async () => {
    // 23 to 25 November, and 30 November to 3 December: five days with those who decide.
    const line = ['', '', ids.returned, 'SEN_SUPPORT', 'APPROVED', 'SENCO', 'DEPUTY_HEADTEACHER; HEADTEACHER', '5'];
    expect(await rows()).toEqual([
      ['SignOffRequested', ...line],
      ['SignOffReturned', ...line],
      ['SignOffResubmitted', ...line],
      ['SignOffApproved', ...line],
      ['SignOffApproved', ...line],
      ['SenSupportDecided', 'SEN_SUPPORT', ...line.slice(1)],
      ['SignOffRequested', '', '', ids.waiting, 'OTHER', 'SUBMITTED', 'SENCO', '', ''],
      ['SenSupportDecided', 'SEN_SUPPORT', 'true', '', '', '', '', '', ''],
    ]);
  });

  test('as on a day says what had become of it by then', async () => {
    const of = (outcome: string, approver: string, days: string): readonly string[] => [
      '',
      '',
      ids.returned,
      'SEN_SUPPORT',
      outcome,
      'SENCO',
      approver,
      days,
    ];
    expect(await rows({ effectiveOn: '2026-11-25' })).toEqual([
      ['SignOffRequested', ...of('RETURNED', '', '2')],
      ['SignOffReturned', ...of('RETURNED', '', '2')],
    ]);
    expect((await rows({ effectiveOn: '2026-12-01' })).at(-1)).toEqual([
      'SignOffApproved',
      ...of('IN_REVIEW', 'DEPUTY_HEADTEACHER', ''),
    ]);
  });

  test('stands under `facts` in the JSON, days as a number', async () => {
    const found = JSON.parse(await exported('JSON')) as readonly {
      readonly facts: Readonly<Record<string, unknown>>;
    }[];
    expect(found[5]?.facts).toEqual({
      reserved: 'SEN_SUPPORT',
      signOffRequest: ids.returned,
      signOffMatter: 'SEN_SUPPORT',
      signOffOutcome: 'APPROVED',
      proposerRole: 'SENCO',
      approverRole: 'DEPUTY_HEADTEACHER; HEADTEACHER',
      daysWithDeciders: 5,
    });
    expect(found[7]?.facts).toEqual({ reserved: 'SEN_SUPPORT', headsDecision: true });
  });
});
