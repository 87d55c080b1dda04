import type { EffectiveEvent } from '../../kernel/folding.ts';
import { decidersNamed } from './decision-named.ts';

const APPROVALS: readonly string[] = ['SignOffApproved', 'SignOffApprovedWithConditions'];

/**
 * Whether a decision is, or rests on, an approval by the person who had recorded the request for somebody else. False
 * once a named proposer has confirmed the request.
 */
export function isApprovedByItsRecorder(decision: EffectiveEvent, events: readonly EffectiveEvent[]): boolean {
  const request = decision.metadata.signOff;
  const approvals = APPROVALS.includes(decision.type)
    ? [decision]
    : events.filter(
        ({ type, data }) => request !== undefined && APPROVALS.includes(type) && data['request'] === request,
      );
  return approvals.some(
    (approval) =>
      (approval.metadata.findings ?? []).includes('APPROVER_RECORDED_REQUEST') &&
      !isConfirmed(askedBefore(approval, events), events),
  );
}

/** The request as last submitted before the approval. */
function askedBefore(
  { data, revision }: EffectiveEvent,
  events: readonly EffectiveEvent[],
): EffectiveEvent | undefined {
  const request = data['request'];
  const asked = events.filter(
    (event) =>
      event.revision < revision &&
      (event.id === request || (event.type === 'SignOffResubmitted' && event.data['request'] === request)),
  );
  return asked.sort((a, b) => a.revision - b.revision).at(-1);
}

/** Whether the latest answer by a named proposer confirms the request. */
function isConfirmed(asked: EffectiveEvent | undefined, events: readonly EffectiveEvent[]): boolean {
  if (asked === undefined) return false;
  const named = decidersNamed(asked.metadata);
  const words = events.filter(
    ({ type, data, metadata }) =>
      (type === 'DecisionConfirmed' || type === 'DecisionDisputed') &&
      data['decision'] === asked.id &&
      named.includes(metadata.recordedBy.person),
  );
  return words.sort((a, b) => a.revision - b.revision).at(-1)?.type === 'DecisionConfirmed';
}
