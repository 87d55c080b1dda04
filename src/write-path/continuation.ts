import { definitionOf } from '../registry/index.ts';
import { subjectId } from '../store/event-id.ts';
import type { CommandRequest } from './command-request.ts';
import type { ContinueRecord } from '../decisions/enrolment/continue-record.ts';

interface Continuing extends Pick<CommandRequest, 'actor' | 'correlationId'> {
  readonly schoolUrn: string;
  readonly pupil: string;
  readonly fromPupil: string;
}

/**
 * Builds the command that begins a school's own record before the school's next one. The same record gives the same
 * command. It runs as the system; the right to record was judged with the command that needs it.
 */
export function continuationOf({ actor, correlationId, schoolUrn, pupil, fromPupil }: Continuing): CommandRequest {
  const definition = definitionOf('ContinueRecord');
  if (definition === undefined) throw new Error('the registry has no command ContinueRecord');
  const command: ContinueRecord = { commandId: subjectId(actor.person, pupil), pupilId: pupil, schoolUrn, fromPupil };
  return {
    definition,
    command,
    actor: { ...actor, commandLine: true },
    correlationId,
    awaitReadModels: false,
  };
}
