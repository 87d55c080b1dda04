import { createHash } from 'node:crypto';
import { canonicalJson } from '../kernel/canonical.ts';

/** The namespace of our event ids (src/kernel/event-format.md §3). */
const NAMESPACE = Buffer.from('6d7c2f0e5f0b5c0a9a520f3f7a1e8d11', 'hex');

/**
 * The id of a command's event, from its `index` among the events for one stream. The same command gives the same ids.
 */
export function eventId(stream: string, actor: string, commandId: string, index: number): string {
  return uuidV5(canonicalJson([stream, actor, commandId, index]));
}

/** The id of a new pupil, person or other subject. The same command gives the same id. */
export function subjectId(actor: string, commandId: string): string {
  return uuidV5(canonicalJson(['subject', actor, commandId]));
}

/** The id of a school's own record of a child whom another record knows by this id. The same two give the same id. */
export function schoolsRecordId(pupil: string, schoolUrn: string): string {
  return uuidV5(canonicalJson(['record', pupil, schoolUrn]));
}

/** The id of the command for one member of a group. The same group command gives the same ids. */
export function memberCommandId(commandId: string, member: string): string {
  return uuidV5(canonicalJson(['member', commandId, member]));
}

/** UUID version 5 by RFC 9562 §5.5: SHA-1 over namespace and name. The name is canonical JSON. */
function uuidV5(name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
