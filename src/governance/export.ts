import { accepted, type Decision } from '../decisions/decision.ts';
import type { ExportProduced } from './events.ts';
import type { SchoolCommand } from './command.ts';

/**
 * What left the system: who made it is the recorder, what and as of when stands here, and the digest tells any copy
 * again.
 */
export interface RecordExport extends SchoolCommand, Omit<ExportProduced, 'schoolUrn'> {}

export function recordExport(command: RecordExport): Decision {
  const { schoolUrn, kind, format, ordinal, effectiveOn, rows, sha256, recipient, operator } = command;
  const data: ExportProduced = { schoolUrn, kind, format, ordinal, effectiveOn, rows, sha256, recipient, operator };
  return accepted({ type: 'ExportProduced', data });
}
