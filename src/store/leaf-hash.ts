import { createHash } from 'node:crypto';
import { canonicalEvent } from '../kernel/canonical.ts';
import type { StoredEvent } from '../kernel/event.ts';

/** The leaf of one event by RFC 6962 §2.1: SHA-256(0x00 ‖ canonical bytes), in lower-case hex. */
export function leafHash(event: StoredEvent): string {
  return createHash('sha256').update('\0').update(canonicalEvent(event), 'utf8').digest('hex');
}
