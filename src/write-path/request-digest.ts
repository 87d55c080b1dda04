import { createHash } from 'node:crypto';
import { displayed } from '../decisions/sign-off/sign-off-day.ts';
import type { SignOff } from '../decisions/sign-off/sign-off.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import type { Json } from '../kernel/json.ts';

/** SHA-256 of the canonical JSON, in lower-case hex. It shows whether what was displayed has changed. */
export function digestOf(shown: Json): string {
  return createHash('sha256').update(canonicalJson(shown), 'utf8').digest('hex');
}

/** Digest of a sign-off request that its answers give back. It changes with everything displayed of the request. */
export function requestDigest(signOff: Pick<SignOff, 'id' | 'events'>): string {
  return digestOf(displayed(signOff));
}
