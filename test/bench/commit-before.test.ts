import { describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from '../support/temporary-folder.ts';
import { checkOutBefore, type CommitBefore } from './commit-before.ts';

const NODE_MODULES = join(import.meta.dirname, '..', '..', 'node_modules');
const hasGit = spawnSync('git', ['--version']).status === 0;

/** A small program under version control; `write` changes it, `commit` keeps it so. */
class Program {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
    mkdirSync(join(root, 'src'), { recursive: true });
    symlinkSync(NODE_MODULES, join(root, 'node_modules'));
    writeFileSync(join(root, '.gitignore'), 'node_modules\n');
    writeFileSync(
      join(root, 'tsconfig.build.json'),
      JSON.stringify({ compilerOptions: { rootDir: '.', module: 'nodenext', types: [] }, include: ['src'] }),
    );
    this.git('init', '--quiet');
  }

  write(text: string): void {
    writeFileSync(join(this.root, 'src', 'said.ts'), text);
  }

  commit(text: string): void {
    this.write(text);
    this.git('add', '--all');
    this.git('-c', 'user.name=Bench', '-c', 'user.email=bench@school.invalid', 'commit', '--quiet', '-m', 'Say it');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.root, ...args], { encoding: 'utf8' }).trim();
  }
}

function said({ checkout }: CommitBefore): string {
  return readFileSync(join(checkout, 'dist', 'src', 'said.js'), 'utf8');
}

function checkedOut(found: CommitBefore | string): CommitBefore {
  if (typeof found === 'string') throw new Error(found);
  return found;
}

describe('the commit before', () => {
  test('is missing in a bare export, and the answer says so', () => {
    using folder = new TemporaryFolder();
    expect(checkOutBefore(folder.path, folder.path, undefined)).toBe('there is no git history here');
  });

  (hasGit ? test : test.skip)('is built, and gone when it is removed', () => {
    using folder = new TemporaryFolder();
    const program = new Program(folder.file('program'));
    program.commit('export const said = "old";');
    expect(checkOutBefore(program.root, folder.path, undefined)).toBe('the history here does not hold HEAD^');
    program.commit('export const said = "new";');
    const before = checkedOut(checkOutBefore(program.root, folder.path, undefined));
    expect(said(before)).toContain('old');
    expect(before.commit).toBe(program.git('rev-parse', '--short', 'HEAD^'));
    before.remove();
    expect(existsSync(before.checkout)).toBe(false);
    expect(program.git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  (hasGit ? test : test.skip)('is HEAD where the code differs from it, and any commit that is named', () => {
    using folder = new TemporaryFolder();
    const program = new Program(folder.file('program'));
    for (const text of ['first', 'second', 'third']) program.commit(`export const said = "${text}";`);
    program.write('export const said = "not yet kept";');
    const head = checkedOut(checkOutBefore(program.root, folder.path, undefined));
    expect(said(head)).toContain('third');
    head.remove();
    const named = checkedOut(checkOutBefore(program.root, folder.path, 'HEAD~2'));
    expect(said(named)).toContain('first');
    named.remove();
    expect(checkOutBefore(program.root, folder.path, 'nothing')).toBe('the history here does not hold nothing');
  });

  (hasGit ? test : test.skip)('leaves nothing behind where it cannot be built', () => {
    using folder = new TemporaryFolder();
    const program = new Program(folder.file('program'));
    program.commit('export const said = ;');
    const commit = program.git('rev-parse', '--short', 'HEAD');
    expect(checkOutBefore(program.root, folder.path, 'HEAD')).toBe(`${commit} cannot be built`);
    expect(program.git('worktree', 'list').split('\n')).toHaveLength(1);
  });
});
