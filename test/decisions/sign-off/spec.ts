import { expect } from '@jest/globals';
import type { Decision } from '../../../src/decisions/decision.ts';
import type { DecisionHeader, PupilGiven } from '../../../src/decisions/given.ts';
import { foldPupil } from '../../../src/decisions/pupil-case.ts';
import { type RuleCode, RULES } from '../../../src/decisions/rules.ts';
import { signOffsOf } from '../../../src/decisions/sign-off/fold.ts';
import type { SignOffGiven } from '../../../src/decisions/sign-off/given.ts';
import type { SignOff } from '../../../src/decisions/sign-off/sign-off.ts';
import type { StoredEvent } from '../../../src/kernel/event.ts';
import type { JsonObject } from '../../../src/kernel/json.ts';
import type { Authority, Decider } from '../../../src/kernel/metadata.ts';
import { requestDigest } from '../../../src/write-path/request-digest.ts';
import { OTHER_FACTS, enrolled, type Fact, PUPIL, registered, SCHOOL, SENCO } from '../../support/pupil-spec.ts';

export const HEAD = '00000000-0000-4000-8000-0000000000bb';
export const DEPUTY = '00000000-0000-4000-8000-0000000000cc';
export const SECOND = '00000000-0000-4000-8000-0000000000dd';
export const REQUEST = '00000000-0000-4000-8000-000000000002';

const OFFICE: Authority = { kind: 'OFFICE', stream: `school-${SCHOOL}`, revision: 2 };
export const DELEGATED: Authority = { kind: 'DELEGATION', stream: `school-${SCHOOL}`, revision: 4, delegationId: 'd' };
export const NONE: Authority = { kind: 'NOT_RECORDED' };

export function person(id: string, role: string, authority: Authority = OFFICE): Decider {
  return { kind: 'PERSON', person: id, role, authority };
}
export const BY_HEAD = person(HEAD, 'HEADTEACHER');
export const BY_SENCO = person(SENCO, 'SENCO');

/**
 * An event of the pupil's record after the enrolment: what, on which day, by whom, with which findings, recorded by
 * whom else.
 */
export type Entry = readonly [
  type: string,
  data: object,
  on: string,
  by: Decider,
  findings?: readonly RuleCode[],
  recordedBy?: string,
];

export const CONTENT = {
  schoolUrn: SCHOOL,
  matter: 'PROVISION_ABOVE_COST',
  policyRule: null,
  quorum: 'ANY_ONE',
  annualCost: 640_000,
  proposedEffectiveFrom: null,
  documents: [],
  parentsDisagree: false,
  sencoDissents: false,
  lapsesOn: null,
  aboutDecision: null,
  proposal: 'x',
  rationale: 'y',
};
/** A request that the SENCO made on 2 November 2026; it is the event with the id REQUEST. */
export const asked = (change: object = {}, by: Decider = BY_SENCO): Entry => [
  'SignOffRequested',
  { ...CONTENT, ...change },
  '2026-11-02',
  by,
];
export const answered = (
  type: string,
  on: string,
  more: object = {},
  by: Decider = BY_HEAD,
  findings: readonly RuleCode[] = [],
): Entry => [
  type,
  { schoolUrn: SCHOOL, request: REQUEST, seenDigest: '0', sencoPresent: null, minuteRef: null, ...more },
  on,
  by,
  findings,
];
export const approvedOn = (on: string, by: Decider = BY_HEAD, findings: readonly RuleCode[] = []): Entry =>
  answered('SignOffApproved', on, { documentsSeen: [], budgetCode: null, note: null }, by, findings);
export const returnedOn = (on: string): Entry => answered('SignOffReturned', on, { questions: 'z' });
export const resubmittedOn = (on: string, change: object = {}): Entry => [
  'SignOffResubmitted',
  { ...CONTENT, ...change, request: REQUEST, answers: null },
  on,
  BY_SENCO,
];
export const withdrawnOn = (on: string): Entry => [
  'SignOffWithdrawn',
  { schoolUrn: SCHOOL, request: REQUEST, withdrawnBecause: 'OTHER', note: null },
  on,
  BY_SENCO,
];
export const recused = (who: string): Entry => [
  'SignOffRecused',
  { schoolUrn: SCHOOL, request: REQUEST, person: who, ground: 'OWN_CHILD' },
  '2026-11-03',
  person(who, 'HEADTEACHER'),
];

