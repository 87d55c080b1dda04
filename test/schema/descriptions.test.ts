import { expect, test } from '@jest/globals';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { buildSenSchema } from '../../schema/build.ts';
import { RULES } from '../../src/decisions/rules.ts';

interface Described {
  readonly description?: string | null | undefined;
}

/** Everything of a type that a reader of the schema meets, by its path. */
function parts(type: GraphQLNamedType): readonly [string, Described][] {
  const found: [string, Described][] = [[type.name, type]];
  if (isEnumType(type)) for (const value of type.getValues()) found.push([`${type.name}.${value.name}`, value]);
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) found.push([`${type.name}.${field.name}`, field]);
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      found.push(
        [`${type.name}.${field.name}`, field],
        ...field.args.map((arg): [string, Described] => [`${type.name}.${field.name}(${arg.name})`, arg]),
      );
    }
  }
  return found;
}

const ROOTS = ['Query', 'Mutation', 'Subscription'];
const types = Object.values(buildSenSchema().getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

test('every type, field, argument, enum value and input field says what it is, as a sentence', () => {
  const described = types.flatMap(parts).filter(([path]) => !ROOTS.includes(path));
  const mute = described.filter(([, { description }]) => !/^\S.*[.:]$/su.test(description ?? '')).map(([path]) => path);
  expect(described.length).toBeGreaterThan(400);
  expect(mute).toEqual([]);
});

test('nothing that a reader is told rests on a page that only its makers have', () => {
  const told = [
    ...types.flatMap(parts).map(([path, { description }]) => [path, description ?? ''] as const),
    ...Object.entries(RULES).map(([code, { basis, message }]) => [code, `${message} ${basis}`] as const),
  ];
  expect(told.filter(([, words]) => /\b(?:domain|design) §/i.test(words))).toEqual([]);
});

test('every scalar of our own names its specification', () => {
  const own = types.filter(isScalarType);
  expect(own.map((type) => type.name).sort()).toEqual(['CivilDate', 'Code', 'Hash', 'Instant', 'Pence', 'Position']);
  for (const scalar of own) expect(scalar.specifiedByURL).toMatch(/^https:\/\//);
});

test('there is no way round the scoped queries', () => {
  const query = types.find((type) => type.name === 'Query');
  expect(
    isObjectType(query) &&
      Object.keys(query.getFields()).filter((name) => ['nodes', '_entities', '_service'].includes(name)),
  ).toEqual([]);
});
