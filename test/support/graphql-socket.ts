import { WebSocket } from 'ws';

export interface SocketMessage {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A graphql-transport-ws client that shows every message; `next` waits for one at most three seconds. */
export class GraphqlSocket {
  readonly socket: WebSocket;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  private readonly messages: SocketMessage[] = [];
  private readonly arrived: (() => void)[] = [];

  constructor(url: string, headers: Record<string, string> = {}, protocol = 'graphql-transport-ws') {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol, { headers });
    this.socket.on('message', (data: Buffer) => {
      this.messages.push(JSON.parse(data.toString()) as SocketMessage);
      this.arrived.shift()?.();
    });
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => {
        resolve({ code, reason: reason.toString() });
      });
    });
    this.socket.on('error', () => undefined);
  }

  async opened(): Promise<this> {
    await new Promise((resolve, reject) => {
      this.socket.once('open', resolve).once('error', reject);
    });
    return this;
  }

  /** Opens and signs in. */
  static async signedIn(url: string, token: string): Promise<GraphqlSocket> {
    const socket = await new GraphqlSocket(url).opened();
    socket.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    const answer = await socket.next();
    if (answer.type !== 'connection_ack') throw new Error('not acknowledged');
    return socket;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(id: string, query: string, more: object = {}): void {
    this.send({ type: 'subscribe', id, payload: { query, ...more } });
  }

  async next(): Promise<SocketMessage> {
    if (this.messages.length === 0) {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => {
          reject(new Error('no message came'));
        }, 3_000);
        this.arrived.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return this.messages.shift()!;
  }

  /** How many messages came that nobody asked for. */
  unread(): number {
    return this.messages.length;
  }
}
