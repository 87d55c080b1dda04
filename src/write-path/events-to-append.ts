import type { Decision } from '../decisions/decision.ts';
import { SCHEMA_VERSION, type StoredEvent } from '../kernel/event.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { EventMetadata } from '../kernel/metadata.ts';
import { inputMac } from '../privacy/identifier-mac.ts';
import type { SubjectKey } from '../privacy/key-tree.ts';
import { sealEvent } from '../privacy/sealed-event.ts';
import { sealedPlaces } from '../registry/events.ts';
import { eventId } from '../store/event-id.ts';
import type { CommandRequest } from './command-request.ts';
import type { Prepared } from './prepared.ts';

type Accepted = Decision & { readonly kind: 'ACCEPTED' };

/**
 * Step 9: completes the events for storage with ids, metadata and sealed fields. A dry run has no key, so its events
 * stay unsealed and must never be stored.
 */
export function completedEvents(
  request: CommandRequest,
  prepared: Prepared,
  { events, findings }: Accepted,
  now: Instant,
  key: SubjectKey | undefined,
): readonly StoredEvent[] {
  const common = {
    ...commonMetadata(request, prepared, now),
    ...(key !== undefined && { inputMac: macOfInput(key, request) }),
    ...prepared.envelope,
  };
  return events.map((event, index) => {
    const metadata = {
      ...common,
      ...(event.effectiveFrom !== undefined && { effectiveFrom: event.effectiveFrom }),
      ...(findings.length > 0 && { findings }),
      ...event.metadata,
    };
    const stored: StoredEvent = {
      stream: prepared.stream,
      revision: prepared.revision + 1 + index,
      id: eventId(prepared.stream, request.actor.person, request.command.commandId, index),
      type: event.type,
      schemaVersion: SCHEMA_VERSION,
      data: event.data as JsonObject,
      metadata: metadata as unknown as JsonObject,
    };
    return key === undefined ? stored : sealEvent(stored, sealedPlaces(stored), key);
  });
}

/** The metadata that all events of a command share. */
export function commonMetadata(
  { definition, command, actor, correlationId, occasion }: CommandRequest,
  { role, reliedOn }: Prepared,
  now: Instant,
): EventMetadata {
  return {
    commandId: command.commandId,
    $correlationId: correlationId,
    $causationId: command.commandId,
    command: definition.name,
    recordedBy: { person: actor.person, role },
    ...(actor.signIn !== undefined && { signIn: actor.signIn }),
    recordedAt: now,
    ...(occasion !== undefined && { occasion }),
    reliedOn,
  };
}

/** Keyed digest of the input. It tells a repeated command from another one that reuses its id. */
export function macOfInput(key: SubjectKey, { definition, command }: CommandRequest): string {
  return inputMac(key, definition.name, command as unknown as Json);
}
