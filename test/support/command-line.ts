import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const LAUNCH = join(import.meta.dirname, '..', '..', 'src', 'cli', 'launch.js');

/** What a command left behind: its exit code, its outputs, and the one JSON object of `--json`. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly json: Record<string, unknown>;
}

type Settings = Readonly<Record<string, string>>;

function start(args: readonly string[], settings: Settings, input: 'ignore' | 'pipe' = 'ignore'): ChildProcess {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('SEN_TRAIL_') && name !== 'NODE_OPTIONS'),
  );
  return spawn(process.execPath, [LAUNCH, ...args], {
    env: { ...environment, ...settings },
    stdio: [input, 'pipe', 'pipe'],
  });
}

/** Runs `sen-trail` to its end, with the given standard input when there is one. */
export async function senTrail(args: readonly string[], settings: Settings, input?: string): Promise<Ran> {
  const child = start(args, settings, input === undefined ? 'ignore' : 'pipe');
  child.stdin?.end(input);
  return ended(child);
}

/** Runs `sen-trail` and presses Ctrl-C as soon as `ripe` says so. */
export async function senTrailInterrupted(
  args: readonly string[],
  settings: Settings,
  ripe: () => boolean,
): Promise<Ran> {
  return signalled(args, settings, ripe, 'SIGINT');
}

/** Runs `sen-trail` and ends it without a word (kill -9) as soon as `ripe` says so. */
export async function senTrailKilled(args: readonly string[], settings: Settings, ripe: () => boolean): Promise<Ran> {
  return signalled(args, settings, ripe, 'SIGKILL');
}

async function signalled(
  args: readonly string[],
  settings: Settings,
  ripe: () => boolean,
  signal: NodeJS.Signals,
): Promise<Ran> {
  const child = start(args, settings);
  const watch = setInterval(() => {
    if (!ripe()) return;
    clearInterval(watch);
    child.kill(signal);
  }, 2);
  child.once('close', () => {
    clearInterval(watch);
  });
  return ended(child);
}

async function ended(child: ChildProcess): Promise<Ran> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  return { code, stdout, stderr, json: line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : {} };
}

/** A running `sen-trail start` (or demo), from its first line that names an address until it is ended. */
export class ServerProcess implements AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.child = child;
    this.url = url;
    this.pid = child.pid ?? 0;
  }

  static async start(settings: Settings, args: readonly string[] = ['start']): Promise<ServerProcess> {
    const child = start(args, { SEN_TRAIL_PORT: '0', ...settings });
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      const see = (chunk: Buffer): void => {
        output += chunk.toString();
        const found = /(?:listens on|is ready:) (http:\/\/[^\s/]+)/.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      };
      child.stdout?.on('data', see);
      child.stderr?.on('data', see);
      child.once('exit', (code) => {
        reject(new Error(`the server ended with ${String(code)}: ${output}`));
      });
    });
    return new ServerProcess(child, url);
  }

  /** As a power cut does it. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => {
      this.child.once('exit', () => {
        resolve();
      });
    });
    this.child.kill(signal);
    await gone;
  }
}
