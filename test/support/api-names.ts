import { EVENT_TYPES, EVENTS } from '../../src/registry/events.ts';
import { inputMembers, type InputMember, WITH_TABLE } from './input-members.ts';

/** A member that bears another name in the API than in the store. */
export interface TwoNames {
  /** The event or the part in which it is stored; the command, where no event has it. */
  readonly owner: string;
  readonly stored: string;
  readonly api: string;
}

const STORED = EVENT_TYPES.flatMap((type) => inputMembers(type, EVENTS[type].members));
const SAID_ONLY = WITH_TABLE.flatMap(({ name, takes, forGroup }) => [
  ...inputMembers(name, takes.members),
  ...inputMembers(name, forGroup?.members ?? {}),
]).filter(({ member }) => !STORED.some((one) => one.member === member));

/** Every member of an event, of an input and of their parts. */
export const ALL_MEMBERS: readonly InputMember[] = [...STORED, ...SAID_ONLY];

/** The members whose names differ, each once, in the order of the alphabet. */
export function namesThatDiffer(): readonly TwoNames[] {
  const found = new Map<string, TwoNames>();
  for (const { owner, name, member } of ALL_MEMBERS)
    if (member.apiName !== undefined) found.set(`${owner}.${name}`, { owner, stored: name, api: member.apiName });
  return [...found.keys()].sort().map((key) => found.get(key)!);
}
