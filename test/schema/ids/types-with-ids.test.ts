import { expect, test } from '@jest/globals';
import { getNamedType, GraphQLID, isInterfaceType, isObjectType, type GraphQLObjectType } from 'graphql';
import { ID_TYPES } from '../../../schema/ids/global-id.ts';
import { SCHEMA } from '../../support/ask.ts';

const objects = Object.values(SCHEMA.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
);
const implementsOf = (type: GraphQLObjectType): readonly string[] => type.getInterfaces().map(({ name }) => name);

test('who has an id is a Node, and nobody else has one', () => {
  for (const type of objects) {
    const names = Object.keys(type.getFields());
    expect([type.name, names.includes('id')]).toEqual([type.name, implementsOf(type).includes('Node')]);
    if (names.includes('id')) expect(names).toContain('uuid');
  }
});

test('every Node is of a type that ids know, and each of these types is there', () => {
  const nodes = objects.filter((type) => implementsOf(type).includes('Node'));
  const types = nodes.map((type) => (implementsOf(type).includes('Decision') ? 'Decision' : type.name));
  expect([...new Set(types)].sort()).toEqual([...ID_TYPES].sort());
});

test('a field of type ID says whose id it is, or that it is a stored one', () => {
  const plain = Object.values(SCHEMA.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type) === GraphQLID && !['id', 'uuid'].includes(field.name))
        .filter((field) => field.extensions['idOf'] === undefined && !/^Stored ids? /.test(field.description ?? ''))
        .map((field) => `${type.name}.${field.name}`),
    );
  expect(plain).toEqual([]);
});
