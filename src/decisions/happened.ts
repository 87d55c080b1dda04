import type { CivilDate } from '../kernel/civil-date.ts';
import type { EventTable, Given, Members } from '../kernel/members.ts';
import type { DecidedEvent } from './decision.ts';

/**
 * The event that a command brings about: of what the command says, the members of the event's table. What the command
 * works out is given beside. `effectiveFrom`: the day from which it counts; default that of the command.
 */
export function happened<M extends Members, OfSchool extends boolean>(
  table: EventTable<string, M, OfSchool>,
  said: Given<M> &
    (OfSchool extends true ? { readonly schoolUrn: string } : unknown) & { readonly effectiveFrom?: CivilDate },
  effectiveFrom: CivilDate | undefined = said.effectiveFrom,
): DecidedEvent {
  const { type } = table;
  return { type, data: dataFrom(table, said), ...(effectiveFrom !== undefined && { effectiveFrom }) };
}

/** The members of the table, in its order; one that came later is left out when it was not said. */
export function dataFrom<M extends Members>({ members, ofSchool }: EventTable<string, M>, said: Given<M>): object {
  const given = said as Readonly<Record<string, unknown>>;
  const data: Record<string, unknown> = ofSchool ? { schoolUrn: given['schoolUrn'] } : {};
  for (const [name, { leftOut }] of Object.entries(members))
    if (leftOut !== true || given[name] != null) data[name] = given[name];
  return data;
}
