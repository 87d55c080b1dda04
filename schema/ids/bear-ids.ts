import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { beginAnswer, cutAround } from './answer-cut.ts';
import { encodeId, type IdCut, type IdType } from './global-id.ts';

type AnyField = GraphQLField<unknown, object>;
type Resolve = GraphQLFieldResolver<unknown, object>;
type TypeOfSource = (source: unknown) => IdType | null;

/**
 * Lets a schema answer with global ids. Resolvers and classes know stored ids alone; the type, and the cut where `asAt`
 * was given, are added where a field leaves the server.
 */
export function bearIds(schema: GraphQLSchema, isDecision: (value: unknown) => boolean): GraphQLSchema {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) throw new TypeError('the schema has no interface Node');
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    if (type.getInterfaces().includes(node)) bearOwnId(type);
    for (const field of fieldsOf(type)) bearReference(field);
  }
  for (const field of fieldsOf(schema.getQueryType())) beginAnswerOf(field);
  node.resolveType = typeOfNode(schema, node, isDecision);
  return schema;
}

function bearOwnId(type: GraphQLObjectType): void {
  const fields = fieldsOf(type);
  const [id, uuid] = ['id', 'uuid'].map((name) => fields.find((field) => field.name === name));
  if (id === undefined || uuid === undefined) throw new TypeError(`the type ${type.name} has no id or no uuid`);
  const idType = (type.getInterfaces().find(({ name }) => name === 'Decision') ?? type).name as IdType;
  const stored: Resolve = (source) => (source as { readonly id: string }).id;
  uuid.resolve = stored;
  id.resolve = encoding(stored, () => idType);
}

/** Fields that `IdOf` published say whose id they hold; of some it hangs on the object that they stand in. */
function bearReference(field: AnyField): void {
  const { idOf } = field.extensions as { readonly idOf?: IdType | TypeOfSource };
  if (idOf !== undefined) field.resolve = encoding(resolverOf(field), typeof idOf === 'function' ? idOf : () => idOf);
}

function encoding(stored: Resolve, typeOf: TypeOfSource): Resolve {
  return (source, args, context, info) => {
    const type = typeOf(source);
    const value: unknown = stored(source, args, context, info);
    return type === null ? value : encoded(value, type, cutAround(context, info.path));
  };
}

function encoded(value: unknown, type: IdType, cut: IdCut | undefined): unknown {
  if (typeof value === 'string') return encodeId({ type, uuid: value, cut });
  return Array.isArray(value) ? value.map((each) => encoded(each, type, cut)) : value;
}

/** The context that such a field's resolver gets takes the cut that it resolves `asAt` to. */
function beginAnswerOf(field: AnyField): void {
  if (field.name !== 'node' && !field.args.some(({ name }) => name === 'asAt')) return;
  const resolve = resolverOf(field);
  field.resolve = (source, args: { readonly asAt?: unknown }, context, info) =>
    field.name === 'node' || args.asAt != null
      ? resolve(source, args, { ...context, answerCut: beginAnswer(context, info.path.key) }, info)
      : resolve(source, args, context, info);
}

/** type-graphql knows the types that implement Node themselves; a kind of decision does so through Decision. */
function typeOfNode(
  schema: GraphQLSchema,
  node: GraphQLInterfaceType,
  isDecision: (value: unknown) => boolean,
): GraphQLTypeResolver<unknown, object> {
  const own = node.resolveType;
  const decision = schema.getType('Decision');
  const ofDecision = isInterfaceType(decision) ? decision.resolveType : undefined;
  return (value, context, info) => (isDecision(value) ? ofDecision : own)?.(value, context, info, node) ?? undefined;
}

function fieldsOf(type: GraphQLObjectType | null | undefined): readonly AnyField[] {
  return Object.values(type?.getFields() ?? {}) as readonly AnyField[];
}

function resolverOf(field: AnyField): Resolve {
  return (field.resolve as Resolve | undefined) ?? defaultFieldResolver;
}
