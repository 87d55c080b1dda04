import { badUserInput } from './check-shape.ts';
import { decodeId, type IdType } from '../ids/global-id.ts';
import { isTaken, wrongType } from '../ids/take-ids.ts';

/** The stored id that an argument names, by a global id or by itself. Throws BAD_USER_INPUT for one of another type. */
export function storedId(type: IdType, argument: string, text: string): string {
  const id = decodeId(text);
  if (id === undefined) return text;
  if (!isTaken(id, type)) throw badUserInput([wrongType(argument, type)]);
  return id.uuid;
}
