import { decodeId } from '../../schema/ids/global-id.ts';

/** An answer with stored ids in the place of global ids, so that a test can compare it with what it recorded. */
export function withStoredIds<Value>(answer: Value): Value {
  return stored(answer) as Value;
}

function stored(value: unknown): unknown {
  if (typeof value === 'string') return decodeId(value)?.uuid ?? value;
  if (Array.isArray(value)) return value.map(stored);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, stored(member)]));
}
