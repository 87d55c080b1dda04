import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { PupilTransferredIn, PupilTransferredOut } from './events.ts';

/** A handing-on to a school of this system, and whether that school has taken the record over. */
export interface Transfer {
  readonly fromSchoolUrn: string;
  readonly toSchoolUrn: string;
  readonly received: boolean;
}

/** The transfers between schools of this system, in their order. A school takes over the earliest that is open. */
export function transfersOf(events: readonly EffectiveEvent[]): readonly Transfer[] {
  const transfers: Transfer[] = [];
  for (const { data } of events.filter(({ type }) => type === 'PupilTransferredOut')) {
    const { schoolUrn, toSchoolUrn } = data as unknown as PupilTransferredOut;
    if (toSchoolUrn !== null) transfers.push({ fromSchoolUrn: schoolUrn, toSchoolUrn, received: false });
  }
  for (const { data } of events.filter(({ type }) => type === 'PupilTransferredIn')) {
    const { schoolUrn, fromSchoolUrn } = data as unknown as PupilTransferredIn;
    const at = transfers.findIndex((transfer) => isOpen(transfer, fromSchoolUrn, schoolUrn));
    const transfer = transfers[at];
    if (transfer !== undefined) transfers[at] = { ...transfer, received: true };
  }
  return transfers;
}

export function isOpen(transfer: Transfer, fromSchoolUrn: string, toSchoolUrn: string): boolean {
  return !transfer.received && transfer.fromSchoolUrn === fromSchoolUrn && transfer.toSchoolUrn === toSchoolUrn;
}
