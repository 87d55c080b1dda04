import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { openEventStoreDb } from '../../src/store/eventstoredb.ts';
import { freePort } from './free-port.ts';

const PROGRAMS = ['eventstored', 'kurrentd'] as const;

export interface Program {
  readonly command: string;
  readonly version: string;
}

/** The first server program on PATH that says its version. */
export async function findProgram(): Promise<Program | undefined> {
  for (const command of PROGRAMS) {
    const version = await promisify(execFile)(command, ['--version'], { timeout: 20_000 }).then(
      ({ stdout }) => /\d+\.\d+(\.\d+)*/.exec(stdout)?.[0],
      () => undefined,
    );
    if (version !== undefined) return { command, version };
  }
  return undefined;
}

/** A server program under a test's control: on a loopback port of its own, with its data in memory or in a folder. */
export class RunningProgram {
  readonly port: number;
  readonly #command: string;
  readonly #options: readonly string[];
  #process: ChildProcess | undefined;

  constructor(command: string, port: number, options: readonly string[]) {
    this.#command = command;
    this.port = port;
    this.#options = options;
  }

  static async launch({ command, version }: Program, folder?: string): Promise<RunningProgram> {
    const [port, replication] = [await freePort(), await freePort()];
    const data =
      folder === undefined
        ? ['--mem-db']
        : ['--db', `${folder}/db`, '--index', `${folder}/index`, '--log', `${folder}/log`];
    // 23.10 renamed the ports and addresses.
    const old = Number(version.split('.')[0]) < 23;
    const listen = old
      ? [
          '--http-port',
          String(port),
          '--int-tcp-port',
          String(replication),
          '--ext-ip',
          '127.0.0.1',
          '--int-ip',
          '127.0.0.1',
        ]
      : [
          '--node-port',
          String(port),
          '--replication-port',
          String(replication),
          '--node-ip',
          '127.0.0.1',
          '--replication-ip',
          '127.0.0.1',
        ];
    const program = new RunningProgram(command, port, ['--insecure', ...data, ...listen]);
    await program.start();
    return program;
  }

  get connectionString(): string {
    return `esdb://127.0.0.1:${String(this.port)}?tls=false`;
  }

  /** Starts, and answers when a first read is answered: the health page says so too early. */
  async start(): Promise<void> {
    const process = spawn(this.#command, this.#options, {
      stdio: 'ignore',
      env: { ...globalThis.process.env, EVENTSTORE_TELEMETRY_OPTOUT: 'true' },
    });
    this.#process = process;
    const gone = once(process, 'exit').then(() => {
      throw new Error(`${this.#command} ended before it answered`);
    });
    await Promise.race([
      gone,
      openEventStoreDb({ connectionString: this.connectionString, timeouts: { attempt: 2_000, total: 60_000 } }).then(
        (store) => store.close(),
      ),
    ]);
    gone.catch(() => undefined);
  }

  /** kill -9, and the end of the process. */
  async kill(): Promise<void> {
    const process = this.#process;
    if (process === undefined || process.exitCode !== null || process.signalCode !== null) return;
    const ended = once(process, 'exit');
    process.kill('SIGKILL');
    await ended;
  }
}
