import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { AccessDenied } from '../../src/access/access-denied.ts';
import type { Command } from '../../src/decisions/given.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import type { CommandDefinition } from '../../src/registry/definition.ts';
import { REGISTRY } from '../../src/registry/index.ts';
import { memberCommandId } from '../../src/store/event-id.ts';
import { denied } from '../asking.ts';
import { carryOut, decisionOutcome } from './carry-out.ts';
import { badUserInput } from '../scalars/check-shape.ts';
import type { RequestContext } from '../context.ts';
import type { GroupDecisionInput } from './header-inputs.ts';
import { GROUP_INPUTS, INPUTS } from './of-commands.ts';
import { DecisionOutcome } from './command-outcome.ts';
import { IdOf } from '../ids/id-of.ts';

@ObjectType({ description: 'What became of a decision for one pupil of a group.', simpleResolvers: true })
export class MemberOutcome {
  @IdOf('Pupil', { description: 'The pupil.' })
  readonly pupilId!: string;

  @Field(() => DecisionOutcome, {
    nullable: true,
    description: 'What became of it; null where there is no such pupil for the person signed in.',
  })
  readonly outcome!: object | null;
}

/**
 * One mutation more for each decision that the registry offers for a group: one command for each pupil, on its own
 * record, with an id that follows from the group's, so that all of it may be sent again.
 */
@Resolver()
export class GroupMutations {}

for (const definition of REGISTRY.filter(({ forGroup }) => forGroup !== undefined)) publish(definition);

function publish(definition: CommandDefinition): void {
  const name = `${definition.name.charAt(0).toLowerCase()}${definition.name.slice(1)}ForGroup`;
  const input = GROUP_INPUTS[definition.name];
  if (input === undefined || definition.kind !== 'DECISION')
    throw new TypeError(`the command ${definition.name} has no input class for a group`);
  const resolve = (group: GroupDecisionInput, context: RequestContext): Promise<readonly MemberOutcome[]> =>
    carryOutForEach(definition, group, context);
  const descriptor: PropertyDescriptor = { value: resolve, writable: true, configurable: true };
  Object.defineProperty(GroupMutations.prototype, name, descriptor);
  const description = `For each pupil of a group: ${definition.description} What is refused for one is recorded for the others. Basis: ${definition.legalBasis.join('; ')}.`;
  Mutation(() => [MemberOutcome], { nullable: true, description })(GroupMutations.prototype, name, descriptor);
  Arg('input', () => input, { description: 'What to record.' })(GroupMutations.prototype, name, 0);
  Ctx()(GroupMutations.prototype, name, 1);
}

async function carryOutForEach(
  definition: CommandDefinition,
  group: GroupDecisionInput,
  context: RequestContext,
): Promise<readonly MemberOutcome[]> {
  const pupils = [...new Set(group.pupilIds)];
  if (pupils.length === 0) throw badUserInput([{ field: 'pupilIds', rule: 'isNotEmpty' }]);
  const outcomes = new Map<string, Outcome | null>();
  for (const pupilId of pupils)
    outcomes.set(pupilId, await forOne(definition, commandFor(definition, group, pupilId), group.commandId, context));
  if ([...outcomes.values()].every((outcome) => outcome === null)) throw denied(context, definition.action);
  const visible = await shown(definition, [...outcomes.values()], context);
  return Promise.all(
    [...outcomes].map(async ([pupilId, outcome]) => ({
      pupilId,
      outcome:
        outcome && (await decisionOutcome(outcome.kind === 'RECORDED' ? { ...outcome, visible } : outcome, context)),
    })),
  );
}

/** Null: no right to this pupil, which is not told from there being none. */
async function forOne(
  definition: CommandDefinition,
  command: Command,
  occasion: string,
  context: RequestContext,
): Promise<Outcome | null> {
  try {
    return await carryOut(definition, command, context, { awaitReadModels: false, occasion });
  } catch (error) {
    if (error instanceof AccessDenied) return null;
    throw error;
  }
}

/** The command for one pupil: what the group's says, and for the rest what the command's own input leaves out. */
function commandFor(
  { name }: CommandDefinition,
  { pupilIds: _pupils, ...said }: GroupDecisionInput,
  pupilId: string,
): Command {
  const Input = INPUTS[name];
  if (Input === undefined) throw new TypeError(`the command ${name} has no input class`);
  return Object.assign(new Input(), said, { pupilId, commandId: memberCommandId(said.commandId, pupilId) });
}

/** Waits once for all of them, and for the questions to the SENCO that go with them. */
async function shown(
  definition: CommandDefinition,
  outcomes: readonly (Outcome | null)[],
  { app }: RequestContext,
): Promise<boolean> {
  const last = outcomes.findLast((outcome) => outcome?.kind === 'RECORDED');
  return (
    last?.kind === 'RECORDED' &&
    app.projections.waitForPosition(last.position, [...definition.awaits, 'senco-inbox'], app.config.waitMs)
  );
}
