import { expect, test } from '@jest/globals';
import type { Members } from '../src/kernel/members.ts';
import { personsIn } from '../src/write-path/persons-named.ts';
import { type AnyMember, inputMembers, partOf, WITH_TABLE } from './support/input-members.ts';

/** A command in which every member that holds a string holds its own path. */
function pathsAsValues(members: Members, before = ''): object {
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, valueOf(member, `${before}${name}`)]),
  );
}

function valueOf(member: AnyMember, path: string): unknown {
  const part = partOf(member);
  if (part !== undefined) {
    const value = pathsAsValues(part.members, `${path}.`);
    return member.kind === 'PARTS' ? [value] : value;
  }
  if (['DAYS', 'IDS', 'PERSONS', 'HASHES', 'SOME_OF'].includes(member.kind)) return [path];
  return ['WHOLE', 'MONEY', 'YES_NO'].includes(member.kind) ? 0 : path;
}

test.each(WITH_TABLE.map((definition) => [definition.name, definition.takes.members] as const))(
  '%s: the write path looks up exactly the members of the kinds PERSON and PERSONS',
  (name, members) => {
    const persons = inputMembers(name, members)
      .filter(({ member }) => member.kind === 'PERSON' || member.kind === 'PERSONS')
      .map(({ path }) => path);
    expect([...personsIn(pathsAsValues(members))].sort()).toEqual([...persons].sort());
  },
);
