import { claimHolder } from './identifier-claims.ts';
import type { Command } from '../decisions/given.ts';
import { foldPupil } from '../decisions/pupil-case.ts';
import { type Identity, isSameChild } from '../decisions/register-pupil.ts';
import type { Vault } from '../privacy/vault.ts';
import { openIdentities, openIdentity } from './open-identity.ts';
import { readRecord } from './pupil-record.ts';
import { sharedUpnStream, signInStream, upnStream } from '../privacy/identifier-mac.ts';
import type { CommandRequest } from './command-request.ts';
import type { Subject } from '../registry/definition.ts';
import { subjectId } from '../store/event-id.ts';
import type { EventStore } from '../store/event-store.ts';
import { survivorOf } from './merged-into.ts';

/** The members by which commands name their subject; which of them are there follows from the command. */
export interface Naming extends Command {
  readonly schoolUrn?: string;
  readonly trustUid?: string;
  readonly pupilId?: string | null;
  /** A merge decides on the record that it closes. */
  readonly loserPupilId?: string;
  readonly personId?: string | null;
  readonly upn?: string | null;
  readonly upnShared?: boolean;
  readonly surname?: string | null;
  readonly forename?: string | null;
  readonly dateOfBirth?: string | null;
  readonly issuer?: string;
  readonly subject?: string;
}

/** Where a command decides, and the claim of an identifier that has to be held before it may write. */
export interface Located {
  readonly stream: string;
  readonly subjectId: string;
  readonly claim: { readonly stream: string; readonly holder: string | undefined } | undefined;
}

const PREFIX: Readonly<Record<Subject, string>> = {
  PUPIL: 'pupil',
  SCHOOL: 'school',
  TRUST: 'trust',
  PERSON: 'person',
  IMPORT: 'import',
  EXPORT: 'export',
};

/**
 * Finds the subject: named, or held by the claim of its identifier, or new with an id that follows from the command.
 * A pupil whose record was merged is found in the survivor's, by its old id as by its old UPN.
 */
export async function locate(parts: Parts, request: CommandRequest): Promise<Located> {
  const naming = request.command as Naming;
  const { subject } = request.definition;
  if (subject === 'PUPIL' && naming.pupilId != null) return locateNamed(parts, naming, naming.pupilId);
  const claim = await claimOf(parts, naming);
  const fresh = subjectId(request.actor.person, naming.commandId);
  const named =
    {
      PUPIL: claim?.holder ?? fresh,
      SCHOOL: naming.schoolUrn,
      TRUST: naming.trustUid,
      PERSON: naming.personId ?? fresh,
      IMPORT: fresh,
      EXPORT: fresh,
    }[subject] ?? fresh;
  return { stream: `${PREFIX[subject]}-${named}`, subjectId: named, claim };
}

interface Parts {
  readonly store: EventStore;
  readonly vault: Vault;
}

async function locateNamed(parts: Parts, naming: Naming, pupilId: string): Promise<Located> {
  if (naming.loserPupilId !== undefined)
    return { stream: `pupil-${naming.loserPupilId}`, subjectId: naming.loserPupilId, claim: undefined };
  const named = await survivorOf(parts.store, pupilId, naming.commandId);
  const { upn, surname, forename, dateOfBirth } = naming;
  const identifies = [upn, surname, forename, dateOfBirth].some((member) => member !== undefined && member !== null);
  return {
    stream: `pupil-${named}`,
    subjectId: named,
    claim: identifies ? await identityClaim(parts, naming, named) : undefined,
  };
}

async function claimOf(parts: Parts, naming: Naming): Promise<Located['claim']> {
  const { store, vault } = parts;
  if (naming.upn != null) return upnClaim(parts, { ...naming, upn: naming.upn });
  if (naming.issuer === undefined || naming.subject === undefined) return undefined;
  const stream = await signInStream(vault, naming.issuer, naming.subject);
  return { stream, holder: await claimHolder(store, stream) };
}

/** Who holds the claim of a UPN now: the pupil who claimed it, or the one whose record has taken that pupil's in. */
async function pupilHolding(store: EventStore, stream: string, commandId: string): Promise<string | undefined> {
  const holder = await claimHolder(store, stream);
  return holder === undefined ? undefined : survivorOf(store, holder, commandId);
}

/**
 * Schools' files do give one UPN to two children. The first holds the UPN's own claim; another holds one of UPN, name
 * and date of birth together. That one is looked for first, so that each child is found whatever the order of a file.
 */
async function upnClaim({ store, vault }: Parts, naming: Naming & { readonly upn: string }): Promise<Located['claim']> {
  const { upn, upnShared, surname, forename, dateOfBirth, commandId } = naming;
  const plain = await upnStream(vault, upn);
  const holder = await pupilHolding(store, plain, commandId);
  if (surname == null || forename == null || dateOfBirth == null) return { stream: plain, holder };
  const child = { surname, forename, dateOfBirth };
  const shared = await sharedUpnStream(vault, { upn, ...child });
  const sharedHolder = await pupilHolding(store, shared, commandId);
  if (sharedHolder !== undefined) return { stream: shared, holder: sharedHolder };
  if (holder === undefined)
    return upnShared === true ? { stream: shared, holder: undefined } : { stream: plain, holder };
  const record = await readRecord(store, holder);
  const pupil = foldPupil(record.events);
  // An old file says the name and the number that the child had then.
  const known = await openIdentities(vault, record.streams);
  const same = known.some((identity) => isSame(identity, child));
  // A number alone opens nobody's record: here name or date of birth has to be the same too, at another school both.
  const alike = known.length === 0 || known.some((identity) => isSameChild(identity, child));
  const ours = upnShared !== true && alike && pupil.enrolments.some((e) => e.schoolUrn === naming.schoolUrn);
  return same || ours || pupil.registered === undefined
    ? { stream: plain, holder }
    : { stream: shared, holder: undefined };
}

/**
 * The claim by which a pupil is found under the identity it will have: that of its UPN, or where another child holds
 * that one already, of UPN, name and date of birth together. A UPN that is new to the pupil has to be free.
 */
async function identityClaim({ store, vault }: Parts, naming: Naming, pupil: string): Promise<Located['claim']> {
  const identity = await openIdentity(vault, foldPupil((await readRecord(store, pupil)).events));
  const upn = naming.upn ?? identity?.upn;
  if (identity === undefined || upn == null) return undefined;
  const plain = await upnStream(vault, upn);
  const holder = await pupilHolding(store, plain, naming.commandId);
  if (holder === undefined || holder === pupil || upn !== identity.upn) return { stream: plain, holder };
  const child = {
    surname: naming.surname ?? identity.surname,
    forename: naming.forename ?? identity.forename,
    dateOfBirth: naming.dateOfBirth ?? identity.dateOfBirth,
  };
  // Where the other child was ever known just so, nobody could tell the two apart: they are one, or one is wrong.
  const known = await openIdentities(vault, (await readRecord(store, holder)).streams);
  if (known.some((one) => isSame(one, child))) return { stream: plain, holder };
  const shared = await sharedUpnStream(vault, { upn, ...child });
  return { stream: shared, holder: await pupilHolding(store, shared, naming.commandId) };
}

type Child = Pick<Identity, 'surname' | 'forename' | 'dateOfBirth'>;

function isSame(one: Child, other: Child): boolean {
  return one.surname === other.surname && one.forename === other.forename && one.dateOfBirth === other.dateOfBirth;
}
