import { type DataOf, data, eventOfStream, id, line, text, workedOut } from './members.ts';

/** Replaces the data and decider metadata of the record it names. */
export const CorrectionRecorded = eventOfStream('CorrectionRecorded', 'A record was corrected.', {
  target: workedOut(id('RECORD', 'The record that is corrected.')),
  targetType: workedOut(line('Type of the event that is corrected.')),
  replacement: data('What it should have said.'),
  metadata: data('Who decided it and when, and the rules it broke.'),
  reason: text('Why it is corrected.'),
});
export type CorrectionRecorded = DataOf<typeof CorrectionRecorded>;

/** Takes out a record that should never have been made, for instance on the wrong child. */
export const RecordVoidedAsError = eventOfStream('RecordVoidedAsError', 'A record was made void.', {
  target: workedOut(id('RECORD', 'The record that is void.')),
  reason: text('Why it should never have been recorded.'),
});
export type RecordVoidedAsError = DataOf<typeof RecordVoidedAsError>;
