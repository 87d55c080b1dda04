import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { enrolmentsOf, leftForGood } from '../pupil-case.ts';
import { historyOf, type ProvisionHistory, type ProvisionRecord, provisionRecords } from './history.ts';
import { begunOn, endedOn, type ProvisionOn, provisionOn } from './provisions.ts';

/** Types of events about leaving a school. */
export const LEAVING_EVENT_TYPES = ['PupilEnrolled', 'PupilLeft'] as const;

/**
 * A pupil's provisions, each ended when the pupil leaves its school. Nobody decides that end, but the school neither
 * delivers nor pays any more. A pupil who came back has not left.
 */
export function recordsWhileOnRoll(events: readonly EffectiveEvent[]): readonly ProvisionRecord[] {
  const records = provisionRecords(events);
  if (records.length === 0) return [];
  const enrolments = enrolmentsOf(events);
  return records.map((record) =>
    untilLeaving(record, leftForGood(enrolments.filter(({ schoolUrn }) => schoolUrn === record.schoolUrn))),
  );
}

/** Folds those provisions. */
export function provisionsWhileOnRoll(events: readonly EffectiveEvent[]): readonly ProvisionHistory[] {
  return recordsWhileOnRoll(events).map(historyOf);
}

/** Every provision proposed or begun by a day, in its state then. */
export function provisionsOf(events: readonly EffectiveEvent[], on: CivilDate): readonly ProvisionOn[] {
  return provisionsWhileOnRoll(events).flatMap((history) => provisionOn(history, on) ?? []);
}

/** Cache: the same object for the same last day. */
const LEFT = new WeakMap<ProvisionRecord, ProvisionRecord>();

function untilLeaving(record: ProvisionRecord, leftOn: CivilDate | null): ProvisionRecord {
  if (leftOn === null) return record;
  const before = LEFT.get(record);
  if (before?.leftOn === leftOn) return before;
  const history = historyOf(record);
  const [begun, ended] = [begunOn(history), endedOn(history)];
  if (begun === undefined || begun > leftOn || (ended !== undefined && ended <= addDays(leftOn, 1))) return record;
  const now = { ...record, leftOn };
  LEFT.set(record, now);
  return now;
}
