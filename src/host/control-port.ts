import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import type { DataFolder } from './data-folder.ts';
import { Failure, type FailureCode, isFailure } from '../kernel/failure.ts';

/** What a running server lets its own command line do: path → work on the request's body. */
export type ControlRoutes = Readonly<
  Record<string, (query: URLSearchParams, body: IncomingMessage, gone: AbortSignal) => Promise<object>>
>;

/** An answer that is a file; `report` goes before it in a header of its own. */
export class FileAnswer {
  readonly report: object;
  readonly bytes: number;
  readonly body: Readable;

  constructor(report: object, bytes: number, body: Readable) {
    this.report = report;
    this.bytes = bytes;
    this.body = body;
  }
}

const REPORT_HEADER = 'x-sen-trail-report';

/**
 * The door for `sen-trail` commands while a server holds the data folder: a loopback port of its own, with a token that
 * lies in the data folder, readable by the folder's owner only. Whoever can read it could read the folder anyway.
 */
export async function openControl(
  folder: DataFolder,
  routes: ControlRoutes,
  onBug: (error: unknown) => void,
): Promise<{ close(): Promise<void> }> {
  const token = randomBytes(32).toString('hex');
  const server = createServer((incoming, response) => {
    answer(token, routes, incoming, response).catch(onBug);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  rmSync(folder.control, { force: true });
  writeFileSync(folder.control, JSON.stringify({ pid: process.pid, port, token }), { mode: 0o600 });
  return {
    async close() {
      rmSync(folder.control, { force: true });
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}

/**
 * Asks the server that holds the folder; `locked` is thrown when it has no door (it is starting, or another command).
 */
export async function askRunningServer<T>(
  folder: DataFolder,
  path: string,
  body: string | Readable,
  locked: Failure,
): Promise<T> {
  return jsonIn<T>(await requestOf(folder, path, body, locked));
}

/** The same for a file, which `take` is given as it comes; answers its report. */
export async function askForFile<T>(
  folder: DataFolder,
  path: string,
  take: (body: Readable) => Promise<void>,
  locked: Failure,
): Promise<T> {
  const response = await requestOf(folder, path, '', locked);
  const report = response.headers[REPORT_HEADER];
  if (typeof report !== 'string') return jsonIn<T>(response);
  await take(response);
  return JSON.parse(report) as T;
}

async function requestOf(
  folder: DataFolder,
  path: string,
  body: string | Readable,
  locked: Failure,
): Promise<IncomingMessage> {
  if (!existsSync(folder.control)) throw locked;
  const { pid, port, token } = JSON.parse(readFileSync(folder.control, 'utf8')) as {
    readonly pid: number;
    readonly port: number;
    readonly token: string;
  };
  // Left behind by a process that was killed: its port may be anybody's by now.
  if (pid !== locked.detail['pid']) throw locked;
  return new Promise<IncomingMessage>((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      },
      resolve,
    );
    outgoing.once('error', (error: NodeJS.ErrnoException) => {
      // Once it was connected, the server may have carried out what it was asked.
      const neverHeard = error.code === 'ECONNREFUSED';
      const message = 'the server ended before it answered; it may have carried this out: run the command again';
      reject(neverHeard ? locked : new Failure('AMBIGUOUS', message, {}, error));
    });
    pipeline(typeof body === 'string' ? Readable.from([body]) : body, outgoing).catch(reject);
  });
}

async function jsonIn<T>(response: IncomingMessage): Promise<T> {
  const answered = JSON.parse(await text(response)) as T & {
    readonly error?: { readonly code: FailureCode; readonly message: string };
  };
  if (answered.error !== undefined) throw new Failure(answered.error.code, answered.error.message);
  return answered;
}

async function answer(
  token: string,
  routes: ControlRoutes,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = (status: number, value: object): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const route = routes[url.pathname];
  if (!authorised(incoming.headers.authorization, token) || route === undefined || incoming.method !== 'POST') {
    reply(404, { error: { code: 'CONFIGURATION', message: 'there is nothing here' } });
    return;
  }
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  try {
    const answered = await route(url.searchParams, incoming, gone.signal);
    if (answered instanceof FileAnswer) await sendFile(response, answered);
    else reply(200, answered);
  } catch (error) {
    const failure = isFailure(error)
      ? error
      : new Failure('AMBIGUOUS', 'the server met a fault and may have done a part of it; its log says why');
    reply(500, { error: { code: failure.code, message: failure.message } });
    if (!isFailure(error)) throw error;
  }
}

async function sendFile(response: ServerResponse, { report, bytes, body }: FileAnswer): Promise<void> {
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': bytes,
    [REPORT_HEADER]: JSON.stringify(report),
  });
  // A command that is ended while it takes the file is no fault of the server's.
  await pipeline(body, response).catch(() => undefined);
}

function authorised(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
