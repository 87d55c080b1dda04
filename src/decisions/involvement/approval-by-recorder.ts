import type { EffectiveEvent } from '../../kernel/folding.ts';
import { decidersNamed } from './decision-named.ts';
import { isConfirmedBy } from './word-of-decider.ts';

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
      !isRequestConfirmed(askedBefore(approval, events), events),
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

function isRequestConfirmed(asked: EffectiveEvent | undefined, events: readonly EffectiveEvent[]): boolean {
  return asked !== undefined && isConfirmedBy(decidersNamed(asked.metadata), asked, events);
}
