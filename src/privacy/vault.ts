import type { SubjectKey } from './key-tree.ts';

/**
 * The key vault: one key per subject (pupil, person, school), named as its stream is. Each is wrapped by a
 * key-encryption key kept elsewhere.
 * Guarantees: a key is durable when `createKey` resolves, so a crash never loses a key in use. Two creators of one key
 * get the same. A key stays in memory for a minute at most.
 * Failures: SEAL_BROKEN if a stored key does not open, UNAVAILABLE after `close`.
 */
export interface Vault {
  /** The subject's key; undefined if never created or destroyed. */
  keyOf(subject: string): Promise<SubjectKey | undefined>;
  /** Creates the subject's key, or returns the existing one. */
  createKey(subject: string): Promise<SubjectKey>;
  close(): Promise<void>;
}
