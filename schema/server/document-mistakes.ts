import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  isInputObjectType,
  isLeafType,
  isRequiredInputField,
  isWrappingType,
  Kind,
  specifiedRules,
  validate,
  type ValidationContext,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import type { ShapeProblem } from '../scalars/check-shape.ts';
import { fieldOf, misfit, pathWithin, unknownMember } from './input-problems.ts';

/** What may be told of one mistake in a document. */
interface Mistake {
  readonly nodes: readonly ASTNode[];
  readonly extensions: { readonly problems: readonly ShapeProblem[] } | { readonly told: string };
}
type Note = (of: GraphQLError, mistake: Mistake) => void;

/** Mistakes that are explained; looking for what was near takes time. The others keep their place only. */
const MOST = 20;
const LONGER_THAN_ANY_NAME = /\w{65,}/g;
const SUGGESTION = / Did you mean .*\?$/s;

/** All of them speak of names and types, and of no value; only the rule left out quotes values. */
const RULES_OF_NAMES = specifiedRules.filter((rule) => rule !== ValuesOfCorrectTypeRule);

/**
 * Adds to errors of validation what the client may know. Values: which member breaks which rule, always, since a client
 * cannot mend an input otherwise; the value itself never. Everything else: graphql-js's own words, names and what was
 * near included, but only where introspection tells these names to everybody anyway (`names`).
 */
export function withMistakes(
  schema: GraphQLSchema,
  document: DocumentNode,
  errors: readonly GraphQLError[],
  names: boolean,
): readonly GraphQLError[] {
  const found = new Map<string, Mistake[]>();
  const note: Note = (of, mistake) => {
    const key = keyOf(of);
    found.set(key, [...(found.get(key) ?? []), mistake]);
  };
  const rules = [valuesRule(note), ...(names ? RULES_OF_NAMES : [])];
  for (const error of validate(schema, document, rules, { maxErrors: MOST }))
    note(error, {
      nodes: error.nodes ?? [],
      extensions: { told: error.message.replace(LONGER_THAN_ANY_NAME, 'a name of more than 64 characters') },
    });
  return errors.map((error) => {
    const mistake = found.get(keyOf(error))?.shift();
    if (mistake === undefined) return error;
    return new GraphQLError(error.message, {
      nodes: mistake.nodes,
      extensions: { ...error.extensions, ...mistake.extensions },
    });
  });
}

/** The engine that found the error may have left its suggestions out. */
function keyOf({ message, locations }: GraphQLError): string {
  return `${message.replace(SUGGESTION, '')} ${JSON.stringify(locations ?? [])}`;
}

/** graphql-js's own rule of values; what it reports is noted with the place and the type it was looking at. */
function valuesRule(note: Note): ValidationRule {
  return (context) => {
    let at: { readonly node: ASTNode; readonly path: () => ReturnType<typeof pathWithin> } | undefined;
    let missing: string[] = [];
    let left = MOST;
    const reportError = (error: GraphQLError): void => {
      if (at === undefined || left === 0) return;
      left -= 1;
      const problem = problemOf(context, at.node, at.path(), missing);
      note(error, { nodes: [at.node], extensions: { problems: [problem] } });
    };
    const listening = Object.create(context, { reportError: { value: reportError } }) as ValidationContext;
    const visitor = ValuesOfCorrectTypeRule(listening) as Readonly<Record<string, (node: ASTNode) => unknown>>;
    const enter =
      (look: (node: ASTNode) => unknown): Enter =>
      (node, _key, parent, path, ancestors) => {
        at = { node, path: () => pathWithin(path, [...ancestors, parent]) };
        missing = missingMembers(context, node);
        return look(node);
      };
    return Object.fromEntries(Object.entries(visitor).map(([kind, look]) => [kind, enter(look)]));
  };
}

type Above = ASTNode | readonly ASTNode[];
type Enter = (
  node: ASTNode,
  key: unknown,
  parent: Above | undefined,
  path: readonly (string | number)[],
  ancestors: readonly Above[],
) => unknown;

/** In the order in which the rule reports them. */
function missingMembers(context: ValidationContext, node: ASTNode): string[] {
  if (node.kind !== Kind.OBJECT) return [];
  const type = innermost(context.getInputType());
  if (!isInputObjectType(type)) return [];
  const given = new Set(node.fields.map(({ name }) => name.value));
  return Object.values(type.getFields())
    .filter((member) => isRequiredInputField(member) && !given.has(member.name))
    .map(({ name }) => name);
}

function problemOf(
  context: ValidationContext,
  node: ASTNode,
  path: ReturnType<typeof pathWithin>,
  missing: string[],
): ShapeProblem {
  if (node.kind === Kind.OBJECT_FIELD) {
    const parent = innermost(context.getParentInputType());
    if (isInputObjectType(parent)) return unknownMember(parent, node.name.value, fieldOf(path));
  }
  const absent = missing.shift();
  if (absent !== undefined) return { field: fieldOf([...path, absent]), rule: 'isDefined' };
  const field = fieldOf(path);
  if (node.kind === Kind.NULL) return { field, rule: 'isDefined' };
  const type = innermost(context.getInputType());
  return isLeafType(type) ? misfit(type, 'value' in node ? node.value : undefined, field) : { field, rule: 'isObject' };
}

/** The type within all lists and non-nulls. */
function innermost(type: unknown): unknown {
  return isWrappingType(type) ? innermost(type.ofType) : type;
}
