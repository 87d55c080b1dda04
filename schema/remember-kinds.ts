import { type GraphQLAbstractType, type GraphQLSchema, isAbstractType } from 'graphql';

type ResolveType = NonNullable<GraphQLAbstractType['resolveType']>;

/**
 * Lets a schema find the type of an object by its class: type-graphql tries one kind after the other, for every object
 * of a list.
 */
export function rememberKinds(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type) && type.resolveType != null) type.resolveType = byClass(type.resolveType);
  }
  return schema;
}

function byClass(resolveType: ResolveType): ResolveType {
  const names = new WeakMap<object, string>();
  return (value: object, ...rest) => {
    const known = names.get(value.constructor);
    if (known !== undefined) return known;
    const name = resolveType(value, ...rest);
    if (typeof name === 'string') names.set(value.constructor, name);
    return name;
  };
}
