import { scopeOf } from '../access/abilities.ts';
import { AccessDenied } from '../access/access-denied.ts';
import type { CommandRequest, ExecuteParts } from './command-request.ts';
import { foldGovernance, type Governance, rolesOn } from '../governance/school.ts';
import type { PersonRegistered } from '../governance/events.ts';
import { foldPerson, type Person } from '../governance/person.ts';
import { type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { Instant } from '../kernel/instant.ts';
import { type Located, locate, type Naming } from './find-subject.ts';
import { peopleNamed } from './persons-named.ts';
import { recordOf } from './pupil-record.ts';
import type { Basics, Prepared } from './prepared.ts';
import { preparePupil } from './prepare-pupil.ts';
import { type AuthorityStreams, standingFor } from './standing.ts';

/**
 * Steps 3, 4 and 6 of the path of a command. Throws AccessDenied where the actor has no right to record this here.
 * `rehearsed`: events, unsealed, that earlier commands of a rehearsal would have written to the stream.
 */
export async function prepare(
  parts: ExecuteParts,
  authority: AuthorityStreams,
  request: CommandRequest,
  now: Instant,
  rehearsed: readonly StoredEvent[] = [],
): Promise<Prepared> {
  const today = civilDateOfInstant(now);
  const naming = request.command as Naming & { readonly seenRevision?: number | null };
  const standing = await standingFor(authority, request.actor, request.definition.action, naming.schoolUrn, today);
  const located = await locate(parts, request);
  const events = [...(await parts.store.read(located.stream)), ...rehearsed];
  const reliedOn = Object.fromEntries(
    Object.entries(standing.streams).map(([stream, governance]) => [stream, governance.revision]),
  );
  const claims =
    located.claim === undefined || located.claim.holder !== undefined
      ? undefined
      : { stream: located.claim.stream, holder: located.subjectId };
  const basics: Basics = {
    stream: located.stream,
    subjectId: located.subjectId,
    events,
    record: (await recordOf(parts.store, events)).events,
    revision: events.at(-1)?.revision ?? -1,
    seenRevision: seen(naming, located),
    role: standing.role,
    reliedOn,
    claims,
    today,
    standing,
    located,
  };
  switch (request.definition.subject) {
    case 'PUPIL':
      return preparePupil(parts, authority, request, basics, now);
    case 'PERSON':
      return preparePerson(parts, authority, request, basics);
    case 'IMPORT':
    case 'EXPORT':
      return {
        ...basics,
        envelope: {},
        decide: () => request.definition.decide(request.command as never, {} as never),
      };
    default:
      return prepareGovernance(authority, request, basics);
  }
}

/** A record that was merged since it was looked at is another record now, whatever its revision. */
function seen(
  { pupilId, loserPupilId, seenRevision }: Naming & { readonly seenRevision?: number | null },
  { subjectId }: Located,
): number | null {
  const moved = pupilId != null && loserPupilId === undefined && pupilId !== subjectId;
  return seenRevision == null || !moved ? (seenRevision ?? null) : -1;
}

async function prepareGovernance(
  authority: AuthorityStreams,
  request: CommandRequest,
  basics: Basics,
): Promise<Prepared> {
  const { definition, command, actor } = request;
  const governance = foldGovernance(basics.events);
  // A school that was never opened has no offices, so nobody but the command line gets here; it may only open it.
  if (definition.action !== 'INITIALISE' && governance.school === undefined) throw new AccessDenied(definition.action);
  const mayAppointSelf = ['BOOTSTRAP', 'HEADTEACHER'].some((role) => basics.standing.roles.includes(role));
  const given = {
    governance,
    today: basics.today,
    actor: actor.person,
    mayAppointSelf,
    unknownPersons: (await peopleNamed(authority, command)).unknown,
  };
  return { ...basics, envelope: {}, decide: () => definition.decide(command as never, given as never) };
}

async function preparePerson(
  parts: ExecuteParts,
  authority: AuthorityStreams,
  request: CommandRequest,
  basics: Basics,
): Promise<Prepared> {
  const { definition, command, actor } = request;
  const { located } = basics;
  const person = foldPerson(basics.events);
  if (
    !actor.commandLine &&
    !(await answersFor(parts, authority, actor.person, person, located.subjectId, basics.today))
  )
    throw new AccessDenied(definition.action);
  const claimedBy = located.claim === undefined ? null : (located.claim.holder ?? located.subjectId);
  const given = { person, today: basics.today, claim: located.claim?.stream ?? null, claimedBy };
  return { ...basics, envelope: {}, decide: () => definition.decide(command as never, given as never) };
}

/**
 * Whether the actor may manage people at every school where the person holds, held or will hold something, and where
 * nobody has given them anything yet at the school that registered them: else a sign-in could be taken over from next
 * door.
 */
async function answersFor(
  parts: ExecuteParts,
  authority: AuthorityStreams,
  actor: string,
  target: Person,
  person: string,
  today: CivilDate,
): Promise<boolean> {
  const mayManage = (governance: Governance): boolean =>
    scopeOf(
      rolesOn(governance, actor, today).map((holding) => holding.role),
      'MANAGE_PEOPLE',
    ) !== undefined;
  let holdsSomewhere = false;
  for (const stream of parts.governanceStreams()) {
    const governance = await authority.governance(stream);
    if (!governance.holdings.some((holding) => holding.person === person)) continue;
    if (!mayManage(governance)) return false;
    holdsSomewhere = true;
  }
  const registeredBy = (target.registered?.data as PersonRegistered | undefined)?.schoolUrn;
  return (
    holdsSomewhere || registeredBy === undefined || mayManage(await authority.governance(`school-${registeredBy}`))
  );
}
