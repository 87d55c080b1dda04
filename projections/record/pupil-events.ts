import { effectiveDate, type EffectiveEvent, type Placed } from '../../src/kernel/folding.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';
import type { LinkedLog } from '../engine/log-links.ts';
import { type DecisionState, versionsOf } from './decision-version.ts';
import { givenInLog, schoolRecordsInLog } from './record-as-at.ts';
import type { SchoolScope } from '../engine/scope.ts';

/** An event of a pupil as known at a cut, with corrections applied. Voided events are included. */
export interface PupilEvent {
  readonly event: EffectiveEvent;
  readonly state: DecisionState;
  /** Ordinal of the event as first recorded. */
  readonly ordinal: number;
}

const UNDOING: readonly string[] = ['CorrectionRecorded', 'RecordVoidedAsError'];

/**
 * All events about a pupil within the scopes, by effective date: what the schools recorded, and what others let them
 * read. Read from the whole record, usually a few hundred events, so it is exact at every cut and needs no tables.
 */
export function pupilEvents(
  log: LinkedLog,
  pupil: string,
  ordinal: number,
  scopes: readonly SchoolScope[],
): readonly PupilEvent[] {
  const records = schoolRecordsInLog(log, pupil, [...new Set(scopes.map(({ schoolUrn }) => schoolUrn))], ordinal);
  const readable = new Map<string, PupilEvent>();
  for (const scope of scopes) {
    const record = records.get(scope.schoolUrn);
    const given = scope.scope === 'SCHOOL' ? givenInLog(log, { schoolUrn: scope.schoolUrn, pupil }, ordinal) : [];
    for (const events of [...given.map(({ readable: events }) => events), record?.own ?? []])
      for (const known of knownIn(events)) if (reaches(scope, known)) readable.set(known.event.id, known);
  }
  return [...readable.values()].sort(
    (a, b) => compare(effectiveDate(a.event), effectiveDate(b.event)) || a.ordinal - b.ordinal,
  );
}

function knownIn(events: readonly Placed<LoggedEvent>[]): readonly PupilEvent[] {
  return events.filter(({ type }) => !UNDOING.includes(type)).flatMap((original) => asKnown(original, events));
}

function asKnown(original: LoggedEvent, record: readonly LoggedEvent[]): readonly PupilEvent[] {
  const version = versionsOf(original.id, record).at(-1);
  return version === undefined ? [] : [{ event: version.event, state: version.state, ordinal: original.ordinal }];
}

function reaches({ scope, person }: SchoolScope, { event }: PupilEvent): boolean {
  return scope === 'SCHOOL' || event.metadata.recordedBy.person === person;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
