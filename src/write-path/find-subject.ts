import { claimHolder } from './identifier-claims.ts';
import type { Command } from '../decisions/given.ts';
import { foldPupil } from '../decisions/pupil-case.ts';
import { type Identity, isSameChild } from '../decisions/register-pupil.ts';
import type { Vault } from '../privacy/vault.ts';
import { openIdentities, openIdentity } from './open-identity.ts';
import { readRecord } from './pupil-record.ts';
import { sharedUpnStream, signInStream, upnStream } from '../privacy/identifier-mac.ts';
import type { CommandRequest } from './command-request.ts';
import type { CommandDefinition, SubjectKind } from '../registry/definition.ts';
import { subjectId } from '../store/event-id.ts';
import type { EventStore } from '../store/event-store.ts';
import { survivorOf } from './merged-into.ts';

/** The members by which commands name their subject; which of them are there follows from the command. */
export interface SubjectMembers extends Command {
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
export interface Subject {
  readonly stream: string;
  readonly subjectId: string;
  readonly claim: { readonly stream: string; readonly holder: string | undefined } | undefined;
}

const PREFIX: Readonly<Record<SubjectKind, string>> = {
  PUPIL: 'pupil',
  SCHOOL: 'school',
  TRUST: 'trust',
  PERSON: 'person',
  IMPORT: 'import',
  EXPORT: 'export',
};

/**
 * Finds the subject: named, or held by the claim of its identifier, or new with an id that follows from the command. A
 * pupil whose record was merged is found in the survivor's, by the old id as by the old UPN.
 */
export async function findSubject(parts: Parts, request: CommandRequest): Promise<Subject> {
  const members = request.command as SubjectMembers;
  const { subject: kind, decidesOn } = request.definition;
  if (decidesOn === 'MERGED' && members.loserPupilId !== undefined) return pupilSubject(members.loserPupilId);
  if (kind === 'PUPIL' && members.pupilId != null) return namedPupil(parts, request, members, members.pupilId);
  const claim = await claimOf(parts, request.definition.claims, members);
  const fresh = subjectId(request.actor.person, members.commandId);
  const named =
    {
      PUPIL: claim?.holder ?? fresh,
      SCHOOL: members.schoolUrn,
      TRUST: members.trustUid,
      PERSON: members.personId ?? fresh,
      IMPORT: fresh,
      EXPORT: fresh,
    }[kind] ?? fresh;
  return { stream: `${PREFIX[kind]}-${named}`, subjectId: named, claim };
}

function pupilSubject(pupil: string, claim?: Subject['claim']): Subject {
  return { stream: `pupil-${pupil}`, subjectId: pupil, claim };
}

interface Parts {
  readonly store: EventStore;
  readonly vault: Vault;
}

async function namedPupil(
  parts: Parts,
  { definition }: CommandRequest,
  members: SubjectMembers,
  pupilId: string,
): Promise<Subject> {
  const named = await survivorOf(parts.store, pupilId, members.commandId);
  const changesIdentity = definition.claims === 'PUPIL_IDENTITY' && saysWhoItIs(members);
  return pupilSubject(named, changesIdentity ? await identityClaim(parts, members, named) : undefined);
}

function saysWhoItIs({ upn, surname, forename, dateOfBirth }: SubjectMembers): boolean {
  return [upn, surname, forename, dateOfBirth].some((member) => member != null);
}

async function claimOf(
  parts: Parts,
  claims: CommandDefinition['claims'],
  members: SubjectMembers,
): Promise<Subject['claim']> {
  const { store, vault } = parts;
  const { upn, issuer, subject } = members;
  if (claims === 'UPN' && upn != null) return upnClaim(parts, { ...members, upn });
  if (claims !== 'SIGN_IN' || issuer === undefined || subject === undefined) return undefined;
  const stream = await signInStream(vault, issuer, subject);
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
async function upnClaim(
  { store, vault }: Parts,
  members: SubjectMembers & { readonly upn: string },
): Promise<Subject['claim']> {
  const { upn, upnShared, surname, forename, dateOfBirth, commandId } = members;
  const plain = await upnStream(vault, upn);
  const holder = await pupilHolding(store, plain, commandId);
  if (surname == null || forename == null || dateOfBirth == null) return { stream: plain, holder };
  const child = { surname, forename, dateOfBirth };
  const shared = await sharedUpnStream(vault, { upn, ...child });
  const sharedHolder = await pupilHolding(store, shared, commandId);
  if (sharedHolder !== undefined) return { stream: shared, holder: sharedHolder };
  if (holder === undefined)
    return upnShared === true ? { stream: shared, holder: undefined } : { stream: plain, holder };
  const isTheirs = await isHeldByChild({ store, vault }, holder, members, child);
  return isTheirs ? { stream: plain, holder } : { stream: shared, holder: undefined };
}

/** Whether the pupil who holds a UPN is the child that a file or a person names with it. */
async function isHeldByChild(
  { store, vault }: Parts,
  holder: string,
  { upnShared, schoolUrn }: SubjectMembers,
  child: Child,
): Promise<boolean> {
  const record = await readRecord(store, holder);
  const pupil = foldPupil(record.events);
  if (pupil.registered === undefined) return true;
  // An old file says the name and the number that the child had then.
  const known = await openIdentities(vault, record.streams);
  if (known.some((identity) => isSame(identity, child))) return true;
  if (upnShared === true || !pupil.enrolments.some((enrolment) => enrolment.schoolUrn === schoolUrn)) return false;
  // A number alone opens nobody's record: here name or date of birth has to be the same too, at another school both.
  return known.length === 0 || known.some((identity) => isSameChild(identity, child));
}

/**
 * The claim by which a pupil is found under the identity it will have: that of its UPN, or where another child holds
 * that one already, of UPN, name and date of birth together. A UPN that is new to the pupil has to be free.
 */
async function identityClaim(
  { store, vault }: Parts,
  members: SubjectMembers,
  pupil: string,
): Promise<Subject['claim']> {
  const identity = await openIdentity(vault, foldPupil((await readRecord(store, pupil)).events));
  const upn = members.upn ?? identity?.upn;
  if (identity === undefined || upn == null) return undefined;
  const plain = await upnStream(vault, upn);
  const holder = await pupilHolding(store, plain, members.commandId);
  if (holder === undefined || holder === pupil || upn !== identity.upn) return { stream: plain, holder };
  const child = {
    surname: members.surname ?? identity.surname,
    forename: members.forename ?? identity.forename,
    dateOfBirth: members.dateOfBirth ?? identity.dateOfBirth,
  };
  // Where the other child was ever known just so, nobody could tell the two apart: they are one, or one is wrong.
  const known = await openIdentities(vault, (await readRecord(store, holder)).streams);
  if (known.some((one) => isSame(one, child))) return { stream: plain, holder };
  const shared = await sharedUpnStream(vault, { upn, ...child });
  return { stream: shared, holder: await pupilHolding(store, shared, members.commandId) };
}

type Child = Pick<Identity, 'surname' | 'forename' | 'dateOfBirth'>;

function isSame(one: Child, other: Child): boolean {
  return one.surname === other.surname && one.forename === other.forename && one.dateOfBirth === other.dateOfBirth;
}
