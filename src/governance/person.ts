import type { CivilDate } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { Instant } from '../kernel/instant.ts';
import { type EffectiveEvent, foldCorrections } from '../kernel/folding.ts';
import {
  type DataOf,
  day,
  type EventOf,
  eventOfStream,
  isA,
  leftOut,
  optional,
  sealedLine,
  urn,
  workedOut,
} from '../kernel/members.ts';
import { isInUse, type SignIn, signInsOf } from './sign-in.ts';

/** Registers a person. `schoolUrn` is the school that registered them and manages them until they have an office. */
export const PersonRegistered = eventOfStream('PersonRegistered', 'A person became known.', {
  name: sealedLine('Name.'),
  workEmail: optional(sealedLine('E-mail address at work.')),
  schoolUrn: workedOut(urn('URN of the school.')),
});
export type PersonRegistered = DataOf<typeof PersonRegistered>;

export const PersonLeft = eventOfStream('PersonLeft', 'A person left.', {
  on: day('Last day; access ends on it.'),
  schoolUrn: workedOut(leftOut(urn('URN of the school that was left; left out: all of them.'))),
});

export interface Leaving {
  readonly id: string;
  readonly schoolUrn: string | null;
  readonly on: CivilDate;
}

/** State of a `person-<uuid>` stream: a member of staff or a governor. */
export interface Person {
  readonly registered: EventOf<typeof PersonRegistered, EffectiveEvent> | undefined;
  /** Every sign-in that was ever linked, oldest first. */
  readonly signIns: readonly SignIn[];
  /** Each leaving, of one school; an older one names none and is of all. */
  readonly leavings: readonly Leaving[];
  readonly revision: number;
}

export function foldPerson(stored: readonly StoredEvent[]): Person {
  const events = foldCorrections(stored);
  return {
    registered: events.find(isA(PersonRegistered)),
    signIns: signInsOf(events, stored),
    leavings: events
      .filter(isA(PersonLeft))
      .map(({ id, data }) => ({ id, schoolUrn: data.schoolUrn ?? null, on: data.on })),
    revision: stored.at(-1)?.revision ?? -1,
  };
}

/** Whether a sign-in, by the stream of its claim, lets the person in. Undefined: none is named, within this process. */
export function letsIn({ signIns }: Person, claim: string | undefined, now: Instant): boolean {
  return claim === undefined || signIns.some((signIn) => signIn.claim === claim && isInUse(signIn, now));
}
