import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

/**
 * A gate on the way from the client to the server, for the faults of a network: the same for a real server and a
 * stand-in.
 */
export class TcpGate {
  readonly #pairs = new Set<Pair>();
  readonly #listener = createServer({ pauseOnConnect: true }, (client) => {
    this.#accept(client);
  });
  readonly #target: number;
  #frozen = false;

  constructor(targetPort: number) {
    this.#target = targetPort;
  }

  /** Answers the port of the gate. */
  async open(): Promise<number> {
    this.#listener.listen(0, '127.0.0.1');
    await once(this.#listener, 'listening');
    return (this.#listener.address() as AddressInfo).port;
  }

  /** Breaks every connection off. New ones come through. */
  drop(): void {
    for (const { client, server } of this.#pairs) {
      client.resetAndDestroy();
      server.destroy();
    }
  }

  /** Whatever the server says on the connections of this moment never arrives; what it is sent still does. */
  muteServer(): void {
    for (const { client, server } of this.#pairs) {
      server.unpipe(client);
      server.resume();
    }
  }

  /** Nothing comes through any more in either direction, and nobody is told. */
  freeze(): void {
    this.#frozen = true;
    for (const { client, server } of this.#pairs) {
      client.unpipe(server).pause();
      server.unpipe(client).pause();
    }
  }

  /** Connections of before stay dead; new ones come through. */
  thaw(): void {
    this.#frozen = false;
    this.drop();
  }

  async close(): Promise<void> {
    this.drop();
    this.#listener.close();
    await once(this.#listener, 'close');
  }

  #accept(client: Socket): void {
    const server = connect(this.#target, '127.0.0.1');
    const pair: Pair = { client, server };
    this.#pairs.add(pair);
    const end = (): void => {
      this.#pairs.delete(pair);
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
    if (this.#frozen) return;
    client.pipe(server);
    server.pipe(client);
  }
}
