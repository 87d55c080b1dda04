import { foldPerson } from '../governance/person.ts';
import type { EventStore } from '../store/event-store.ts';

/** Who holds the claim of a sign-in, who held it before, and the newest revision of its stream (-1: none). */
export interface SignInClaim {
  readonly stream: string;
  readonly holder: string | undefined;
  readonly before: string | undefined;
  readonly revision: number;
}

/**
 * Reads a claim as it stands. The last claimant holds it. A sign-in that was taken from its person is free again: then
 * nobody holds it, and `before` names that person.
 */
export async function signInClaim(store: EventStore, stream: string): Promise<SignInClaim> {
  const claims = await store.read(stream);
  const holders = claims.map(({ data }) => data['by']).filter((by) => typeof by === 'string');
  const [holder, earlier] = [holders.at(-1), holders.at(-2)];
  const revision = claims.at(-1)?.revision ?? -1;
  if (holder === undefined || !(await isFree(store, stream, holder)))
    return { stream, holder, before: earlier, revision };
  return { stream, holder: undefined, before: holder, revision };
}

/** The person who holds a sign-in, or held it last. */
export async function signInHolder(store: EventStore, stream: string): Promise<string | undefined> {
  const { holder, before } = await signInClaim(store, stream);
  return holder ?? before;
}

/** Whether the holder had the sign-in and has lost it. One whose link is still to be written has not. */
async function isFree(store: EventStore, stream: string, holder: string): Promise<boolean> {
  const theirs = foldPerson(await store.read(`person-${holder}`)).signIns.filter(({ claim }) => claim === stream);
  return theirs.length > 0 && theirs.every(({ ended }) => ended !== null);
}
