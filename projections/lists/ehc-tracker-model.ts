import { concernsEhc } from '../../src/decisions/ehc/ehc-case.ts';
import { EHC_EVENT_TYPES } from '../../src/decisions/ehc/events.ts';
import { enrolmentsOf } from '../../src/decisions/pupil-case.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';
import { textIn } from '../engine/text-in.ts';

/**
 * One item for a pupil's EHC case at each school that recorded part of it. Its body holds the events that count and the
 * pupil's time on roll.
 * A query folds stage and clocks from it for the day asked for. Dates that only a clock could know are never stored.
 */
export const MODEL = listModel({
  name: 'ehc-tracker',
  version: 4,
  source: import.meta.url,
  parts: [
    {
      types: ['PupilEnrolled', 'PupilLeft', 'SignOffRequested', ...EHC_EVENT_TYPES],
      derive: (events) =>
        [...Map.groupBy(events.filter(concernsEhc), ({ data }) => textIn(data, 'schoolUrn'))].map(([schoolUrn, own]) =>
          item(schoolUrn, own, events),
        ),
    },
  ],
});

function item(schoolUrn: string, events: readonly EffectiveEvent[], all: readonly EffectiveEvent[]): ListItem {
  const [first] = [...events].sort((a, b) => a.revision - b.revision) as [EffectiveEvent];
  const enrolments = enrolmentsOf(all)
    .filter((enrolment) => enrolment.schoolUrn === schoolUrn)
    .map(({ since, leftOn }) => ({ since, leftOn }));
  return {
    id: first.id,
    schoolUrn,
    state: 'CASE',
    sortKey: first.metadata.recordedAt,
    body: { events, enrolments } as unknown as JsonObject,
  };
}
