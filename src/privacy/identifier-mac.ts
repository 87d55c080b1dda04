import { createHmac } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical.ts';
import { comparedName } from '../kernel/compared-name.ts';
import { Failure } from '../kernel/failure.ts';
import type { Json } from '../kernel/json.ts';
import { INPUT_MAC_NUMBER } from '../kernel/sealed-field.ts';
import { leafKey } from './key-tree.ts';
import type { SubjectKey } from './key-tree.ts';
import type { Vault } from './vault.ts';

/** The subject whose key names the `upn-` and `signin-` streams. */
export const IDENTIFIERS_SUBJECT = 'identifiers';

/** Leaves of that key. Each kind of identifier has its own, so their MACs never coincide. */
const UPN_NUMBER = 0;
const SIGN_IN_NUMBER = 1;

/** What a child is claimed by at a school whose file gives one UPN to two children. */
export interface ClaimedChild {
  readonly surname: string;
  readonly forename: string;
  readonly dateOfBirth: string;
}

/**
 * The stream that claims a UPN for a school's record. Each school has its own claims, so no school meets another's
 * child by a UPN. The name is a keyed MAC, because a plain hash of a UPN can be guessed in minutes.
 * With `child`, the claim for a pupil whose UPN another child has too, as happens in school files. It covers the name
 * as it is compared, and the date of birth: the child is found again however the name is spelt.
 * Failure KEY_MISSING if the vault has no such key (`createIdentifierKey`). With a new key every identifier could be
 * claimed a second time.
 */
export async function upnStream(vault: Vault, schoolUrn: string, upn: string, child?: ClaimedChild): Promise<string> {
  const claimed =
    child === undefined ? [] : [comparedName(child.surname), comparedName(child.forename), child.dateOfBirth];
  return `upn-${mac(await identifierKey(vault), UPN_NUMBER, [schoolUrn, upn, ...claimed])}`;
}

/**
 * The claim for a UPN in older logs: all schools shared one, and it covered the name exactly as it was written. It is
 * looked up and never claimed anew.
 */
export async function olderUpnStream(vault: Vault, upn: string, child?: ClaimedChild): Promise<string> {
  const claimed = child === undefined ? [] : [child.surname, child.forename, child.dateOfBirth];
  return `upn-${mac(await identifierKey(vault), UPN_NUMBER, [upn, ...claimed])}`;
}

/** The stream that claims a sign-in: the subject of a token within its issuer. Fails as `upnStream` does. */
export async function signInStream(vault: Vault, issuer: string, subject: string): Promise<string> {
  return `signin-${mac(await identifierKey(vault), SIGN_IN_NUMBER, [issuer, subject])}`;
}

/** Creates that key, once for each data folder, when it is made. */
export async function createIdentifierKey(vault: Vault): Promise<void> {
  await vault.createKey(IDENTIFIERS_SUBJECT);
}

/** The `metadata.inputMac`: it shows whether a repeated command id came with the same input (`event-format.md` §3). */
export function inputMac(subjectKey: SubjectKey, command: string, input: Json): string {
  return mac(subjectKey, INPUT_MAC_NUMBER, { command, input });
}

function mac(subjectKey: SubjectKey, number: number, value: Json): string {
  const key = leafKey(subjectKey, number);
  if (!key) throw new Failure('KEY_MISSING', 'the key of this MAC was taken out of the key tree', { number });
  return createHmac('sha256', key).update(canonicalJson(value)).digest('hex');
}

async function identifierKey(vault: Vault): Promise<SubjectKey> {
  const key = await vault.keyOf(IDENTIFIERS_SUBJECT);
  if (!key)
    throw new Failure('KEY_MISSING', 'the vault has no key for identifiers: it is not the vault of this data folder');
  return key;
}
