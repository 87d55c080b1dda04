import type { GovernanceInTime } from '../../src/governance/governance-in-time.ts';
import { foldGovernance } from '../../src/governance/school.ts';
import type { StoredEvent } from '../../src/kernel/event.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { uuid } from './given-log.ts';

export const URN = '900001';
export const CHAIR = uuid('chair');
export const HEAD = uuid('head');
export const DEPUTY = uuid('deputy');

export interface Entry {
  readonly type: string;
  readonly data: object;
  /** When it is recorded. */
  readonly at: string;
  readonly by?: { readonly person: string; readonly role: string };
}

/** A school entered on 1 January 2026 whose record starts on 31 January, and what was recorded about it since. */
export function timeOf(
  entries: readonly Entry[],
  opened = '2026-01-01T09:00:00.000Z',
): GovernanceInTime & { head: number } {
  const school = {
    urn: URN,
    laestab: '2010009',
    name: 'S',
    phase: 'PRIMARY',
    schoolType: 'MAINTAINED',
    trustUid: null,
  };
  const all: readonly Entry[] = [
    { type: 'SchoolOpened', data: school, at: opened },
    ...entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  ];
  const stored = all.map(
    ({ type, data, at, by = { person: CHAIR, role: 'CHAIR_OF_GOVERNORS' } }, revision): StoredEvent => ({
      ...{ stream: `school-${URN}`, revision, id: uuid(`${type} ${String(revision)}`), type, schemaVersion: 1 },
      data: data as JsonObject,
      metadata: { recordedAt: at, recordedBy: by, effectiveFrom: at.slice(0, 10) },
    }),
  );
  const upTo = (ordinal: number) => stored.slice(0, ordinal);
  return {
    schoolUrn: URN,
    head: stored.length,
    at: (ordinal) => ({ [`school-${URN}`]: foldGovernance(upTo(ordinal)) }),
    changes: (after, to) => stored.flatMap((_, at) => (at + 1 > after && at + 1 <= to ? [at + 1] : [])),
    ordinalKnownAt: (moment) => all.filter(({ at }) => at <= moment).length,
    knownAt: (ordinal) => all[ordinal - 1]?.at ?? '',
  };
}

export const delegation = (at: string, change: object = {}, by?: Entry['by']): Entry => ({
  type: 'DelegationGranted',
  at,
  ...(by && { by }),
  data: {
    delegationId: uuid(`delegation ${at}`),
    grantor: 'GOVERNING_BODY',
    granteePerson: DEPUTY,
    granteeOffice: null,
    decisions: ['ApproveSignOff'],
    from: '2026-03-01',
    to: null,
    minuteRef: null,
    ...change,
  },
});
export const head = (at: string, person = HEAD, from = '2020-09-01'): Entry => ({
  type: 'OfficeAssigned',
  at,
  data: { person, office: 'HEADTEACHER', from, to: null, minuteRef: null },
});
