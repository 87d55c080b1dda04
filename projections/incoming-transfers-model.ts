import { handingsOn, type HandingOn } from '../src/decisions/enrolment/transfers.ts';
import type { PupilTransferredOut } from '../src/decisions/enrolment/events.ts';
import type { RankedNeed, SenStatus } from '../src/decisions/pupil-events.ts';
import { periodOn, STATUS_EVENT_TYPES, statusPeriods } from '../src/decisions/sen-status.ts';
import type { CivilDate } from '../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../src/kernel/folding.ts';
import type { JsonObject } from '../src/kernel/json.ts';
import { type DerivedItem, derivedItems } from './derived-items.ts';

/** What is kept of a handing-on, at the school to which the record goes. */
export interface IncomingBody extends HandingOn {
  /** The provision code of the last day at the school that sends; null where nothing is known. */
  readonly status: SenStatus | null;
  readonly statusSince: CivilDate | null;
  readonly needs: readonly RankedNeed[];
}

/** Records of pupils that another school of this system handed on to a school, with what came and when it was taken over. */
export const MODEL = derivedItems({
  name: 'incoming-transfers',
  version: 1,
  source: import.meta.url,
  types: ['PupilTransferredOut', 'PupilTransferredIn', 'TransferPapersReceived', ...STATUS_EVENT_TYPES],
  derive: (events) => handingsOn(events).map((one) => item(one, events)),
});

function item({ sent, taken, papersOn }: HandingOn, all: readonly EffectiveEvent[]): DerivedItem {
  const { toSchoolUrn, leftOn } = sent.data as unknown as PupilTransferredOut;
  const period = periodOn(statusPeriods(all), leftOn);
  const body: IncomingBody = { sent, taken, papersOn, status: period?.status ?? null, statusSince: period?.since ?? null, needs: period?.needs ?? [] };
  return { id: sent.id, schoolUrn: toSchoolUrn ?? '', state: 'TRANSFER', sortKey: leftOn, begins: leftOn, body: body as unknown as JsonObject };
}
