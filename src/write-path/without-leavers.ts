import { endedByLeavings } from '../governance/leavings.ts';
import type { Person } from '../governance/person.ts';
import type { Governance } from '../governance/school.ts';
import type { AuthorityStreams } from './standing.ts';

type Streams = Readonly<Record<string, Governance>>;

/** Offices whose holders the rules about pupils look up. */
const ASKED_OF: readonly string[] = ['SENCO', 'HEADTEACHER'];

/**
 * Ends the offices and delegations of those who left on the day they left, even if nobody recorded their end. Only
 * persons whom the rules look up are read: holders of some offices, and those whom the command names.
 */
export async function withoutLeavers(
  authority: AuthorityStreams,
  streams: Streams,
  named: readonly string[],
): Promise<Streams> {
  const all = Object.values(streams);
  const offices: ReadonlySet<string> = new Set(
    all.flatMap(({ delegations }) => delegations.flatMap(({ granteeOffice }) => granteeOffice ?? [])),
  );
  const asked = all.flatMap(({ holdings, delegations }) => [
    ...holdings.filter(({ role }) => ASKED_OF.includes(role) || offices.has(role)).map(({ person }) => person),
    ...delegations.flatMap(({ granteePerson }) => granteePerson ?? []),
  ]);
  const left = new Map<string, Person>();
  await Promise.all(
    [...new Set([...asked, ...named])].map(async (id) => {
      const person = await authority.person(id);
      if (person.leavings.length > 0) left.set(id, person);
    }),
  );
  if (left.size === 0) return streams;
  return Object.fromEntries(
    Object.entries(streams).map(([stream, governance]) => [
      stream,
      endedByLeavings(governance, stream, (id) => left.get(id)),
    ]),
  );
}
