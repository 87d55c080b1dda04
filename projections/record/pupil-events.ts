import { effectiveDate, type EffectiveEvent } from '../../src/kernel/folding.ts';
import type { EventLog, LoggedEvent } from '../../src/store/event-log.ts';
import { type DecisionState, versionsOf } from './decision-version.ts';
import { recordInLog } from './record-as-at.ts';
import type { SchoolScope } from '../engine/scope.ts';

/** An event of a pupil as it was known at a cut: corrected where it was corrected, void ones too. */
export interface PupilEvent {
  readonly event: EffectiveEvent;
  readonly state: DecisionState;
  /** Ordinal of its own event. */
  readonly ordinal: number;
}

const UNDOING: readonly string[] = ['CorrectionRecorded', 'RecordVoidedAsError'];

/**
 * All that happened to or about a pupil, on the effective axis, from the pupil's whole record: exact at every cut,
 * without tables of its own. A stream is a few hundred events.
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
