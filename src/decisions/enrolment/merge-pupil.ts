import { isTemporaryUpn } from '../../reference/upn.ts';
import { accepted, type Decision, judge, refused } from '../decision.ts';
import type { Command } from '../given.ts';
import { broken } from '../policies.ts';
import { isSameChild } from '../register-pupil.ts';
import { id, input, type InputOf } from '../../kernel/members.ts';
import { happened } from '../happened.ts';
import { MergedInto, type MergeReason, PupilMerged } from './events.ts';
import type { EnrolmentGiven } from './given.ts';
import { mergedPupils } from './merged-record.ts';

export const MergePupil = input('That two records are of one child.', {
  pupilId: id('Pupil', 'The pupil whose record goes on with both.'),
  loserPupilId: id('Pupil', 'The pupil whose record is closed.'),
  reason: MergedInto.members.reason,
});
export type MergePupil = Command & InputOf<typeof MergePupil> & { readonly schoolUrn: string };

/**
 * Merges two records of one child: `loserPupilId` is closed and `pupilId` continues with both. It cannot be undone, so
 * the records must agree in name or date of birth. It is decided on the loser's stream; `completeMerge` follows.
 */
export function mergePupil(command: MergePupil, given: EnrolmentGiven): Decision {
  const { loserPupilId, reason } = command;
  const { survivor, identity } = given;
  // Always given by the write path for this command (`asks: SURVIVOR`).
  if (survivor === undefined || survivor.id === loserPupilId) return refused('MERGE_INTO_ITSELF');
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
    [happened(MergedInto, { ...command, survivor: survivor.id })],
  );
}

/**
 * The second step of a merge, on the survivor's stream. It is made from the loser's `MergedInto`. Only a repeat is
 * refused.
 */
export interface CompleteMerge extends Command {
  readonly pupilId: string;
  readonly schoolUrn: string;
  readonly mergedPupil: string;
  readonly revision: number;
  readonly reason: MergeReason;
}

export function completeMerge(command: CompleteMerge, given: EnrolmentGiven): Decision {
  const { mergedPupil: loser } = command;
  if (mergedPupils(given.pupil.events).includes(loser)) return refused('ALREADY_RECORDED');
  return accepted(happened(PupilMerged, { ...command, loser }));
}
