import { prospectiveState } from '../src/decisions/ehc/prospective.ts';
import type { EffectiveEvent } from '../src/kernel/folding.ts';
import type { JsonObject } from '../src/kernel/json.ts';
import { type DerivedItem, derivedItems } from './derived-items.ts';
import { textIn } from './text-in.ts';

/** Children who are not on roll, about whom an LA has asked a school, with what it asked and what was answered. */
export const MODEL = derivedItems({
  name: 'prospective-pupils',
  version: 2,
  source: import.meta.url,
  types: ['ProspectivePupilOpened', 'ProspectivePupilClosed', 'SchoolConsulted', 'SchoolConsultationAnswered'],
  derive: (events) => [...new Map(events.filter(({ type }) => type === 'ProspectivePupilOpened').map((opened) => [textIn(opened.data, 'schoolUrn'), opened]))].map(([schoolUrn, opened]) => item(schoolUrn, opened, events)),
});

function item(schoolUrn: string, opened: EffectiveEvent, events: readonly EffectiveEvent[]): DerivedItem {
  const own = events.filter(({ data }) => data['schoolUrn'] === schoolUrn);
  const closed = own.findLast(({ type }) => type === 'ProspectivePupilClosed');
  const body = { opened, closed: closed?.data ?? null, consulted: own.filter(({ type }) => type === 'SchoolConsulted'), answers: own.filter(({ type }) => type === 'SchoolConsultationAnswered') };
  return { id: opened.id, schoolUrn, state: prospectiveState(own, schoolUrn) ?? 'OPEN', sortKey: textIn(opened.data, 'openedOn'), body: body as unknown as JsonObject };
}
