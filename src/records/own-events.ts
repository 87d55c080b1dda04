import type { StoredEvent } from '../kernel/event.ts';
import type { Placed } from '../kernel/folding.ts';

/** Events that say who the child is. A school that came later to an older record knows the child by them. */
const IDENTITY_TYPES: readonly string[] = ['PupilRegistered', 'PupilIdentityChanged'];

/** The schools with events in a record, in the order of their first ones. Since records are per school, mostly one. */
export function schoolsIn(record: readonly StoredEvent[]): readonly string[] {
  return [...new Set(record.flatMap((event) => schoolOn(event) ?? []))];
}

/**
 * What a school itself recorded: the events that bear its URN. A correction or void is of the school of its target.
 * An older record may hold events of several schools. There, a school that came later did so by giving the identity
 * recorded until then; that identity is part of what it recorded.
 */
export function ownEvents<E extends StoredEvent>(
  record: readonly Placed<E>[],
  schoolUrn: string,
): readonly Placed<E>[] {
  if (record.every((event) => (schoolOn(event) ?? schoolUrn) === schoolUrn)) return record;
  const byId = new Map(record.map((event) => [event.id, event]));
  const first = record.findIndex((event) => schoolOn(event) === schoolUrn);
  return record.filter((event, index) => {
    const isOwn = schoolOf(event, byId) === schoolUrn;
    return isOwn || (index < first && IDENTITY_TYPES.includes(event.type));
  });
}

function schoolOf(event: StoredEvent, byId: ReadonlyMap<string, StoredEvent>): string | undefined {
  const own = schoolOn(event);
  if (own !== undefined) return own;
  const target = byId.get(targetOf(event));
  return target === undefined || target === event ? undefined : schoolOf(target, byId);
}

/** The id of the event that a correction or void names; empty for other events. */
export function targetOf({ data: { target } }: Pick<StoredEvent, 'data'>): string {
  return typeof target === 'string' ? target : '';
}

function schoolOn({ data }: StoredEvent): string | undefined {
  const { schoolUrn } = data;
  return typeof schoolUrn === 'string' ? schoolUrn : undefined;
}
