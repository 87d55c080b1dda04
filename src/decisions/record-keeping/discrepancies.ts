import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Personal } from '../personal.ts';
import type { DiscrepancyRaised } from '../pupil-events.ts';

/** How a disagreement between a file and the log was settled: by a person, after looking. */
export const RESOLUTIONS = ['LOG_IS_RIGHT', 'FILE_IS_RIGHT', 'NEITHER_IS_RIGHT', 'SAME_THING'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** `settledBy`: the record or correction that put the log right; needed unless the log was right all along. */
export interface DiscrepancyResolved {
  readonly schoolUrn: string;
  readonly discrepancy: string;
  readonly resolution: Resolution;
  readonly settledBy: string | null;
  readonly note: Personal | null;
}

/** A question that a file raised, and its answer once there is one. */
export interface Discrepancy {
  readonly raised: EffectiveEvent;
  readonly data: DiscrepancyRaised;
  readonly resolved: EffectiveEvent | undefined;
}

/** The questions about one pupil, in the order in which they count. Of two answers the first holds. */
export function discrepanciesOf(events: readonly EffectiveEvent[]): readonly Discrepancy[] {
  const answers = events.filter(({ type }) => type === 'DiscrepancyResolved').sort((a, b) => a.revision - b.revision);
  return events
    .filter(({ type }) => type === 'DiscrepancyRaised')
    .map((raised) => ({
      raised,
      data: raised.data as unknown as DiscrepancyRaised,
      resolved: answers.find(({ data }) => data['discrepancy'] === raised.id),
    }));
}