function stored(entries: readonly Entry[]): readonly StoredEvent[] {
  const roll: readonly Entry[] = [registered, enrolled].map(({ type, data }: Fact): Entry => [
    type,
    data,
    '2020-09-01',
    BY_SENCO,
  ]);
  return [...roll, ...entries].map(([type, data, on, by, findings = [], recordedBy], revision) => ({
    stream: `pupil-${PUPIL}`,
    revision,
    id: idAt(revision),
    type,
    schemaVersion: 1,
    data: data as JsonObject,
    metadata: {
      recordedAt: `${on}T10:00:00.000Z`,
      decidedAt: `${on}T10:00:00.000Z`,
      effectiveFrom: on,
      recordedBy: { person: recordedBy ?? (by.kind === 'PERSON' ? by.person : SENCO), role: 'x' },
      decidedBy: [by],
      findings,
    } as unknown as JsonObject,
  }));
}

/** Id of the event at a place of the record; the entries begin at 2. */
export function idAt(revision: number): string {
  return `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`;
}

export function folded(...entries: readonly Entry[]): SignOff {
  return signOffsOf(foldPupil(stored(entries)).events)[0] as SignOff;
}

export function digest(...entries: readonly Entry[]): string {
  return requestDigest(folded(...entries));
}

export interface Around extends Partial<SignOffGiven> {
  readonly on?: string;
  readonly basis?: DecisionHeader['basis'];
  readonly by?: Decider;
  readonly broken?: readonly RuleCode[];
}

/** What a command is decided on: these entries, taken here by the head on 20 November 2026 unless said otherwise. */
export function given(
  entries: readonly Entry[],
  { on = '2026-11-20', basis = 'TAKEN_HERE', by = BY_HEAD, broken = [], ...signOff }: Around = {},
): PupilGiven {
  const envelope: DecisionHeader = {
    basis,
    decidedAt: `${on}T10:00:00.000Z`,
    decidedAtPrecision: 'INSTANT',
    decidedOn: on,
    deciders: [by],
    broken,
  };
  const recorder = { person: by.kind === 'PERSON' ? by.person : SENCO, role: by.kind === 'PERSON' ? by.role : 'SENCO' };
  return {
    pupil: foldPupil(stored(entries)),
    dateOfBirth: '2016-05-01',
    today: '2026-11-20',
    now: '2026-11-20T10:00:00.000Z',
    envelope,
    ...OTHER_FACTS,
    recorder,
    signOff: { ...OTHER_FACTS.signOff, heads: () => [HEAD], ...signOff },
  };
}

export const ENVELOPE = {
  commandId: 'c',
  pupilId: PUPIL,
  schoolUrn: SCHOOL,
  seenRevision: null,
  basis: 'TAKEN_HERE',
  decidedAt: null,
  decidedOn: null,
  decidedBy: [],
  effectiveFrom: '2026-11-20',
} as const;

export function codesOf(decision: Decision): readonly string[] {
  return decision.kind === 'REFUSED' ? decision.refusals.map(({ code }) => code) : [];
}

/** Refused with exactly these rules; with `traced`, and the attempt is kept with the same codes. */
export function expectRefused(decision: Decision, codes: readonly RuleCode[], attempted?: string): void {
  expect(decision).toEqual({
    kind: 'REFUSED',
    refusals: codes.map((code) => ({ code, message: RULES[code].message, basis: RULES[code].basis })),
    ...(attempted !== undefined && {
      attempt: { type: 'SignOffAttemptRefused', data: { schoolUrn: SCHOOL, request: REQUEST, attempted, codes } },
    }),
  });
}

/** Recorded as these types with exactly these findings. */
export function expectRecorded(decision: Decision, types: readonly string[], findings: readonly RuleCode[] = []): void {
  expect(
    decision.kind === 'ACCEPTED' ? [decision.events.map(({ type }) => type), decision.findings] : codesOf(decision),
  ).toEqual([types, findings]);
}

/**
 * Both ways of one answer: refused when taken here (and, where it oversteps, kept as an attempt), a finding when
 * reported.
 */
export function bothWays<C extends { readonly seenDigest: string }>(
  decide: (command: C, given: PupilGiven) => Decision,
  command: C,
  name: string,
  types: readonly string[],
  entries: readonly Entry[],
  codes: readonly RuleCode[],
  around: Around,
  traced: boolean,
): void {
  const said = { ...command, seenDigest: digest(...entries) };
  expectRefused(decide(said, given(entries, around)), codes, traced ? name : undefined);
  expectRecorded(decide(said, given(entries, { ...around, basis: 'REPORTED' })), types, [...codes].sort());
}
