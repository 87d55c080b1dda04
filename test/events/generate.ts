import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVENT_TYPES, type EventType, sealedPlaces } from '../../src/registry/events.ts';
import type { StoredEvent } from '../../src/kernel/event.ts';
import { type SubjectKey, serialiseSubjectKey } from '../../src/privacy/key-tree.ts';
import { openSealed, sealEvent, siteOf } from '../../src/privacy/sealed-event.ts';
import { placement, School, URN } from '../support/school.ts';
import { ehcEvents } from './ehc.ts';
import { enrolmentEvents } from './enrolment.ts';
import { identificationEvents } from './identification.ts';
import { involvementEvents } from './involvement.ts';
import { provisionEvents } from './provision.ts';
import { signOffEvents } from './sign-off.ts';

/**
 * Run by `npm run generate`: makes a golden event, with the key it was sealed under and the words it holds, for every
 * event type that has none yet. One that is there is never made anew: it is what an older release has stored.
 */
const FILE = join(import.meta.dirname, 'golden.json');

interface Golden {
  readonly event: StoredEvent;
  readonly key: string | null;
  readonly opened: Readonly<Record<string, unknown>>;
}

const golden = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Golden>;
const root = mkdtempSync(join(tmpdir(), 'sen-trail-golden-'));
const school = await School.make(root);
try {
  await everything(school);
  await signOffEvents(school);
  await ehcEvents(school);
  await provisionEvents(school);
  await identificationEvents(school);
  await enrolmentEvents(school);
  await involvementEvents(school);
  const events = school.app.log.readAfter(0, 10_000).map(({ ordinal: _ordinal, knownAt: _knownAt, ...event }) => event);
  for (const type of EVENT_TYPES) {
    const event = fullest(events.filter((one) => one.type === type)) ?? (await byHand(school, type, events));
    if (golden[type] === undefined && event !== undefined) golden[type] = await entry(school, event);
  }
} finally {
  await school.app.close();
  rmSync(root, { recursive: true, force: true });
}
writeFileSync(
  FILE,
  `${JSON.stringify(Object.fromEntries(Object.entries(golden).sort(([a], [b]) => (a < b ? -1 : 1))), null, 1)}\n`,
);

/** Commands that bring about every event a command can. */
async function everything(school: School): Promise<void> {
  const { staff, app } = school;
  const run = (by: string, name: string, input: object): Promise<unknown> => school.as(by, name, input);
  const pupil = await school.pupil({ upn: 'L383000422904' });
  await school.pupil({ upn: 'L383000422904', surname: 'Exampel' });
  const raised = app.log.readStream(`pupil-${pupil}`).find(({ type }) => type === 'DiscrepancyRaised');
  await run(staff.senco, 'ResolveDiscrepancy', {
    pupilId: pupil,
    schoolUrn: URN,
    seenRevision: null,
    discrepancyId: raised?.id,
    resolution: 'LOG_IS_RIGHT',
    settledBy: null,
    note: 'A slip of the pen.',
  });
  const {
    needs: _n,
    reviewOn: _r,
    parentInformed: _p,
    rationale: _ra,
    desiredOutcomes: _d,
    ...envelope
  } = placement(pupil) as Record<string, unknown>;
  await run(staff.teacher, 'RaiseConcern', {
    ...without(envelope, 'parentViews', 'pupilViews'),
    source: 'TEACHER',
    raisedOn: '2026-11-20',
    areas: ['COGNITION_AND_LEARNING'],
    alternativeExplanations: ['HEARING_OR_VISION'],
    description: 'Reads slowly.',
    universalSupportTried: 'Phonics.',
  });
  await run(
    staff.senco,
    'PlaceOnSenSupport',
    placement(pupil, { desiredOutcomes: 'Reads a page.', parentViews: 'Agree.', pupilViews: 'Likes it.' }),
  );
  await run(staff.head, 'RemoveFromSenSupport', {
    ...envelope,
    reason: 'EXPECTED_PROGRESS',
    review: { heldOn: '2026-11-19', withParents: true, withPupil: false },
    parentInformed: null,
    monitorUntil: null,
    rationale: 'Two good reviews.',
    parentViews: 'Agree.',
    pupilViews: 'Glad.',
  });
  await run(staff.senco, 'RecordSenStatus', {
    ...without(envelope, 'parentViews', 'pupilViews'),
    basis: 'FROM_DOCUMENT',
    decidedOn: '2026-11-20',
    source: 'LA_DOCUMENT',
    periods: [{ status: 'E', from: '2026-11-21', to: null }],
    needs: [{ code: 'ASD', rank: 1 }],
    documentOn: '2026-11-20',
    receivedOn: '2026-11-20',
    plan: { laCode: '383', notice: 'FINAL_PLAN' },
    planReference: 'EHC/1',
    note: 'By post.',
  });
  await run(staff.senco, 'RecordPupilLeft', {
    pupilId: pupil,
    schoolUrn: URN,
    seenRevision: null,
    leftOn: '2026-11-20',
  });
  const at = { schoolUrn: URN, personId: staff.deputy };
  await run(staff.chair, 'EndOffice', { ...at, office: 'DEPUTY_HEADTEACHER', on: '2026-11-20' });
  await run(staff.chair, 'JoinLeadershipTeam', { ...at, from: '2026-11-01' });
  await run(staff.chair, 'LeaveLeadershipTeam', { ...at, on: '2026-11-20' });
  await run(staff.chair, 'DesignateSenco', { ...at, from: '2026-11-01', acting: true, minuteRef: 'FGB item 4' });
  await run(staff.chair, 'EndSencoDesignation', { ...at, on: '2026-11-20' });
  const delegationId = '00000000-0000-4000-8000-00000000d001';
  await run(staff.chair, 'GrantDelegation', {
    schoolUrn: URN,
    delegationId,
    grantor: 'GOVERNING_BODY',
    granteePerson: staff.deputy,
    granteeOffice: null,
    decisions: ['PlaceOnSenSupport'],
    from: '2026-11-01',
    to: null,
    minuteRef: 'FGB item 5',
  });
  await run(staff.chair, 'ConfirmDelegation', {
    schoolUrn: URN,
    delegationId,
    givenOn: '2026-09-14',
    minuteRef: 'FGB 2026-09-14 item 5',
  });
  await run(staff.chair, 'PutRecordStartForward', {
    schoolUrn: URN,
    recordFrom: '2027-01-04',
    minuteRef: 'FGB item 6',
  });
  await run(staff.chair, 'RevokeDelegation', { schoolUrn: URN, delegationId, on: '2026-11-20' });
  await run(staff.chair, 'SetTermCalendar', {
    schoolUrn: URN,
    academicYear: 2026,
    terms: [{ from: '2026-09-03', to: '2026-10-23' }],
    closures: ['2026-10-05'],
  });
  await run(staff.head, 'SetNotionalBudget', {
    schoolUrn: URN,
    financialYear: 2026,
    amountPence: 8_000_000,
    from: '2026-04-01',
    to: '2027-03-31',
    source: 'LA_BUDGET_STATEMENT',
  });
  await run(staff.head, 'RegisterPerson', {
    schoolUrn: URN,
    name: 'Person with an address',
    workEmail: 'person@school.test',
  });
  await run(staff.head, 'RecordPersonLeft', { ...at, on: '2026-11-20' });
  await signIns(school);
  const line = (name: string, input: object): Promise<unknown> => school.asOperator(name, input);
  await line('OpenTrust', { trustUid: '9001', name: 'A trust (synthetic)', schools: [URN], from: '2026-09-01' });
  await line('RecordFileImport', {
    schoolUrn: URN,
    format: 'CTF',
    sha256: '0'.repeat(64),
    bytes: 1,
    pupils: 1,
    recorded: 1,
    unchanged: 0,
    discrepancies: 1,
    faults: [{ line: 3, column: 'UPN', code: 'UPN_CHECK_LETTER', disposition: 'ACCEPTED_WITH_DISCREPANCY' }],
  });
  await run(staff.senco, 'RecordExport', {
    schoolUrn: URN,
    kind: 'DECISIONS',
    format: 'CSV',
    ordinal: 1,
    effectiveOn: '2026-11-20',
    rows: 1,
    sha256: '0'.repeat(64),
    recipient: null,
    operator: null,
  });
}

