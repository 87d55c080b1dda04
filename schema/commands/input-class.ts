import type { Command } from '../../src/decisions/given.ts';
import type { GroupDecisionInput } from './header-inputs.ts';

/** The input class of a command. */
export type InputClass = new () => Command;
/** The input class of a command for several pupils at once. */
export type GroupInputClass = new () => GroupDecisionInput;
