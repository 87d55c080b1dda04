import type { Command } from '../../src/decisions/given.ts';
import { apiNameOf, type Member, type Members, NOT_LISTED, type Part } from '../../src/kernel/members.ts';

type AnyMember = Member<unknown, unknown>;

/**
 * The command that a checked input stands for: plain objects, since only those have a canonical form, and null where
 * nothing was said, so that the same words always give the same command. Members get the names under which they are
 * stored, and words of a list in the place of the codes that the API has for them.
 */
export function plainCommand<C extends Command>(input: C, takes: Members): C {
  return plainMembers(input, takes) as C;
}

function plainMembers(value: object, members: Members): object {
  const stored = storedNames(members);
  return Object.fromEntries(
    Object.entries(value).map(([apiName, said]) => {
      const name = stored.get(apiName) ?? apiName;
      return [name, plain(said, members[name])];
    }),
  );
}

function plain(value: unknown, member: AnyMember | undefined): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => plain(item, member));
  if (typeof value === 'object' && value !== null) return plainMembers(value, membersOfPart(member));
  return member?.apiCodes === undefined ? value : wordOf(member.apiCodes, value);
}

function membersOfPart(member: AnyMember | undefined): Members {
  return member?.kind === 'PART' || member?.kind === 'PARTS' ? (member.of as Part<Members>).members : {};
}

function wordOf(apiCodes: Readonly<Record<string, string>>, code: unknown): string | null {
  if (code === null) return null;
  return Object.keys(apiCodes).find((word) => apiCodes[word] === code) ?? NOT_LISTED;
}

const found = new WeakMap<Members, ReadonlyMap<string, string>>();

/** The stored name of each member that has another in the API, by that name. */
function storedNames(members: Members): ReadonlyMap<string, string> {
  const known =
    found.get(members) ??
    new Map(Object.entries(members).map(([name, member]) => [apiNameOf(name, member), name] as const));
  found.set(members, known);
  return known;
}
