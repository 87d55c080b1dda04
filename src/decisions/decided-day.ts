import { type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import type { EventMetadata } from '../kernel/metadata.ts';

/** The day in England on which an event was decided; if that is not recorded, the day on which it was recorded. */
export function decidedDay({ metadata }: { readonly metadata: EventMetadata }): CivilDate {
  const { decidedAt = metadata.recordedAt, decidedAtPrecision } = metadata;
  return decidedAtPrecision === 'DAY' ? decidedAt.slice(0, 10) : civilDateOfInstant(decidedAt);
}
