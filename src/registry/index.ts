import type { RightsMatter } from '../decisions/involvement/rights-matter.ts';
import { COMMANDS } from './commands.ts';
import type { CommandDefinition } from './definition.ts';

/** Every command, one entry each; mutations, their inputs and `execute` are driven by this list. */
export const REGISTRY: readonly CommandDefinition[] = COMMANDS;

export function definitionOf(name: string): CommandDefinition | undefined {
  return REGISTRY.find((definition) => definition.name === name);
}

/** The matter in which a decision touches rights of the parent or young person, by the name of its command. */
export function rightsMatterOf(command: string): RightsMatter {
  return definitionOf(command)?.rightsMatter ?? 'SEN_SUPPORT';
}
