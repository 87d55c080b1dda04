import { expect } from '@jest/globals';
import type { Decision, DecidedEvent } from '../../../src/decisions/decision.ts';
import type { EventType } from '../../../src/registry/events.ts';
import type { DecisionHeader, PupilGiven } from '../../../src/decisions/given.ts';
import { foldPupil } from '../../../src/decisions/pupil-case.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import type { StoredEvent } from '../../../src/kernel/event.ts';
import type { EffectiveEvent } from '../../../src/kernel/folding.ts';
import { OTHER_FACTS } from '../../support/pupil-spec.ts';
import { codes } from '../../support/school.ts';

export const SCHOOL = '900001';
export const PUPIL = '00000000-0000-4000-8000-000000000001';
export const SENCO = person('senco');
export const HEAD = person('head');
export const TEACHER = person('teacher');
export const NEW_SENCO = person('newer');
/** The command members that every test has. */
export const AT = { commandId: 'c', pupilId: PUPIL, schoolUrn: SCHOOL, seenRevision: null };
const ROLES: Readonly<Record<string, string>> = {
  [SENCO]: 'SENCO',
  [HEAD]: 'HEADTEACHER',
  [TEACHER]: 'TEACHER',
  [NEW_SENCO]: 'SENCO',
};

function person(name: string): string {
  return `person-${name}`;
}

/** Something that was recorded by somebody at a moment; `data` gets the school's URN. */
export interface Entry {
  readonly type: EventType;
  readonly by: string;
  readonly at: string;
  readonly data?: object;
  readonly metadata?: object;
}

/** Ids of entries by their place. */
export const idOf = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

export function stored(entries: readonly Entry[]): StoredEvent[] {
  return entries.map(({ type, by, at, data, metadata }, revision) => ({
    stream: `pupil-${PUPIL}`,
    revision,
    id: idOf(revision),
    type,
    schemaVersion: 1,
    data: { schoolUrn: SCHOOL, ...data },
    metadata: { recordedBy: { person: by, role: ROLES[by] ?? 'NONE' }, recordedAt: at, sencos: [SENCO], ...metadata },
  }));
}

export function eventsOf(...entries: readonly Entry[]): readonly EffectiveEvent[] {
  return foldPupil(stored(entries)).events;
}

const OFFICE = { kind: 'OFFICE', stream: `school-${SCHOOL}`, revision: 1 };
const MEETING = (...members: readonly string[]) => [
  {
    kind: 'MEETING',
    meeting: 'LEADERSHIP_TEAM',
    members: members.map((member) => ({ person: member, role: ROLES[member], authority: OFFICE })),
  },
];

/** The leadership team decided on 9 November; recorded two days later by the head. */
export function decidedByMeeting(members: readonly string[] = [HEAD], change: Partial<Entry> = {}): Entry {
  return {
    type: 'RegisterRemovalDecided',
    by: HEAD,
    at: '2026-11-11T09:00:00.000Z',
    metadata: {
      decidedBy: MEETING(...members),
      decidedAt: '2026-11-09T00:00:00.000Z',
      decidedAtPrecision: 'DAY',
      basis: 'REPORTED',
      sencos: [SENCO],
      command: 'RemoveFromSenSupport',
    },
    ...change,
  };
}

/** Decided here by one person, at a moment. */
export function decidedBy(by: string, at = '2026-11-09T12:00:00.000Z'): Entry {
  return {
    type: 'RegisterRemovalDecided',
    by,
    at,
    metadata: {
      decidedBy: [{ kind: 'PERSON', person: by, role: ROLES[by], authority: OFFICE }],
      decidedAt: at,
      decidedAtPrecision: 'INSTANT',
      basis: 'TAKEN_HERE',
      sencos: [SENCO],
      command: 'RemoveFromSenSupport',
    },
  };
}

export interface Around {
  readonly by?: string;
  readonly sencos?: readonly string[];
  readonly dateOfBirth?: string;
  readonly today?: string;
}

const HEADER: DecisionHeader = {
  basis: 'FROM_DOCUMENT',
  decidedAt: '2026-11-20T10:00:00.000Z',
  decidedAtPrecision: 'INSTANT',
  decidedOn: '2026-11-20',
  deciders: [],
  broken: [],
};

/** What a command answers beside what was recorded before. */
export function answer<C>(
  decide: (command: C, given: PupilGiven) => Decision,
  command: C,
  entries: readonly Entry[],
  { by = HEAD, sencos = [SENCO], dateOfBirth = '2013-05-01', today = '2026-11-20' }: Around = {},
): Decision {
  return decide(command, {
    ...OTHER_FACTS,
    pupil: foldPupil(stored(entries)),
    dateOfBirth,
    today,
    now: `${today}T10:00:00.000Z`,
    envelope: HEADER,
    sencos,
    recorder: { person: by, role: ROLES[by] ?? 'NONE' },
    idOf,
  });
}

export function expectRefused(decision: Decision, ...rules: readonly RuleCode[]): void {
  expect(decision.kind === 'REFUSED' ? codes(decision) : decision).toEqual(rules);
}

/** Exactly this event, with exactly these findings. */
export function expectRecorded(decision: Decision, event: DecidedEvent, ...findings: readonly RuleCode[]): void {
  expect(decision).toEqual({ kind: 'ACCEPTED', events: [event], findings });
}
