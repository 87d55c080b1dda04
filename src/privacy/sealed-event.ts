import type { StoredEvent } from '../kernel/event.ts';
import { Failure } from '../kernel/failure.ts';
import type { SealSite } from '../kernel/folding.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { isSealedField, type SealedPlace } from '../kernel/sealed-field.ts';
import { leafKey, type SubjectKey } from './key-tree.ts';
import { openField, sealField, textNumber } from './seal.ts';

/** The event with its SEALED and TEXT fields sealed. Null stays null, which shows only that the field is empty. */
export function sealEvent(event: StoredEvent, places: readonly SealedPlace[], key: SubjectKey): StoredEvent {
  const data = places.reduce<JsonObject>(
    (sealed, place) => replaceAt(sealed, place.path, (value) => sealValue(event, place, value, key)),
    event.data,
  );
  return { ...event, data };
}

/** Opens a sealed field at its site; undefined if the text was erased. */
export function openSealed(value: unknown, site: SealSite, field: string, key: SubjectKey): Json | undefined {
  if (value === null) return null;
  if (!isSealedField(value)) throw new Failure('SEAL_BROKEN', 'a field that must be sealed is stored in clear');
  const leaf = leafKey(key, value.n);
  if (leaf === undefined) return undefined;
  const { stream, revision, type, id, path } = site;
  return openField({ key: leaf, place: { stream, revision, type, id, field: `${path}${field}` }, sealed: value });
}

/** The site of an event's own fields. */
export function siteOf(event: StoredEvent): SealSite {
  return { stream: event.stream, revision: event.revision, type: event.type, id: event.id, path: '' };
}

function sealValue(event: StoredEvent, { path, place }: SealedPlace, value: Json, key: SubjectKey): Json {
  if (value === null) return null;
  const n = textNumber(event.revision, place);
  const leaf = leafKey(key, n);
  if (leaf === undefined) throw new Failure('KEY_MISSING', 'the key of this text was destroyed', { n });
  const { stream, revision, type, id } = event;
  return { ...sealField({ key: leaf, place: { stream, revision, type, id, field: path.join('.') }, n, value }) };
}

function replaceAt(data: JsonObject, path: readonly string[], change: (value: Json) => Json): JsonObject {
  const [name, ...rest] = path;
  if (name === undefined || data[name] === undefined) return data;
  const value = data[name];
  return { ...data, [name]: rest.length === 0 ? change(value) : replaceAt(value as JsonObject, rest, change) };
}
