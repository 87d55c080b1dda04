import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { GraphQLError } from 'graphql';

/** One thing that is wrong with an input: where and which rule. Never the value: it may be about a child. */
export interface ShapeProblem {
  /** The path of the field, its names and list places joined by dots. */
  readonly field: string;
  readonly rule: string;
}

rememberRules();

/**
 * Checks an input object against the rules of its class, fields that are missing or too many included. Throws a
 * GraphQLError with code BAD_USER_INPUT and every problem in the order of the fields; class-validator's own error
 * repeats the whole input.
 */
export function checkShape(input: object): void {
  const errors = validateSync(input, {
    skipMissingProperties: false,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  const problems = errors
    .flatMap((error) => problemsOf(error, ''))
    .sort((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : 0));
  if (problems.length > 0) throw badUserInput(problems);
}

export function badUserInput(problems: readonly ShapeProblem[]): GraphQLError {
  return new GraphQLError('The input is not of the shape that is expected.', {
    extensions: { code: 'BAD_USER_INPUT', problems },
  });
}

function problemsOf(error: ValidationError, above: string): readonly ShapeProblem[] {
  const field = `${above}${error.property}`;
  const own = Object.keys(error.constraints ?? {})
    .sort()
    .map((rule) => ({ field, rule }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, `${field}.`))];
}

/**
 * class-validator 0.15 goes through the rules of every class there is for each object it checks. What it finds for a
 * class never changes once the class stands, and there are no validation groups or schemas here: so it is looked for
 * once.
 */
function rememberRules(): void {
  const storage = getMetadataStorage();
  const search = storage.getTargetValidationMetadatas.bind(storage);
  const found = new WeakMap<object, ReturnType<typeof search>>();
  storage.getTargetValidationMetadatas = (target, ...how) => {
    const rules = found.get(target) ?? search(target, ...how);
    found.set(target, rules);
    return rules;
  };
}
