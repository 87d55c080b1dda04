import type { EffectiveEvent } from '../../kernel/folding.ts';
import { type EventOf, type EventTable, isA } from '../../kernel/members.ts';
import type { PupilGiven } from '../given.ts';

/** The school's event of this table that a command names; undefined if there is none. */
export function ownRecord<E extends EventTable>(
  { pupil }: PupilGiven,
  table: E,
  id: string | null,
  schoolUrn: string,
): EventOf<E, EffectiveEvent> | undefined {
  return pupil.events
    .filter(isA(table))
    .find((event) => event.id === id && event.givenBy === undefined && event.data['schoolUrn'] === schoolUrn);
}
