import { AccessDenied } from '../access/access-denied.ts';
import type { PersonGiven } from '../governance/given.ts';
import { foldPerson, hasLeft, type Person } from '../governance/person.ts';
import { isInUse, isWaiting, mayBeItsLinkers } from '../governance/sign-in.ts';
import { type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CommandRequest, ExecuteParts } from './command-request.ts';
import { PersonPlaces } from './person-places.ts';
import type { LoadedSubject, Prepared } from './prepared.ts';
import type { AuthorityStreams } from './standing.ts';

/** Prepares a command about a person. Throws AccessDenied if the actor may not act for this person. */
export async function preparePerson(
  parts: ExecuteParts,
  authority: AuthorityStreams,
  request: CommandRequest,
  loaded: LoadedSubject,
  now: Instant,
): Promise<Prepared> {
  const { definition, command, actor } = request;
  const { found, today } = loaded;
  const personId = found.subjectId;
  const person = foldPerson(loaded.events);
  const places = await PersonPlaces.of(authority, parts.governanceStreams(), personId, person);
  const isOwn = definition.ofOneself === true && actor.person === personId;
  if (!actor.commandLine && !isOwn && !places.allow(actor.person, definition, today))
    throw new AccessDenied(definition.action);
  const given: PersonGiven = {
    person,
    personId,
    today,
    now,
    actor: { person: actor.person, operator: actor.commandLine },
    claim: found.claim === undefined ? null : claimOf(found.claim, personId),
    othersMayConfirm: await canAnySignIn(
      authority,
      places.allowed('CONFIRM_SIGN_IN', today).filter((other) => ![actor.person, personId].includes(other)),
      now,
    ),
    mayRefuse: canSignIn(person, today, now),
    isApartFrom: await apartFrom(authority, actor.person, person, now),
  };
  return { ...loaded, envelope: {}, decide: () => definition.decide(command as never, given as never) };
}

function claimOf(claim: NonNullable<LoadedSubject['found']['claim']>, personId: string): PersonGiven['claim'] {
  const { stream, holder, before } = claim;
  return { stream, heldBy: holder ?? personId, wasAnothers: before !== undefined && before !== personId };
}

function canSignIn(person: Person, today: CivilDate, now: Instant): boolean {
  return person.registered !== undefined && !hasLeft(person, today) && person.signIns.some((one) => isInUse(one, now));
}

async function canAnySignIn(authority: AuthorityStreams, persons: readonly string[], now: Instant): Promise<boolean> {
  for (const id of persons) if (canSignIn(await authority.person(id), civilDateOfInstant(now), now)) return true;
  return false;
}

/** Of those who linked a sign-in that waits: whom the actor is surely not. */
async function apartFrom(
  authority: AuthorityStreams,
  actor: string,
  person: Person,
  now: Instant,
): Promise<ReadonlySet<string>> {
  const waiting = person.signIns.filter((one) => isWaiting(one, now));
  const behindActor = waiting.length === 0 ? new Set<string>() : await behind(authority, actor, now);
  const apart = new Set<string>();
  for (const { linked } of waiting) {
    const linkers = await behind(authority, linked.person, now);
    if ([...linkers].every((one) => !behindActor.has(one))) apart.add(linked.person);
  }
  return apart;
}

/**
 * Who may really be the one who acts as this person: the person, and whoever linked a sign-in of theirs that nobody
 * confirmed and that is not yet three days old; and who may be that one in turn.
 */
async function behind(
  authority: AuthorityStreams,
  person: string,
  now: Instant,
  known = new Set<string>(),
): Promise<ReadonlySet<string>> {
  if (known.has(person)) return known;
  known.add(person);
  const { signIns } = await authority.person(person);
  for (const signIn of signIns)
    if (isInUse(signIn, now) && mayBeItsLinkers(signIn, now)) await behind(authority, signIn.linked.person, now, known);
  return known;
}
