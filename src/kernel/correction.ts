import { type DataOf, data, eventOfStream, id, line, text, workedOut } from './members.ts';

/** What a decision should have said, in full, and who decided it: it stands for the record that it names. */
export const CorrectionRecorded = eventOfStream('CorrectionRecorded', 'A record was corrected.', {
  target: workedOut(id('RECORD', 'The record that is corrected.')),
  targetType: workedOut(line('Type of the event that is corrected.')),
  replacement: data('What it should have said.'),
  metadata: data('Who decided it and when, and the rules it broke.'),
  reason: text('Why it is corrected.'),
});
export type CorrectionRecorded = DataOf<typeof CorrectionRecorded>;

/** A record that should never have been made, on the wrong child for instance. */
export const RecordVoidedAsError = eventOfStream('RecordVoidedAsError', 'A record was made void.', {
  target: workedOut(id('RECORD', 'The record that is void.')),
  reason: text('Why it should never have been recorded.'),
});
export type RecordVoidedAsError = DataOf<typeof RecordVoidedAsError>;
