import { type Decision, refused } from '../decisions/decision.ts';
import type { Command } from '../decisions/given.ts';
import { asCorrectionOf, correctedBy } from '../governance/staff-record.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import type { CommandRequest } from './command-request.ts';
import { withoutRecord } from './correction.ts';

/** What a command about a school or person is decided on: for a correction, the stream without what it replaces. */
export function decidedOn(command: Command, events: readonly StoredEvent[]): readonly StoredEvent[] {
  const corrected = correctedBy(command);
  return corrected === undefined ? events : withoutRecord(events, corrected.recordId);
}

/** Makes the decision a correction where the command says that it replaces a record of its own kind. */
export function orCorrection(
  { definition, command }: CommandRequest,
  record: (id: string) => EffectiveEvent | undefined,
  decide: () => Decision,
): () => Decision {
  const corrected = correctedBy(command);
  if (corrected === undefined) return decide;
  const target = record(corrected.recordId);
  if (target === undefined || !definition.emits.some(({ type }) => type === target.type))
    return () => refused('NO_SUCH_RECORD');
  return () => asCorrectionOf(decide(), target, corrected.reason);
}
