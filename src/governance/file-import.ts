import { count, type DataOf, event, hash, line, part, partsOf } from '../kernel/members.ts';
import { accepted, type Decision } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import type { SchoolCommand } from './command.ts';

const FAULT = part('ImportFault', 'A fault of a file.', {
  line: count('Line of the file.'),
  column: line('Column of the file.'),
  code: line('What is wrong.'),
  disposition: line('What became of the line.'),
});

/** A file that was taken in: its kind, size and digest, never its name or content. */
export const FileImported = event('FileImported', 'A file was taken in.', {
  format: line('What kind of file.'),
  sha256: hash('SHA-256 of the file.'),
  bytes: count('How large it is.'),
  pupils: count('How many pupils it names.'),
  recorded: count('For how many something was recorded.'),
  unchanged: count('For how many nothing was new.'),
  discrepancies: count('For how many it disagreed with the record.'),
  faults: partsOf(FAULT, 'Its faults.'),
});
export type FileImported = DataOf<typeof FileImported>;

/** Records the result of an import, as the provenance of everything recorded from the file. */
export type RecordFileImport = SchoolCommand & FileImported;

export function recordFileImport(command: RecordFileImport): Decision {
  return accepted(happened(FileImported, command));
}
