/**
 * A reason why a command was not carried out: a value, never an exception (schema/README.md). `code` is one of the
 * rules' closed list, `basis` the statute, Code paragraph or policy it rests on. Never holds a value that was entered.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly basis: string;
}
