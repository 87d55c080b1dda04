import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const ROOT = join(import.meta.dirname, '..');

/** The house's rules without those that need types: they would read the whole tree for each snippet. */
const house = new ESLint({ cwd: ROOT, overrideConfig: [tseslint.configs.disableTypeChecked] });

async function rulesBroken(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await house.lintText(code, { filePath: join(ROOT, file) });
  return result!.messages.map(({ ruleId }) => ruleId);
}

const PURE_ROOMS = ['kernel', 'reference', 'clocks', 'decisions', 'governance', 'questions'];

const ONLY_GLOBALS = 'no-restricted-globals';
const ONLY_SYNTAX = 'no-restricted-syntax';

/** Each breaks one rule of pure code, once for each time that the rule's name stands beside it. */
const IMPURE: readonly (readonly [string, readonly string[]])[] = [
  ['export const now = Date.now();', [ONLY_SYNTAX]],
  ['export const now = new Date();', [ONLY_SYNTAX]],
  ['export const now = Date();', [ONLY_SYNTAX]],
  ['export const now = performance.now();', [ONLY_GLOBALS]],
  ['export const chance = Math.random();', [ONLY_SYNTAX]],
  ['export const id = crypto.randomUUID();', [ONLY_GLOBALS]],
  ['export async function wait(): Promise<void> {}', [ONLY_SYNTAX]],
  ['export const wait = async (): Promise<void> => {};', [ONLY_SYNTAX]],
  ['await Promise.resolve();', [ONLY_SYNTAX]],
  ["console.log('said');", [ONLY_GLOBALS]],
  ["globalThis.console.log('said');", [ONLY_GLOBALS]],
  ['export const settings = process.env;', [ONLY_GLOBALS]],
  ['setTimeout(() => undefined, 1);', [ONLY_GLOBALS]],
  ['export default 1;', [ONLY_SYNTAX]],
];

describe('in each pure room', () => {
  test.each(PURE_ROOMS.flatMap((room) => IMPURE.map(([code, rules]) => ({ room, code, rules }))))(
    '$room refuses $code',
    async ({ room, code, rules }) => {
      const withoutEmpty = (await rulesBroken(`src/${room}/deep/snippet.ts`, code)).filter(
        (rule) => !rule?.includes('no-empty-function'),
      );
      expect(withoutEmpty).toEqual(rules);
    },
  );

  test('a date given as an argument is taken', async () => {
    for (const room of PURE_ROOMS)
      expect(await rulesBroken(`src/${room}/snippet.ts`, "export const day = new Date('2026-11-30');")).toEqual([]);
  });

  test('a refusal is a value; kernel and reference may throw at a mistake of the caller', async () => {
    const thrown = "export function refuse(): never {\n  throw new RangeError('no day');\n}\n";
    for (const room of PURE_ROOMS)
      expect([room, await rulesBroken(`src/${room}/snippet.ts`, thrown)]).toEqual([
        room,
        room === 'kernel' || room === 'reference' ? [] : [ONLY_SYNTAX],
      ]);
  });
});

describe('everywhere', () => {
  test.each(['src/snippet.ts', 'schema/snippet.ts', 'projections/snippet.ts', 'test/snippet.test.ts'])(
    '%s has no default export and no line over 120 characters but in a string',
    async (file) => {
      expect(await rulesBroken(file, 'export default 1;')).toEqual([ONLY_SYNTAX]);
      const word = 'a'.repeat(121);
      expect(await rulesBroken(file, `// ${word}\n`)).toEqual(['max-len']);
      expect(await rulesBroken(file, `export const ${word} = 1;\n`)).toEqual(['max-len']);
      expect(await rulesBroken(file, `export const text = '${word}';\n`)).toEqual([]);
    },
  );
});

describe('one function', () => {
  const branches = (count: number): string =>
    `export function pick(n: number): number {\n${'  if (n > 1) n -= 1;\n'.repeat(count)}  return n;\n}\n`;
  const statements = (count: number): string =>
    `export function add(n: number): number {\n${'  n += 1;\n'.repeat(count - 1)}  return n;\n}\n`;

  test.each(['src/snippet.ts', 'schema/snippet.ts', 'projections/snippet.ts', 'src/decisions/snippet.ts'])(
    'has at most 12 ways through it and 20 statements in %s',
    async (file) => {
      expect(await rulesBroken(file, branches(11))).toEqual([]);
      expect(await rulesBroken(file, branches(12))).toEqual(['complexity']);
      expect(await rulesBroken(file, statements(20))).toEqual([]);
      expect(await rulesBroken(file, statements(21))).toEqual(['max-statements']);
    },
  );

  test('may be longer in tests', async () => {
    expect(await rulesBroken('test/snippet.test.ts', branches(30) + statements(30))).toEqual([]);
  });

  test('is too much in the files listed, by the figures listed: take out what was mended', async () => {
    interface Config {
      readonly COMPLEXITY: number;
      readonly STATEMENTS: number;
      readonly TOO_MUCH: Readonly<Record<string, { readonly complexity?: number; readonly statements?: number }>>;
    }
    const { COMPLEXITY, STATEMENTS, TOO_MUCH } = (await import(join(ROOT, 'eslint.config.js'))) as Config;
    const limits = new ESLint({
      cwd: ROOT,
      overrideConfigFile: true,
      overrideConfig: {
        files: ['**/*.ts'],
        languageOptions: { parser: tseslint.parser },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        rules: { complexity: ['error', COMPLEXITY], 'max-statements': ['error', STATEMENTS] },
      },
    });
    const figures: Record<string, object> = {};
    for (const file of Object.keys(TOO_MUCH).filter((name) => existsSync(join(ROOT, name)))) {
      const [result] = await limits.lintFiles(file);
      const worst = (rule: string): number =>
        Math.max(
          ...result!.messages.map(({ ruleId, message }) =>
            ruleId === rule ? Number(/(?: of | \()(\d+)/.exec(message)![1]) : 0,
          ),
        );
      const [complexity, most] = [worst('complexity'), worst('max-statements')];
      if (complexity > 0 || most > 0)
        figures[file] = { ...(complexity > 0 && { complexity }), ...(most > 0 && { statements: most }) };
    }
    expect(figures).toEqual(TOO_MUCH);
  });
});
