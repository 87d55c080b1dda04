import { type CodeOf, codes, isA } from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Instant } from '../../kernel/instant.ts';
import { DeciderNotified, type RecordChange } from './events.ts';
import { inRecord, recordedOf } from './record-order.ts';

export const NOTICE_STATE = codes(
  'NoticeState',
  'What somebody has said to a change of their decision by somebody else.',
  { AWAITING: 'Nothing yet.', CONFIRMED: 'That it is right so.', DISPUTED: 'That it is not.' },
);
export type NoticeState = CodeOf<typeof NOTICE_STATE>;

/** A notice to a decider that somebody else changed the decision. */
export interface DeciderNotice {
  readonly id: string;
  readonly schoolUrn: string;
  readonly state: NoticeState;
  readonly decision: string;
  readonly person: string;
  readonly change: RecordChange;
  readonly by: { readonly person: string; readonly role: string };
  readonly changedAt: Instant;
  /** When the decider last confirmed or disputed it; null: not yet. */
  readonly wordAt: Instant | null;
}

const STATE_AFTER: Readonly<Record<string, NoticeState>> = {
  DecisionConfirmed: 'CONFIRMED',
  DecisionDisputed: 'DISPUTED',
};

/** The notices of one pupil, each with the decider's answer since. The order of `events` does not matter. */
export function deciderNotices(events: readonly EffectiveEvent[]): readonly DeciderNotice[] {
  const inOrder = [...events].sort((a, b) => inRecord(recordedOf(a), recordedOf(b)));
  return inOrder.filter(isA(DeciderNotified)).map((notified): DeciderNotice => {
    const { decision, person, change, schoolUrn } = notified.data;
    const theirs = inOrder.filter(
      (event) =>
        event.type in STATE_AFTER && event.data['decision'] === decision && event.metadata.recordedBy.person === person,
    );
    const word = theirs.findLast((event) => inRecord(recordedOf(event), recordedOf(notified)) > 0);
    const { recordedBy, recordedAt } = notified.metadata;
    return {
      id: notified.id,
      schoolUrn,
      state: STATE_AFTER[word?.type ?? ''] ?? 'AWAITING',
      decision,
      person,
      change,
      by: recordedBy,
      changedAt: recordedAt,
      wordAt: word?.metadata.recordedAt ?? null,
    };
  });
}
