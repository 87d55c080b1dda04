import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedVault } from '../../src/privacy/embedded-vault.ts';
import type { EmbeddedVault } from '../../src/privacy/embedded-vault.ts';
import {
  createIdentifierKey,
  inputMac,
  olderUpnStream,
  signInStream,
  upnStream,
} from '../../src/privacy/identifier-mac.ts';
import { parseKeyEncryptionKeys } from '../../src/privacy/key-encryption-key.ts';
import { puncture, subjectKeyFromRoot } from '../../src/privacy/key-tree.ts';

const keys = parseKeyEncryptionKeys(`1:${Buffer.alloc(32, 7).toString('base64')}`);
const clock = { now: () => '2026-11-02T09:00:00.000Z' };
const upn = 'V201000124001';

let folder: string;
let vaults: EmbeddedVault[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'macs-'));
  vaults = ['one', 'two'].map((name) => openEmbeddedVault({ path: join(folder, name), keys, clock }));
});
afterEach(async () => {
  for (const vault of vaults) await vault.close();
  rmSync(folder, { recursive: true });
});

describe('streams that claim an identifier', () => {
  test('have the same name each time, and another in another data folder', async () => {
    const [one, two] = vaults as [EmbeddedVault, EmbeddedVault];
    await Promise.all([createIdentifierKey(one), createIdentifierKey(two)]);
    const name = await upnStream(one, '900001', upn);
    expect(name).toMatch(/^upn-[0-9a-f]{64}$/);
    expect(await upnStream(one, '900001', upn)).toBe(name);
    expect(await upnStream(two, '900001', upn)).not.toBe(name);
    expect(await upnStream(one, '900001', 'W330000224117')).not.toBe(name);
  });

  test('issuer and subject do not run into each other', async () => {
    const [vault] = vaults as [EmbeddedVault];
    await createIdentifierKey(vault);
    const name = await signInStream(vault, 'https://issuer', 'abc');
    expect(name).toMatch(/^signin-[0-9a-f]{64}$/);
    expect(await signInStream(vault, 'https://issuera', 'bc')).not.toBe(name);
    expect((await signInStream(vault, '', upn)).slice(7)).not.toBe((await upnStream(vault, '900001', upn)).slice(4));
  });

  test('two children with one UPN have different names, each its own again', async () => {
    const [vault] = vaults as [EmbeddedVault];
    await createIdentifierKey(vault);
    const child = { upn, surname: 'Example', forename: 'Robin', dateOfBirth: '2015-03-09' };
    const name = await upnStream(vault, '900001', upn, child);
    expect(name).toMatch(/^upn-[0-9a-f]{64}$/);
    expect(await upnStream(vault, '900001', upn, { ...child })).toBe(name);
    expect(await upnStream(vault, '900001', upn, { ...child, dateOfBirth: '2015-03-10' })).not.toBe(name);
    expect(await upnStream(vault, '900001', upn, { ...child, forename: 'Robyn' })).not.toBe(name);
    expect(await upnStream(vault, '900001', upn, { ...child, surname: 'EXAMPLE', forename: ' Róbin' })).toBe(name);
    // Each school has its own claims.
    expect(await upnStream(vault, '900002', upn, child)).not.toBe(name);
    // Older logs claimed names exactly as written, for all schools at once.
    const older = await olderUpnStream(vault, upn, child);
    expect(older).not.toBe(name);
    expect(await olderUpnStream(vault, upn, { ...child, surname: 'EXAMPLE' })).not.toBe(older);
    expect(await upnStream(vault, '900001', upn)).not.toBe(name);
  });

  test('are refused while the vault has no key for them: a new one would let identifiers be claimed twice', async () => {
    const [vault] = vaults as [EmbeddedVault];
    await expect(upnStream(vault, '900001', upn)).rejects.toMatchObject({ code: 'KEY_MISSING' });
    await expect(signInStream(vault, 'a', 'b')).rejects.toMatchObject({ code: 'KEY_MISSING' });
  });
});

describe('the MAC of an input', () => {
  const subject = subjectKeyFromRoot(Buffer.alloc(32, 1));
  test('differs with the input and not with the order of its members, and outlives erased texts', () => {
    const mac = inputMac(subject, 'RaiseConcern', { a: 1, b: 'x' });
    expect(inputMac(subject, 'RaiseConcern', { b: 'x', a: 1 })).toBe(mac);
    expect(inputMac(subject, 'RaiseConcern', { a: 2, b: 'x' })).not.toBe(mac);
    expect(inputMac(puncture(subject, 5), 'RaiseConcern', { a: 1, b: 'x' })).toBe(mac);
    expect(inputMac(subjectKeyFromRoot(Buffer.alloc(32, 2)), 'RaiseConcern', { a: 1, b: 'x' })).not.toBe(mac);
  });
});
