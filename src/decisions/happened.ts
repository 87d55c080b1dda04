import type { CivilDate } from '../kernel/civil-date.ts';
import type { EventTable, Given, Members } from '../kernel/members.ts';
import type { DecidedEvent } from './decision.ts';

/**
 * Makes an event from the members of its table that the command gives or works out. `effectiveFrom` is the day from
 * which it counts; by default the command's.
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

/** The members in the order of the table. A member that older events lack is left out if null. */
export function dataFrom<M extends Members>({ members, ofSchool }: EventTable<string, M>, said: Given<M>): object {
  const given = said as Readonly<Record<string, unknown>>;
  const data: Record<string, unknown> = ofSchool ? { schoolUrn: given['schoolUrn'] } : {};
  for (const [name, { leftOut }] of Object.entries(members))
    if (leftOut !== true || given[name] != null) data[name] = given[name];
  return data;
}
