import { codes, count, type DataOf, day, event, hash, line, oneOf, optional, person } from '../kernel/members.ts';
import { accepted, type Decision } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import type { SchoolCommand } from './command.ts';

const EXPORT_KIND = codes('ExportKind', 'What is exported.', {
  DECISIONS: 'The decisions of a school.',
  REGISTER: 'The register of a school.',
});
const EXPORT_FORMAT = codes('ExportFormat', 'In which format.', { CSV: 'CSV.', JSON: 'JSON.' });

/**
 * An export, recorded before its first byte leaves. Its cut is `ordinal` and `effectiveOn` (null: any day). `operator`
 * is the person at the command line who made it for the recorder; null if the recorder made it.
 */
export const ExportProduced = event('ExportProduced', 'An export was made.', {
  kind: oneOf(EXPORT_KIND, 'What was exported.'),
  format: oneOf(EXPORT_FORMAT, 'In which format.'),
  ordinal: count('Ordinal of the cut.'),
  effectiveOn: optional(day('Day of the cut.')),
  rows: count('How many rows.'),
  sha256: hash('SHA-256 of its bytes.'),
  recipient: optional(line('Whom it was made for.')),
  operator: optional(person('Who made it at the command line.')),
});
export type ExportProduced = DataOf<typeof ExportProduced>;

/** Records what left the system. The recorder made it; the digest identifies any copy. */
export type RecordExport = SchoolCommand & ExportProduced;

export function recordExport(command: RecordExport): Decision {
  return accepted(happened(ExportProduced, command));
}
