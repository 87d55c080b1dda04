import type { Member, Members } from '../../src/kernel/members.ts';
import type { CommandDefinition } from '../../src/registry/definition.ts';
import { REGISTRY } from '../../src/registry/index.ts';

export type AnyMember = Member<unknown, unknown>;

/** The commands whose input is given by a table. */
export const WITH_TABLE = REGISTRY.filter(
  (definition): definition is CommandDefinition & Required<Pick<CommandDefinition, 'takes'>> =>
    definition.takes !== undefined,
);

/** A member of an input; `owner` is the command, or the part it lies in. */
export interface InputMember {
  readonly owner: string;
  readonly name: string;
  readonly path: string;
  readonly member: AnyMember;
}

/** Every member of an input and of its parts, however deep. */
export function inputMembers(owner: string, members: Members, before = ''): readonly InputMember[] {
  return Object.entries(members).flatMap(([name, member]) => {
    const path = `${before}${name}`;
    const part = partOf(member);
    return [
      { owner, name, path, member },
      ...(part === undefined ? [] : inputMembers(part.name, part.members, `${path}.`)),
    ];
  });
}

/** The group that a member holds, once or as a list. */
export function partOf({ kind, of }: AnyMember): { readonly name: string; readonly members: Members } | undefined {
  return (kind === 'PART' || kind === 'PARTS') && of !== undefined && 'members' in of ? of : undefined;
}
