import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { GraphQLError } from 'graphql';
import { idOfAPastState, takeIds } from '../ids/take-ids.ts';

/** One thing that is wrong with an input: where and which rule. Never the value: it may be about a child. */
export interface ShapeProblem {
  /** The path of the field, its names and list places joined by dots. */
  readonly field: string;
  readonly rule: string;
  /** The bound that the rule sets, such as the most characters. */
  readonly figure?: number;
  /** The member that is not known, where its name may be told, and which names were near. */
  readonly name?: string;
  readonly near?: readonly string[];
  /** All members of the input object; all values of the enum. */
  readonly known?: readonly string[];
  readonly allowed?: readonly string[];
}

/** Rules of class-validator that set a bound: its message ends with the figure, and holds no value. */
const BOUND = /^(?:minLength|maxLength|min|max|arrayMinSize|arrayMaxSize)$/;

rememberRules();

/**
 * Puts stored ids in the place of global ids, and checks an input object against its class, fields that are
 * missing or too many included. Throws a GraphQLError with code BAD_USER_INPUT and every problem in the order of the
 * fields; class-validator's own error repeats the whole input. A command with an id of a past state is
 * ID_OF_A_PAST_STATE.
 */
export function checkShape(input: object): void {
  const { wrong, past } = takeIds(input);
  const errors = validateSync(input, {
    skipMissingProperties: false,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  // What an id of a wrong type stands for fits no rule of the field either; its type is what has to be told.
  const others = errors
    .flatMap((error) => problemsOf(error, ''))
    .filter(({ field }) => !wrong.some((one) => one.field === field));
  const problems = [...wrong, ...others].sort((a, b) => (a.field < b.field ? -1 : a.field > b.field ? 1 : 0));
  if (problems.length > 0) throw badUserInput(problems);
  if (past.length > 0 && 'commandId' in input) throw idOfAPastState(past);
}

export function badUserInput(problems: readonly ShapeProblem[]): GraphQLError {
  return new GraphQLError('The input is not of the shape that is expected.', {
    extensions: { code: 'BAD_USER_INPUT', problems },
  });
}

function problemsOf(error: ValidationError, above: string): readonly ShapeProblem[] {
  const field = `${above}${error.property}`;
  const own = Object.entries(error.constraints ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, words]) => {
      const [figure] = BOUND.test(rule) ? (words.match(/\d+(?=\D*$)/) ?? []) : [];
      return figure === undefined ? { field, rule } : { field, rule, figure: Number(figure) };
    });
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
