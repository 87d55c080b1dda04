import { promisify } from 'node:util';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import { handleAppend } from './append-call.ts';
import { Faults } from './faults.ts';
import { handleGossip } from './gossip-call.ts';
import { handleRead } from './read-call.ts';
import { RecordLog } from './record-log.ts';
import { gossipService, service } from './wire.ts';

/**
 * A server that speaks as much of EventStoreDB's protocol as the adapter uses, on the client's own generated code. It
 * is a stand-in: it lets the adapter and its faults be tried in every run, and never counts as a run against a real
 * server.
 */
export class StandIn {
  readonly faults = new Faults();
  readonly log = new RecordLog();
  #server: Server | undefined;

  get connectionString(): string {
    return `esdb://127.0.0.1:${String(this.faults.port)}?tls=false`;
  }

  /** Listens on a free loopback port; after a stop, on the same one with the same log. */
  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    const calls: UntypedServiceImplementation = {
      append: handleAppend(this.log, this.faults),
      read: handleRead(this.log, this.faults),
    };
    server.addService({ read: gossipService.read }, { read: handleGossip(this.faults) });
    server.addService({ append: service.append, read: service.read }, calls);
    this.faults.port = await promisify(server.bindAsync.bind(server))(
      `127.0.0.1:${String(this.faults.port)}`,
      ServerCredentials.createInsecure(),
    );
    this.#server = server;
  }

  /** Ends at once, in the middle of whatever is going on. */
  stop(): void {
    this.#server?.forceShutdown();
    this.#server = undefined;
  }
}
