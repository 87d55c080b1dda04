import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols } from 'graphql-ws';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { correlationIdOf } from './http-replies.ts';
import { LIMITS } from './limits.ts';
import { logFault } from './logger.ts';
import {
  closeForbidden,
  type SocketExtra,
  type SubscriptionParts,
  SubscriptionProtocol,
} from './subscription-protocol.ts';

const GOING_AWAY = 1001;
const INTERNAL = 1011;
/** Time between checks of a session, because a role may end with the day and without an event. */
const RECHECK_MS = 60_000;

/**
 * Takes WebSockets for subscriptions at `/graphql` of an HTTP server. A browser names the site that opened the socket,
 * which must be ours or a configured one.
 * Programs name no site. They need a token, like everybody.
 */
export function openSocketDoor(server: Server, parts: SubscriptionParts): { close(): Promise<void> } {
  const { server: protocol } = new SubscriptionProtocol(parts);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.socketMessageBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => handleProtocols(offered),
  });
  const open = new Set<SocketExtra>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request, parts, open.size);
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => {
      carry(accepted, request);
    });
  });
  const carry = (socket: WebSocket, request: IncomingMessage): void => {
    const extra: SocketExtra = {
      socket,
      correlationId: correlationIdOf(request.headers['x-correlation-id']),
      session: undefined,
    };
    open.add(extra);
    parts.metrics.sockets.set(open.size);
    const fault = (error: unknown): void => {
      logFault(parts.logger, extra.correlationId, error);
      socket.close(INTERNAL, 'Internal error');
    };
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason) => {
          socket.close(code, reason);
        },
        onMessage: (listener) => {
          socket.on('message', (data: RawData) => {
            listener(textOf(data)).catch(fault);
          });
        },
        onPing: () => send(socket, '{"type":"pong"}'),
      },
      extra,
    );
    const stopPinging = keepAlive(socket);
    socket.once('close', (code, reason) => {
      stopPinging();
      open.delete(extra);
      parts.metrics.sockets.set(open.size);
      closed(code, String(reason)).catch(fault);
    });
    // For a message that is too large or not a WebSocket frame, ws closes the socket itself.
    socket.on('error', () => undefined);
  };
  const recheck = (): void => {
    for (const { socket, session } of open) if (session?.holds() === false) closeForbidden(socket);
  };
  const stopListening = parts.app.directory.onChange(recheck);
  const timer = setInterval(recheck, RECHECK_MS).unref();
  return {
    async close() {
      stopListening();
      clearInterval(timer);
      for (const { socket } of open) socket.close(GOING_AWAY, 'Going away');
      await new Promise<void>((resolve) => {
        const impatient = setTimeout(() => {
          for (const { socket } of open) socket.terminate();
        }, 1_000);
        sockets.close(() => {
          clearTimeout(impatient);
          resolve();
        });
      });
    },
  };
}

function refusalOf({ url, headers }: IncomingMessage, { app }: SubscriptionParts, open: number): string | undefined {
  if (url?.split('?')[0] !== '/graphql') return '404 Not Found';
  if (open >= LIMITS.sockets) return '503 Service Unavailable';
  const { origin, host } = headers;
  if (origin === undefined || app.config.origins.includes(origin)) return undefined;
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase()
    ? undefined
    : '403 Forbidden';
}

function send(socket: WebSocket, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) resolve();
    else
      socket.send(data, (error) => {
        if (error == null) resolve();
        else reject(error);
      });
  });
}

function textOf(data: RawData): string {
  return (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as ArrayBuffer)).toString('utf8');
}

/** Pings the client, and closes the socket if the pong does not come. */
function keepAlive(socket: WebSocket): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    if (!answered) socket.terminate();
    else {
      answered = false;
      socket.ping();
    }
  }, LIMITS.pingMs).unref();
  return () => {
    clearInterval(timer);
  };
}
