import { AccessDenied } from '../access/access-denied.ts';
import type { PersonGiven } from '../governance/given.ts';
import { foldPerson, type Person } from '../governance/person.ts';
import { correctedBy } from '../governance/staff-record.ts';
import { type EffectiveEvent, foldCorrections } from '../kernel/folding.ts';
import { isInUse, isWaiting, mayBeItsLinkers } from '../governance/sign-in.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import type { CommandRequest, ExecuteParts } from './command-request.ts';
import { decidedOn, orCorrection } from './staff-correction.ts';
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
  const person = foldPerson(decidedOn(command, loaded.events));
  const effective = foldCorrections(loaded.events);
  const record = (id: string): EffectiveEvent | undefined => effective.find((event) => event.id === id);
  const people: People = { parts, authority, today, now };
  const places = await PersonPlaces.of(authority, parts.governanceStreams(), personId, foldPerson(loaded.events));
  const here = `school-${(command as { readonly schoolUrn?: string }).schoolUrn ?? ''}`;
  if (!(await mayAct(people, request, personId, places, here))) throw new AccessDenied(definition.action);
  const given: PersonGiven = {
    person,
    record,
    answersForAll: await mayAct(people, request, personId, places, undefined),
    personId,
    today,
    now,
    actor: { person: actor.person, operator: actor.commandLine },
    claim: found.claim === undefined ? null : claimOf(found.claim, personId),
    othersMayConfirm: actor.commandLine && (await mayAnyConfirm(people, places, [actor.person, personId])),
    heldHereFrom: places.heldFrom(here),
    mayRefuse: canSignIn(people, person, places),
    isApartFrom: await apartFrom(people, actor.person, person),
  };
  const decide = orCorrection(request, record, () => definition.decide(command as never, given as never));
  return { ...loaded, envelope: {}, decide };
}

interface People {
  readonly parts: ExecuteParts;
  readonly authority: AuthorityStreams;
  readonly today: CivilDate;
  readonly now: Instant;
}

async function mayAct(
  { authority, today }: People,
  { definition, command, actor }: CommandRequest,
  personId: string,
  places: PersonPlaces,
  here: string | undefined,
): Promise<boolean> {
  // An operator enters people and their first sign-ins. What is recorded about people is no operator's to change.
  if (actor.commandLine) return correctedBy(command) === undefined;
  if (definition.ofOneself === true && actor.person === personId) return !places.haveAllBeenLeft(today);
  const who = { id: actor.person, person: await authority.person(actor.person), today };
  return here === undefined
    ? places.allow(who, { action: definition.action }, '')
    : places.allow(who, definition, here);
}

function claimOf(claim: NonNullable<LoadedSubject['found']['claim']>, personId: string): PersonGiven['claim'] {
  const { stream, holder, before } = claim;
  return { stream, heldBy: holder ?? personId, wasAnothers: before !== undefined && before !== personId };
}

function canSignIn({ today, now }: People, person: Person, places: PersonPlaces): boolean {
  return (
    person.registered !== undefined &&
    !places.haveAllBeenLeft(today) &&
    person.signIns.some((signIn) => isInUse(signIn, now))
  );
}

/** Whether anybody but these may confirm a sign-in of the person, and can sign in to do so. */
async function mayAnyConfirm(people: People, places: PersonPlaces, but: readonly string[]): Promise<boolean> {
  const { parts, authority, today } = people;
  for (const id of places.colleagues().filter((one) => !but.includes(one))) {
    const person = await authority.person(id);
    if (!places.allow({ id, person, today }, { action: 'CONFIRM_SIGN_IN' }, '')) continue;
    if (canSignIn(people, person, await PersonPlaces.of(authority, parts.governanceStreams(), id, person))) return true;
  }
  return false;
}

/** Of those who linked a sign-in that waits: whom the actor is surely not. */
async function apartFrom(people: People, actor: string, { signIns }: Person): Promise<ReadonlySet<string>> {
  const waiting = signIns.filter((one) => isWaiting(one, people.now));
  const behindActor = waiting.length === 0 ? new Set<string>() : await behind(people, actor);
  const apart = new Set<string>();
  for (const { linked } of waiting) {
    const linkers = [...(await behind(people, linked.person))];
    if (linkers.every((one) => !behindActor.has(one))) apart.add(linked.person);
  }
  return apart;
}

/**
 * Who may really be the one who acts as this person: the person, and whoever linked a sign-in of theirs that nobody
 * confirmed and that is not yet three days old; and who may be that one in turn.
 */
async function behind(people: People, person: string, known = new Set<string>()): Promise<ReadonlySet<string>> {
  if (known.has(person)) return known;
  known.add(person);
  const { authority, now } = people;
  const { signIns } = await authority.person(person);
  for (const signIn of signIns)
    if (isInUse(signIn, now) && mayBeItsLinkers(signIn, now)) await behind(people, signIn.linked.person, known);
  return known;
}
