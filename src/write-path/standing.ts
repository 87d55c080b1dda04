import { AccessDenied } from '../access/access-denied.ts';
import { type Action, type Scope, scopeOf } from '../access/abilities.ts';
import type { Actor } from '../access/actor.ts';
import { precedence } from '../governance/authority.ts';
import { foldPerson, hasLeft, type Person } from '../governance/person.ts';
import { foldGovernance, type Governance, rolesOn } from '../governance/school.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { EventStore } from '../store/event-store.ts';

/** What an actor is at a school on a day, folded from the streams that authority rests on, never from a read model. */
export interface ActorStanding {
  /** The most telling role; `SYSTEM_OPERATOR` on the command line. */
  readonly role: string;
  readonly roles: readonly string[];
  readonly scope: Scope;
  /** The school's stream and its trust's, by stream name. */
  readonly streams: Readonly<Record<string, Governance>>;
}

/** Reads the streams that authority rests on. Events never change, so what was read once is only added to. */
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

  /** The school's governance and, when it belongs to a trust, the trust's. */
  async around(schoolUrn: string): Promise<Readonly<Record<string, Governance>>> {
    const school = await this.governance(`school-${schoolUrn}`);
    const streams: Record<string, Governance> = { [`school-${schoolUrn}`]: school };
    const trustUid = school.school?.trustUid;
    if (trustUid != null) streams[`trust-${trustUid}`] = await this.governance(`trust-${trustUid}`);
    return streams;
  }

  private async events(stream: string): Promise<readonly StoredEvent[]> {
    const known = this.cached.get(stream) ?? [];
    const newer = await this.store.read(stream, { from: known.length });
    // Two readers may have gone on from the same place: only what is really next is kept.
    for (const event of newer) if (event.revision === known.length) known.push(event);
    this.cached.set(stream, known);
    return known;
  }
}

/** The actor's standing for an action; AccessDenied when there is none, when the person has left or is not known. */
export async function standingFor(
  authority: AuthorityStreams,
  actor: Actor,
  action: Action,
  schoolUrn: string | undefined,
  today: CivilDate,
): Promise<ActorStanding> {
  const streams = schoolUrn === undefined ? {} : await authority.around(schoolUrn);
  if (actor.commandLine) return standing(['SYSTEM_OPERATOR'], action, streams);
  const person = await authority.person(actor.person);
  if (person.registered === undefined || hasLeft(person, today)) throw new AccessDenied(action);
  return standing(
    Object.values(streams).flatMap((g) => rolesOn(g, actor.person, today).map((holding) => holding.role)),
    action,
    streams,
  );
}

function standing(
  roles: readonly string[],
  action: Action,
  streams: Readonly<Record<string, Governance>>,
): ActorStanding {
  const scope = scopeOf(roles, action);
  if (scope === undefined) throw new AccessDenied(action);
  const ordered = [...new Set(roles)].sort((a, b) => precedence(a) - precedence(b));
  const acting = ordered.find((role) => scopeOf([role], action) !== undefined) ?? 'NONE';
  return { role: acting, roles: ordered, scope, streams };
}
