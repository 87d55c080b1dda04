import type { DecisionCommand } from '../decisions/given.ts';
import { type Members, valuesOf } from '../kernel/members.ts';
import type { CommandRequest } from './command-request.ts';
import type { AuthorityStreams } from './standing.ts';

/** The persons a command names, and those of them who are not registered. */
export interface NamedPersons {
  readonly named: readonly string[];
  readonly unknown: readonly string[];
}

/** Looks up the persons whom a command names, in its own members and as deciders. */
export async function personsNamed(
  authority: AuthorityStreams,
  { definition, command }: CommandRequest,
): Promise<NamedPersons> {
  const unknown: string[] = [];
  const named = [...new Set([...personsIn(definition.takes?.members ?? {}, command), ...decidersIn(command)])];
  for (const id of named) if ((await authority.person(id)).registered === undefined) unknown.push(id);
  return { named, unknown };
}

/** Ids of persons in members of the kinds PERSON and PERSONS, however deep. */
export function personsIn(members: Members, said: object): readonly string[] {
  return valuesOf(members, said, ({ kind }) => kind === 'PERSON' || kind === 'PERSONS');
}

function decidersIn(command: object): readonly string[] {
  const { decidedBy = [] } = command as Partial<DecisionCommand>;
  return decidedBy.flatMap(({ person, members }) => [...(person === null ? [] : [person]), ...members]);
}
