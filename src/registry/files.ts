import { recordExport, ExportProduced } from '../governance/export.ts';
import { recordFileImport, FileImported } from '../governance/file-import.ts';
import { define } from './definition.ts';

/** Files taken in and exports made. */
export const FILE_COMMANDS = [
  define('IMPORT', 'RECORD', recordFileImport, {
    description: 'Records that a school file was taken in, with its digest and faults.',
    door: 'COMMAND_LINE',
    action: 'IMPORT',
    legalBasis: ['UK GDPR Art 5(2)'],
    emits: [FileImported],
    awaits: [],
  }),
  define('EXPORT', 'RECORD', recordExport, {
    description: 'Records that an export was made, with its cut and digest.',
    door: 'COMMAND_LINE',
    action: 'EXPORT',
    legalBasis: ['UK GDPR Art 5(2)'],
    emits: [ExportProduced],
    awaits: [],
  }),
];
