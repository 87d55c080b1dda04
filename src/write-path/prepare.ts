import { AccessDenied } from '../access/access-denied.ts';
import type { CommandRequest, ExecuteParts } from './command-request.ts';
import type { GovernanceGiven } from '../governance/given.ts';
import { correctedBy } from '../governance/staff-record.ts';
import { type EffectiveEvent, foldCorrections } from '../kernel/folding.ts';
import { foldGovernance, type Governance } from '../governance/school.ts';
import { civilDateOfInstant } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { Placed } from '../kernel/folding.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Subject, SubjectMembers } from './find-subject.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import { REGISTRY } from '../registry/index.ts';
import { personsNamed } from './persons-named.ts';
import { schoolRecordAround } from './pupil-record.ts';
import type { LoadedSubject, Prepared } from './prepared.ts';
import { preparePerson } from './prepare-person.ts';
import { decidedOn, orCorrection } from './staff-correction.ts';
import { preparePupil } from './prepare-pupil.ts';
import { type AuthorityStreams, standingFor } from './standing.ts';
import { withoutLeavers } from './without-leavers.ts';

interface Preparing {
  readonly subject: Subject;
  readonly now: Instant;
  /** For a dry run: the unsealed events that the commands before would have written to the stream. */
  readonly toCome?: readonly StoredEvent[];
}

/** Steps 3, 4 and 6 of the write path. Throws AccessDenied if the actor has no right to record this here. */
export async function prepare(
  parts: ExecuteParts,
  authority: AuthorityStreams,
  request: CommandRequest,
  { subject: found, now, toCome = [] }: Preparing,
): Promise<Prepared> {
  const today = civilDateOfInstant(now);
  const members = request.command as SeenMembers;
  const standing = await standingFor(authority, request.actor, members.schoolUrn, now, {
    action: request.definition.action,
    isOwn: isAboutOneself(request, members),
  });
  const events = [...(await parts.store.read(found.stream)), ...toCome];
  const reliedOn = Object.fromEntries(
    Object.entries(standing.streams).map(([stream, governance]) => [stream, governance.revision]),
  );
  const claims =
    found.claim === undefined || found.claim.holder !== undefined
      ? undefined
      : { stream: found.claim.stream, holder: found.subjectId, after: found.claim.revision ?? -1 };
  const loaded: LoadedSubject = {
    stream: found.stream,
    subjectId: found.subjectId,
    events,
    record: await recordOf(parts, found, members.schoolUrn, events),
    revision: events.at(-1)?.revision ?? -1,
    seenRevision: seen(request.definition, members, found),
    role: standing.role,
    reliedOn,
    claims,
    today,
    standing,
    found,
  };
  switch (request.definition.subject) {
    case 'PUPIL':
      return preparePupil(parts, authority, request, loaded, now);
    case 'PERSON':
      return preparePerson(parts, authority, request, loaded, now);
    case 'IMPORT':
    case 'EXPORT':
      return {
        ...loaded,
        envelope: {},
        decide: () => request.definition.decide(request.command as never, {} as never),
      };
    default:
      return prepareGovernance(authority, request, loaded);
  }
}

/** The events that a command is decided on: those of the stream, and for a pupil what they are linked to. */
async function recordOf(
  { store }: ExecuteParts,
  { own }: Subject,
  schoolUrn: string | undefined,
  events: readonly StoredEvent[],
): Promise<readonly Placed[]> {
  if (own === undefined || schoolUrn === undefined) return events;
  return (await schoolRecordAround(store, { schoolUrn, pupil: own.pupil }, events, own.continues)).whole;
}

/** Whether a signed-in person acts about themself, for which the command asks no role. */
function isAboutOneself({ definition, actor }: CommandRequest, { personId }: SubjectMembers): boolean {
  return definition.ofOneself === true && !actor.commandLine && personId === actor.person;
}

type SeenMembers = SubjectMembers & { readonly seenRevision?: number | null };

/** If the record was merged after the client read it, the client's revision is stale. */
function seen(
  { decidesOn }: CommandDefinition,
  { pupilId, seenRevision = null }: SeenMembers,
  { subjectId }: Subject,
): number | null {
  const isElsewhere = pupilId != null && decidesOn !== 'MERGED' && pupilId !== subjectId;
  return seenRevision !== null && isElsewhere ? -1 : seenRevision;
}

const HEAD_MAY_DECIDE = REGISTRY.filter(({ offices }) => offices.includes('HEADTEACHER')).map(({ name }) => name);

async function prepareGovernance(
  authority: AuthorityStreams,
  request: CommandRequest,
  loaded: LoadedSubject,
): Promise<Prepared> {
  const { definition, command, actor } = request;
  const { named, unknown } = await personsNamed(authority, request);
  const decidingOn = foldGovernance(decidedOn(command, loaded.events));
  const streams = await withoutLeavers(authority, { [loaded.stream]: decidingOn }, named);
  const effective = foldCorrections(loaded.events);
  const record = (id: string): EffectiveEvent | undefined => effective.find((event) => event.id === id);
  const governance = streams[loaded.stream] as Governance;
  // A school not yet opened has no offices: only the command line may open it.
  if (definition.action !== 'INITIALISE' && governance.school === undefined) throw new AccessDenied(definition.action);
  const mayAppointSelf = ['BOOTSTRAP', 'HEADTEACHER'].some((role) => loaded.standing.roles.includes(role));
  const given: GovernanceGiven = {
    governance,
    record,
    corrects: correctedBy(command) !== undefined,
    today: loaded.today,
    actor: actor.person,
    roles: loaded.standing.roles,
    headMayDecide: HEAD_MAY_DECIDE,
    mayAppointSelf,
    unknownPersons: unknown,
  };
  const decide = orCorrection(request, record, () => definition.decide(command as never, given as never));
  return { ...loaded, envelope: {}, decide };
}
