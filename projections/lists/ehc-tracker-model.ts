import { concernsEhc } from '../../src/decisions/ehc/ehc-case.ts';
import { EHC_EVENT_TYPES } from '../../src/decisions/ehc/events.ts';
import { PupilTransferredOut } from '../../src/decisions/enrolment/events.ts';
import { enrolmentsOf } from '../../src/decisions/pupil-case.ts';
import { PupilEnrolled } from '../../src/decisions/pupil-events.ts';
import { effectiveDate, type EffectiveEvent } from '../../src/kernel/folding.ts';
import { isA } from '../../src/kernel/members.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { stretchesOf } from '../../src/kernel/stretches.ts';
import { withoutTexts } from '../../src/questions/without-texts.ts';
import { schoolsRecordId } from '../../src/store/event-id.ts';
import type { CaseBody } from './ehc-cases.ts';
import type { ListItem } from './list-item.ts';
import { listModel } from './list-model.ts';
import { textIn } from '../engine/text-in.ts';

/**
 * A pupil's EHC case at each school that recorded part of it: an item a stretch of the events that count, in the order
 * recorded and without texts. The first item has the id of the case, and the pupil's time on roll.
 * A query folds stage and clocks from them for the day asked for. Dates that only a clock could know are never stored.
 */
export const MODEL = listModel({
  name: 'ehc-tracker',
  version: 7,
  source: import.meta.url,
  parts: [
    {
      takesGiven: true,
      types: ['PupilEnrolled', 'PupilLeft', 'SignOffRequested', ...EHC_EVENT_TYPES],
      derive: (events) =>
        [...Map.groupBy(events.filter(concernsEhc), ({ data }) => textIn(data, 'schoolUrn'))].flatMap(
          ([schoolUrn, own]) => items(schoolUrn, own, events),
        ),
    },
  ],
});

function items(
  schoolUrn: string,
  events: readonly EffectiveEvent[],
  all: readonly EffectiveEvent[],
): readonly ListItem[] {
  const recorded = events.toSorted((a, b) => a.revision - b.revision);
  const [first] = recorded as [EffectiveEvent];
  // A case that was handed over goes on here under an id of its own.
  const id = first.givenBy === undefined ? first.id : schoolsRecordId(first.id, schoolUrn);
  const enrolments = enrolmentsOf(all)
    .filter((enrolment) => enrolment.schoolUrn === schoolUrn)
    .map(({ since, leftOn }) => ({ since, leftOn }));
  const passed = passedOn(schoolUrn, all);
  const whole = { schoolUrn, state: 'CASE', sortKey: first.metadata.recordedAt };
  return stretchesOf(recorded.map(withoutTexts)).map(({ at, list }) =>
    at === 0
      ? {
          id,
          ...whole,
          body: { list, enrolments, ...(passed && { passed }) } satisfies CaseBody as unknown as JsonObject,
        }
      : { id: `${id} ${String(at)}`, ...whole, body: { list } satisfies CaseBody as unknown as JsonObject },
  );
}

/** The school that the case went to with the pupil; none while the pupil is here again. */
function passedOn(schoolUrn: string, events: readonly EffectiveEvent[]): CaseBody['passed'] {
  const sent = events.filter(isA(PupilTransferredOut)).findLast(({ data }) => data.schoolUrn === schoolUrn)?.data;
  if (sent?.toSchoolUrn == null) return undefined;
  const cameBack = events.filter(isA(PupilEnrolled)).some((event) => effectiveDate(event) > sent.leftOn);
  return cameBack ? undefined : { toSchoolUrn: sent.toSchoolUrn, on: sent.leftOn };
}
