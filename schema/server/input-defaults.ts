import {
  astFromValue,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  type TypeNode,
  typeFromAST,
  valueFromASTUntyped,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Puts the defaults of input fields into a copy of the variables (GraphQL, October 2021, §3.10). Without it graphql-jit
 * 0.8.9 reports a non-null field with a default as missing.
 * Values that do not fit their type stay, so that the engine refuses them.
 */
export function inputDefaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): (variables: Variables | undefined) => Variables {
  const types = (operation.variableDefinitions ?? []).map(
    ({ variable, type }) => [variable.name.value, inputType(schema, type)] as const,
  );
  return (variables = {}) => {
    const filled: Record<string, unknown> = { ...variables };
    for (const [name, type] of types)
      if (filled[name] != null && type !== undefined) filled[name] = fill(filled[name], type);
    return filled;
  };
}

function fill(value: unknown, type: GraphQLInputType): unknown {
  if (value == null) return value;
  if (isNonNullType(type)) return fill(value, type.ofType);
  if (isListType(type))
    return Array.isArray(value) ? value.map((item) => fill(item, type.ofType)) : fill(value, type.ofType);
  if (!isInputObjectType(type) || typeof value !== 'object' || Array.isArray(value)) return value;
  const filled: Record<string, unknown> = { ...value };
  for (const field of Object.values(type.getFields())) {
    const given = filled[field.name];
    if (given === undefined && field.defaultValue !== undefined) filled[field.name] = writtenDefault(field);
    else if (given !== undefined) filled[field.name] = fill(given, field.type);
  }
  return filled;
}

const written = new WeakMap<GraphQLInputField, unknown>();

/** The default as written in the schema's text, with the names of enum values and not what they stand for. */
function writtenDefault(field: GraphQLInputField): unknown {
  if (written.has(field)) return written.get(field);
  const node = astFromValue(field.defaultValue, field.type);
  const value = node == null ? null : valueFromASTUntyped(node);
  written.set(field, value);
  return value;
}

function inputType(schema: GraphQLSchema, node: TypeNode): GraphQLInputType | undefined {
  return typeFromAST(schema, node as never) as GraphQLInputType | undefined;
}
