import type { Instant } from '../kernel/instant.ts';

/** One command of the demo: who gave it, when, and what it said. The stories are lists of these, told in order of time. */
export interface Happening {
  readonly at: Instant;
  /** Person id. */
  readonly by: string;
  readonly command: string;
  readonly input: { readonly commandId: string; readonly [name: string]: unknown };
}
