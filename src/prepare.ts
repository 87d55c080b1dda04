import { scopeOf } from './access/abilities.ts';
import { AccessDenied } from './access/access-denied.ts';
import type { Decision } from './decisions/decision.ts';
import type { DecisionCommand, Envelope, PupilGiven } from './decisions/given.ts';
import { foldPupil, type PupilCase } from './decisions/pupil-case.ts';
import type { Identity } from './decisions/register-pupil.ts';
import { envelopeOf, type NamedPeople } from './envelope.ts';
import type { CommandRequest, ExecuteParts } from './execute.ts';
import { foldGovernance, type Governance, rolesOn } from './governance/school.ts';
import type { PersonRegistered } from './governance/events.ts';
import { foldPerson, type Person } from './governance/person.ts';
import { type CivilDate, civilDateOfInstant } from './kernel/civil-date.ts';
import type { StoredEvent } from './kernel/event.ts';
import type { Instant } from './kernel/instant.ts';
import { type Located, locate, type Naming } from './locate.ts';
import { openIdentity } from './open-identity.ts';
import { regimeVersionAt } from './reference/regime.ts';
import { type AuthorityStreams, type Standing, standingFor } from './standing.ts';

/** A command with everything it is decided on, read and folded at one moment. */
export interface Prepared {
  readonly stream: string;
  readonly subjectId: string;
  readonly events: readonly StoredEvent[];
  /** Newest revision of the stream; -1 when there is none yet. */
  readonly revision: number;
  readonly seenRevision: number | null;
  /** The role in which the actor records. */
  readonly role: string;
  readonly reliedOn: Readonly<Record<string, number>>;
  /** The claim to make before writing; undefined when none is needed or it is held already. */
  readonly claims: { readonly stream: string; readonly holder: string } | undefined;
  /** Who decided, when and on what basis, for the metadata of a decision's events; {} for other commands. */
  readonly envelope: object;
  readonly decide: () => Decision;
}

type Basics = Omit<Prepared, 'envelope' | 'decide'> & { readonly today: CivilDate; readonly standing: Standing; readonly located: Located };

/**
 * Steps 3, 4 and 6 of the path of a command. Throws AccessDenied where the actor has no right to record this here.
 * `rehearsed`: events, unsealed, that earlier commands of a rehearsal would have written to the stream.
 */
export async function prepare(parts: ExecuteParts, authority: AuthorityStreams, request: CommandRequest, now: Instant, rehearsed: readonly StoredEvent[] = []): Promise<Prepared> {
  const today = civilDateOfInstant(now);
  const naming = request.command as Naming & { readonly seenRevision?: number | null };
  const standing = await standingFor(authority, request.actor, request.definition.action, naming.schoolUrn, today);
  const located = await locate(parts, request);
  const events = [...await parts.store.read(located.stream), ...rehearsed];
  const reliedOn = Object.fromEntries(Object.entries(standing.streams).map(([stream, governance]) => [stream, governance.revision]));
  const claims = located.claim === undefined || located.claim.holder !== undefined ? undefined : { stream: located.claim.stream, holder: located.subjectId };
  const basics: Basics = {
    stream: located.stream, subjectId: located.subjectId, events, revision: events.at(-1)?.revision ?? -1, seenRevision: naming.seenRevision ?? null,
    role: standing.role, reliedOn, claims, today, standing, located,
  };
  switch (request.definition.subject) {
    case 'PUPIL':
      return preparePupil(parts, authority, request, basics, now);
    case 'PERSON':
      return preparePerson(parts, authority, request, basics);
    case 'IMPORT':
    case 'EXPORT':
      return { ...basics, envelope: {}, decide: () => request.definition.decide(request.command as never, {} as never) };
    default:
      return prepareGovernance(authority, request, basics);
  }
}

async function preparePupil(parts: ExecuteParts, authority: AuthorityStreams, request: CommandRequest, basics: Basics, now: Instant): Promise<Prepared> {
  const { definition, command, actor } = request;
  const pupil = foldPupil(basics.events);
  const registering = definition.name === 'RegisterPupil';
  if (!registering && !mayRecordAbout(pupil, command)) throw new AccessDenied(definition.action);
  const identity = await openIdentity(parts.vault, pupil);
  const people = await peopleNamed(authority, command);
  const decision = definition.kind === 'DECISION';
  const envelope = decision ? envelopeOf(command as DecisionCommand, definition.name, actor, basics.standing.streams, now, people) : NO_ENVELOPE;
  const given = { pupil, identity, dateOfBirth: identity?.dateOfBirth, today: basics.today, now, envelope } satisfies PupilGiven & { identity: Identity | undefined };
  return { ...basics, envelope: decision ? envelopeMetadata(envelope, basics.today) : {}, decide: () => definition.decide(command as never, given as never) };
}

