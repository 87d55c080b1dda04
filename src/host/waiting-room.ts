import { createServer, type ServerResponse } from 'node:http';

const STARTING = JSON.stringify({
  errors: [{ message: 'The server is starting. Try again.', extensions: { code: 'UNAVAILABLE' } }],
});

/** Answers in the place of a server that is not there yet. */
export interface WaitingRoom {
  /** Frees the port. Closing twice is allowed. */
  close(): Promise<void>;
}

/**
 * Listens where the server will, while the system opens: a first start may build for long, and a probe that hears
 * nothing would have it ended. `/healthz` says that the process lives; everything else is told to come later.
 * If the port cannot be had it stays silent, since the server itself will say so.
 */
export async function openWaitingRoom({ host, port }: { host: string; port: number }): Promise<WaitingRoom> {
  if (port === 0) return { close: () => Promise.resolve() };
  const server = createServer(({ url }, response) => {
    const path = (url ?? '').split('?')[0];
    if (path === '/healthz') send(response, 200, JSON.stringify({ status: 'ALIVE' }));
    else if (path === '/readyz')
      send(response, 503, JSON.stringify({ status: 'NOT_READY', reasons: ['STARTING'], models: [] }));
    else send(response, 503, STARTING);
  });
  const listens = await new Promise<boolean>((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, host, () => {
      resolve(true);
    });
  });
  return {
    async close() {
      if (!listens) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, status: number, body: string): void {
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'retry-after': '5',
      connection: 'close',
    })
    .end(body);
}
