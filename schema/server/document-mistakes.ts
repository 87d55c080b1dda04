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

/** What the client may be told of one mistake in a document. */
interface Mistake {
  readonly nodes: readonly ASTNode[];
  readonly extensions: { readonly problems: readonly ShapeProblem[] } | { readonly told: string };
}
type Note = (of: GraphQLError, mistake: Mistake) => void;

/**
 * At most this many mistakes are explained, because finding similar names takes time. Other errors only keep their
 * positions.
 */
const MOST = 20;
const LONGER_THAN_ANY_NAME = /\w{65,}/g;
const SUGGESTION = / Did you mean .*\?$/s;

/** Rules whose messages hold names and types only. The rule left out quotes values. */
const RULES_OF_NAMES = specifiedRules.filter((rule) => rule !== ValuesOfCorrectTypeRule);

/**
 * Adds to validation errors what the client may know.
 * For values: which member breaks which rule, always, because a client could not mend its input without it. Never the
 * value itself.
 * For the rest: the messages of graphql-js with names and suggestions, but only if introspection is on and shows these
 * names anyway (`names`).
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

/** Identifies an error without its suggestions, because the engine that found it may have left them out. */
function keyOf({ message, locations }: GraphQLError): string {
  return `${message.replace(SUGGESTION, '')} ${JSON.stringify(locations ?? [])}`;
}

/** Runs the value rule of graphql-js and notes each report with its position and type. */
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

/** Missing members, in the order in which the rule reports them. */
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

/** The type inside all lists and non-nulls. */
function innermost(type: unknown): unknown {
  return isWrappingType(type) ? innermost(type.ofType) : type;
}
