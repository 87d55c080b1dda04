import { randomUUID } from 'node:crypto';
import {
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

export type RootKind = 'query' | 'mutation' | 'subscription';
type Variables = Readonly<Record<string, unknown>>;

export interface RootField {
  readonly kind: RootKind;
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every field of the three root types. */
export function rootFields(schema: GraphQLSchema): readonly RootField[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, root]) => Object.values(root?.getFields() ?? {}).map((field) => ({ kind, field })));
}

/** An operation that passes every argument as a variable and asks for everything there is, as deep as it goes. */
export function wholeOperation(
  schema: GraphQLSchema,
  { kind, field }: RootField,
  leave: readonly string[] = [],
): string {
  const names = field.args.map(({ name, type }) => `$${name}: ${String(type)}`);
  const passed = field.args.map(({ name }) => `${name}: $${name}`);
  const list = (items: readonly string[]): string => (items.length === 0 ? '' : `(${items.join(', ')})`);
  return `${kind} ${list(names)} { ${field.name}${list(passed)} ${selection(schema, field.type, leave, 6)} }`;
}

function selection(
  schema: GraphQLSchema,
  output: GraphQLOutputType,
  leave: readonly string[],
  depth: number,
  shown: readonly string[] = [],
): string {
  const type = getNamedType(output);
  if (isLeafType(type)) return '';
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
  const wanted = fields.filter(
    (f) =>
      !leave.includes(f.name) &&
      !shown.includes(f.name) &&
      f.args.every(({ type: arg, defaultValue }) => !isNonNullType(arg) || defaultValue !== undefined) &&
      (depth > 1 || isLeafType(getNamedType(f.type))),
  );
  // Fields of the same name and different type would not merge: each has the name of its type in front.
  const own = wanted.map((f) => `${type.name}_${f.name}: ${f.name} ${selection(schema, f.type, leave, depth - 1)}`);
  if (!isAbstractType(type)) return `{ __typename ${own.join(' ')} }`;
  // What every possible type has is asked of the interface, once.
  const above = [...shown, ...fields.map(({ name }) => name)];
  const kinds = schema
    .getPossibleTypes(type)
    .map((possible) => `... on ${possible.name} ${selection(schema, possible, leave, depth, above)}`);
  return `{ __typename ${[...own, ...kinds].join(' ')} }`;
}

/** Values by the name of a field, where any value of the type would not do. */
export type Known = Variables;

/** Good values for every argument: those that are known by name, else the least that the type takes. */
export function goodVariables(args: readonly GraphQLArgument[], known: Known): Variables {
  return Object.fromEntries(args.map(({ name, type }) => [name, goodValue(name, type, known)]));
}

function goodValue(name: string, input: GraphQLInputType, known: Known): unknown {
  if (Object.hasOwn(known, name)) return known[name];
  const type = getNullableType(input);
  if (isListType(type))
    return isInputObjectType(getNullableType(type.ofType)) ? [goodValue(name, type.ofType, known)] : [];
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((f) => isNonNullType(f.type) || Object.hasOwn(known, f.name))
        .map((f) => [f.name, goodValue(f.name, f.type, known)]),
    );
  if (!isNonNullType(input)) return null;
  if (isEnumType(type)) return type.getValues()[0]?.name;
  return LEAVES[getNamedType(type).name]?.();
}

const LEAVES: Readonly<Record<string, () => unknown>> = {
  ID: () => randomUUID(),
  String: () => 'Some words',
  Int: () => 1,
  Boolean: () => true,
  CivilDate: () => '2026-11-20',
  Instant: () => '2026-11-20T10:00:00.000Z',
  Code: () => 'SPLD',
  Position: () => '1',
  Hash: () => '0'.repeat(64),
  Pence: () => 1,
};

/** A place where a value goes in: the argument, and the fields and list places down to it. */
export interface InputPosition {
  readonly path: readonly (string | number)[];
  readonly type: GraphQLInputType;
}

/** Every argument and every field of every input object below it. */
export function inputPositions(args: readonly GraphQLArgument[]): readonly InputPosition[] {
  return args.flatMap(({ name, type }) => below([name], type));
}

function below(path: readonly (string | number)[], input: GraphQLInputType): readonly InputPosition[] {
  const type = getNullableType(input);
  const here = { path, type: input };
  if (isListType(type)) return [here, ...below([...path, 0], type.ofType)];
  if (!isInputObjectType(type)) return [here];
  return [here, ...Object.values(type.getFields()).flatMap((field) => below([...path, field.name], field.type))];
}

/** The variables with another value at a position; what is missing on the way is made. */
export function withValue(
  variables: Variables,
  [step, ...rest]: readonly (string | number)[],
  value: unknown,
): Variables {
  if (step === undefined) return variables;
  const inner: unknown = variables[step];
  const next =
    rest.length === 0
      ? value
      : withValue(typeof inner === 'object' && inner !== null ? (inner as Variables) : {}, rest, value);
  return typeof step === 'number' ? ([next] as unknown as Variables) : { ...variables, [step]: next };
}

/** A value as it is written in a document. Names of enum values cannot be told from strings, so all are strings. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, member]) => `${name}: ${literal(member)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
}
