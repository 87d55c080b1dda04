import type { EffectiveEvent } from '../../kernel/folding.ts';
import {
  codes,
  type DataOf,
  event,
  type EventOf,
  id,
  isA,
  oneOf,
  optional,
  text,
  workedOut,
} from '../../kernel/members.ts';
import { DiscrepancyRaised } from '../pupil-events.ts';

/** How a person settled a disagreement between a file and the log. */
export const RESOLUTION = codes(
  'DiscrepancyResolution',
  'How a disagreement between a file and the record was settled.',
  {
    LOG_IS_RIGHT: 'The record is right; the file is not.',
    FILE_IS_RIGHT: 'The file is right; the record was put right.',
    NEITHER_IS_RIGHT: 'Neither is right; the record was put right.',
    SAME_THING: 'Both say the same in different words.',
  },
);

export const DiscrepancyResolved = event('DiscrepancyResolved', 'A disagreement with a file was settled.', {
  discrepancy: workedOut(id('Discrepancy', 'The discrepancy that was settled.')),
  resolution: oneOf(RESOLUTION, 'Who was right.'),
  settledBy: optional(
    id('Decision', 'The entry or correction that put the record right; needed where the record was wrong.'),
  ),
  note: optional(text('A note.')),
});
export type DiscrepancyResolved = DataOf<typeof DiscrepancyResolved>;

/** A question that a file raised, and its answer if there is one. */
export interface Discrepancy {
  readonly raised: EffectiveEvent;
  readonly data: DiscrepancyRaised;
  readonly resolved: EventOf<typeof DiscrepancyResolved, EffectiveEvent> | undefined;
}

/** The questions about one pupil, by effective date. Of two answers the first counts. */
export function discrepanciesOf(events: readonly EffectiveEvent[]): readonly Discrepancy[] {
  const answers = events.filter(isA(DiscrepancyResolved)).sort((a, b) => a.revision - b.revision);
  return events.filter(isA(DiscrepancyRaised)).map((raised) => ({
    raised,
    data: raised.data,
    resolved: answers.find(({ data }) => data.discrepancy === raised.id),
  }));
}
