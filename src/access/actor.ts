/**
 * The person who acts. `commandLine` is true for the operator at the machine's own command line, whose right comes from
 * the data folder, not from a sign-in.
 */
export interface Actor {
  readonly person: string;
  readonly commandLine: boolean;
  /** Stream of the claim of the sign-in they came in by; left out at the command line. */
  readonly signIn?: string;
}
