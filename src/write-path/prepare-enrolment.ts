import type { EnrolmentGiven } from '../decisions/enrolment/given.ts';
import { sharingsOf } from '../records/sharings.ts';
import { transfersOf } from '../decisions/enrolment/transfers.ts';
import { foldPupil } from '../decisions/pupil-case.ts';
import type { RecordOfSchool } from '../records/giving.ts';
import { foldCorrections, type Placed } from '../kernel/folding.ts';
import type { CommandRequest, ExecuteParts } from './command-request.ts';
import type { SubjectMembers } from './find-subject.ts';
import { survivorOf } from './merged-into.ts';
import { openIdentity } from './open-identity.ts';
import type { LoadedSubject } from './prepared.ts';
import { ownRecord } from './own-record.ts';
import { readSchoolRecord } from './pupil-record.ts';
import type { AuthorityStreams } from './standing.ts';

export type EnrolmentFacts = Pick<EnrolmentGiven, 'schoolsKnown' | 'upnTaken' | 'survivor' | 'giver'>;

/** Facts for commands about enrolment, identity and merging. For all other commands nothing is read. */
export async function enrolmentFacts(
  parts: ExecuteParts,
  authority: AuthorityStreams,
  { definition: { asks = [] }, command }: CommandRequest,
  { found: { claim, subjectId, own }, record }: LoadedSubject,
): Promise<EnrolmentFacts> {
  const members = command as SubjectMembers & { readonly toSchoolUrn?: string | null };
  return {
    schoolsKnown: asks.includes('SCHOOL_KNOWN') ? await schoolsKnown(authority, members.toSchoolUrn ?? null) : [],
    upnTaken: claim?.holder !== undefined && claim.holder !== subjectId,
    survivor: asks.includes('SURVIVOR') ? await survivorGiven(parts, members) : undefined,
    giver: own?.giver === undefined ? undefined : await giverGiven(parts, own.giver, record),
  };
}

async function schoolsKnown(authority: AuthorityStreams, schoolUrn: string | null): Promise<readonly string[]> {
  if (schoolUrn === null) return [];
  return (await authority.governance(`school-${schoolUrn}`)).school === undefined ? [] : [schoolUrn];
}

async function survivorGiven(
  parts: ExecuteParts,
  { pupilId, loserPupilId, commandId, schoolUrn }: SubjectMembers,
): Promise<EnrolmentGiven['survivor']> {
  if (pupilId == null || loserPupilId === undefined || schoolUrn === undefined) return undefined;
  const { pupil: id } = await ownRecord(parts.store, await survivorOf(parts.store, pupilId, commandId), schoolUrn);
  const pupil = foldPupil((await readSchoolRecord(parts.store, { schoolUrn, pupil: id })).whole);
  const loserUnderWay = parts.mergeUnderWay(loserPupilId);
  return { id, pupil, identity: await openIdentity(parts.vault, pupil), loserUnderWay };
}

/** The record that another school hands over, with what the receiving school has taken of it. */
async function giverGiven(
  parts: ExecuteParts,
  giver: RecordOfSchool,
  takers: readonly Placed[],
): Promise<EnrolmentGiven['giver']> {
  const { own } = await readSchoolRecord(parts.store, giver);
  const pupil = foldPupil(own);
  const givers = new Set(own.map(({ id }) => id));
  const both = foldCorrections([...own, ...takers.filter(({ id }) => !givers.has(id))]);
  const identity = await openIdentity(parts.vault, pupil);
  return { id: giver.pupil, identity, transfers: transfersOf(both), sharings: sharingsOf(pupil.events) };
}
