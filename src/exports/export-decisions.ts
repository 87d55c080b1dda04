import type { Cut } from '../../projections/engine/cut.ts';
import { decisionsOfVersions, decisionVersions } from '../../projections/decisions/decisions-in-log-order.ts';
import type { SchoolScope } from '../access/viewer.ts';
import { decisionCsv } from './decision-csv.ts';
import { decisionJson } from './decision-json.ts';
import { DecisionWords } from './decision-words.ts';
import type { ExportedDecision } from './exported-decision.ts';
import {
  type ExportAsked,
  type ExportBy,
  type ExportMaking,
  type ProducedExport,
  produceExport,
} from './produce-export.ts';

const AT_A_TIME = 20;

const MAKING: ExportMaking<ExportedDecision> = {
  kind: 'DECISIONS',
  reads: 'READ_DECISIONS',
  models: ['decision-history', 'sen-register', 'ehc-tracker', 'sign-off-queue'],
  day: ({ effectiveOn }) => effectiveOn ?? null,
  batches: decisions,
  pupilOf: ({ row }) => row.pupil,
  write: { CSV: decisionCsv, JSON: decisionJson },
};

/**
 * Exports all decisions of a school as known at the cut. With `effectiveOn`, only those in effect by that day. Needs
 * READ_DECISIONS and EXPORT there.
 */
export async function exportDecisions(asked: ExportAsked, by: ExportBy): Promise<ProducedExport> {
  return produceExport(MAKING, asked, by);
}

async function* decisions(
  asked: ExportAsked,
  { app, viewer }: ExportBy,
  scope: SchoolScope,
  { ordinal }: Cut,
): AsyncGenerator<readonly ExportedDecision[], void, undefined> {
  const words = new DecisionWords(app, viewer, asked.schoolUrn, { ordinal, effectiveOn: asked.effectiveOn });
  const reader = app.projections.reader('decision-history');
  const keys = decisionVersions(reader, scope, { ordinal, effectiveOn: asked.effectiveOn });
  for (let at = 0; at < keys.length; at += AT_A_TIME)
    yield await words.open(decisionsOfVersions(reader, keys.slice(at, at + AT_A_TIME), ordinal));
}
