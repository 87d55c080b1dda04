import type { StoredEvent } from '../../kernel/event.ts';
import type { EffectiveEvent, Placed } from '../../kernel/folding.ts';
import { metadataOf } from '../../kernel/metadata.ts';
import { deciderNotices } from './decider-notices.ts';
import type { RecordChange } from './events.ts';

/** One correction or void of a decision, and its event. */
export interface ChangeOfRecord<E extends StoredEvent = StoredEvent> {
  readonly change: RecordChange;
  /** Made by somebody who neither decided the decision nor recorded it first. */
  readonly byAnother: boolean;
  readonly event: Placed<E>;
}

const NOTED = { CORRECTED: 'CORRECTED_BY_ANOTHER', VOIDED: 'VOIDED_BY_ANOTHER' } as const;

/** Corrections and voids of a decision, earliest first, from the whole record. */
export function changesOf<E extends StoredEvent>(
  id: string,
  record: readonly Placed<E>[],
): readonly ChangeOfRecord<E>[] {
  return record
    .filter(({ data }) => data['target'] === id)
    .flatMap((event): readonly ChangeOfRecord<E>[] => {
      if (event.type === 'RecordVoidedAsError')
        return [{ change: 'VOIDED', byAnother: (metadataOf(event).findings ?? []).includes(NOTED.VOIDED), event }];
      if (event.type !== 'CorrectionRecorded') return [];
      const { findings = [] } = event.data['metadata'] as { readonly findings?: readonly string[] };
      return [{ change: 'CORRECTED', byAnother: findings.includes(NOTED.CORRECTED), event }];
    });
}

/** Whether somebody else made the latest change of this kind and no decider has accepted it, or one disputes it. */
export function isUnaccepted(
  change: RecordChange,
  decision: string,
  changes: readonly Pick<ChangeOfRecord, 'change' | 'byAnother'>[],
  events: readonly EffectiveEvent[],
): boolean {
  if (changes.findLast((one) => one.change === change)?.byAnother !== true) return false;
  const notices = deciderNotices(events).filter((notice) => notice.decision === decision && notice.change === change);
  const newest = notices.at(-1)?.changedAt;
  const answers = notices.filter(({ changedAt }) => changedAt === newest);
  return !answers.some(({ state }) => state === 'CONFIRMED') || answers.some(({ state }) => state === 'DISPUTED');
}
