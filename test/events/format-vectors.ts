import { readFileSync } from 'node:fs';
import type { StoredEvent } from '../../src/kernel/event.ts';

/** One golden vector of `src/kernel/event-format.md`. */
export interface FormatVector {
  readonly name: string;
  readonly event: StoredEvent;
  /** The canonical text of the event. */
  readonly canonical: string;
  /** SHA-256(0x00 ‖ UTF-8 of the canonical text), hex. */
  readonly leaf: string;
}

/** The vectors, all of one stream in the order of their revisions. */
export function formatVectors(): readonly FormatVector[] {
  const file = new URL('format-vectors.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { vectors: FormatVector[] }).vectors;
}
