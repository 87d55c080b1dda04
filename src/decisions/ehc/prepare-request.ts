import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { isChecklistCode, USUAL_REVIEWED_CYCLES } from '../../reference/ehc-evidence.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken, pastRules } from '../policies.ts';
import { happenedHere } from './case-rules.ts';
import { EhcEvidenceAssembled, EhcParentDiscussionHeld, EhcRequestConsidered } from './request-events.ts';

/** Records that a request is being considered. Nothing is decided (CoP 6.63). */
export const ConsiderEhcRequest = input('That a request is being considered.', saidIn(EhcRequestConsidered));
export type ConsiderEhcRequest = PupilCommand & InputOf<typeof ConsiderEhcRequest>;

export function considerEhcRequest(command: ConsiderEhcRequest, given: PupilGiven): Decision {
  return judge('FROM_DOCUMENT', happenedHere(command, given), [happened(EhcRequestConsidered, command, command.on)]);
}

/**
 * Records the evidence put together for a request, for an appeal, or for the advice that the local authority asks for.
 */
export const AssembleEhcEvidence = input(
  'The evidence as the school has put it together.',
  saidIn(EhcEvidenceAssembled),
);
export type AssembleEhcEvidence = PupilCommand & InputOf<typeof AssembleEhcEvidence>;

export function assembleEhcEvidence(command: AssembleEhcEvidence, given: PupilGiven): Decision {
  const { on, reviewedCycles, checklist, evidence } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...happenedHere(command, given),
      ...broken(reviewedCycles < USUAL_REVIEWED_CYCLES, 'FEW_REVIEWED_CYCLES'),
      ...broken(
        checklist.some(({ code }) => !isChecklistCode(code, on)),
        'CODE_NOT_KNOWN',
      ),
      ...pastRules(given, ...evidence.map((item) => item.on)),
    ],
    [happened(EhcEvidenceAssembled, command, on)],
  );
}

/** Records a discussion of a request with parents and pupil (CoP 9.8; s.19). */
export const RecordEhcParentDiscussion = input(
  'A discussion with parents or the young person about a request.',
  saidIn(EhcParentDiscussionHeld),
);
export type RecordEhcParentDiscussion = PupilCommand & InputOf<typeof RecordEhcParentDiscussion>;

export function recordEhcParentDiscussion(command: RecordEhcParentDiscussion, given: PupilGiven): Decision {
  return judge('FROM_DOCUMENT', happenedHere(command, given), [happened(EhcParentDiscussionHeld, command, command.on)]);
}
