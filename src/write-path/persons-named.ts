import type { CivilDate } from '../kernel/civil-date.ts';
import type { DecisionCommand } from '../decisions/given.ts';
import { type Members, valuesOf } from '../kernel/members.ts';
import type { CommandRequest } from './command-request.ts';
import type { AuthorityStreams } from './standing.ts';

/** Of the persons a command names: those not registered, and the days on which others left. */
export interface NamedPersons {
  readonly unknown: readonly string[];
  readonly leftOn: ReadonlyMap<string, CivilDate>;
}

/** Looks up the persons whom a command names, in its own members and as deciders. */
export async function personsNamed(
  authority: AuthorityStreams,
  { definition, command }: CommandRequest,
): Promise<NamedPersons> {
  const unknown: string[] = [];
  const leftOn = new Map<string, CivilDate>();
  for (const id of new Set([...personsIn(definition.takes?.members ?? {}, command), ...decidersIn(command)])) {
    const person = await authority.person(id);
    if (person.registered === undefined) unknown.push(id);
    if (person.leftOn !== null) leftOn.set(id, person.leftOn);
  }
  return { unknown, leftOn };
}

/** Ids of persons in members of the kinds PERSON and PERSONS, however deep. */
export function personsIn(members: Members, said: object): readonly string[] {
  return valuesOf(members, said, ({ kind }) => kind === 'PERSON' || kind === 'PERSONS');
}

function decidersIn(command: object): readonly string[] {
  const { decidedBy = [] } = command as Partial<DecisionCommand>;
  return decidedBy.flatMap(({ person, members }) => [...(person === null ? [] : [person]), ...members]);
}
