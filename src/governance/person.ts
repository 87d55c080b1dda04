import type { CivilDate } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { type EffectiveEvent, foldCorrections } from '../kernel/folding.ts';
import type { PersonLeft, SignInLinked } from './events.ts';

/** State of a `person-<uuid>` stream: a member of staff or a governor. */
export interface Person {
  readonly registered: EffectiveEvent | undefined;
  /** Streams of the sign-in claims that lead to this person. */
  readonly claims: readonly string[];
  readonly leftOn: CivilDate | null;
  readonly revision: number;
}

export function foldPerson(stored: readonly StoredEvent[]): Person {
  const events = foldCorrections(stored);
  const left = events
    .filter((e) => e.type === 'PersonLeft')
    .map((e) => (e.data as unknown as PersonLeft).on)
    .sort()[0];
  return {
    registered: events.find((e) => e.type === 'PersonRegistered'),
    claims: events.filter((e) => e.type === 'SignInLinked').map((e) => (e.data as unknown as SignInLinked).claim),
    leftOn: left ?? null,
    revision: stored.at(-1)?.revision ?? -1,
  };
}

/** A person who has left has no standing from the day after: access ends the same day (domain §6). */
export function hasLeft(person: Person, today: CivilDate): boolean {
  return person.leftOn !== null && person.leftOn <= today;
}
