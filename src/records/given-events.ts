import type { CivilDate } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { effectiveDate, type EffectiveEvent, foldCorrections, type Placed } from '../kernel/folding.ts';
import { decidedOn } from '../decisions/involvement/decision-named.ts';
import { isGiven } from './given-types.ts';
import { type Giving, givingsOf, isTaking, type RecordOfSchool, recordsTaken } from './giving.ts';
import { ownEvents, targetOf } from './own-events.ts';

/** Reads a pupil's stream with all that was merged into it, as known at the cut. */
export type RecordOf<E extends StoredEvent> = (pupil: string) => readonly Placed<E>[];

/** What a giver gives, with the events as the giver recorded them. */
export interface Given<E extends StoredEvent> {
  readonly giving: Giving;
  readonly events: readonly Placed<E>[];
}

/**
 * What other schools give to this record, in the order in which it was taken. A school that took a record over passes
 * it on with its own. Each event bears in `givenBy` the school that recorded it.
 */
export function givenTo<E extends StoredEvent>(
  taker: RecordOfSchool,
  own: readonly Placed<E>[],
  recordOf: RecordOf<E>,
  passed: readonly RecordOfSchool[] = [],
): readonly Given<E>[] {
  // Most records took nothing over.
  if (!own.some(isTaking)) return [];
  const folded = foldCorrections(own);
  const path = [...passed, taker];
  const givers = recordsTaken(folded).filter((giver, index, all) => isFirst(giver, index, all) && !isIn(path, giver));
  return givers.flatMap((giver) => {
    const theirs = ownEvents(recordOf(giver.pupil), giver.schoolUrn);
    const givings = givingsOf(giver, foldCorrections(theirs), folded);
    if (givings.length === 0) return [];
    const passedOn = givenTo(giver, theirs, recordOf, path).flatMap(({ events }) => events);
    const all = [...passedOn, ...theirs.map((event) => ({ ...event, givenBy: giver.schoolUrn }))];
    return givings.map((giving) => ({ giving, events: upTo(all, giving.until) }));
  });
}

function isFirst(one: RecordOfSchool, index: number, all: readonly RecordOfSchool[]): boolean {
  return all.findIndex((other) => isSame(one, other)) === index;
}

function isIn(records: readonly RecordOfSchool[], one: RecordOfSchool): boolean {
  return records.some((other) => isSame(one, other));
}

function isSame(one: RecordOfSchool, other: RecordOfSchool): boolean {
  return one.schoolUrn === other.schoolUrn && one.pupil === other.pupil;
}

/** What is given of a record: what it says of days up to the last one, with all later corrections and voids of that. */
function upTo<E extends StoredEvent>(events: readonly Placed<E>[], last: CivilDate): readonly Placed<E>[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const counting = new Map(foldCorrections(events).map((event) => [event.id, event]));
  const original = (event: Placed<E>): Placed<E> | undefined => {
    const target = changesAnother(event) ? byId.get(targetOf(event)) : event;
    return target === undefined || target === event ? target : original(target);
  };
  return events.filter((event) => {
    const of = original(event);
    const counted = of && (counting.get(of.id) ?? foldCorrections([of])[0]);
    return counted !== undefined && isGiven(counted.type) && dayOf(counted) <= last;
  });
}

export function changesAnother({ type }: Pick<StoredEvent, 'type'>): boolean {
  return type === 'CorrectionRecorded' || type === 'RecordVoidedAsError';
}

/** The day of a decision is the one on which it was decided; of anything else, the one from which it counts. */
function dayOf(event: EffectiveEvent): CivilDate {
  return event.metadata.decidedAt === undefined ? effectiveDate(event) : decidedOn(event);
}
