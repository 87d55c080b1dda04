import { AccessDenied } from '../../src/access/access-denied.ts';
import type { Command } from '../../src/decisions/given.ts';
import type { CommandRequest } from '../../src/write-path/command-request.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';
import type { CommandDefinition, SubjectKind } from '../../src/registry/definition.ts';
import { denied, noteAskedFor, signedIn } from '../asking.ts';
import type { RequestContext } from '../context.ts';
import { notingWrites } from './noting-writes.ts';
import { plainCommand } from './plain-command.ts';
import { CommandRecorded, CommandRefused, DecisionRecorded, DecisionRefused } from './command-outcome.ts';
import { decisionJustRecorded } from '../reads/decisions/decision-reading.ts';
import type { IdType } from '../ids/global-id.ts';

const TYPE_OF_SUBJECT: Readonly<Partial<Record<SubjectKind, IdType>>> = {
  PUPIL: 'Pupil',
  SCHOOL: 'School',
  PERSON: 'Person',
};

/**
 * Carries a command out for who is signed in. Throws AccessDenied, noted, where there is no right to it.
 * `awaitReadModels` false: the caller waits. `occasion`: the same for what is decided about several pupils at once.
 */
export async function carryOut(
  definition: CommandDefinition,
  command: Command,
  context: RequestContext,
  { awaitReadModels = true, occasion }: Pick<CommandRequest, 'awaitReadModels' | 'occasion'> = {},
): Promise<Outcome> {
  const { actor } = signedIn(context);
  const { app, correlationId, access } = context;
  if (definition.subject === 'PUPIL') noteAskedFor(context, (command as { readonly pupilId?: string | null }).pupilId);
  try {
    const outcome = await notingWrites(access, () =>
      app.executor.execute({
        definition,
        command: plainCommand(command, definition.takes?.members ?? {}),
        actor,
        correlationId,
        awaitReadModels,
        ...(occasion !== undefined && { occasion }),
      }),
    );
    if (outcome.kind === 'REFUSED') for (const { code } of outcome.refusals) access.refusals.add(code);
    else if (definition.subject === 'PUPIL') access.pupils.add(outcome.subjectId);
    return outcome;
  } catch (error) {
    throw error instanceof AccessDenied ? denied(context, error.action) : error;
  }
}

export async function decisionOutcome(outcome: Outcome, context: RequestContext): Promise<object> {
  if (outcome.kind === 'REFUSED') return new DecisionRefused(outcome);
  return new DecisionRecorded(
    outcome,
    outcome.visible ? await decisionJustRecorded(context, outcome.decisionId) : null,
  );
}

export function commandOutcome(outcome: Outcome, { subject }: CommandDefinition): object {
  return outcome.kind === 'REFUSED'
    ? new CommandRefused(outcome)
    : new CommandRecorded(outcome, TYPE_OF_SUBJECT[subject] ?? null);
}
