import type { CivilDate } from '../kernel/civil-date.ts';
import type { AuthorityStreams } from './standing.ts';

/** The persons a command names: who of them is not registered, and when others left. */
export interface NamedPersons {
  readonly unknown: readonly string[];
  readonly leftOn: ReadonlyMap<string, CivilDate>;
}

/** Members of commands, and of their parts, that hold ids of persons. */
const PERSON_MEMBERS = [
  'person',
  'personId',
  'granteePerson',
  'members',
  'by',
  'owner',
  'proposedBy',
  'proposers',
  'deliverer',
  'teachers',
];

export async function personsNamed(authority: AuthorityStreams, command: object): Promise<NamedPersons> {
  const unknown: string[] = [];
  const leftOn = new Map<string, CivilDate>();
  for (const id of new Set(personsIn(command))) {
    const person = await authority.person(id);
    if (person.registered === undefined) unknown.push(id);
    if (person.leftOn !== null) leftOn.set(id, person.leftOn);
  }
  return { unknown, leftOn };
}

/** The ids of persons in a command or one of its parts. */
export function personsIn(part: object): readonly string[] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    if (typeof value === 'string') return PERSON_MEMBERS.includes(name) ? [value] : [];
    if (Array.isArray(value))
      return value.flatMap((item: unknown) =>
        typeof item === 'string'
          ? PERSON_MEMBERS.includes(name)
            ? [item]
            : []
          : isObject(item)
            ? personsIn(item)
            : [],
      );
    return isObject(value) ? personsIn(value) : [];
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
