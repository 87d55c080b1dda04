import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { enrolmentsOf, leftForGood } from '../pupil-case.ts';
import { type ProvisionHistory, provisionHistories } from './history.ts';
import { begunOn, endedOn, type ProvisionOn, provisionOn } from './provisions.ts';

/** Events that tell when a pupil left a school. */
export const LEAVING_EVENT_TYPES = ['PupilEnrolled', 'PupilLeft'] as const;

/**
 * The provisions that a pupil's events amount to, each at its school no longer than the pupil: nobody decides to end
 * what goes on elsewhere, and yet the school neither gives it nor pays for it any more. Who comes back has left
 * nothing.
 */
export function provisionsWhileOnRoll(events: readonly EffectiveEvent[]): readonly ProvisionHistory[] {
  const histories = provisionHistories(events);
  if (histories.length === 0) return [];
  const enrolments = enrolmentsOf(events);
  return histories.map((history) =>
    untilLeaving(history, leftForGood(enrolments.filter(({ schoolUrn }) => schoolUrn === history.schoolUrn))),
  );
}

/** Every provision that has begun or been proposed by a day, as it stands then. */
export function provisionsOf(events: readonly EffectiveEvent[], on: CivilDate): readonly ProvisionOn[] {
  return provisionsWhileOnRoll(events).flatMap((history) => provisionOn(history, on) ?? []);
}

/** The same object for the same day. */
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
