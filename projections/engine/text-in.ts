import type { JsonObject } from '../../src/kernel/json.ts';

/** A member that is text; '' when it is not there, which no id, type or school ever is. */
export function textIn(data: JsonObject, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}
