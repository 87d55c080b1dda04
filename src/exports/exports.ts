import { exportDecisions } from './export-decisions.ts';
import { exportRegister } from './export-register.ts';
import type { ExportAsked, ExportBy, ExportKind, ProducedExport } from './produce-export.ts';

/** Each kind of export by its name. */
export const EXPORTS: Readonly<Record<ExportKind, (asked: ExportAsked, by: ExportBy) => Promise<ProducedExport>>> = {
  DECISIONS: exportDecisions,
  REGISTER: exportRegister,
};
