import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { enrolmentsOf, leftForGood } from '../pupil-case.ts';
import { type ProvisionHistory, provisionHistories } from './history.ts';
import { begunOn, endedOn, type ProvisionOn, provisionOn } from './provisions.ts';

/** Types of events about leaving a school. */
export const LEAVING_EVENT_TYPES = ['PupilEnrolled', 'PupilLeft'] as const;

/**
 * Folds a pupil's provisions and ends each when the pupil leaves its school. Nobody decides that end, but the school
 * neither delivers nor pays any more. A pupil who came back has not left.
 */
export function provisionsWhileOnRoll(events: readonly EffectiveEvent[]): readonly ProvisionHistory[] {
  const histories = provisionHistories(events);
  if (histories.length === 0) return [];
  const enrolments = enrolmentsOf(events);
  return histories.map((history) =>
    untilLeaving(history, leftForGood(enrolments.filter(({ schoolUrn }) => schoolUrn === history.schoolUrn))),
  );
}

/** Every provision proposed or begun by a day, in its state then. */
export function provisionsOf(events: readonly EffectiveEvent[], on: CivilDate): readonly ProvisionOn[] {
  return provisionsWhileOnRoll(events).flatMap((history) => provisionOn(history, on) ?? []);
}

/** Cache: the same object for the same last day. */
const LEFT = new WeakMap<ProvisionHistory, ProvisionHistory>();

function untilLeaving(history: ProvisionHistory, leftOn: CivilDate | null): ProvisionHistory {
  const [begun, ended] = [begunOn(history), endedOn(history)];
  if (leftOn === null || begun === undefined || begun > leftOn || (ended !== undefined && ended <= addDays(leftOn, 1)))
    return history;
  const before = LEFT.get(history);
  if (before?.leftOn === leftOn) return before;
  const now = { ...history, leftOn };
  LEFT.set(history, now);
  return now;
}
