import type { RuleCode } from '../decisions/rules.ts';
import type { Instant } from '../kernel/instant.ts';

/**
 * One command of the demo: who gave it, when, and what it said. The stories are lists of these, told in order of time.
 */
export interface Happening {
  readonly at: Instant;
  /** Person id. */
  readonly by: string;
  readonly command: string;
  readonly input: { readonly commandId: string; readonly [name: string]: unknown };
  /** The request for sign-off that it answers: the digest of what is displayed of it is known at that moment only. */
  readonly answers?: string;
  /** The rules by which it has to be refused: an attempt that is part of the story. Absent: it has to be recorded. */
  readonly refusedBy?: readonly RuleCode[];
}
