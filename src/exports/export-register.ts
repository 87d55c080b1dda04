import type { Cut } from '../../projections/engine/cut.ts';
import type { SchoolScope } from '../access/viewer.ts';
import type { ExportedPupil } from './exported-pupil.ts';
import {
  type ExportAsked,
  type ExportBy,
  type ExportMaking,
  type ProducedExport,
  produceExport,
} from './produce-export.ts';
import { registerCsv } from './register-csv.ts';
import { registerJson } from './register-json.ts';
import { RegisterRows } from './register-rows.ts';

const AT_A_TIME = 20;

const MAKING: ExportMaking<ExportedPupil> = {
  kind: 'REGISTER',
  reads: 'READ_REGISTER',
  models: ['sen-register', 'pupil-facts', 'ehc-tracker'],
  // A register always needs a day.
  day: ({ effectiveOn }, today) => effectiveOn ?? today,
  batches: pupils,
  pupilOf: ({ row }) => row.pupil,
  write: { CSV: registerCsv, JSON: registerJson },
};

/**
 * Exports all pupils with SEN support or a plan at a school on a day (default today), as known at the cut. Needs
 * READ_REGISTER and EXPORT there.
 */
export async function exportRegister(asked: ExportAsked, by: ExportBy): Promise<ProducedExport> {
  return produceExport(MAKING, asked, by);
}

async function* pupils(
  _asked: ExportAsked,
  { app }: ExportBy,
  scope: SchoolScope,
  cut: Cut,
): AsyncGenerator<readonly ExportedPupil[], void, undefined> {
  const register = new RegisterRows(app, scope, cut);
  const rows = register.withSen();
  for (let at = 0; at < rows.length; at += AT_A_TIME)
    yield await Promise.all(rows.slice(at, at + AT_A_TIME).map((row) => register.open(row)));
}
