import type { CivilDate } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { type EffectiveEvent, foldCorrections } from '../kernel/folding.ts';
import {
  type DataOf,
  day,
  type EventOf,
  eventOfStream,
  isA,
  line,
  optional,
  sealedLine,
  urn,
  workedOut,
} from '../kernel/members.ts';

/** `schoolUrn`: the school that registered the person, and answers for them until they hold something. */
export const PersonRegistered = eventOfStream('PersonRegistered', 'A person became known.', {
  name: sealedLine('Name.'),
  workEmail: optional(sealedLine('E-mail address at work.')),
  schoolUrn: workedOut(urn('URN of the school.')),
});
export type PersonRegistered = DataOf<typeof PersonRegistered>;

/**
 * The sign-in subject is claimed by its own stream (`signin-<mac>`); here it is kept sealed so that it can be shown and
 * ended.
 */
export const SignInLinked = eventOfStream('SignInLinked', 'A sign-in was tied to a person.', {
  issuer: sealedLine('Issuer of the sign-in, as tokens name it.'),
  subject: sealedLine('Subject of the sign-in, as tokens name it.'),
  claim: workedOut(line('Stream of its claim.')),
});

export const PersonLeft = eventOfStream('PersonLeft', 'A person left.', {
  on: day('Last day; access ends on it.'),
});

/** State of a `person-<uuid>` stream: a member of staff or a governor. */
export interface Person {
  readonly registered: EventOf<typeof PersonRegistered, EffectiveEvent> | undefined;
  /** Streams of the sign-in claims that lead to this person. */
  readonly claims: readonly string[];
  readonly leftOn: CivilDate | null;
  readonly revision: number;
}

export function foldPerson(stored: readonly StoredEvent[]): Person {
  const events = foldCorrections(stored);
  const left = events
    .filter(isA(PersonLeft))
    .map(({ data }) => data.on)
    .sort()[0];
  return {
    registered: events.find(isA(PersonRegistered)),
    claims: events.filter(isA(SignInLinked)).map(({ data }) => data.claim),
    leftOn: left ?? null,
    revision: stored.at(-1)?.revision ?? -1,
  };
}

/** A person who has left has no standing from the day after: access ends the same day. */
export function hasLeft(person: Person, today: CivilDate): boolean {
  return person.leftOn !== null && person.leftOn <= today;
}
