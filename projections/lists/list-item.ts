import type { EventType } from '../../src/registry/events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import type { JsonObject } from '../../src/kernel/json.ts';

/**
 * An entry in a list about a pupil, such as a request in a queue or a question in an inbox. `state` and `sortKey` (a
 * date or instant) are not sealed. The sealed fields of `body` are as stored.
 */
export interface ListItem {
  /** Id of the event that made the item, at most one item for each id. */
  readonly id: string;
  readonly schoolUrn: string;
  readonly state: string;
  readonly sortKey: string;
  /** First day on which the item is shown. Left out: every day. */
  readonly begins?: CivilDate;
  readonly body: JsonObject;
}

/** Some items of a list, as a pure function of the events of one pupil that concern them. */
export interface ListPart {
  /** Types of the events that concern these items. Corrections, voids and merges are added. */
  readonly types: readonly EventType[];
  /** True: facts that other schools give count as well as what the school recorded. */
  readonly takesGiven?: boolean;
  /** Items about what other schools decided while both have the child; left out: none. */
  readonly deriveShared?: DeriveShared;
  /**
   * `events`: those that count for one school, in order of their effective dates. `voided`: those that were made void,
   * as they stood then. An id is in one part only. An item of another school gives way to the one of that school's own
   * record.
   */
  readonly derive: (events: readonly EffectiveEvent[], voided: () => readonly EffectiveEvent[]) => readonly ListItem[];
}

/** Items about what other schools decided while both have the child: their decisions, then what the school recorded. */
export type DeriveShared = (
  shared: readonly EffectiveEvent[],
  own: readonly EffectiveEvent[],
  schoolUrn: string,
) => readonly ListItem[];

/** Whether a pupil has any items, from all events that concern the list. */
export type Listed = (events: readonly EffectiveEvent[]) => boolean;
