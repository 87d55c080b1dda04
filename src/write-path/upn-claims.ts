import { isNamedAlike, isSameChild } from '../decisions/register-pupil.ts';
import { foldPupil } from '../decisions/pupil-case.ts';
import { olderUpnStream, upnStream } from '../privacy/identifier-mac.ts';
import type { Vault } from '../privacy/vault.ts';
import type { EventStore } from '../store/event-store.ts';
import { claimHolder } from './identifier-claims.ts';
import { survivorOf } from './merged-into.ts';
import { type Child, openChildren, openIdentity } from './open-identity.ts';
import { type OwnRecord, ownRecord } from './own-record.ts';
import { schoolRecordAround } from './pupil-record.ts';
import type { SchoolRecord } from '../records/school-record.ts';
import type { StoredEvent } from '../kernel/event.ts';

/** A claim of a UPN at a school, and the school's record that holds it. */
export interface UpnClaim {
  readonly stream: string;
  readonly holder: OwnRecord | undefined;
}

interface Parts {
  readonly store: EventStore;
  readonly vault: Vault;
}

/** Members by which a command says which child it means. */
export interface ClaimMembers {
  readonly commandId: string;
  readonly schoolUrn: string;
  readonly upn: string;
  readonly upnShared?: boolean;
  readonly surname?: string | null;
  readonly forename?: string | null;
  readonly dateOfBirth?: string | null;
}

/**
 * Finds the claim for a UPN at a school. School files do give one UPN to two children: the first holds the UPN's own
 * claim. Another holds a claim on UPN, name and date of birth together. That shared claim is looked for first, so the
 * order of a file does not matter.
 */
export async function upnClaim(parts: Parts, members: ClaimMembers): Promise<UpnClaim> {
  const { upn, upnShared, surname, forename, dateOfBirth } = members;
  const plain = await claimOf(parts, members, upn);
  if (surname == null || forename == null || dateOfBirth == null) return plain;
  const child = { surname, forename, dateOfBirth };
  const shared = await claimOf(parts, members, upn, child);
  if (shared.holder !== undefined) return shared;
  if (plain.holder === undefined) return upnShared === true ? shared : plain;
  return (await isHeldByChild(parts, plain.holder, members, child)) ? plain : shared;
}

/**
 * The claim under which a pupil will be found once its identity has changed. It is the UPN's own claim. If another
 * child holds that one already, it is the claim on UPN, name and date of birth together. A UPN new to the pupil must be
 * free.
 */
export async function identityClaim(
  parts: Parts,
  members: Omit<ClaimMembers, 'upn'> & { readonly upn?: string | null },
  own: OwnRecord,
): Promise<UpnClaim | undefined> {
  const identity = await openIdentity(parts.vault, foldPupil((await recordOf(parts, own, members.schoolUrn)).own));
  const upn = members.upn ?? identity?.upn;
  if (identity === undefined || upn == null) return undefined;
  const plain = await claimOf(parts, members, upn);
  if (plain.holder === undefined || plain.holder.pupil === own.pupil || upn !== identity.upn) return plain;
  const child = {
    surname: members.surname ?? identity.surname,
    forename: members.forename ?? identity.forename,
    dateOfBirth: members.dateOfBirth ?? identity.dateOfBirth,
  };
  // If the other child ever had the same name and date of birth, the two cannot be told apart. Then the UPN counts as
  // taken.
  const known = await openChildren(parts.vault, (await recordOf(parts, plain.holder, members.schoolUrn)).own);
  return known.some((one) => isSame(one, child)) ? plain : claimOf(parts, members, upn, child);
}

/**
 * A claim and its holder. A claim of an older log was shared by all schools: it counts for those that have events in
 * its holder's record. After a merge the holder is the survivor.
 */
async function claimOf(
  { store, vault }: Parts,
  { schoolUrn, commandId }: Pick<ClaimMembers, 'schoolUrn' | 'commandId'>,
  upn: string,
  child?: Child,
): Promise<UpnClaim> {
  const stream = await upnStream(vault, schoolUrn, upn, child);
  const holder = await claimHolder(store, stream);
  if (holder !== undefined) return { stream, holder: { pupil: await survivorOf(store, holder, commandId) } };
  const older = await claimHolder(store, await olderUpnStream(vault, upn, child));
  if (older === undefined) return { stream, holder: undefined };
  const pupil = await survivorOf(store, older, commandId);
  const own = await ownRecord(store, pupil, schoolUrn);
  const { own: events } = await recordOf({ store, vault }, own, schoolUrn);
  return { stream, holder: events.length > 0 ? own : undefined };
}

function recordOf(
  { store }: Pick<Parts, 'store'> & Partial<Parts>,
  { pupil, continues }: OwnRecord,
  schoolUrn: string,
): Promise<SchoolRecord<StoredEvent>> {
  return store
    .read(`pupil-${pupil}`)
    .then((stream) => schoolRecordAround(store, { schoolUrn, pupil }, stream, continues));
}

/** Whether the pupil who holds a UPN is the child named with it in a file or by a person. */
async function isHeldByChild(
  parts: Parts,
  holder: OwnRecord,
  { upnShared, schoolUrn }: ClaimMembers,
  child: Child,
): Promise<boolean> {
  const { own } = await recordOf(parts, holder, schoolUrn);
  if (foldPupil(own).registered === undefined) return true;
  // Compare with earlier names too: an old file gives the name that the child had then.
  const known = await openChildren(parts.vault, own);
  if (known.some((identity) => isSame(identity, child))) return true;
  // A UPN alone never opens a record: name or date of birth must match too.
  return upnShared !== true && (known.length === 0 || known.some((identity) => isSameChild(identity, child)));
}

function isSame(one: Child, other: Child): boolean {
  return one.dateOfBirth === other.dateOfBirth && isNamedAlike(one, other);
}
