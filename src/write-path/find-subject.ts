import { claimHolder } from './identifier-claims.ts';
import type { Command } from '../decisions/given.ts';
import { foldPupil } from '../decisions/pupil-case.ts';
import { isNamedAlike, isSameChild } from '../decisions/register-pupil.ts';
import type { Vault } from '../privacy/vault.ts';
import { type Child, openChildren, openIdentity } from './open-identity.ts';
import { readRecord } from './pupil-record.ts';
import { formerSharedUpnStream, sharedUpnStream, signInStream, upnStream } from '../privacy/identifier-mac.ts';
import type { CommandRequest } from './command-request.ts';
import type { CommandDefinition, SubjectKind } from '../registry/definition.ts';
import { subjectId } from '../store/event-id.ts';
import type { EventStore } from '../store/event-store.ts';
import { survivorOf } from './merged-into.ts';

/** Members by which commands name their subject. Each command has some of them. */
export interface SubjectMembers extends Command {
  readonly schoolUrn?: string;
  readonly trustUid?: string;
  readonly pupilId?: string | null;
  /** The record that a merge closes; the merge is decided on it. */
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

/** The stream that a command is decided on, and the identifier it must claim before writing. */
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
 * Finds the subject: the one named, or the holder of its identifier, or a new one with an id made from the command. A
 * merged record is found in its survivor's, by its old id and its old UPN.
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

/** The pupil who holds the claim of a UPN. After a merge this is the survivor. */
async function pupilHolding(store: EventStore, stream: string, commandId: string): Promise<string | undefined> {
  const holder = await claimHolder(store, stream);
  return holder === undefined ? undefined : survivorOf(store, holder, commandId);
}

/**
 * Finds the claim for a UPN. School files do give one UPN to two children: the first holds the UPN's own claim. Another
 * holds a claim on UPN, name and date of birth together. That shared claim is looked for first, so the order of a file
 * does not matter.
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
  const shared = await sharedClaim({ store, vault }, { upn, ...child }, commandId);
  if (shared.holder !== undefined) return shared;
  if (holder === undefined) return upnShared === true ? shared : { stream: plain, holder };
  const isTheirs = await isHeldByChild({ store, vault }, holder, members, child);
  return isTheirs ? { stream: plain, holder } : shared;
}

/** The claim on UPN, name and date of birth: the one that is held, in today's form or the former; else today's. */
async function sharedClaim(
  { store, vault }: Parts,
  child: Child & { readonly upn: string },
  commandId: string,
): Promise<NonNullable<Subject['claim']>> {
  const stream = await sharedUpnStream(vault, child);
  const holder = await pupilHolding(store, stream, commandId);
  if (holder !== undefined) return { stream, holder };
  const former = await formerSharedUpnStream(vault, child);
  const formerHolder = await pupilHolding(store, former, commandId);
  return formerHolder === undefined ? { stream, holder } : { stream: former, holder: formerHolder };
}

/** Whether the pupil who holds a UPN is the child named with it in a file or by a person. */
async function isHeldByChild(
  { store, vault }: Parts,
  holder: string,
  { upnShared, schoolUrn }: SubjectMembers,
  child: Child,
): Promise<boolean> {
  const record = await readRecord(store, holder);
  const pupil = foldPupil(record.events);
  if (pupil.registered === undefined) return true;
  // Compare with earlier names too: an old file gives the name that the child had then.
  const known = await openChildren(vault, record.streams);
  if (known.some((identity) => isSame(identity, child))) return true;
  if (upnShared === true || !pupil.enrolments.some((enrolment) => enrolment.schoolUrn === schoolUrn)) return false;
  // A UPN alone never opens a record. At this school name or date of birth must match too; at another school both.
  return known.length === 0 || known.some((identity) => isSameChild(identity, child));
}

/**
 * The claim under which a pupil will be found once its identity has changed. It is the UPN's own claim. If another
 * child holds that one already, it is the claim on UPN, name and date of birth together. A UPN new to the pupil must be
 * free.
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
  // If the other child ever had the same name and date of birth, the two cannot be told apart. Then the UPN counts as
  // taken.
  const known = await openChildren(vault, (await readRecord(store, holder)).streams);
  if (known.some((one) => isSame(one, child))) return { stream: plain, holder };
  return sharedClaim({ store, vault }, { upn, ...child }, members.commandId);
}

function isSame(one: Child, other: Child): boolean {
  return one.dateOfBirth === other.dateOfBirth && isNamedAlike(one, other);
}
