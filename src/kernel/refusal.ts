/**
 * A reason why a command was not carried out: a value, never an exception (schema/README.md). `code` is a rule of the
 * closed list; `basis` names the statute, Code paragraph or policy. Never holds a value that was entered.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly basis: string;
  /** The way on, of a refusal for want of authority; absent for any other. */
  readonly way?: WayOn;
}

/** Which limit stands in the way, who may, and what to do next. */
export interface WayOn {
  /** The limit in pence a year; null if it is none of cost. */
  readonly limit: number | null;
  /** Posts whose holders may, on that day. */
  readonly whoMay: readonly string[];
  /** What the nearest approval lacks to be the authority. */
  readonly missing: readonly string[];
  /** The next command, by its name; null if somebody else has to act first. */
  readonly next: string | null;
  /** The same in words. */
  readonly words: string;
}
