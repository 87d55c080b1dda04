import { AccessDenied } from '../access/access-denied.ts';
import { type Action, type Scope, scopeOf } from '../access/abilities.ts';
import type { Actor } from '../access/actor.ts';
import { precedence } from '../governance/authority.ts';
import { rolesWithAccess } from '../governance/leavings.ts';
import { foldPerson, letsIn, type Person } from '../governance/person.ts';
import { foldGovernance, type Governance } from '../governance/school.ts';
import { type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { Instant } from '../kernel/instant.ts';
import { metadataOf } from '../kernel/metadata.ts';
import type { EventStore } from '../store/event-store.ts';

/** What an actor is at a school on a day. Folded from the streams that authority rests on, never from a read model. */
export interface ActorStanding {
  /** The highest role that allows the action; `SYSTEM_OPERATOR` on the command line. */
  readonly role: string;
  readonly roles: readonly string[];
  readonly scope: Scope;
  /** Governance of the school and of its trust, by stream name. */
  readonly streams: Readonly<Record<string, Governance>>;
}

/**
 * Reads the streams that authority rests on and caches them. Events never change, so each read only adds the newer
 * ones.
 */
export class AuthorityStreams {
  private readonly store: EventStore;
  private readonly cached = new Map<string, StoredEvent[]>();

  constructor(store: EventStore) {
    this.store = store;
  }

  async governance(stream: string): Promise<Governance> {
    return foldGovernance(await this.events(stream));
  }

  async person(id: string): Promise<Person> {
    return foldPerson(await this.events(`person-${id}`));
  }

  /** The governance of the school and, if it belongs to one, of its trust. */
  async around(schoolUrn: string): Promise<Readonly<Record<string, Governance>>> {
    const school = await this.governance(`school-${schoolUrn}`);
    const streams: Record<string, Governance> = { [`school-${schoolUrn}`]: school };
    const trustUid = school.school?.trustUid;
    if (trustUid != null) streams[`trust-${trustUid}`] = await this.governance(`trust-${trustUid}`);
    return streams;
  }

  /** The same as it was known at the end of a day in England: without what was recorded later. */
  async aroundAsKnownOn(schoolUrn: string, day: CivilDate): Promise<Readonly<Record<string, Governance>>> {
    const streams: Record<string, Governance> = {};
    for (const stream of Object.keys(await this.around(schoolUrn)))
      streams[stream] = foldGovernance(
        (await this.events(stream)).filter((event) => civilDateOfInstant(metadataOf(event).recordedAt) <= day),
      );
    return streams;
  }

  private async events(stream: string): Promise<readonly StoredEvent[]> {
    const known = this.cached.get(stream) ?? [];
    const newer = await this.store.read(stream, { from: known.length });
    // Two reads may overlap: keep only the event that comes next.
    for (const event of newer) if (event.revision === known.length) known.push(event);
    this.cached.set(stream, known);
    return known;
  }
}

/**
 * The actor's standing for an action. Throws AccessDenied if no role allows it, if the person has left the school or is
 * not known, or if the sign-in they came in by no longer lets them in. `isOwn`: they act about themself, which needs no
 * role.
 */
export async function standingFor(
  authority: AuthorityStreams,
  actor: Actor,
  schoolUrn: string | undefined,
  now: Instant,
  { action, isOwn }: { readonly action: Action; readonly isOwn: boolean },
): Promise<ActorStanding> {
  const streams = schoolUrn === undefined ? {} : await authority.around(schoolUrn);
  if (actor.commandLine) return standing(['SYSTEM_OPERATOR'], action, streams);
  const today = civilDateOfInstant(now);
  const person = await authority.person(actor.person);
  if (person.registered === undefined || !letsIn(person, actor.signIn, now)) throw new AccessDenied(action);
  const roles = Object.entries(streams).flatMap(([stream, governance]) =>
    rolesWithAccess(governance, stream, actor.person, person, today),
  );
  return isOwn ? ownStanding(roles, streams) : standing(roles, action, streams);
}

function ownStanding(roles: readonly string[], streams: ActorStanding['streams']): ActorStanding {
  const ordered = inOrder(roles);
  return { role: ordered[0] ?? 'NONE', roles: ordered, scope: 'OWN', streams };
}

function inOrder(roles: readonly string[]): readonly string[] {
  return [...new Set(roles)].sort((a, b) => precedence(a) - precedence(b));
}

function standing(
  roles: readonly string[],
  action: Action,
  streams: Readonly<Record<string, Governance>>,
): ActorStanding {
  const scope = scopeOf(roles, action);
  if (scope === undefined) throw new AccessDenied(action);
  const ordered = inOrder(roles);
  const acting = ordered.find((role) => scopeOf([role], action) !== undefined) ?? 'NONE';
  return { role: acting, roles: ordered, scope, streams };
}
