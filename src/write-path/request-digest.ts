import { createHash } from 'node:crypto';
import { displayed } from '../decisions/sign-off/sign-off-day.ts';
import type { SignOff } from '../decisions/sign-off/sign-off.ts';
import { canonicalJson } from '../kernel/canonical.ts';
import type { Json } from '../kernel/json.ts';

/** SHA-256, lower-case hex, of the canonical form: tells whether what was displayed is still what there is. */
export function digestOf(shown: Json): string {
  return createHash('sha256').update(canonicalJson(shown), 'utf8').digest('hex');
}

/** The digest that an answer to a request gives back. It changes with everything displayed of the request. */
export function requestDigest(signOff: Pick<SignOff, 'id' | 'events'>): string {
  return digestOf(displayed(signOff));
}
