import type { ShapeProblem } from '../scalars/check-shape.ts';

/** How many problems the message mentions. The answer lists them all. */
const WORDED = 3;

/** Describes the first problems by names and rules only. Undefined if there are none. */
export function problemWords(problems: readonly ShapeProblem[]): string | undefined {
  if (problems.length === 0) return undefined;
  const rest = problems.length - WORDED;
  return problems
    .slice(0, WORDED)
    .map(sentence)
    .concat(rest > 0 ? [`And ${String(rest)} more.`] : [])
    .join(' ');
}

function sentence({ field, rule, name, near, known, allowed, figure }: ShapeProblem): string {
  const suggested = near === undefined ? '' : ` Did you mean ${quoted(near, ' or ')}?`;
  if (known !== undefined) {
    const member = name === undefined ? 'a member whose name is no GraphQL name of up to 64 characters' : `\`${name}\``;
    return `Unknown member in \`${field}\`: ${member}.${suggested} Known: ${quoted(known, ', ')}.`;
  }
  if (allowed !== undefined) return `\`${field}\` must be one of ${quoted(allowed, ', ')}.${suggested}`;
  if (rule === 'isDefined') return `\`${field}\` is missing or null.`;
  if (rule === 'isObject') return `\`${field}\` must be an object.`;
  return `\`${field}\` breaks the rule ${rule}${figure === undefined ? '' : ` (${String(figure)})`}.`;
}

function quoted(names: readonly string[], between: string): string {
  return names.map((name) => `\`${name}\``).join(between);
}
