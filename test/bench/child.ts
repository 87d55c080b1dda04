import { fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';

/** A server in a process of its own, so that it and the load do not share a thread. */
export interface ChildServer {
  /** Addresses by the name of the variant. */
  readonly urls: Readonly<Record<string, string>>;
  /** For the `Authorization` header. */
  readonly token: string;
  /** REBUILD: read models are rebuilt one after the other until REST. */
  tell(order: Order): Promise<void>;
  /** Microseconds of CPU time that the process has used so far, all its threads together. */
  cpuTime(): Promise<number>;
  stop(): Promise<void>;
}

export type Order = 'REBUILD' | 'REST';
export type Ready = Pick<ChildServer, 'urls' | 'token'>;

/** Starts the module of this folder with the data folder as its argument. */
export async function startChild(module: string, data: string): Promise<ChildServer> {
  const child = fork(new URL(`./${module}${extname(import.meta.url)}`, import.meta.url), [data], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const answer = async (): Promise<unknown> => {
    const [message] = await Promise.race([
      once(child, 'message') as Promise<unknown[]>,
      ended.then(() => {
        throw new Error(`${module} ended`);
      }),
    ]);
    return message;
  };
  const ready = (await answer()) as Ready;
  return {
    ...ready,
    async tell(order) {
      child.send(order);
      await answer();
    },
    async cpuTime() {
      child.send('CPU_TIME');
      return (await answer()) as number;
    },
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}

/** The child's side: says that it is ready, carries out orders, and ends when its parent lets go. */
export function serveParent(ready: Ready, carryOut: (order: Order) => Promise<void>, close: () => Promise<void>): void {
  process.on('message', (order: Order | 'CPU_TIME') => {
    if (order === 'CPU_TIME') process.send?.(cpuTime());
    else void carryOut(order).then(() => process.send?.('DONE'));
  });
  process.once('disconnect', () => {
    void close().finally(() => {
      process.exit();
    });
  });
  process.send?.(ready);
}

/** Microseconds of CPU time that this process has used so far, all its threads together. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
