import type { Readable } from 'node:stream';
import { cutOf } from '../../projections/cut.ts';
import { decisionsOfVersions, decisionVersions } from '../../projections/decision-sweep.ts';
import { AccessDenied } from '../access/access-denied.ts';
import type { SchoolScope, Viewer } from '../access/viewer.ts';
import type { App } from '../app.ts';
import type { RecordExport } from '../governance/export.ts';
import type { EXPORT_FORMATS } from '../governance/events.ts';
import { type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import { Failure } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { definitionOf } from '../registry.ts';
import { decisionCsv } from './decision-csv.ts';
import { decisionJson } from './decision-json.ts';
import { DecisionWords } from './decision-words.ts';
import type { ExportedDecision } from './exported-decision.ts';
import { Spool } from './spool.ts';

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is asked: the decisions of a school as they were known at `recordedAt` (default now); with `effectiveOn`, those in effect by that day. */
export interface DecisionsAsked {
  readonly schoolUrn: string;
  readonly format: ExportFormat;
  readonly recordedAt: Instant | undefined;
  readonly effectiveOn: CivilDate | undefined;
}

/** For whom, by whom. `operator`: the person at the command line who acts for the viewer. */
export interface ExportBy {
  readonly app: App;
  readonly viewer: Viewer;
  readonly operator: string | null;
  readonly correlationId: string;
  /** Fired when nobody waits for the export any more: it ends, and no event is written. */
  readonly signal: AbortSignal;
}

export interface ProducedExport {
  readonly name: string;
  readonly rows: number;
  readonly ordinal: number;
  readonly pupils: readonly string[];
  readonly spool: Spool;
}

const FORMATS: Readonly<Record<ExportFormat, { readonly write: (decisions: AsyncIterable<ExportedDecision>) => Readable; readonly type: string }>> = {
  CSV: { write: decisionCsv, type: 'text/csv; charset=utf-8; header=present' },
  JSON: { write: decisionJson, type: 'application/json; charset=utf-8' },
};

export function mediaTypeOf(format: ExportFormat): string {
  return FORMATS[format].type;
}

/** How long the read models may take to come up to the cut, in milliseconds. */
const CATCH_UP_MS = 10_000;
/** Decisions read and opened at a time, some ten milliseconds of work: in between others get their turn. */
const AT_A_TIME = 20;

/**
 * Makes an export and records it (`ExportProduced`); nothing has left by then. The same cut gives the same bytes as long
 * as nothing in it is erased. AccessDenied without EXPORT and READ_DECISIONS at the whole school, as for a missing school.
 */
export async function exportDecisions(asked: DecisionsAsked, by: ExportBy): Promise<ProducedExport> {
  const { app, viewer, signal } = by;
  const scope = exportScope(viewer, asked.schoolUrn);
  const { ordinal } = cutOf(app.log, { recordedAt: asked.recordedAt }, civilDateOfInstant(app.clock.now()));
  // A read model that stands still before the cut would leave decisions out, and nobody could see it in the file.
  if (!(await app.projections.waitFor(ordinal, ['decision-history', 'sen-register'], CATCH_UP_MS))) throw new Failure('UNAVAILABLE', 'the read models have not come up to the cut; ask `sen-trail doctor`');
  const seen = { rows: 0, pupils: new Set<string>() };
  const spool = await Spool.fill(app.config.data, () => FORMATS[asked.format].write(decisions(asked, by, scope, ordinal, seen)));
  try {
    stillWanted(signal);
    await record(asked, by, { ordinal, rows: seen.rows, sha256: spool.sha256 });
  } catch (error) {
    await spool.close();
    throw error;
  }
  return { name: `decisions-${asked.schoolUrn}.${asked.format.toLowerCase()}`, rows: seen.rows, ordinal, pupils: [...seen.pupils], spool };
}

function exportScope(viewer: Viewer, schoolUrn: string): SchoolScope {
  const whole = (action: 'EXPORT' | 'READ_DECISIONS'): SchoolScope | undefined => viewer.schoolsFor(action).find((scope) => scope.schoolUrn === schoolUrn && scope.scope === 'SCHOOL');
  const scope = whole('READ_DECISIONS');
  if (scope === undefined || whole('EXPORT') === undefined) throw new AccessDenied('EXPORT');
  return scope;
}

function stillWanted({ aborted }: AbortSignal): void {
  if (aborted) throw new Failure('UNAVAILABLE', 'nobody waits for the export any more');
}

async function* decisions(asked: DecisionsAsked, { app, viewer, signal }: ExportBy, scope: SchoolScope, ordinal: number, seen: { rows: number; readonly pupils: Set<string> }): AsyncGenerator<ExportedDecision, void, undefined> {
  const words = new DecisionWords(app, viewer, asked.schoolUrn, ordinal);
  const keys = decisionVersions(app.projections.reader('decision-history'), scope, { ordinal, effectiveOn: asked.effectiveOn });
  for (let at = 0; at < keys.length; at += AT_A_TIME) {
    stillWanted(signal);
    const rows = decisionsOfVersions(app.projections.reader('decision-history'), keys.slice(at, at + AT_A_TIME), ordinal);
    for (const decision of await words.open(rows)) {
      seen.rows += 1;
      seen.pupils.add(decision.row.pupil);
      yield decision;
    }
    await new Promise((resolve) => { setImmediate(resolve); });
  }
}

async function record({ schoolUrn, format, effectiveOn }: DecisionsAsked, { app, viewer, operator, correlationId }: ExportBy, made: { readonly ordinal: number; readonly rows: number; readonly sha256: string }): Promise<void> {
  const definition = definitionOf('RecordExport');
  if (definition === undefined) throw new Error('the registry has lost RecordExport');
  const command: RecordExport = { commandId: app.ids.next(), schoolUrn, kind: 'DECISIONS', format, effectiveOn: effectiveOn ?? null, recipient: null, operator, ...made };
  await app.executor.execute({ definition, command, actor: viewer.actor, correlationId });
}
