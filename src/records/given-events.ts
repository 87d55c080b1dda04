import type { CivilDate } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { effectiveDate, type EffectiveEvent, foldCorrections, type Placed } from '../kernel/folding.ts';
import { periodOn, STATUS_EVENT_TYPES, statusPeriods } from '../decisions/sen-status.ts';
import { decidedOn } from '../decisions/involvement/decision-named.ts';
import { isGiven } from './given-types.ts';
import { type Giving, givingsOf, isTaking, type RecordOfSchool, recordsTaken, sharedBy } from './giving.ts';
import { ownEvents, targetOf } from './own-events.ts';

/** Reads a pupil's stream with all that was merged into it, as known at the cut. */
export type RecordOf<E extends StoredEvent> = (pupil: string) => readonly Placed<E>[];

/** What a giver gives, with the events as the giver recorded them. */
export interface Given<E extends StoredEvent> {
  readonly giving: Giving;
  /** What the school may read. */
  readonly readable: readonly Placed<E>[];
  /** What the school's register and cases are folded from. */
  readonly facts: readonly Placed<E>[];
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
    const passedOn = givenTo(giver, theirs, recordOf, path)
      .filter(({ giving }) => giving.kind === 'HAND_OVER')
      .flatMap(({ readable }) => readable);
    const marked = theirs.map((event) => ({ ...event, givenBy: giver.schoolUrn }));
    const all = [...passedOn, ...marked];
    return givings.map((giving) => {
      const facts = upTo(all, giving.until);
      return giving.kind === 'HAND_OVER'
        ? { giving, readable: facts, facts }
        : { giving, readable: decidedWithin(marked, giving), facts: inForceFrom(facts, giving.from) };
    });
  });
}

/**
 * What the school that accepted lets the giver read in turn: what it decides while both have the child. `giver` and its
 * own events, then the accepting school's.
 */
export function givenBack<E extends StoredEvent>(
  giver: RecordOfSchool,
  theirs: readonly Placed<E>[],
  taker: RecordOfSchool,
  takers: readonly Placed<E>[],
): readonly Given<E>[] {
  const marked = takers.map((event) => ({ ...event, givenBy: taker.schoolUrn }));
  return sharedBy(giver, foldCorrections(theirs), foldCorrections(takers)).map((giving) => ({
    giving: { ...giving, giver: taker },
    readable: decidedWithin(marked, giving),
    facts: [],
  }));
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

/** What a record says of days up to the last one; null: of all days. */
function upTo<E extends StoredEvent>(events: readonly Placed<E>[], last: CivilDate | null): readonly Placed<E>[] {
  return chosen(events, (event) => last === null || dayOf(event) <= last);
}

/** What was decided from the first to the last day, and the decision that gives it. */
function decidedWithin<E extends StoredEvent>(
  events: readonly Placed<E>[],
  { from, until, givenBy }: Giving,
): readonly Placed<E>[] {
  return chosen(events, (event) => {
    if (event.metadata.decidedAt === undefined) return false;
    const day = decidedOn(event);
    return event.id === givenBy || ((from === null || from <= day) && (until === null || day <= until));
  });
}

/** Leaves out codes and needs that were over before the first day. */
function inForceFrom<E extends StoredEvent>(
  events: readonly Placed<E>[],
  first: CivilDate | null,
): readonly Placed<E>[] {
  if (first === null) return events;
  const since = periodOn(statusPeriods(foldCorrections(events)), first)?.since ?? first;
  return chosen(events, (event) => !isOfStatus(event.type) || effectiveDate(event) >= since);
}

function isOfStatus(type: string): boolean {
  return (STATUS_EVENT_TYPES as readonly string[]).includes(type);
}

/** The events that are given and chosen, with all later corrections and voids of them. */
function chosen<E extends StoredEvent>(
  events: readonly Placed<E>[],
  isChosen: (event: EffectiveEvent) => boolean,
): readonly Placed<E>[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const counting = new Map(foldCorrections(events).map((event) => [event.id, event]));
  const original = (event: Placed<E>): Placed<E> | undefined => {
    const target = changesAnother(event) ? byId.get(targetOf(event)) : event;
    return target === undefined || target === event ? target : original(target);
  };
  return events.filter((event) => {
    const of = original(event);
    const counted = of && (counting.get(of.id) ?? foldCorrections([of])[0]);
    return counted !== undefined && isGiven(counted.type) && isChosen(counted);
  });
}

export function changesAnother({ type }: Pick<StoredEvent, 'type'>): boolean {
  return type === 'CorrectionRecorded' || type === 'RecordVoidedAsError';
}

/** The day of a decision is the one on which it was decided; of anything else, the one from which it counts. */
function dayOf(event: EffectiveEvent): CivilDate {
  return event.metadata.decidedAt === undefined ? effectiveDate(event) : decidedOn(event);
}
