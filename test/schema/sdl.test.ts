import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  buildSchema,
  getIntrospectionQuery,
  graphqlSync,
  isListType,
  isNonNullType,
  isObjectType,
  validateSchema,
} from 'graphql';
import { buildSenSchema } from '../../schema/build.ts';
import { sdlOf } from '../../schema/sdl.ts';

test('the committed SDL is the schema that the classes make: `npm run generate` brings it up to date', () => {
  expect(readFileSync('schema/schema.graphql', 'utf8')).toBe(sdlOf(buildSenSchema()));
});

test('the SDL is a schema, and printing what it says gives it again', () => {
  const sdl = readFileSync('schema/schema.graphql', 'utf8');
  expect(sdlOf(buildSchema(sdl))).toBe(sdl);
});

test('the schema is a valid one and answers what it is, which building it does not check', () => {
  const schema = buildSenSchema();
  expect(validateSchema(schema)).toEqual([]);
  expect(graphqlSync({ schema, source: getIntrospectionQuery() }).errors).toBeUndefined();
});

test('root fields may be null, items of lists never', () => {
  const schema = buildSenSchema();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {}),
  );
  expect(roots.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  const fields = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) => Object.values((isObjectType(type) ? type : undefined)?.getFields() ?? {}));
  const lists = fields
    .map(({ name, type }) => ({ name, type: isNonNullType(type) ? type.ofType : type }))
    .filter(({ type }) => isListType(type));
  expect(lists.length).toBeGreaterThan(15);
  expect(lists.filter(({ type }) => isListType(type) && !isNonNullType(type.ofType)).map(({ name }) => name)).toEqual(
    [],
  );
});
