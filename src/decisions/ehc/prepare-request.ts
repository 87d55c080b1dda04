import { isChecklistCode, USUAL_REVIEWED_CYCLES } from '../../reference/ehc-evidence.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { broken, pastRules } from '../policies.ts';
import { happenedHere } from './case-rules.ts';
import type { EhcEvidenceAssembled, EhcParentDiscussionHeld, EhcRequestConsidered } from './request-events.ts';

/** Somebody thinks of a request; nothing is decided yet (CoP 6.63). */
export interface ConsiderEhcRequest extends PupilCommand, Omit<EhcRequestConsidered, 'schoolUrn' | 'note'> {
  readonly note: string | null;
}

export function considerEhcRequest(command: ConsiderEhcRequest, given: PupilGiven): Decision {
  const { schoolUrn, raisedBy, on, note } = command;
  const data: EhcRequestConsidered = { schoolUrn, raisedBy, on, note };
  return judge('FROM_DOCUMENT', happenedHere(command, given), [
    { type: 'EhcRequestConsidered', data, effectiveFrom: on },
  ]);
}

/** The school puts together what it knows: for a request, for an appeal, or for the advice that the LA asks for. */
export interface AssembleEhcEvidence extends PupilCommand, Omit<EhcEvidenceAssembled, 'schoolUrn' | 'note'> {
  readonly note: string | null;
}

export function assembleEhcEvidence(command: AssembleEhcEvidence, given: PupilGiven): Decision {
  const { schoolUrn, on, reviewedCycles, checklist, evidence, purpose, note } = command;
  const data: EhcEvidenceAssembled = { schoolUrn, on, reviewedCycles, checklist, evidence, purpose, note };
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
    [{ type: 'EhcEvidenceAssembled', data, effectiveFrom: on }],
  );
}

/** Parents and pupil are heard about a request (CoP 9.8; s.19). */
export interface RecordEhcParentDiscussion
  extends PupilCommand, Omit<EhcParentDiscussionHeld, 'schoolUrn' | 'parentViews' | 'pupilViews'> {
  readonly parentViews: string | null;
  readonly pupilViews: string | null;
}

export function recordEhcParentDiscussion(command: RecordEhcParentDiscussion, given: PupilGiven): Decision {
  const { schoolUrn, on, agreement, withPupil, parentViews, pupilViews } = command;
  const data: EhcParentDiscussionHeld = { schoolUrn, on, agreement, withPupil, parentViews, pupilViews };
  return judge('FROM_DOCUMENT', happenedHere(command, given), [
    { type: 'EhcParentDiscussionHeld', data, effectiveFrom: on },
  ]);
}
