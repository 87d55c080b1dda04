import type { Command } from '../decisions/given.ts';
import { foldPupil } from '../decisions/pupil-case.ts';
import { signInStream } from '../privacy/identifier-mac.ts';
import type { Vault } from '../privacy/vault.ts';
import type { CommandDefinition, SubjectKind } from '../registry/definition.ts';
import { subjectId } from '../store/event-id.ts';
import type { EventStore } from '../store/event-store.ts';
import type { CommandRequest } from './command-request.ts';
import { survivorOf } from './merged-into.ts';
import { openIdentity } from './open-identity.ts';
import { type OwnRecord, ownRecord } from './own-record.ts';
import { readSchoolRecord } from './pupil-record.ts';
import { signInClaim } from './sign-in-claim.ts';
import { identityClaim, type UpnClaim, upnClaim } from './upn-claims.ts';

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
  readonly claim:
    | {
        readonly stream: string;
        readonly holder: string | undefined;
        /** Of a sign-in: who held it before, and the newest revision of the claim's stream. */
        readonly before?: string | undefined;
        readonly revision?: number;
      }
    | undefined;
  /** For a pupil: how the school's own record is connected with others. */
  readonly own?: OwnRecord;
}

const PREFIX: Readonly<Record<SubjectKind, string>> = {
  PUPIL: 'pupil',
  SCHOOL: 'school',
  TRUST: 'trust',
  PERSON: 'person',
  IMPORT: 'import',
  EXPORT: 'export',
};

interface Parts {
  readonly store: EventStore;
  readonly vault: Vault;
}

type PupilMembers = SubjectMembers & { readonly schoolUrn: string };

/**
 * Finds the subject: the one named, or the holder of its identifier, or a new one with an id made from the command. A
 * pupil is found in the school's own record. A merged record is found in its survivor's, by its old id and its old UPN.
 */
export async function findSubject(parts: Parts, request: CommandRequest): Promise<Subject> {
  const members = request.command as SubjectMembers;
  const { subject: kind, claims } = request.definition;
  const fresh = subjectId(request.actor.person, members.commandId);
  if (kind === 'PUPIL') return findPupil(parts, request, members as PupilMembers, fresh);
  const claim = claims === 'SIGN_IN' ? await claimOfSignIn(parts, members) : undefined;
  const named =
    {
      SCHOOL: members.schoolUrn,
      TRUST: members.trustUid,
      PERSON: members.personId ?? fresh,
      IMPORT: fresh,
      EXPORT: fresh,
    }[kind] ?? fresh;
  return { stream: `${PREFIX[kind]}-${named}`, subjectId: named, claim };
}

async function findPupil(
  parts: Parts,
  { definition }: CommandRequest,
  members: PupilMembers,
  fresh: string,
): Promise<Subject> {
  const { pupilId, loserPupilId, schoolUrn, commandId } = members;
  if (definition.decidesOn === 'MERGED' && loserPupilId !== undefined)
    return pupilSubject(await ownRecord(parts.store, loserPupilId, schoolUrn));
  if (pupilId == null) {
    const claim =
      definition.claims === 'UPN' && members.upn != null
        ? await upnClaim(parts, { ...members, upn: members.upn })
        : undefined;
    return pupilSubject(claim?.holder ?? { pupil: fresh }, claim);
  }
  const named = await ownRecord(parts.store, await survivorOf(parts.store, pupilId, commandId), schoolUrn);
  if (named.giver !== undefined) return takenOver(parts, members, named, named.giver);
  return pupilSubject(named, await changedClaim(parts, definition, members, named));
}

function pupilSubject(own: OwnRecord, claim?: UpnClaim): Subject {
  const { pupil } = own;
  const claimed = claim && { stream: claim.stream, holder: claim.holder?.pupil };
  return { stream: `pupil-${pupil}`, subjectId: pupil, claim: claimed, own };
}

/**
 * The record in which a school goes on with a child whose record is handed over to it or shared with it: the one it
 * has under the child's UPN, if any.
 */
async function takenOver(
  parts: Parts,
  members: PupilMembers,
  named: OwnRecord,
  giver: NonNullable<OwnRecord['giver']>,
): Promise<Subject> {
  const { own } = await readSchoolRecord(parts.store, giver);
  const identity = await openIdentity(parts.vault, foldPupil(own));
  if (identity?.upn == null || named.continues !== undefined) return pupilSubject(named);
  const { commandId, schoolUrn } = members;
  const claim = await upnClaim(parts, { ...identity, upn: identity.upn, commandId, schoolUrn });
  return pupilSubject({ ...named, ...claim.holder }, claim);
}

async function changedClaim(
  parts: Parts,
  { claims }: CommandDefinition,
  members: PupilMembers,
  own: OwnRecord,
): Promise<UpnClaim | undefined> {
  const { upn, surname, forename, dateOfBirth } = members;
  const saysWhoItIs = [upn, surname, forename, dateOfBirth].some((member) => member != null);
  return claims === 'PUPIL_IDENTITY' && saysWhoItIs ? identityClaim(parts, members, own) : undefined;
}

async function claimOfSignIn({ store, vault }: Parts, { issuer, subject }: SubjectMembers): Promise<Subject['claim']> {
  if (issuer === undefined || subject === undefined) return undefined;
  return signInClaim(store, await signInStream(vault, issuer, subject));
}
