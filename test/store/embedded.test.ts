import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../../src/store/embedded.ts';
import type { EmbeddedStore } from '../../src/store/embedded.ts';
import { storeContract } from './contract.ts';

storeContract('the embedded store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-'));
  let store: EmbeddedStore = openEmbeddedStore({ file: join(folder, 'log.db') });
  return await Promise.resolve({
    store,
    reopen: async () => {
      await store.close();
      store = openEmbeddedStore({ file: join(folder, 'log.db') });
      return store;
    },
    stop: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  });
});
