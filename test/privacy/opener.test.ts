import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openEmbeddedVault } from '../../src/privacy/embedded-vault.ts';
import { createKeyFile } from '../../src/privacy/key-encryption-key.ts';
import { Opener } from '../../src/privacy/opener.ts';
import { sealedPlaces } from '../../src/registry/events.ts';
import { sealEvent } from '../../src/privacy/sealed-event.ts';
import type { Vault } from '../../src/privacy/vault.ts';
import { systemClock } from '../../src/host/system-ports.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

const PLAIN = {
  stream: 'person-a',
  revision: 0,
  id: '00000000-0000-5000-8000-000000000001',
  type: 'PersonRegistered',
  schemaVersion: 1,
  data: { name: 'Ada Example', workEmail: null },
  metadata: {},
};

let folder: TemporaryFolder;
let vault: Vault;
beforeEach(() => {
  folder = new TemporaryFolder();
  vault = openEmbeddedVault({
    path: folder.file('vault'),
    keys: createKeyFile(folder.file('keys')),
    clock: systemClock,
  });
});
afterEach(async () => {
  await vault.close();
  folder[Symbol.dispose]();
});

test("opens what was sealed under the subject's key; what was left out stays null", async () => {
  const event = sealEvent(PLAIN, sealedPlaces(PLAIN), await vault.createKey('person-a'));
  const opener = new Opener(vault);
  expect(JSON.stringify(event.data)).not.toContain('Ada');
  expect([await opener.openField(event, 'name'), await opener.openField(event, 'workEmail')]).toEqual([
    'Ada Example',
    null,
  ]);
});

test('a subject without a key is a fault, not an erasure', async () => {
  const event = sealEvent(PLAIN, sealedPlaces(PLAIN), await vault.createKey('person-b'));
  await expect(new Opener(vault).openField(event, 'name')).rejects.toMatchObject({ code: 'KEY_MISSING' });
});

test('a field that was moved to another place does not open', async () => {
  const event = sealEvent(PLAIN, sealedPlaces(PLAIN), await vault.createKey('person-a'));
  await expect(new Opener(vault).openField({ ...event, revision: 1 }, 'name')).rejects.toMatchObject({
    code: 'SEAL_BROKEN',
  });
});
