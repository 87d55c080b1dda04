import type { EnrolmentGiven } from '../decisions/enrolment/given.ts';
import { foldPupil } from '../decisions/pupil-case.ts';
import type { ExecuteParts } from './command-request.ts';
import type { Naming } from './find-subject.ts';
import { openIdentity } from './open-identity.ts';
import type { Basics } from './prepared.ts';
import { readRecord } from './pupil-record.ts';
import type { AuthorityStreams } from './standing.ts';
import { survivorOf } from './merged-into.ts';

export type MoreGiven = Pick<EnrolmentGiven, 'schoolsKnown' | 'upnTaken' | 'survivor'>;

/** What only commands about enrolment, identity and merging ask for; for all others nothing is read. */
export async function enrolmentGiven(
  parts: ExecuteParts,
  authority: AuthorityStreams,
  command: object,
  { located }: Basics,
): Promise<MoreGiven> {
  const { commandId, pupilId, loserPupilId, toSchoolUrn } = command as Naming & {
    readonly toSchoolUrn?: string | null;
  };
  const { claim, subjectId } = located;
  return {
    schoolsKnown:
      toSchoolUrn != null && (await authority.governance(`school-${toSchoolUrn}`)).school !== undefined
        ? [toSchoolUrn]
        : [],
    upnTaken: claim?.holder !== undefined && claim.holder !== subjectId,
    survivor:
      loserPupilId === undefined || pupilId == null
        ? undefined
        : await survivorGiven(parts, pupilId, loserPupilId, commandId),
  };
}

async function survivorGiven(
  parts: ExecuteParts,
  pupilId: string,
  loser: string,
  commandId: string,
): Promise<EnrolmentGiven['survivor']> {
  const id = await survivorOf(parts.store, pupilId, commandId);
  const pupil = foldPupil((await readRecord(parts.store, id)).events);
  return { id, pupil, identity: await openIdentity(parts.vault, pupil), loserUnderWay: parts.mergeUnderWay(loser) };
}
