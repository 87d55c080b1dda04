import type { CivilDate } from '../kernel/civil-date.ts';
import type { Person } from './person.ts';
import type { Governance } from './school.ts';

/** Finds a person by id; undefined for one whom nobody asked about. */
export type PersonOf = (id: string) => Person | undefined;

/** The days on which a person left a school or trust, by its stream. A leaving that names no school is of all. */
export function leavingsAt({ leavings }: Person, stream: string): readonly CivilDate[] {
  return leavings
    .filter(({ schoolUrn }) => schoolUrn === null || stream === `school-${schoolUrn}`)
    .map(({ on }) => on)
    .toSorted();
}

/**
 * Ends what persons held at a school or trust on the day they left it, even if nobody recorded its end. What begins
 * after that day, since they came back, stands.
 */
export function endedByLeavings(governance: Governance, stream: string, personOf: PersonOf): Governance {
  const daysOf = (id: string | null): readonly CivilDate[] => {
    const person = id === null ? undefined : personOf(id);
    return person === undefined ? [] : leavingsAt(person, stream);
  };
  return {
    ...governance,
    holdings: governance.holdings.map((holding) => ended(holding, daysOf(holding.person))),
    delegations: governance.delegations.map((delegation) => ended(delegation, daysOf(delegation.granteePerson))),
  };
}

function ended<Span extends { readonly from: CivilDate; readonly to: CivilDate | null }>(
  span: Span,
  days: readonly CivilDate[],
): Span {
  const leftOn = days.find((day) => day >= span.from);
  return leftOn === undefined || (span.to !== null && span.to <= leftOn) ? span : { ...span, to: leftOn };
}

/** Roles that give access today. On the last day at a school they give none any more. */
export function rolesWithAccess(
  governance: Governance,
  stream: string,
  id: string,
  person: Person,
  today: CivilDate,
): readonly string[] {
  const leftToday = leavingsAt(person, stream).includes(today);
  return endedByLeavings(governance, stream, (asked) => (asked === id ? person : undefined))
    .holdings.filter((held) => held.person === id && held.from <= today && (held.to === null || today <= held.to))
    .filter(({ to }) => !leftToday || to !== today)
    .map(({ role }) => role);
}

/**
 * Whether a person has left every school and trust where they ever held an office; of one who never held any, the
 * school that registered them. Then no sign-in lets them in.
 */
export function hasLeftAltogether(
  id: string,
  person: Person,
  streams: readonly (readonly [stream: string, governance: Governance])[],
  today: CivilDate,
): boolean {
  if (!person.leavings.some(({ on }) => on <= today)) return false;
  const held = streams.filter(([, { holdings }]) => holdings.some((holding) => holding.person === id));
  const hasLeft = (stream: string, begun: readonly CivilDate[]): boolean => {
    const last = leavingsAt(person, stream).findLast((day) => day <= today);
    return last !== undefined && begun.every((from) => from <= last);
  };
  if (held.length === 0) return hasLeft(`school-${person.registered?.data.schoolUrn ?? ''}`, []);
  return held.every(([stream, { holdings }]) =>
    hasLeft(
      stream,
      holdings.filter((holding) => holding.person === id).map(({ from }) => from),
    ),
  );
}
