import type { CivilDate } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { effectiveDate, type EffectiveEvent, foldCorrections, type Placed } from '../kernel/folding.ts';
import type { JsonObject } from '../kernel/json.ts';
import { isA } from '../kernel/members.ts';
import { inFront } from './whole-record.ts';
import { ProvisionCodeObserved } from '../decisions/identification/events.ts';
import { PupilLeft } from '../decisions/pupil-events.ts';
import { STATUS_EVENT_TYPES } from '../decisions/sen-status.ts';
import { changesAnother, type Given, givenTo, type RecordOf } from './given-events.ts';
import { FACT_TYPES, TRANSFER_TYPE } from './given-types.ts';
import type { RecordOfSchool } from './giving.ts';
import { ownEvents } from './own-events.ts';

/** A school's record of a child. */
export interface SchoolRecord<E extends StoredEvent> {
  /** What the school recorded. Commands are decided, refused and numbered by it. */
  readonly own: readonly Placed<E>[];
  /** What other schools let it read, as they recorded it. */
  readonly given: readonly Given<E>[];
  /** What the school's answers rest on: the given facts, then its own events. */
  readonly whole: readonly Placed<E>[];
}

/**
 * Whose events count: a school's answers rest on what it recorded itself, and on facts that another school's own event
 * gives it. Nothing else that another school records changes them.
 */
export function schoolRecord<E extends StoredEvent>(of: RecordOfSchool, recordOf: RecordOf<E>): SchoolRecord<E> {
  return recordAround(of, ownEvents(recordOf(of.pupil), of.schoolUrn), recordOf);
}

/** The same, around the school's own events. */
export function recordAround<E extends StoredEvent>(
  of: RecordOfSchool,
  own: readonly Placed<E>[],
  recordOf: RecordOf<E>,
): SchoolRecord<E> {
  const given = givenTo(of, own, recordOf);
  return { own, given, whole: given.length === 0 ? own : inFront(facts(of.schoolUrn, own, given), own) };
}

/** The given facts, told as this school's own so that its register and cases are folded from one list. */
function facts<E extends StoredEvent>(
  schoolUrn: string,
  own: readonly Placed<E>[],
  given: readonly Given<E>[],
): readonly Placed<E>[] {
  const events = [...new Map(given.flatMap((one) => one.facts).map((event) => [event.id, event])).values()];
  const from = ownCodeFrom(foldCorrections(own));
  const overridden = new Set(
    foldCorrections(events)
      .filter((event) => isOwnMatter(event) && from !== null && effectiveDate(event) >= from)
      .map(({ id }) => id),
  );
  return events
    .filter((event) => !overridden.has(event.id) && (isFact(event.type) || changesAnother(event)))
    .map((event) => (event.type === TRANSFER_TYPE ? event : toldAs(schoolUrn, event)));
}

function isFact(type: string): boolean {
  return FACT_TYPES.includes(type) || type === TRANSFER_TYPE;
}

/** Codes K and N and the ranks of needs are for each school to decide. A plan holds wherever the child goes. */
function isOwnMatter(event: EffectiveEvent): boolean {
  if (!(STATUS_EVENT_TYPES as readonly string[]).includes(event.type)) return false;
  return !(isA(ProvisionCodeObserved)(event) && (event.data.status === 'E' || event.data.ceaseReason != null));
}

/**
 * The first day for which the school has said a code itself, since the pupil last left it, if ever; null if it has not.
 * What it said about an earlier time here does not speak against another school's later decision.
 */
function ownCodeFrom(own: readonly EffectiveEvent[]): CivilDate | null {
  const left = own.filter(isA(PupilLeft)).map(effectiveDate).sort().at(-1) ?? '';
  const days = own
    .filter(({ type }) => (STATUS_EVENT_TYPES as readonly string[]).includes(type))
    .filter((event) => effectiveDate(event) > left || event.metadata.recordedAt.slice(0, 10) > left)
    .map(effectiveDate);
  return days.sort()[0] ?? null;
}

function toldAs<E extends StoredEvent>(schoolUrn: string, event: Placed<E>): Placed<E> {
  const { replacement } = event.data;
  const inside = replacement === undefined ? {} : { replacement: { ...(replacement as JsonObject), schoolUrn } };
  const data = 'schoolUrn' in event.data ? { ...event.data, schoolUrn } : { ...event.data, ...inside };
  return { ...event, data };
}
