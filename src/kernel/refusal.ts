/**
 * A reason why a command was not carried out: a value, never an exception (schema/README.md). `code` is a rule of the
 * closed list; `basis` names the statute, Code paragraph or policy. Never holds a value that was entered.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly basis: string;
}
