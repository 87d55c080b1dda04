import { Failure } from './failure.ts';
import type { StoredEvent } from './event.ts';
import type { Json } from './json.ts';

/**
 * RFC 8785 (JSON Canonicalization Scheme) over the restricted values of `event-format.md` §1: null, booleans, integers
 * within ±(2^53−1), well-formed strings, arrays, objects. Object members are sorted by the UTF-16 code units of their
 * names (RFC 8785 §3.2.3); strings are escaped as ECMAScript's JSON.stringify does (§3.2.2.2).
 * Anything else is Failure NOT_CANONICAL: a value that two programs could write in two ways must not be signed.
 */
export function canonicalJson(value: Json): string {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new Failure('NOT_CANONICAL', 'a string holds a lone surrogate');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0))
        throw new Failure('NOT_CANONICAL', 'a number is not an integer within ±(2^53−1)');
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
      return canonicalObject(value as { readonly [key: string]: Json });
    default:
      throw new Failure('NOT_CANONICAL', `a value of type ${typeof value} has no canonical form`);
  }
}

function canonicalObject(value: { readonly [key: string]: Json }): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new Failure('NOT_CANONICAL', 'only plain objects have a canonical form');
  let text = '{';
  for (const name of sorted(Object.keys(value))) {
    if (text.length > 1) text += ',';
    text += canonicalName(name) + canonicalJson(value[name] as Json);
  }
  return `${text}}`;
}

function sorted(names: string[]): readonly string[] {
  // Most objects have few members, often in order already.
  return names.every((name, at) => at === 0 || (names[at - 1] as string) < name) ? names : names.sort();
}

/** Names of members as they are written. The same few hundred stand in every event. */
const WRITTEN = new Map<string, string>();
const MOST_WRITTEN = 2_000;

function canonicalName(name: string): string {
  const known = WRITTEN.get(name);
  if (known !== undefined) return known;
  const written = `${canonicalJson(name)}:`;
  if (WRITTEN.size >= MOST_WRITTEN) WRITTEN.clear();
  WRITTEN.set(name, written);
  return written;
}

/** The text whose UTF-8 bytes are the leaf of one event (`event-format.md` §2). */
export function canonicalEvent(event: StoredEvent): string {
  return canonicalJson({
    v: 1,
    stream: event.stream,
    revision: event.revision,
    id: event.id,
    type: event.type,
    schemaVersion: event.schemaVersion,
    data: event.data,
    metadata: event.metadata,
  });
}
