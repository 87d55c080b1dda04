import { ConsultationOpened, DeciderNotified } from '../decisions/involvement/events.ts';
import { IdentifierClaimed } from '../governance/identifier-claim.ts';
import { CorrectionRecorded, RecordVoidedAsError } from '../kernel/correction.ts';
import { Failure } from '../kernel/failure.ts';
import type { JsonObject } from '../kernel/json.ts';
import { type EventTable, type FieldClass, fieldClassesOf } from '../kernel/members.ts';
import type { SealedPlace } from '../kernel/sealed-field.ts';
import { COMMANDS } from './commands.ts';

/** Events that the write path adds; no command emits them. */
const ADDED = [CorrectionRecorded, ConsultationOpened, DeciderNotified, IdentifierClaimed] as const;

type Table = (typeof COMMANDS)[number]['emits'][number] | (typeof ADDED)[number];
/** The types of all events. */
export type EventType = Table['type'];

const TABLES: readonly EventTable[] = [...COMMANDS.flatMap(({ emits }): readonly EventTable[] => emits), ...ADDED];

/** Every event table, by type. */
export const EVENTS = Object.fromEntries(TABLES.map((table) => [table.type, table])) as Readonly<
  Record<EventType, EventTable>
>;

export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}

/** The class of each field of an event, in the order of its members. */
export const FIELD_CLASSES = Object.fromEntries(
  EVENT_TYPES.map((type) => [type, fieldClassesOf(EVENTS[type])]),
) as Readonly<Record<EventType, Readonly<Record<string, FieldClass>>>>;

const OF_PUPILS: readonly EventTable[] = [
  ...COMMANDS.filter(({ subject }) => subject === 'PUPIL').flatMap(({ emits }): readonly EventTable[] => emits),
  ConsultationOpened,
  DeciderNotified,
];

/**
 * Events shown in a timeline: all of a pupil's record except corrections and voids, which show at the record they
 * change.
 */
export const TIMELINE_TYPES: readonly EventType[] = EVENT_TYPES.filter(
  (type) => type !== RecordVoidedAsError.type && OF_PUPILS.includes(EVENTS[type]),
);

/**
 * The sealed fields of an event, in the order of their places. A correction also has those of its target's type, one
 * place higher. Throws a Failure for an unknown type, which would be stored in clear.
 */
export function sealedPlaces({
  type,
  data,
}: {
  readonly type: string;
  readonly data: JsonObject;
}): readonly SealedPlace[] {
  if (!isEventType(type)) throw new Failure('CONFIGURATION', 'the registry knows no event of this type');
  const own = sealedNames(type).map((name, place) => ({ path: [name], place }));
  const target = type === CorrectionRecorded.type ? data['targetType'] : undefined;
  if (typeof target !== 'string') return own;
  return [...own, ...sealedNames(target).map((name, place) => ({ path: ['replacement', name], place: place + 1 }))];
}

/** Names of the sealed fields of an event type; none for an unknown type. */
export function sealedNames(type: string): readonly string[] {
  if (!isEventType(type)) return [];
  const classes = FIELD_CLASSES[type];
  return Object.keys(classes).filter((name) => classes[name] !== 'CLEAR');
}
