import type { JsonObject } from '../../src/kernel/json.ts';

/** Reads a text member. Answers '' if it is missing, which is never a valid id, type or school. */
export function textIn(data: JsonObject, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}
