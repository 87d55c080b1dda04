import { type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import { memoByObject } from '../kernel/memo.ts';
import type { EventMetadata } from '../kernel/metadata.ts';

/** The day in England on which an event was decided; if that is not recorded, the day on which it was recorded. */
export function decidedDay({ metadata }: { readonly metadata: EventMetadata }): CivilDate {
  return dayIn(metadata);
}

const dayIn = memoByObject(({ decidedAt, recordedAt, decidedAtPrecision }: EventMetadata): CivilDate => {
  const moment = decidedAt ?? recordedAt;
  return decidedAtPrecision === 'DAY' ? moment.slice(0, 10) : civilDateOfInstant(moment);
});
