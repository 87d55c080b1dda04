import type { EventType } from '../../src/registry/events.ts';
import type { EffectiveEvent } from '../../src/kernel/folding.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';
import { textIn } from '../engine/text-in.ts';

const TYPES: readonly EventType[] = [
  'ProspectivePupilOpened',
  'ProspectivePupilClosed',
  'SchoolConsulted',
  'SchoolConsultationAnswered',
];

/**
 * One item for each child and school that a local authority asked about. Its body holds the questions and answers. A
 * query works out the state for the day asked for.
 */
export const MODEL = listModel({
  name: 'prospective-pupils',
  version: 4,
  source: import.meta.url,
  parts: [
    {
      types: TYPES,
      derive: (events) =>
        [
          ...Map.groupBy(
            events.filter(({ type }) => type === 'ProspectivePupilOpened'),
            ({ data }) => textIn(data, 'schoolUrn'),
          ),
        ].map(([schoolUrn, openings]) => item(schoolUrn, openings, events)),
    },
  ],
});

function item(schoolUrn: string, openings: readonly EffectiveEvent[], all: readonly EffectiveEvent[]): ListItem {
  const [first] = [...openings].sort((a, b) => a.revision - b.revision) as [EffectiveEvent];
  const events = all.filter(
    ({ type, data }) => (TYPES as readonly string[]).includes(type) && data['schoolUrn'] === schoolUrn,
  );
  const begins = openings.map(({ data }) => textIn(data, 'openedOn')).sort()[0] ?? '';
  return {
    id: first.id,
    schoolUrn,
    state: 'CHILD',
    sortKey: begins,
    begins,
    body: { events } as unknown as JsonObject,
  };
}
