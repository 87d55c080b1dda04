import { type ASTNode, type GraphQLInputObjectType, type GraphQLLeafType, isEnumType, Kind } from 'graphql';
import { suggestionList } from 'graphql/jsutils/suggestionList.js';
import type { ShapeProblem } from '../scalars/check-shape.ts';

/** Names and list indexes, from the argument or variable down. */
export type InputPath = readonly (string | number)[];

/** A member's name that may be repeated in an answer: letters, digits and `_`, no longer than our own names. */
const NAME = /^[_A-Za-z]\w{0,63}$/;
/** The number of suggestions that graphql-js gives. */
const MOST_NEAR = 5;

/** The problem of a member that the input type does not have. */
export function unknownMember(type: GraphQLInputObjectType, name: string, field: string): ShapeProblem {
  return unknownName(name, Object.keys(type.getFields()), { field, rule: 'isKnownField' });
}

/**
 * The problem of an unknown name. The name is told, because it belongs to the form of a request and is not a value.
 * But only a GraphQL name of at most 64 characters, so that no text of a record gets into an answer this way.
 */
export function unknownName(name: string, known: readonly string[], problem: ShapeProblem): ShapeProblem {
  return NAME.test(name) ? { ...problem, name, ...nearTo(name, known), known } : { ...problem, known };
}

/**
 * The problem of a value that a scalar or enum does not take. Lists the values of an enum, and never repeats the value
 * given.
 */
export function misfit(type: GraphQLLeafType, given: unknown, field: string): ShapeProblem {
  const rule = `is${type.name}`;
  if (!isEnumType(type)) return { field, rule };
  const allowed = type.getValues().map(({ name }) => name);
  const near = typeof given === 'string' && NAME.test(given) ? nearTo(given, allowed) : {};
  return { field, rule, ...near, allowed };
}

function nearTo(name: string, names: readonly string[]): { readonly near?: readonly string[] } {
  const near = suggestionList(name, names).slice(0, MOST_NEAR);
  return near.length === 0 ? {} : { near };
}

/**
 * The field that a problem names. Inside an input object, the path begins with the object's own member, as in
 * `check-shape.ts`. Otherwise it begins with the name of the argument or variable.
 */
export function fieldOf(path: InputPath): string {
  return (typeof path[1] === 'string' ? path.slice(1) : path).join('.');
}

/**
 * The path of a node within its argument or its variable's default, worked out from the ancestors that `visit` gives.
 */
export function pathWithin(
  keys: readonly (string | number)[],
  above: readonly (ASTNode | readonly ASTNode[] | undefined)[],
): InputPath {
  let path: (string | number)[] = [];
  above.forEach((container, depth) => {
    const key = keys[depth];
    if (container === undefined) return;
    if (!('kind' in container)) {
      if (keys[depth - 1] === 'values' && key !== undefined) path.push(key);
    } else if (container.kind === Kind.ARGUMENT) path = [container.name.value];
    else if (container.kind === Kind.VARIABLE_DEFINITION) path = [container.variable.name.value];
    else if (container.kind === Kind.OBJECT_FIELD) path.push(container.name.value);
  });
  return path;
}
