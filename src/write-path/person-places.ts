import { scopeOf } from '../access/abilities.ts';
import { hasLeftAltogether, rolesWithAccess } from '../governance/leavings.ts';
import type { Person } from '../governance/person.ts';
import type { Governance } from '../governance/school.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import type { AuthorityStreams } from './standing.ts';

/** A school or trust that a person belongs to, with what its roles are held in: itself, and of a school its trust. */
interface Place {
  readonly stream: string;
  readonly governance: Governance;
  readonly around: Streams;
}

type Streams = readonly (readonly [stream: string, governance: Governance])[];

/** Where a person has, had or will have an office, and the school that registered them. */
export class PersonPlaces {
  private readonly id: string;
  private readonly person: Person;
  private readonly places: readonly Place[];
  private readonly registeredAt: string | undefined;

  private constructor(id: string, person: Person, places: readonly Place[], registeredAt: string | undefined) {
    this.id = id;
    this.person = person;
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
      const urn = governance.school?.urn;
      const around = urn === undefined ? { [stream]: governance } : await authority.around(urn);
      places.push({ stream, governance, around: Object.entries(around) });
    }
    return new PersonPlaces(id, person, places, registeredAt);
  }

  /**
   * Whether somebody may do this for the person (`reach` of `CommandDefinition`). Their own leavings count.
   * One school alone would let another take a sign-in over, by giving the person an office.
   */
  allow(actor: Actor, { action, reach }: Pick<CommandDefinition, 'action' | 'reach'>, here: string): boolean {
    const may = ({ around }: Place): boolean =>
      scopeOf(
        around.flatMap(([stream, governance]) =>
          rolesWithAccess(governance, stream, actor.id, actor.person, actor.today),
        ),
        action,
      ) !== undefined;
    if (this.places.length === 0) return true;
    if (reach === 'ONE_PLACE') return this.places.some(may);
    if (reach === 'HERE') return this.places.some((place) => place.stream === here && may(place));
    return (reach === 'PLACES_NOW' ? this.placesNow(actor.today) : this.places).every(may);
  }

  /** Everybody who has an office where this person has one, past and future ones included. */
  colleagues(): readonly string[] {
    const around = this.places.flatMap((place) => place.around);
    return [...new Set(around.flatMap(([, { holdings }]) => holdings.map(({ person }) => person)))];
  }

  /** First days of what the person holds or held at a school. */
  heldFrom(stream: string): readonly CivilDate[] {
    const place = this.places.find((one) => one.stream === stream);
    return (place?.governance.holdings ?? []).filter(({ person }) => person === this.id).map(({ from }) => from);
  }

  /** Whether the person has left all of these. */
  haveAllBeenLeft(today: CivilDate): boolean {
    const streams = this.places.map(({ stream, governance }) => [stream, governance] as const);
    return hasLeftAltogether(this.id, this.person, streams, today);
  }

  private placesNow(today: CivilDate): readonly Place[] {
    const now = this.places.filter(
      ({ stream, governance }) => rolesWithAccess(governance, stream, this.id, this.person, today).length > 0,
    );
    return now.length > 0 ? now : this.places.filter(({ stream }) => stream === this.registeredAt);
  }
}

/** Who acts, with what is known of them. */
interface Actor {
  readonly id: string;
  readonly person: Person;
  readonly today: CivilDate;
}
