import { spawnSync } from 'node:child_process';
import { realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The built tree of another commit, to measure against. */
export interface CommitBefore {
  /** Its short name. */
  readonly commit: string;
  readonly checkout: string;
  remove(): void;
}

/** What a commit changes that a rebuild could feel. */
const CODE = ['src', 'projections', 'package.json', 'package-lock.json'];

/**
 * Checks the commit out under `folder` as a worktree of the repository at `root`, with its node_modules, and builds it.
 * Answers in words why there is nothing to measure against, for one.
 */
export function checkOutBefore(root: string, folder: string, named: string | undefined): CommitBefore | string {
  const git = (...args: readonly string[]) => run('git', ['-C', root, ...args]);
  const top = git('rev-parse', '--show-toplevel');
  if (top === undefined || realpathSync(top) !== realpathSync(root)) return 'there is no git history here';
  const name = named ?? (git('diff', '--quiet', 'HEAD', '--', ...CODE) === undefined ? 'HEAD' : 'HEAD^');
  const commit = git('rev-parse', '--verify', '--quiet', '--short', '--end-of-options', `${name}^{commit}`);
  if (commit === undefined) return `the history here does not hold ${name}`;
  const checkout = join(folder, 'before');
  // A run that was ended has removed its folder, but git still counts it.
  git('worktree', 'prune');
  if (git('worktree', 'add', '--detach', checkout, commit) === undefined) return `${commit} cannot be checked out`;
  const remove = (): void => void git('worktree', 'remove', '--force', checkout);
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'), 'dir');
  if (build(checkout)) return { commit, checkout, remove };
  remove();
  return `${commit} cannot be built`;
}

function build(checkout: string): boolean {
  const compiler = join(checkout, 'node_modules', 'typescript', 'bin', 'tsc');
  const settings = join(checkout, 'tsconfig.build.json');
  return (
    run(process.execPath, [compiler, '-p', settings, '--noCheck', '--outDir', join(checkout, 'dist')]) !== undefined
  );
}

/** What the program wrote, or nothing where it failed or is not there. */
function run(program: string, args: readonly string[]): string | undefined {
  // In a hook, git names a repository by these, and would not look where it is told to.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout.trim() : undefined;
}
