import { accepted, type Decision } from '../decisions/decision.ts';
import type { FileImported } from './events.ts';
import type { SchoolCommand } from './command.ts';

/**
 * What became of a file that was taken in: provenance for everything recorded from it. Neither its name nor its content
 * is kept.
 */
export interface RecordFileImport extends SchoolCommand, Omit<FileImported, 'schoolUrn'> {}

export function recordFileImport(command: RecordFileImport): Decision {
  const { schoolUrn, format, sha256, bytes, pupils, recorded, unchanged, discrepancies, faults } = command;
  const data: FileImported = { schoolUrn, format, sha256, bytes, pupils, recorded, unchanged, discrepancies, faults };
  return accepted({ type: 'FileImported', data });
}
