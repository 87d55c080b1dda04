import { type EffectiveEvent, foldCorrections, foldVoided, type Placed } from '../../src/kernel/folding.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { type Matter, mattersOf } from '../../src/matters/matters.ts';
import type { EventType } from '../../src/registry/events.ts';

export const SCHOOL = '900001';
export const HEAD = 'person-head';
export const SENCO = 'person-senco';

/** A fact as a test tells it: the day on which it was decided, and what it names. */
export interface Told {
  readonly type: EventType;
  readonly on: string;
  readonly data?: JsonObject;
  readonly metadata?: object;
  readonly stream?: string;
}

export const idOf = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

/** Facts in the order recorded, a minute apart, each by a command of its own unless it says otherwise. */
export function stored(told: readonly Told[]): readonly Placed[] {
  return told.map(({ type, on, data, metadata, stream = 'pupil-a' }, revision) => ({
    stream,
    revision,
    id: idOf(revision),
    type,
    schemaVersion: 1,
    data: { schoolUrn: SCHOOL, ...data },
    metadata: {
      commandId: `command-${String(revision)}`,
      $correlationId: `correlation-${String(revision)}`,
      command: 'Test',
      recordedBy: { person: HEAD, role: 'HEADTEACHER' },
      recordedAt: new Date(Date.UTC(2026, 10, 20) + revision * 60_000).toISOString(),
      decidedBy: [{ kind: 'PERSON', person: HEAD, role: 'HEADTEACHER', authority: { kind: 'OFFICE' } }],
      basis: 'REPORTED',
      decidedAt: `${on}T00:00:00.000Z`,
      decidedAtPrecision: 'DAY',
      effectiveFrom: on,
      ...metadata,
    },
  }));
}

export function mattersIn(record: readonly Placed[]): readonly Matter[] {
  return mattersOf(foldCorrections(record), foldVoided(record));
}

/** The places of the acts of each matter, with the place of its principal decision; null: open. */
export function grouped(
  ...told: readonly Told[]
): readonly (readonly [acts: readonly number[], principal: number | null])[] {
  return mattersIn(stored(told)).map((matter) => [
    [...matter.acts, ...matter.voided].map(placeOf).sort((a, b) => a - b),
    matter.principal === null ? null : placeOf(matter.principal),
  ]);
}

function placeOf({ id }: EffectiveEvent): number {
  return Number(id.slice(-12));
}

export const voids = (target: number): Told => ({
  type: 'RecordVoidedAsError',
  on: '2026-11-20',
  data: { target: idOf(target) },
});

export const corrects = (target: number, was: Told, anew: Partial<Told>): Told => ({
  type: 'CorrectionRecorded',
  on: '2026-11-20',
  data: {
    target: idOf(target),
    targetType: was.type,
    replacement: { schoolUrn: SCHOOL, ...was.data, ...anew.data },
    metadata: {
      decidedAt: `${anew.on ?? was.on}T00:00:00.000Z`,
      decidedAtPrecision: 'DAY',
      effectiveFrom: anew.on ?? was.on,
    },
  },
});

export const request = (on: string, about: number | null = null): Told => ({
  type: 'SignOffRequested',
  on,
  data: { matter: 'REGISTER_REMOVAL', quorum: 'ANY_ONE', aboutDecision: about === null ? null : idOf(about) },
});
export const answer = (on: string, to: number, type: EventType = 'SignOffApproved', metadata: object = {}): Told => ({
  type,
  on,
  data: { request: idOf(to) },
  metadata,
});
export const decided = (type: EventType, on: string, data: JsonObject = {}, metadata: object = {}): Told => ({
  type,
  on,
  data,
  metadata,
});
export const asks = (on: string, outcome = 'REQUEST'): Told => decided('EhcRequestDecided', on, { outcome });
export const sends = (on: string, more: JsonObject = {}): Told =>
  decided('EhcRequestSubmitted', on, { requestedBy: 'SCHOOL', ...more });
export const proposes = (on: string, outcome = 'SEN_SUPPORT'): Told =>
  decided('IdentificationProposed', on, { outcome });
