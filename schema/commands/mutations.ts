import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Command } from '../../src/decisions/given.ts';
import type { CommandDefinition } from '../../src/registry/definition.ts';
import { REGISTRY } from '../../src/registry/index.ts';
import { carryOut, commandOutcome, decisionOutcome } from './carry-out.ts';
import type { RequestContext } from '../context.ts';
import { INPUTS } from './of-commands.ts';
import { CommandOutcome, DecisionOutcome } from './command-outcome.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';

/** One mutation per command that the registry offers over GraphQL; a new command needs no resolver. */
@Resolver()
export class CommandMutations {}

for (const definition of REGISTRY.filter(({ door }) => door === 'GRAPHQL')) publish(definition);

function publish(definition: CommandDefinition): void {
  const name = definition.name.charAt(0).toLowerCase() + definition.name.slice(1);
  const input = INPUTS[definition.name];
  if (input === undefined) throw new TypeError(`the command ${definition.name} has no input class`);
  const resolve = async (command: Command, context: RequestContext): Promise<object> =>
    answer(definition, await carryOut(definition, command, context), context);
  const prototype = CommandMutations.prototype;
  const descriptor: PropertyDescriptor = { value: resolve, writable: true, configurable: true };
  Object.defineProperty(prototype, name, descriptor);
  const description = `${definition.description} Basis: ${definition.legalBasis.join('; ')}.`;
  Mutation(() => (definition.kind === 'DECISION' ? DecisionOutcome : CommandOutcome), { nullable: true, description })(
    prototype,
    name,
    descriptor,
  );
  Arg('input', () => input, { description: 'What to record.' })(prototype, name, 0);
  Ctx()(prototype, name, 1);
}

function answer(definition: CommandDefinition, outcome: Outcome, context: RequestContext): object | Promise<object> {
  return definition.kind === 'DECISION' ? decisionOutcome(outcome, context) : commandOutcome(outcome, definition);
}
