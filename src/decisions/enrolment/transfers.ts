import type { CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { type EventOf, isA } from '../../kernel/members.ts';
import { PupilTransferredIn, PupilTransferredOut, TransferPapersReceived } from './events.ts';

/** A transfer to a school of this system, and whether that school has taken over the record. */
export interface Transfer {
  readonly fromSchoolUrn: string;
  readonly toSchoolUrn: string;
  readonly received: boolean;
}

/** A transfer with its events: that of the sending school, and that of the receiving school once it took over. */
export interface HandingOn {
  readonly sent: EventOf<typeof PupilTransferredOut, EffectiveEvent>;
  readonly taken: EventOf<typeof PupilTransferredIn, EffectiveEvent> | null;
  /** The day on which the papers came, as the receiving school recorded it. */
  readonly papersOn: CivilDate | null;
}

/**
 * Transfers between schools of this system, in order. A school takes over the earliest open transfer and receives the
 * earliest papers it awaits.
 */
export function handingsOn(events: readonly EffectiveEvent[]): readonly HandingOn[] {
  const found: HandingOn[] = events
    .filter(isA(PupilTransferredOut))
    .filter(({ data }) => data.toSchoolUrn !== null)
    .map((sent) => ({ sent, taken: null, papersOn: null }));
  const change = (fits: (one: HandingOn) => boolean, to: Partial<HandingOn>): void => {
    const at = found.findIndex(fits);
    const one = found[at];
    if (one !== undefined) found[at] = { ...one, ...to };
  };
  for (const taken of events.filter(isA(PupilTransferredIn))) {
    const { schoolUrn, fromSchoolUrn, recordReceivedOn } = taken.data;
    change((one) => isOpen(transferOf(one), fromSchoolUrn, schoolUrn), { taken, papersOn: recordReceivedOn });
  }
  for (const { data } of events.filter(isA(TransferPapersReceived))) {
    const { schoolUrn, fromSchoolUrn, receivedOn } = data;
    change((one) => awaitsPapers(one, fromSchoolUrn, schoolUrn), { papersOn: receivedOn });
  }
  return found;
}

/** Whether a school has taken over the record without its papers. */
export function awaitsPapers(one: HandingOn, fromSchoolUrn: string, toSchoolUrn: string): boolean {
  const transfer = transferOf(one);
  return (
    transfer.received &&
    one.papersOn === null &&
    transfer.fromSchoolUrn === fromSchoolUrn &&
    transfer.toSchoolUrn === toSchoolUrn
  );
}

export function transfersOf(events: readonly EffectiveEvent[]): readonly Transfer[] {
  return handingsOn(events).map(transferOf);
}

function transferOf({ sent, taken }: HandingOn): Transfer {
  const { schoolUrn, toSchoolUrn } = sent.data;
  return { fromSchoolUrn: schoolUrn, toSchoolUrn: toSchoolUrn ?? '', received: taken !== null };
}

export function isOpen(transfer: Transfer, fromSchoolUrn: string, toSchoolUrn: string): boolean {
  return !transfer.received && transfer.fromSchoolUrn === fromSchoolUrn && transfer.toSchoolUrn === toSchoolUrn;
}
