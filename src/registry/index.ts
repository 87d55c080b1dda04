import type { RightsMatter } from '../decisions/involvement/rights-matter.ts';
import { COMMANDS } from './commands.ts';
import type { CommandDefinition } from './definition.ts';

/** Every command. The mutations, their inputs and the executor follow from this list. */
export const REGISTRY: readonly CommandDefinition[] = COMMANDS;

export function definitionOf(name: string): CommandDefinition | undefined {
  return REGISTRY.find((definition) => definition.name === name);
}

/** The matter in which a decision touches rights of the parent or young person, by the command's name. */
export function rightsMatterOf(command: string): RightsMatter {
  return definitionOf(command)?.rightsMatter ?? 'SEN_SUPPORT';
}
