import { claimHolder } from './claims.ts';
import type { Command } from './decisions/given.ts';
import { foldPupil } from './decisions/pupil-case.ts';
import { isSameChild } from './decisions/register-pupil.ts';
import { openIdentity } from './open-identity.ts';
import { sharedUpnStream, signInStream, upnStream } from './privacy/identifier-mac.ts';
import type { Vault } from './privacy/vault.ts';
import type { CommandRequest } from './execute.ts';
import type { Subject } from './registry/definition.ts';
import { subjectId } from './store/event-id.ts';
import type { EventStore } from './store/event-store.ts';

/** The members by which commands name their subject; which of them are there follows from the command. */
export interface Naming extends Command {
  readonly schoolUrn?: string;
  readonly trustUid?: string;
  readonly pupilId?: string | null;
  readonly personId?: string | null;
  readonly upn?: string | null;
  readonly upnShared?: boolean;
  readonly surname?: string;
  readonly forename?: string;
  readonly dateOfBirth?: string;
  readonly issuer?: string;
  readonly subject?: string;
}

/** Where a command decides, and the claim of an identifier that has to be held before it may write. */
export interface Located {
  readonly stream: string;
  readonly subjectId: string;
  readonly claim: { readonly stream: string; readonly holder: string | undefined } | undefined;
}

const PREFIX: Readonly<Record<Subject, string>> = { PUPIL: 'pupil', SCHOOL: 'school', TRUST: 'trust', PERSON: 'person', IMPORT: 'import', EXPORT: 'export' };

/** Finds the subject: named, or held by the claim of its identifier, or new with an id that follows from the command. */
export async function locate(parts: Parts, request: CommandRequest): Promise<Located> {
  const naming = request.command as Naming;
  const { subject } = request.definition;
  const claim = await claimOf(parts, naming);
  const fresh = subjectId(request.actor.person, naming.commandId);
  const named = { PUPIL: naming.pupilId ?? claim?.holder ?? fresh, SCHOOL: naming.schoolUrn, TRUST: naming.trustUid, PERSON: naming.personId ?? fresh, IMPORT: fresh, EXPORT: fresh }[subject] ?? fresh;
  return { stream: `${PREFIX[subject]}-${named}`, subjectId: named, claim };
}

interface Parts {
  readonly store: EventStore;
  readonly vault: Vault;
}

async function claimOf(parts: Parts, naming: Naming): Promise<Located['claim']> {
  const { store, vault } = parts;
  if (naming.upn != null) return upnClaim(parts, { ...naming, upn: naming.upn });
  if (naming.issuer === undefined || naming.subject === undefined) return undefined;
  const stream = await signInStream(vault, naming.issuer, naming.subject);
  return { stream, holder: await claimHolder(store, stream) };
}

/**
 * Schools' files do give one UPN to two children. The first holds the UPN's own claim; another holds one of UPN, name
 * and date of birth together. That one is looked for first, so that each child is found whatever the order of a file.
 */
async function upnClaim({ store, vault }: Parts, naming: Naming & { readonly upn: string }): Promise<Located['claim']> {
  const { upn, upnShared, surname, forename, dateOfBirth } = naming;
  const plain = await upnStream(vault, upn);
  const holder = await claimHolder(store, plain);
  if (surname === undefined || forename === undefined || dateOfBirth === undefined) return { stream: plain, holder };
  const shared = await sharedUpnStream(vault, { upn, surname, forename, dateOfBirth });
  const sharedHolder = await claimHolder(store, shared);
  if (sharedHolder !== undefined) return { stream: shared, holder: sharedHolder };
  if (holder === undefined) return upnShared === true ? { stream: shared, holder: undefined } : { stream: plain, holder };
  const pupil = foldPupil(await store.read(`pupil-${holder}`));
  const identity = await openIdentity(vault, pupil);
  const same = identity?.surname === surname && identity.forename === forename && identity.dateOfBirth === dateOfBirth;
  // A number alone opens nobody's record: here name or date of birth has to be the same too, at another school both.
  const alike = identity === undefined || isSameChild(identity, { surname, forename, dateOfBirth });
  const ours = upnShared !== true && alike && pupil.enrolments.some((e) => e.schoolUrn === naming.schoolUrn);
  return same || ours || pupil.registered === undefined ? { stream: plain, holder } : { stream: shared, holder: undefined };
}
