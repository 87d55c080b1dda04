import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEST = join(import.meta.dirname, '..');

/** One file of tests, or of what several of them try. */
export interface TestFile {
  readonly path: string;
  /** Names that it imports from `src/`. */
  readonly imported: ReadonlySet<string>;
  /** Each test with the constants and functions of its file that it uses. */
  readonly tests: readonly string[];
}

/** Every file of tests, without that of the registry, which would find itself. */
export const TEST_FILES: readonly TestFile[] = readdirSync(TEST, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/^(?:support|bench|events)\//.test(path) && path !== 'registry.test.ts')
  .map((path) => {
    const code = readFileSync(join(TEST, path), 'utf8');
    return { path, imported: importedFromSource(code), tests: testsIn(code, new Map()) };
  });

function importedFromSource(code: string): ReadonlySet<string> {
  const lists = [...code.matchAll(/^import \{([^}]*)\} from '[./]+\/src\//gm)].map(([, list]) => list ?? '');
  return new Set(lists.flatMap((list) => list.match(/\w+/g) ?? []));
}

/** The formatter begins a statement at the margin of its block, and nothing else but closing brackets. */
function testsIn(block: string, around: ReadonlyMap<string, string>): readonly string[] {
  const statements = block.split(/\n(?=[^\s)\]}])/).filter((statement) => !statement.startsWith('import '));
  const named = new Map(around);
  for (const statement of statements) {
    const name = /^(?:export )?(?:const|async function|function) (\w+)/.exec(statement)?.[1];
    if (name !== undefined) named.set(name, statement);
  }
  return statements.flatMap((statement) => {
    if (/^describe\(/.test(statement)) return testsIn(bodyOf(statement), named);
    return /^(?:[\w.]+\(|for |export function )/.test(statement) ? [withNamed(statement, named)] : [];
  });
}

function bodyOf(statement: string): string {
  return statement
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replace(/^ {2}/, ''))
    .join('\n');
}

function withNamed(statement: string, named: ReadonlyMap<string, string>): string {
  const used = new Set<string>();
  let whole = statement;
  for (const name of whole.match(/\w+/g) ?? []) used.add(name);
  for (const name of used) {
    const found = named.get(name);
    if (found === undefined) continue;
    whole += `\n${found}`;
    for (const further of found.match(/\w+/g) ?? []) used.add(further);
  }
  return whole;
}
