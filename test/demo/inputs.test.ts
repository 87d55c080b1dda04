import { expect, test } from '@jest/globals';
import {
  coerceInputValue,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { buildSenSchema } from '../../schema/build.ts';
import { happenings } from '../../src/demo/make.ts';
import { apiNameOf, type Members } from '../../src/kernel/members.ts';
import { definitionOf } from '../../src/registry/index.ts';
import { type AnyMember, partOf } from '../support/input-members.ts';

const schema = buildSenSchema();

function inputOf(command: string): GraphQLInputObjectType {
  const type = schema.getType(`${command}Input`);
  if (!isInputObjectType(type)) throw new Error(`no input type for ${command}`);
  return type;
}

/** A value as a client says it: commands have the system's own word or name where the API has another. */
function said(type: GraphQLInputType, value: unknown, member?: AnyMember): unknown {
  if (isNonNullType(type)) return said(type.ofType, value, member);
  if (value === null || value === undefined) return value;
  if (isListType(type)) return (value as readonly unknown[]).map((item) => said(type.ofType, item, member));
  if (isEnumType(type)) return type.serialize(value);
  if (!isInputObjectType(type)) return member?.apiCodes?.[value as string] ?? value;
  return saidMembers(type, value, (member && partOf(member)?.members) ?? {});
}

function saidMembers(type: GraphQLInputObjectType, value: object, members: Members): object {
  const fields = type.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([stored, item]: [string, unknown]) => {
      const member = members[stored];
      const name = member === undefined ? stored : apiNameOf(stored, member);
      return [name, fields[name] === undefined ? item : said(fields[name].type, item, member)];
    }),
  );
}

/** What the API finds wrong with an input, without the input's values. */
function faults(command: string, input: object): readonly string[] {
  const found: string[] = [];
  const members = definitionOf(command)?.takes?.members ?? {};
  coerceInputValue(saidMembers(inputOf(command), input, members), inputOf(command), (path, _value, error) =>
    found.push(`${command} ${path.join('.')}: ${error.message}`),
  );
  return found;
}

test('what the stories say could be said over the API, member for member', () => {
  // People are registered from the command line of the demo, with ids of its own.
  const told = happenings('2026-11-20').filter(
    ({ command }) => definitionOf(command)?.door === 'GRAPHQL' && command !== 'RegisterPerson',
  );
  // The digest of what is displayed is known at the moment of the answer only.
  const found = told.flatMap(({ command, input, answers }) =>
    faults(command, answers === undefined ? input : { ...input, seenDigest: '0'.repeat(64) }),
  );
  expect([...new Set(found)]).toEqual([]);
  expect(
    faults('RaiseConcern', {
      ...told.find(({ command }) => command === 'RaiseConcern')?.input,
      raisedOn: '2026-02-30',
    }),
  ).toHaveLength(1);
});
