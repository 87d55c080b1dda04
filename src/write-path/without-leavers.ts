import type { Governance } from '../governance/school.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { AuthorityStreams } from './standing.ts';

type Streams = Readonly<Record<string, Governance>>;

/** Offices whose holders the rules about pupils look up. */
const ASKED_OF: readonly string[] = ['SENCO', 'HEADTEACHER'];

/**
 * Ends the offices and delegations of those who left on the day they left, even if nobody recorded their end. Only
 * persons whom the rules look up are read.
 */
export async function withoutLeavers(authority: AuthorityStreams, streams: Streams): Promise<Streams> {
  const all = Object.values(streams);
  const offices: ReadonlySet<string> = new Set(
    all.flatMap(({ delegations }) => delegations.flatMap(({ granteeOffice }) => granteeOffice ?? [])),
  );
  const asked = all.flatMap(({ holdings, delegations }) => [
    ...holdings.filter(({ role }) => ASKED_OF.includes(role) || offices.has(role)).map(({ person }) => person),
    ...delegations.flatMap(({ granteePerson }) => granteePerson ?? []),
  ]);
  const leftOn = new Map<string, CivilDate>();
  await Promise.all(
    [...new Set(asked)].map(async (person) => {
      const { leftOn: day } = await authority.person(person);
      if (day !== null) leftOn.set(person, day);
    }),
  );
  if (leftOn.size === 0) return streams;
  const endedOf = ({ holdings, delegations, ...governance }: Governance): Governance => ({
    ...governance,
    holdings: holdings.map((holding) => ended(holding, leftOn.get(holding.person))),
    delegations: delegations.map((delegation) => ended(delegation, leftOn.get(delegation.granteePerson ?? ''))),
  });
  return Object.fromEntries(Object.entries(streams).map(([stream, governance]) => [stream, endedOf(governance)]));
}

function ended<Span extends { readonly to: CivilDate | null }>(span: Span, leftOn: CivilDate | undefined): Span {
  return leftOn === undefined || (span.to !== null && span.to <= leftOn) ? span : { ...span, to: leftOn };
}
