import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../../kernel/folding.ts';
import { isA } from '../../kernel/members.ts';
import { PlacementEnded } from './end-placement-elsewhere.ts';
import { PlacementStarted } from './start-placement-elsewhere.ts';

/** A placement elsewhere. `endedOn` is the first day without it. */
export interface Placement {
  readonly id: string;
  readonly startOn: CivilDate;
  readonly reviewOn: CivilDate | null;
  /** Last planned day. */
  readonly plannedEndOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
}

export const PLACEMENT_EVENT_TYPES = ['PlacementStarted', 'PlacementEnded'] as const;

/** Folds the placements from a pupil's events, in their order. */
export function placementsOf(events: readonly EffectiveEvent[]): readonly Placement[] {
  const ends = events.filter(isA(PlacementEnded));
  return events.filter(isA(PlacementStarted)).map((started) => {
    const { reviewOn, plannedEndOn } = started.data;
    const ended = ends.find(({ data }) => data.placement === started.id);
    return {
      id: started.id,
      startOn: effectiveDate(started),
      reviewOn,
      plannedEndOn,
      endedOn: ended === undefined ? null : effectiveDate(ended),
    };
  });
}

/** Whether a placement is in force on a day. */
export function holdsOn({ startOn, endedOn }: Placement, on: CivilDate): boolean {
  return startOn <= on && (endedOn === null || on < endedOn);
}
