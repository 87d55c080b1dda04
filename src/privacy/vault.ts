import type { SubjectKey } from './key-tree.ts';

/**
 * The key vault: one key per subject (a pupil, a person, a school, a challenge, named as its stream is), wrapped by a
 * key-encryption key that lies elsewhere.
 * Guarantees: a key is durable when `createKey` resolves, so that nothing is ever sealed under a key that a crash could
 * take away; of two creators of one key both get the same; a key that is handed out stays in memory for a minute at
 * most. Failures: SEAL_BROKEN when a stored key does not open, UNAVAILABLE after `close`.
 */
export interface Vault {
  /** The subject's key, undefined when the vault has none: never created, or destroyed. */
  keyOf(subject: string): Promise<SubjectKey | undefined>;
  /** Creates the subject's key, or answers the one that is there. */
  createKey(subject: string): Promise<SubjectKey>;
  close(): Promise<void>;
}
