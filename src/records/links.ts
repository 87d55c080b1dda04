import type { StoredEvent } from '../kernel/event.ts';

/** Events that link the record of their stream to another pupil's record, and the member that names that pupil. */
export const LINKS: Readonly<Record<string, string>> = {
  PupilMerged: 'loser',
  MergedInto: 'survivor',
  RecordContinued: 'fromPupil',
  PupilTransferredIn: 'fromPupil',
  SharedRecordAccepted: 'fromPupil',
};

/** The other pupil that an event links its record to; undefined if it links none. */
export function linkedPupil({ type, data }: Pick<StoredEvent, 'type' | 'data'>): string | undefined {
  const member = LINKS[type];
  const pupil = member === undefined ? undefined : data[member];
  return typeof pupil === 'string' ? pupil : undefined;
}