/** A further sign-in of the SENCO that the head links is confirmed and taken away; another one is refused. */
async function signIns(school: School): Promise<void> {
  const { senco, head } = school.staff;
  const at = { schoolUrn: URN, personId: senco };
  const link = async (subject: string): Promise<object> => {
    const linked = await school.as(head, 'LinkSignIn', { ...at, issuer: 'https://issuer.test', subject });
    return { ...at, signInId: linked.kind === 'RECORDED' ? linked.decisionId : '' };
  };
  const second = await link('senco-2');
  await school.as(senco, 'ConfirmSignIn', second);
  await school.as(senco, 'UnlinkSignIn', { ...second, reason: 'The account was closed.' });
  await school.as(senco, 'RefuseSignIn', { ...(await link('senco-3')), reason: 'Not an account of mine.' });
}

function without(value: Record<string, unknown>, ...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/** The event that leaves the fewest of its fields out. */
function fullest(events: readonly StoredEvent[]): StoredEvent | undefined {
  const given = ({ data }: StoredEvent): number => Object.values(data).filter((value) => value !== null).length;
  return [...events].sort((a, b) => given(b) - given(a))[0];
}

/** Corrections and voids, whose commands come with a later part; their format is fixed now. */
async function byHand(
  { app }: School,
  type: EventType,
  events: readonly StoredEvent[],
): Promise<StoredEvent | undefined> {
  const target = fullest(events.filter((event) => event.type === 'SenSupportDecided'));
  const key = target === undefined ? undefined : await app.vault.keyOf(target.stream);
  if (target === undefined || key === undefined) return undefined;
  const base = {
    stream: target.stream,
    revision: 9,
    id: '00000000-0000-5000-8000-000000000009',
    type,
    schemaVersion: 1,
    metadata: { ...target.metadata, command: type },
  };
  const texts = {
    rationale: 'Corrected words.',
    desiredOutcomes: 'Reads a page.',
    parentViews: 'Agree.',
    pupilViews: 'Likes it.',
  };
  if (type === 'CorrectionRecorded')
    return sealed(
      {
        ...base,
        data: {
          target: target.id,
          targetType: target.type,
          replacement: { ...target.data, ...texts },
          metadata: { effectiveFrom: '2026-11-18' },
          reason: 'Wrong day.',
        },
      },
      key,
    );
  if (type === 'RecordVoidedAsError')
    return sealed({ ...base, data: { target: target.id, reason: 'Wrong child.' } }, key);
  return undefined;
}

function sealed(event: StoredEvent, key: SubjectKey): StoredEvent {
  return sealEvent(event, sealedPlaces(event), key);
}

async function entry({ app }: School, event: StoredEvent): Promise<Golden> {
  const key = await app.vault.keyOf(event.stream);
  const opened = sealedPlaces(event).map(({ path }) => {
    const value = path.reduce<unknown>((data, name) => (data as Record<string, unknown>)[name], event.data);
    return [path.join('.'), key === undefined ? null : openSealed(value, siteOf(event), path.join('.'), key)] as const;
  });
  return {
    event,
    key: key === undefined ? null : serialiseSubjectKey(key).toString('hex'),
    opened: Object.fromEntries(opened),
  };
}
