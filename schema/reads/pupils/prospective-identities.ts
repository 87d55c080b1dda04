import { type ListRow, listItems } from '../../../projections/lists/list-query.ts';
import type { PupilIdentity } from '../../../projections/register/pupil-identities.ts';
import type { Reader } from '../../../projections/engine/reader.ts';
import type { SchoolScope } from '../../../projections/engine/scope.ts';
import { ProspectivePupilOpened } from '../../../src/decisions/ehc/prospective.ts';
import { isA } from '../../../src/kernel/members.ts';
import type { EffectiveEvent } from '../../../src/kernel/folding.ts';

/**
 * Who children are whom no register has: an LA asked a school in scope about them. One look-up each, for the few that
 * are left when the register has told the others. With scope OWN there is nothing.
 */
export function prospectiveIdentities(
  reader: Reader,
  {
    scopes,
    ordinal,
    pupils,
  }: { readonly scopes: readonly SchoolScope[]; readonly ordinal: number; readonly pupils: readonly string[] },
): ReadonlyMap<string, PupilIdentity> {
  return new Map(
    pupils.flatMap((pupil) => {
      const [child] = listItems(reader, { scopes, ordinal, pupil }, 1).rows;
      const identity = child && identityOf(child);
      return identity === undefined ? [] : [[pupil, identity] as const];
    }),
  );
}

/** As it was when the school was asked last. */
function identityOf({ body }: ListRow): PupilIdentity | undefined {
  const opened = (body['events'] as unknown as readonly EffectiveEvent[]).findLast(isA(ProspectivePupilOpened));
  return opened && { data: opened.data, sealedIn: opened.sealedIn };
}
