import { afterAll } from '@jest/globals';
import { openEventStoreDb } from '../../src/store/eventstoredb.ts';
import { StandIn } from '../support/esdb-stand-in/stand-in.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { takeServer } from '../support/eventstoredb-server.ts';
import { storeContract } from './contract.ts';
import type { ContractOptions, OpenedStore } from './contract.ts';

const server = await takeServer();
const [standIn, older] = [new StandIn(), new StandIn()];
// As 22.10: never says that a subscription has caught up, nor where the events of a single stream lie.
[older.faults.saysCaughtUp, older.faults.placesInStreams] = [false, false];
await Promise.all([standIn.start(), older.start()]);
afterAll(async () => {
  await server.stop();
  standIn.stop();
  older.stop();
});

async function open(connectionString: string): Promise<OpenedStore> {
  let store = await openEventStoreDb({ connectionString });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openEventStoreDb({ connectionString });
      return store;
    },
    stop: () => store.close(),
  };
}

const LIGHT: ContractOptions = LONG_RUN ? { runs: 10, rounds: 10 } : { runs: 3, rounds: 3 };
if (server.way !== 'STAND_IN')
  storeContract(
    `EventStoreDB (${server.way}${server.version === undefined ? '' : ` ${server.version}`})`,
    () => open(server.connectionString),
    LIGHT,
  );
storeContract('EventStoreDB (stand-in)', () => open(standIn.connectionString), LIGHT);
storeContract('EventStoreDB (stand-in without caughtUp)', () => open(older.connectionString), LIGHT);
