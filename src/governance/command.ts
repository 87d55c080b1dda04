import type { Command } from '../decisions/given.ts';

/** A command about a school. */
export interface SchoolCommand extends Command {
  readonly schoolUrn: string;
}
