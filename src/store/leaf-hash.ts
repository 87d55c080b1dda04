import { createHash } from 'node:crypto';
import { canonicalEvent } from '../kernel/canonical.ts';
import type { StoredEvent } from '../kernel/event.ts';

/** SHA-256(0x00 ‖ canonical bytes), RFC 6962 §2.1: the leaf of one event, lower-case hex. */
export function leafHash(event: StoredEvent): string {
  return createHash('sha256').update('\0').update(canonicalEvent(event), 'utf8').digest('hex');
}
