import type { CompleteMerge } from '../decisions/enrolment/merge-pupil.ts';
import { MergedInto } from '../decisions/enrolment/events.ts';
import type { CommandRequest } from './command-request.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { isA } from '../kernel/members.ts';
import { metadataOf } from '../kernel/metadata.ts';
import type { Outcome, Recorded } from './outcome.ts';
import { definitionOf } from '../registry/index.ts';
import { subjectId } from '../store/event-id.ts';

const PREFIX = 'pupil-';
const isClosing = isA(MergedInto);

/**
 * Builds the second command of a merge from the event of the first. Its id follows from that event, so a follower that
 * repeats it after a crash sends the same command. It runs as the system, in the name of the person who asked for the
 * merge. Their right was judged at the first step and is not judged again.
 */
export function completionOf(closed: StoredEvent): CommandRequest {
  const definition = definitionOf('CompleteMerge');
  if (definition === undefined) throw new Error('the registry has no command CompleteMerge');
  if (!isClosing(closed)) throw new TypeError(`a merge begins with MergedInto, not with ${closed.type}`);
  const { survivor, schoolUrn, reason } = closed.data;
  const { recordedBy, $correlationId } = metadataOf(closed);
  const command: CompleteMerge = {
    commandId: subjectId(recordedBy.person, closed.id),
    pupilId: survivor,
    schoolUrn,
    mergedPupil: closed.stream.slice(PREFIX.length),
    revision: closed.revision,
    reason,
  };
  return {
    definition,
    command,
    actor: { person: recordedBy.person, commandLine: true },
    correlationId: $correlationId,
  };
}

/** Joins the answers to both steps. If the second step was refused, the merge is recorded but not visible yet. */
export function bothSteps(first: Recorded, next: Outcome): Recorded {
  if (next.kind === 'REFUSED') return { ...first, visible: false };
  const { eventIds, leafHashes } = next.receipt;
  return {
    ...next,
    receipt: {
      eventIds: [...first.receipt.eventIds, ...eventIds],
      leafHashes: [...first.receipt.leafHashes, ...leafHashes],
    },
  };
}
