import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { AccessDenied } from '../src/access/access-denied.ts';
import type { Command } from '../src/decisions/given.ts';
import type { Outcome } from '../src/outcome.ts';
import type { CommandDefinition } from '../src/registry/definition.ts';
import { REGISTRY } from '../src/registry.ts';
import { denied, noteAskedFor, signedIn } from './asking.ts';
import type { RequestContext } from './context.ts';
import { INPUTS } from './inputs/of-commands.ts';
import { plainCommand } from './inputs/plain-command.ts';
import { CommandOutcome, CommandRecorded, CommandRefused, DecisionOutcome, DecisionRecorded, DecisionRefused } from './outcomes.ts';
import { decisionJustRecorded } from './reads/decision-reading.ts';

/** One mutation per command that the registry offers over GraphQL (house B8); a new command needs no resolver. */
@Resolver()
export class CommandMutations {}

for (const definition of REGISTRY.filter(({ door }) => door === 'GRAPHQL')) publish(definition);

function publish(definition: CommandDefinition): void {
  const name = definition.name.charAt(0).toLowerCase() + definition.name.slice(1);
  const input = INPUTS[definition.name];
  if (input === undefined) throw new TypeError(`the command ${definition.name} has no input class`);
  const answer = definition.kind === 'DECISION' ? decisionOutcome : commandOutcome;
  const resolve = async (command: Command, context: RequestContext): Promise<object> => answer(await carryOut(definition, command, context), context);
  const prototype = CommandMutations.prototype;
  const descriptor: PropertyDescriptor = { value: resolve, writable: true, configurable: true };
  Object.defineProperty(prototype, name, descriptor);
  const description = `${definition.description} Basis: ${definition.legalBasis.join('; ')}.`;
  Mutation(() => (definition.kind === 'DECISION' ? DecisionOutcome : CommandOutcome), { nullable: true, description })(prototype, name, descriptor);
  Arg('input', () => input, { description: 'What to record.' })(prototype, name, 0);
  Ctx()(prototype, name, 1);
}

async function carryOut(definition: CommandDefinition, input: Command, context: RequestContext): Promise<Outcome> {
  const { actor } = signedIn(context);
  const { app, correlationId, access } = context;
  if (definition.subject === 'PUPIL') noteAskedFor(context, (input as { readonly pupilId?: string | null }).pupilId);
  try {
    const outcome = await app.executor.execute({ definition, command: plainCommand(input), actor, correlationId });
    if (outcome.kind === 'REFUSED') for (const { code } of outcome.refusals) access.refusals.add(code);
    else if (definition.subject === 'PUPIL') access.pupils.add(outcome.subjectId);
    return outcome;
  } catch (error) {
    throw error instanceof AccessDenied ? denied(context, error.action) : error;
  }
}

async function decisionOutcome(outcome: Outcome, context: RequestContext): Promise<object> {
  if (outcome.kind === 'REFUSED') return new DecisionRefused(outcome);
  return new DecisionRecorded(outcome, outcome.visible ? await decisionJustRecorded(context, outcome.decisionId) : null);
}

function commandOutcome(outcome: Outcome): object {
  return outcome.kind === 'REFUSED' ? new CommandRefused(outcome) : new CommandRecorded(outcome);
}
