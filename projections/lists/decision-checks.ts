import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { DecisionCheck } from '../../src/questions/decision-checks.ts';
import type { Reader } from '../engine/reader.ts';
import type { SchoolScope } from '../engine/scope.ts';

/** Conditions that decisions are checked for. A member that is left out sets no condition. */
export interface CheckFilter {
  /** True: decisions without evidence. False: those that have some, or had some attached later. */
  readonly withoutEvidence?: boolean | undefined;
  /** True: decisions that should set a review date and have none. */
  readonly withoutReviewDate?: boolean | undefined;
  /** Decisions that were undone by their opposite within this many days. */
  readonly reversedWithinDays?: number | undefined;
}

export function asksForChecks(filter: CheckFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/**
 * Finds the ids of all decisions of the schools that meet every condition, as known at the ordinal. With `effectiveOn`,
 * evidence and reversals count only if they had taken effect by that day.
 */
export function decisionsChecked(
  reader: Reader,
  scopes: readonly SchoolScope[],
  filter: CheckFilter,
  { ordinal, effectiveOn: on }: { readonly ordinal: number; readonly effectiveOn?: CivilDate | undefined },
): readonly string[] {
  const schools = JSON.stringify([...new Set(scopes.map(({ schoolUrn }) => schoolUrn))]);
  const rows = reader.all<{ id: string; body: string }>(
    'SELECT i.id, b.body FROM item i JOIN body b ON b.item = i.number WHERE i.school_urn IN (SELECT value FROM json_each(?)) AND i.known_from <= ? AND i.known_to > ?',
    schools,
    ordinal,
    ordinal,
  );
  return rows.filter(({ body }) => meets(JSON.parse(body) as DecisionCheck, filter, on)).map(({ id }) => id);
}

function meets(
  { evidenceFrom, reviewDate, undone }: DecisionCheck,
  filter: CheckFilter,
  on: CivilDate | undefined,
): boolean {
  const byThen = (day: CivilDate): boolean => on === undefined || day <= on;
  const bare = evidenceFrom === null || !byThen(evidenceFrom);
  const reversed =
    filter.reversedWithinDays === undefined ||
    (undone !== null && byThen(undone.on) && undone.days <= filter.reversedWithinDays);
  return (
    (filter.withoutEvidence === undefined || filter.withoutEvidence === bare) &&
    (filter.withoutReviewDate === undefined || filter.withoutReviewDate === (reviewDate === false)) &&
    reversed
  );
}
