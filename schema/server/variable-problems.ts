import {
  coerceInputValue,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import type { ShapeProblem } from '../scalars/check-shape.ts';
import { fieldOf, type InputPath, misfit, unknownMember } from './input-problems.ts';

/** The number of errors after which graphql-js stops. */
const MOST = 50;

/**
 * Says for each variable that does not fit its type which field breaks which rule, in the form of `check-shape.ts`.
 * Other errors are answered unchanged. The messages of graphql-js quote values, so they are never shown.
 * Rules are `isDefined` (missing or null), `isObject` and `isKnownField` (the object has an unknown member). The rest
 * are `is` with the name of a scalar or enum, such as `isCivilDate`.
 */
export function withProblems(
  { schema, document, operationName, variableValues }: ExecutionArgs,
  errors: readonly GraphQLError[],
): readonly GraphQLError[] {
  // After fifty errors graphql-js adds one that has no position.
  if (!errors.some(({ nodes }) => nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION)) return errors;
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const told = definitions.flatMap((definition) => {
    const problems = problemsOf(schema, definition, variableValues ?? {});
    return problems.length === 0
      ? []
      : [new GraphQLError('A variable does not fit its type.', { nodes: [definition], extensions: { problems } })];
  });
  return told.length === 0 ? errors : told;
}

function problemsOf(
  schema: GraphQLSchema,
  { variable: { name }, type: node, defaultValue }: VariableDefinitionNode,
  values: Readonly<Record<string, unknown>>,
): readonly ShapeProblem[] {
  const type = typeFromAST(schema, node as never) as GraphQLInputType | undefined;
  const value = Object.hasOwn(values, name.value) ? values[name.value] : undefined;
  if (type === undefined || (value === undefined && defaultValue !== undefined)) return [];
  const problems: ShapeProblem[] = [];
  const objects = new Set<unknown>();
  try {
    coerceInputValue(
      value,
      type,
      (path, given, error) => {
        // An object may be reported once for each of its members. Report all its problems the first time.
        if (!objects.has(given)) problems.push(...problemsAt(typeAt(type, path), given, [name.value, ...path]));
        if (typeof given === 'object' && given !== null) objects.add(given);
        if (problems.length >= MOST) throw error;
      },
      true,
    );
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
  }
  return problems.slice(0, MOST);
}

/** The type of the value at this path of an input. */
function typeAt(type: GraphQLInputType, path: InputPath): GraphQLInputType {
  const [step, ...deeper] = path;
  if (step === undefined) return type;
  if (isNonNullType(type)) return typeAt(type.ofType, path);
  if (isListType(type)) return typeAt(type.ofType, typeof step === 'number' ? deeper : path);
  const member = isInputObjectType(type) ? type.getFields()[step] : undefined;
  return member === undefined ? type : typeAt(member.type, deeper);
}

function problemsAt(type: GraphQLInputType, given: unknown, path: InputPath): readonly ShapeProblem[] {
  const field = fieldOf(path);
  if (given == null) return [{ field, rule: 'isDefined' }];
  if (isNonNullType(type)) return problemsAt(type.ofType, given, path);
  // A single value stands for a list of one.
  if (isListType(type)) return problemsAt(type.ofType, given, path);
  if (isLeafType(type)) return [misfit(type, given, field)];
  if (typeof given !== 'object' || Array.isArray(given)) return [{ field, rule: 'isObject' }];
  const members = type.getFields();
  const missing = Object.values(members)
    .filter(
      (member) =>
        isRequiredInputField(member) && (given as Readonly<Record<string, unknown>>)[member.name] === undefined,
    )
    .map((member) => ({ field: fieldOf([...path, member.name]), rule: 'isDefined' }));
  const unknown = Object.keys(given)
    .filter((name) => !Object.hasOwn(members, name))
    .slice(0, MOST)
    .map((name) => unknownMember(type, name, field));
  return [...missing, ...unknown];
}