/**
 * A school records about pupils who are or were on its roll; about days after they left only while no other school has
 * them, or a former school would write on the record of the present one.
 */
function mayRecordAbout(pupil: PupilCase, command: object): boolean {
  const { schoolUrn, effectiveFrom, periods } = command as { readonly schoolUrn?: string; readonly effectiveFrom?: CivilDate; readonly periods?: readonly { readonly from: CivilDate }[] };
  const here = pupil.enrolments.filter((e) => e.schoolUrn === schoolUrn);
  if (here.some((e) => e.leftOn === null)) return true;
  const last = here.map((e) => e.leftOn ?? '').sort().at(-1);
  const elsewhere = pupil.enrolments.some((e) => e.schoolUrn !== schoolUrn && e.leftOn === null);
  const days = [effectiveFrom, ...(periods ?? []).map((period) => period.from)].filter((day) => day !== undefined);
  return last !== undefined && (!elsewhere || days.every((day) => day <= last));
}

async function prepareGovernance(authority: AuthorityStreams, request: CommandRequest, basics: Basics): Promise<Prepared> {
  const { definition, command, actor } = request;
  const governance = foldGovernance(basics.events);
  // A school that was never opened has no offices, so nobody but the command line gets here; it may only open it.
  if (definition.action !== 'INITIALISE' && governance.school === undefined) throw new AccessDenied(definition.action);
  const mayAppointSelf = ['BOOTSTRAP', 'HEADTEACHER'].some((role) => basics.standing.roles.includes(role));
  const given = { governance, today: basics.today, actor: actor.person, mayAppointSelf, unknownPersons: (await peopleNamed(authority, command)).unknown };
  return { ...basics, envelope: {}, decide: () => definition.decide(command as never, given as never) };
}

async function preparePerson(parts: ExecuteParts, authority: AuthorityStreams, request: CommandRequest, basics: Basics): Promise<Prepared> {
  const { definition, command, actor } = request;
  const { located } = basics;
  const person = foldPerson(basics.events);
  if (!actor.commandLine && !(await answersFor(parts, authority, actor.person, person, located.subjectId, basics.today))) throw new AccessDenied(definition.action);
  const claimedBy = located.claim === undefined ? null : located.claim.holder ?? located.subjectId;
  const given = { person, today: basics.today, claim: located.claim?.stream ?? null, claimedBy };
  return { ...basics, envelope: {}, decide: () => definition.decide(command as never, given as never) };
}

/**
 * Whether the actor may manage people at every school where the person holds, held or will hold something, and where
 * nobody has given them anything yet at the school that registered them: else a sign-in could be taken over from next door.
 */
async function answersFor(parts: ExecuteParts, authority: AuthorityStreams, actor: string, target: Person, person: string, today: CivilDate): Promise<boolean> {
  const mayManage = (governance: Governance): boolean => scopeOf(rolesOn(governance, actor, today).map((holding) => holding.role), 'MANAGE_PEOPLE') !== undefined;
  let holdsSomewhere = false;
  for (const stream of parts.governanceStreams()) {
    const governance = await authority.governance(stream);
    if (!governance.holdings.some((holding) => holding.person === person)) continue;
    if (!mayManage(governance)) return false;
    holdsSomewhere = true;
  }
  const registeredBy = (target.registered?.data as PersonRegistered | undefined)?.schoolUrn;
  return holdsSomewhere || registeredBy === undefined || mayManage(await authority.governance(`school-${registeredBy}`));
}

const NO_ENVELOPE: Envelope = { basis: 'FROM_DOCUMENT', decidedAt: '', decidedAtPrecision: 'INSTANT', decidedOn: '', deciders: [], broken: [] };

function envelopeMetadata(envelope: Envelope, today: CivilDate): object {
  const { deciders, basis, decidedAt, decidedAtPrecision } = envelope;
  return { decidedBy: deciders, basis, decidedAt, decidedAtPrecision, regimeVersion: regimeVersionAt(today) };
}

function personsNamedBy(command: object): readonly string[] {
  const { decidedBy, personId, granteePerson, parentInformed } = command as {
    readonly decidedBy?: DecisionCommand['decidedBy']; readonly personId?: string | null; readonly granteePerson?: string | null; readonly parentInformed?: { readonly by: string | null } | null;
  };
  const deciders = (decidedBy ?? []).flatMap((d) => [d.person, ...d.members]);
  return [...deciders, personId, granteePerson, parentInformed?.by].filter((id): id is string => id != null);
}

async function peopleNamed(authority: AuthorityStreams, command: object): Promise<NamedPeople> {
  const unknown: string[] = [];
  const leftOn = new Map<string, CivilDate>();
  for (const id of new Set(personsNamedBy(command))) {
    const person = await authority.person(id);
    if (person.registered === undefined) unknown.push(id);
    if (person.leftOn !== null) leftOn.set(id, person.leftOn);
  }
  return { unknown, leftOn };
}
