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

/** Registers a person. `schoolUrn` is the school that registered them and manages them until they have an office. */
export const PersonRegistered = eventOfStream('PersonRegistered', 'A person became known.', {
  name: sealedLine('Name.'),
  workEmail: optional(sealedLine('E-mail address at work.')),
  schoolUrn: workedOut(urn('URN of the school.')),
});
export type PersonRegistered = DataOf<typeof PersonRegistered>;

/**
 * Ties a sign-in to a person. Its own stream (`signin-<mac>`) claims it. Here issuer and subject are sealed, so that
 * they can be shown.
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
  /** Streams of the claims of this person's sign-ins. */
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

/** Whether a person has left: access ends on their last day. */
export function hasLeft(person: Person, today: CivilDate): boolean {
  return person.leftOn !== null && person.leftOn <= today;
}
