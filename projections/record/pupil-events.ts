import { effectiveDate, type EffectiveEvent } from '../../src/kernel/folding.ts';
import type { EventLog, LoggedEvent } from '../../src/store/event-log.ts';
import { type DecisionState, versionsOf } from './decision-version.ts';
import { recordInLog } from './record-as-at.ts';
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
 * All events about a pupil within the scopes, by effective date. Read from the pupil's whole record, usually a few
 * hundred events, so it is exact at every cut and needs no tables.
 */
export function pupilEvents(
  log: Pick<EventLog, 'readStream'>,
  pupil: string,
  ordinal: number,
  scopes: readonly SchoolScope[],
): readonly PupilEvent[] {
  const stream = recordInLog(log, pupil, ordinal);
  return stream
    .filter(({ type }) => !UNDOING.includes(type))
    .flatMap((original) => asKnown(original, stream))
    .filter((known) => reaches(scopes, known))
    .sort((a, b) => compare(effectiveDate(a.event), effectiveDate(b.event)) || a.ordinal - b.ordinal);
}

function asKnown(original: LoggedEvent, stream: readonly LoggedEvent[]): readonly PupilEvent[] {
  const version = versionsOf(original.id, stream).at(-1);
  return version === undefined ? [] : [{ event: version.event, state: version.state, ordinal: original.ordinal }];
}

function reaches(scopes: readonly SchoolScope[], { event }: PupilEvent): boolean {
  return scopes.some(
    ({ schoolUrn, scope, person }) =>
      schoolUrn === event.data['schoolUrn'] && (scope === 'SCHOOL' || event.metadata.recordedBy.person === person),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
