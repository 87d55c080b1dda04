/**
 * Who acts: a person the log knows. `commandLine`: the operator at the machine's own command line, whose standing is
 * the data folder in front of them, not a sign-in.
 */
export interface Actor {
  readonly person: string;
  readonly commandLine: boolean;
}
