import { type Action, scopeOf } from '../access/abilities.ts';
import type { Person } from '../governance/person.ts';
import { type Governance, inForce, rolesOn } from '../governance/school.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import type { AuthorityStreams } from './standing.ts';

/** A school or trust that a person belongs to, with what its roles are held in: itself, and of a school its trust. */
interface Place {
  readonly stream: string;
  readonly governance: Governance;
  readonly around: readonly Governance[];
}

/** Where a person has, had or will have an office, and the school that registered them. */
export class PersonPlaces {
  private readonly id: string;
  private readonly places: readonly Place[];
  private readonly registeredAt: string | undefined;

  private constructor(id: string, places: readonly Place[], registeredAt: string | undefined) {
    this.id = id;
    this.places = places;
    this.registeredAt = registeredAt;
  }

  /** Reads every stream of a school or trust: who may act for a person is never asked of a read model. */
  static async of(
    authority: AuthorityStreams,
    streams: readonly string[],
    id: string,
    person: Person,
  ): Promise<PersonPlaces> {
    const registeredAt = person.registered && `school-${person.registered.data.schoolUrn}`;
    const places: Place[] = [];
    for (const stream of streams) {
      const governance = await authority.governance(stream);
      const isPlace = stream === registeredAt || governance.holdings.some((holding) => holding.person === id);
      if (!isPlace) continue;
      const trust = governance.school?.trustUid;
      const around = trust == null ? [governance] : [governance, await authority.governance(`trust-${trust}`)];
      places.push({ stream, governance, around });
    }
    return new PersonPlaces(id, places, registeredAt);
  }

  /**
   * Whether somebody may do this for the person (`reach` of `CommandDefinition`). One school alone would let another
   * take over a sign-in by giving the person an office there.
   */
  allow(actor: string, { action, reach }: Pick<CommandDefinition, 'action' | 'reach'>, today: CivilDate): boolean {
    const may = ({ around }: Place): boolean => mayDo(around, actor, action, today);
    if (reach === 'ONE_PLACE') return this.places.length === 0 || this.places.some(may);
    return (reach === 'PLACES_NOW' ? this.placesNow(today) : this.places).every(may);
  }

  /** Everybody who may do this for the person at every place today. */
  allowed(action: Action, today: CivilDate): readonly string[] {
    const held = (this.places[0]?.around ?? []).flatMap(({ holdings }) => holdings.map(({ person }) => person));
    return [...new Set(held)].filter((person) => this.allow(person, { action }, today));
  }

  private placesNow(today: CivilDate): readonly Place[] {
    const now = this.places.filter(({ governance }) =>
      governance.holdings.some((holding) => holding.person === this.id && inForce(holding, today)),
    );
    return now.length > 0 ? now : this.places.filter(({ stream }) => stream === this.registeredAt);
  }
}

function mayDo(around: readonly Governance[], actor: string, action: Action, today: CivilDate): boolean {
  const roles = around.flatMap((governance) => rolesOn(governance, actor, today).map(({ role }) => role));
  return scopeOf(roles, action) !== undefined;
}
