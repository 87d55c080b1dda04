import { isTemporaryUpn } from '../../reference/upn.ts';
import { accepted, type Decision, judge, refused } from '../decision.ts';
import type { Command } from '../given.ts';
import { broken } from '../policies.ts';
import { isSameChild } from '../register-pupil.ts';
import type { MergedInto, MergeReason, PupilMerged } from './events.ts';
import type { EnrolmentGiven } from './given.ts';
import { mergedPupils } from './merged-record.ts';

/**
 * Two records are of one child: `loserPupilId` is closed, and `pupilId` goes on with both (domain §2.5). There is no
 * way back, so the records have to agree in name or date of birth. Decides on the loser's stream; `completeMerge`
 * follows.
 */
export interface MergePupil extends Command {
  readonly pupilId: string;
  readonly schoolUrn: string;
  readonly loserPupilId: string;
  readonly reason: MergeReason;
}

export function mergePupil(command: MergePupil, given: EnrolmentGiven): Decision {
  const { schoolUrn, loserPupilId, reason } = command;
  const { survivor, identity } = given;
  // Without it nothing says into which record; `src/write-path/prepare-pupil.ts` always gives it.
  if (survivor === undefined || survivor.id === loserPupilId) return refused('MERGE_INTO_ITSELF');
  const data: MergedInto = { schoolUrn, survivor: survivor.id, reason };
  const differ = identity !== undefined && survivor.identity !== undefined && !isSameChild(identity, survivor.identity);
  return judge(
    'FROM_DOCUMENT',
    [
      ...broken(
        reason === 'TEMPORARY_UPN' && identity?.upn != null && !isTemporaryUpn(identity.upn),
        'TEMPORARY_UPN_EXPECTED',
      ),
      ...broken(survivor.loserUnderWay, 'MERGE_UNDER_WAY'),
      ...broken(differ, 'NOT_THE_SAME_CHILD'),
    ],
    [{ type: 'MergedInto', data }],
  );
}

/**
 * The second step of a merge, on the survivor's stream. Made from the loser's `MergedInto` and never refused on the
 * first try.
 */
export interface CompleteMerge extends Command {
  readonly pupilId: string;
  readonly schoolUrn: string;
  readonly mergedPupil: string;
  readonly revision: number;
  readonly reason: MergeReason;
}

export function completeMerge(command: CompleteMerge, given: EnrolmentGiven): Decision {
  const { schoolUrn, mergedPupil: loser, revision, reason } = command;
  if (mergedPupils(given.pupil.events).includes(loser)) return refused('ALREADY_RECORDED');
  const data: PupilMerged = { schoolUrn, loser, revision, reason };
  return accepted({ type: 'PupilMerged', data });
}
