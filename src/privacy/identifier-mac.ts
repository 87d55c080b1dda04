import { createHmac, createSecretKey } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical.ts';
import { Failure } from '../kernel/failure.ts';
import type { Json } from '../kernel/json.ts';
import { INPUT_MAC_NUMBER } from '../kernel/sealed-field.ts';
import { leafKey } from './key-tree.ts';
import type { SubjectKey } from './key-tree.ts';
import type { Vault } from './vault.ts';

/** The vault's subject whose key makes the names of `upn-` and `signin-` streams. */
export const IDENTIFIERS_SUBJECT = 'identifiers';

/** Leaves of that key: each kind of identifier has its own, so that their MACs never meet. */
const UPN_NUMBER = 0;
const SIGN_IN_NUMBER = 1;

/**
 * The stream that claims a UPN. A keyed MAC, because a plain hash of a UPN can be guessed in minutes. Failure
 * KEY_MISSING when the vault was never given the key (`createIdentifierKey`): a new key in its place would let every
 * identifier be claimed a second time.
 */
export async function upnStream(vault: Vault, upn: string): Promise<string> {
  return `upn-${mac(await identifierKey(vault), UPN_NUMBER, [upn])}`;
}

/**
 * The stream that claims a pupil whose UPN stands for another child as well, as happens in schools' files: UPN, name
 * and date of birth together, so that the same file taken in again finds the same child. Fails as `upnStream` does.
 */
export async function sharedUpnStream(
  vault: Vault,
  child: { readonly upn: string; readonly surname: string; readonly forename: string; readonly dateOfBirth: string },
): Promise<string> {
  const { upn, surname, forename, dateOfBirth } = child;
  return `upn-${mac(await identifierKey(vault), UPN_NUMBER, [upn, surname, forename, dateOfBirth])}`;
}

/** The stream that claims a sign-in: the subject of a token within its issuer. Fails as `upnStream` does. */
export async function signInStream(vault: Vault, issuer: string, subject: string): Promise<string> {
  return `signin-${mac(await identifierKey(vault), SIGN_IN_NUMBER, [issuer, subject])}`;
}

/** Once for each data folder, when it is made. */
export async function createIdentifierKey(vault: Vault): Promise<void> {
  await vault.createKey(IDENTIFIERS_SUBJECT);
}

/** `metadata.inputMac`: tells whether a repeated command id came with the same input (`event-format.md` §3). */
export function inputMac(subjectKey: SubjectKey, command: string, input: Json): string {
  return mac(subjectKey, INPUT_MAC_NUMBER, { command, input });
}

function mac(subjectKey: SubjectKey, number: number, value: Json): string {
  const key = leafKey(subjectKey, number);
  if (!key) throw new Failure('KEY_MISSING', 'the key of this MAC was taken out of the key tree', { number });
  // A key object: Node 24 takes about three times as long to make one of a buffer by itself.
  return createHmac('sha256', createSecretKey(key)).update(canonicalJson(value)).digest('hex');
}

async function identifierKey(vault: Vault): Promise<SubjectKey> {
  const key = await vault.keyOf(IDENTIFIERS_SUBJECT);
  if (!key)
    throw new Failure('KEY_MISSING', 'the vault has no key for identifiers: it is not the vault of this data folder');
  return key;
}
