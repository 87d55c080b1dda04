import type { Enrolment } from '../../src/decisions/pupil-case.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { byEffectiveDate, type EffectiveEvent } from '../../src/kernel/folding.ts';
import { byKey, type ListRow } from './list-query.ts';

/** A pupil's days on roll at the school of the case. */
export type OnRoll = Pick<Enrolment, 'since' | 'leftOn'>;

/** Where a case went with the pupil, and on which last day here. */
export interface Passed {
  readonly toSchoolUrn: string;
  readonly on: CivilDate;
}

/** Body of an item of the read model `ehc-tracker`: a stretch of the events. The first has the days on roll too. */
export interface CaseBody {
  readonly list: readonly EffectiveEvent[];
  readonly enrolments?: readonly OnRoll[];
  readonly passed?: Passed | undefined;
}

/** An EHC case out of the read model, as known at the cut. `events` have no texts. */
export interface FoundCase extends Pick<ListRow, 'id' | 'pupil' | 'schoolUrn' | 'sortKey'> {
  readonly events: readonly EffectiveEvent[];
  readonly enrolments: readonly OnRoll[];
  readonly passed: Passed | null;
}

/** Puts cases together from all their items, oldest first. */
export function casesIn(items: readonly ListRow[]): readonly FoundCase[] {
  const grouped = Map.groupBy(items, ({ pupil, schoolUrn }) => `${schoolUrn} ${pupil}`);
  return [...grouped.values()].flatMap(caseOf).sort(byKey);
}

function caseOf(own: readonly ListRow[]): readonly FoundCase[] {
  const head = own.find(({ body }) => body['enrolments'] !== undefined);
  if (head === undefined) return [];
  const bodies = own.map(({ body }) => body as unknown as CaseBody);
  return [
    {
      id: head.id,
      pupil: head.pupil,
      schoolUrn: head.schoolUrn,
      sortKey: head.sortKey,
      events: bodies.flatMap(({ list }) => list).sort(byEffectiveDate),
      enrolments: bodies.flatMap(({ enrolments }) => enrolments ?? []),
      passed: bodies.find(({ passed }) => passed !== undefined)?.passed ?? null,
    },
  ];
}
