import {
  type ExecutionArgs,
  getNullableType,
  getOperationAST,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import type { ShapeProblem } from '../scalars/check-shape.ts';

/** As many as graphql-js itself counts before it stops. */
const MOST = 50;

/**
 * Says of variables that do not fit their types which field breaks which rule, in the form of `check-shape.ts`:
 * graphql-js says so only in messages that quote values, which nobody is shown. Any other errors are given back as they
 * are. Rules: `isDefined` (left out, or null), `isObject`, `isKnownField` (of the object that has a field too many,
 * whose name is the client's own word), and `is` with the name of a scalar or an enum, such as `isCivilDate`.
 */
export function withProblems(
  { schema, document, operationName, variableValues }: ExecutionArgs,
  errors: readonly GraphQLError[],
): readonly GraphQLError[] {
  // After fifty it adds an error that has no place.
  if (!errors.some(({ nodes }) => nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION)) return errors;
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const told = definitions.flatMap((definition) => {
    const problems = problemsOf(schema, definition, variableValues ?? {}).slice(0, MOST);
    return problems.length === 0
      ? []
      : [new GraphQLError('A variable does not fit its type.', { nodes: [definition], extensions: { problems } })];
  });
  return told.length === 0 ? errors : told;
}

/**
 * Within an input object the path begins with the object's own field, as `check-shape.ts` has it; else with the
 * variable.
 */
function problemsOf(
  schema: GraphQLSchema,
  { variable, type: node, defaultValue }: VariableDefinitionNode,
  values: Readonly<Record<string, unknown>>,
): readonly ShapeProblem[] {
  const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
  const value = values[variable.name.value];
  if (type === undefined || (value === undefined && defaultValue !== undefined)) return [];
  const from = isInputObjectType(getNullableType(type)) ? 1 : 0;
  return misfits(value, type, [variable.name.value]).map(({ path, rule }) => ({
    field: (path.length > from ? path.slice(from) : path).join('.'),
    rule,
  }));
}

interface Misfit {
  readonly path: readonly (string | number)[];
  readonly rule: string;
}

function misfits(value: unknown, type: GraphQLInputType, path: Misfit['path']): readonly Misfit[] {
  if (isNonNullType(type)) return value == null ? [{ path, rule: 'isDefined' }] : misfits(value, type.ofType, path);
  if (value == null) return [];
  if (isListType(type))
    return Array.isArray(value)
      ? value.flatMap((item, place) => misfits(item, type.ofType, [...path, place]))
      : misfits(value, type.ofType, path);
  if (!isInputObjectType(type)) return fits(() => type.parseValue(value)) ? [] : [{ path, rule: `is${type.name}` }];
  if (typeof value !== 'object' || Array.isArray(value)) return [{ path, rule: 'isObject' }];
  const given = value as Readonly<Record<string, unknown>>;
  const fields = type.getFields();
  const unknown = Object.keys(given).every((name) => Object.hasOwn(fields, name))
    ? []
    : [{ path, rule: 'isKnownField' }];
  const known = Object.values(fields).filter(
    ({ name, defaultValue }) => given[name] !== undefined || defaultValue === undefined,
  );
  return [...unknown, ...known.flatMap((field) => misfits(given[field.name], field.type, [...path, field.name]))];
}

/** A scalar throws for what it does not take; an enum may give undefined. */
function fits(parse: () => unknown): boolean {
  try {
    return parse() !== undefined;
  } catch {
    return false;
  }
}
