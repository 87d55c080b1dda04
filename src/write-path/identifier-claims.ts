import { IdentifierClaimed } from '../governance/identifier-claim.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { isFailure } from '../kernel/failure.ts';
import type { JsonObject } from '../kernel/json.ts';
import { eventId } from '../store/event-id.ts';
import { type EventStore, NO_STREAM } from '../store/event-store.ts';

/** The holder of an identifier's claim (`upn-<mac>`, `signin-<mac>`); undefined if nobody holds it. */
export async function claimHolder(store: EventStore, stream: string): Promise<string | undefined> {
  return holderIn(await store.read(stream, { limit: 1 }));
}

/**
 * Claims the identifier for `holder` and returns who holds it. Of two claims at once, exactly one wins. `after`: the
 * newest revision of a claim that is free again; -1 for one never claimed.
 */
export async function claim(
  store: EventStore,
  stream: string,
  holder: string,
  metadata: JsonObject & { readonly commandId: string; readonly recordedBy: { readonly person: string } },
  after = -1,
): Promise<string> {
  const id = eventId(stream, metadata.recordedBy.person, metadata.commandId, 0);
  try {
    await store.append(
      stream,
      [{ id, type: IdentifierClaimed.type, schemaVersion: 1, data: { by: holder }, metadata }],
      after === -1 ? NO_STREAM : after,
    );
    return holder;
  } catch (error) {
    if (!isFailure(error, 'WRONG_EXPECTED_REVISION')) throw error;
    return (await lastClaimant(store, stream)) ?? holder;
  }
}

/** Only a sign-in is claimed more than once. */
async function lastClaimant(store: EventStore, stream: string): Promise<string | undefined> {
  return holderIn((await store.read(stream)).slice(-1));
}

function holderIn(events: readonly StoredEvent[]): string | undefined {
  const by = events[0]?.data['by'];
  return typeof by === 'string' ? by : undefined;
}
