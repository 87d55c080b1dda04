import type { EnrolmentGiven } from '../decisions/enrolment/given.ts';
import { foldPupil } from '../decisions/pupil-case.ts';
import type { CommandRequest, ExecuteParts } from './command-request.ts';
import type { SubjectMembers } from './find-subject.ts';
import { survivorOf } from './merged-into.ts';
import { openIdentity } from './open-identity.ts';
import type { LoadedSubject } from './prepared.ts';
import { readRecord } from './pupil-record.ts';
import type { AuthorityStreams } from './standing.ts';

export type EnrolmentFacts = Pick<EnrolmentGiven, 'schoolsKnown' | 'upnTaken' | 'survivor'>;

/** Facts for commands about enrolment, identity and merging. For all other commands nothing is read. */
export async function enrolmentFacts(
  parts: ExecuteParts,
  authority: AuthorityStreams,
  { definition: { asks = [] }, command }: CommandRequest,
  { found: { claim, subjectId } }: LoadedSubject,
): Promise<EnrolmentFacts> {
  const members = command as SubjectMembers & { readonly toSchoolUrn?: string | null };
  return {
    schoolsKnown: asks.includes('SCHOOL_KNOWN') ? await schoolsKnown(authority, members.toSchoolUrn ?? null) : [],
    upnTaken: claim?.holder !== undefined && claim.holder !== subjectId,
    survivor: asks.includes('SURVIVOR') ? await survivorGiven(parts, members) : undefined,
  };
}

async function schoolsKnown(authority: AuthorityStreams, schoolUrn: string | null): Promise<readonly string[]> {
  if (schoolUrn === null) return [];
  return (await authority.governance(`school-${schoolUrn}`)).school === undefined ? [] : [schoolUrn];
}

async function survivorGiven(
  parts: ExecuteParts,
  { pupilId, loserPupilId, commandId }: SubjectMembers,
): Promise<EnrolmentGiven['survivor']> {
  if (pupilId == null || loserPupilId === undefined) return undefined;
  const id = await survivorOf(parts.store, pupilId, commandId);
  const pupil = foldPupil((await readRecord(parts.store, id)).events);
  const loserUnderWay = parts.mergeUnderWay(loserPupilId);
  return { id, pupil, identity: await openIdentity(parts.vault, pupil), loserUnderWay };
}
