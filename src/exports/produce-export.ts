import type { Readable } from 'node:stream';
import { type Cut, cutOf } from '../../projections/engine/cut.ts';
import type { ReadModelName } from '../registry/read-model-names.ts';
import { AccessDenied } from '../access/access-denied.ts';
import type { Action } from '../access/abilities.ts';
import type { SchoolScope, Viewer } from '../access/viewer.ts';
import type { App } from '../app.ts';
import type { RecordExport } from '../governance/export.ts';
import type { ExportProduced } from '../governance/export.ts';
import { type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import { Failure } from '../kernel/failure.ts';
import type { Instant } from '../kernel/instant.ts';
import { definitionOf } from '../registry/index.ts';
import { Spool } from './spool.ts';

export type ExportKind = ExportProduced['kind'];
export type ExportFormat = ExportProduced['format'];

/** What is asked of a school: as known at `recordedAt` (default now), for the day `effectiveOn`. */
export interface ExportAsked {
  readonly schoolUrn: string;
  readonly format: ExportFormat;
  readonly recordedAt: Instant | undefined;
  readonly effectiveOn: CivilDate | undefined;
}

/** Whom the export is for and who makes it. `operator` is the person at the command line who acts for the viewer. */
export interface ExportBy {
  readonly app: App;
  readonly viewer: Viewer;
  readonly operator: string | null;
  readonly correlationId: string;
  /** Fires when nobody waits for the export any more. Then it stops and no event is written. */
  readonly signal: AbortSignal;
}

export interface ProducedExport {
  readonly name: string;
  readonly rows: number;
  readonly ordinal: number;
  readonly pupils: readonly string[];
  readonly spool: Spool;
}

/** How to make one kind of export. Order and texts of its rows must depend on the cut only. */
export interface ExportMaking<Row> {
  readonly kind: ExportKind;
  /** Right that the viewer needs at the whole school, besides EXPORT. */
  readonly reads: Action;
  readonly models: readonly ReadModelName[];
  /** The day that is recorded with the export. Null: any day. */
  readonly day: (asked: ExportAsked, today: CivilDate) => CivilDate | null;
  /** Batches of rows, some ten milliseconds of work each, so that other requests can run in between. */
  readonly batches: (asked: ExportAsked, by: ExportBy, scope: SchoolScope, cut: Cut) => AsyncIterable<readonly Row[]>;
  readonly pupilOf: (row: Row) => string;
  readonly write: Readonly<Record<ExportFormat, (rows: AsyncIterable<Row>) => Readable>>;
}

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  CSV: 'text/csv; charset=utf-8; header=present',
  JSON: 'application/json; charset=utf-8',
};

export function mediaTypeOf(format: ExportFormat): string {
  return MEDIA_TYPES[format];
}

/** How long the read models may take to reach the cut, in milliseconds. */
const CATCH_UP_MS = 10_000;

/**
 * Makes an export and records it (`ExportProduced`) before any byte leaves. The same cut gives the same bytes as long
 * as nothing in it is erased.
 * Throws AccessDenied without the rights at the whole school, the same as for a missing school.
 */
export async function produceExport<Row>(
  making: ExportMaking<Row>,
  asked: ExportAsked,
  by: ExportBy,
): Promise<ProducedExport> {
  const { app, viewer, signal } = by;
  const scope = exportScope(viewer, asked.schoolUrn, making.reads);
  const today = civilDateOfInstant(app.clock.now());
  const cut = cutOf(app.log, { recordedAt: asked.recordedAt, effectiveOn: asked.effectiveOn }, today);
  // A read model that stopped before the cut would leave rows out, and the file would not show it.
  if (!(await app.projections.waitFor(cut.ordinal, making.models, CATCH_UP_MS)))
    throw new Failure('UNAVAILABLE', 'the read models have not come up to the cut; ask `sen-trail doctor`');
  const seen = { rows: 0, pupils: new Set<string>() };
  const spool = await Spool.fill(app.config.data, () =>
    making.write[asked.format](counted(making, making.batches(asked, by, scope, cut), signal, seen)),
  );
  try {
    stillWanted(signal);
    await record(
      {
        schoolUrn: asked.schoolUrn,
        kind: making.kind,
        format: asked.format,
        effectiveOn: making.day(asked, today),
        ordinal: cut.ordinal,
        rows: seen.rows,
        sha256: spool.sha256,
      },
      by,
    );
  } catch (error) {
    await spool.close();
    throw error;
  }
  return {
    name: `${making.kind.toLowerCase()}-${asked.schoolUrn}.${asked.format.toLowerCase()}`,
    rows: seen.rows,
    ordinal: cut.ordinal,
    pupils: [...seen.pupils],
    spool,
  };
}

function exportScope(viewer: Viewer, schoolUrn: string, reads: Action): SchoolScope {
  const whole = (action: Action): SchoolScope | undefined =>
    viewer.schoolsFor(action).find((scope) => scope.schoolUrn === schoolUrn && scope.scope === 'SCHOOL');
  const scope = whole(reads);
  if (scope === undefined || whole('EXPORT') === undefined) throw new AccessDenied('EXPORT');
  return scope;
}

function stillWanted({ aborted }: AbortSignal): void {
  if (aborted) throw new Failure('UNAVAILABLE', 'nobody waits for the export any more');
}

async function* counted<Row>(
  { pupilOf }: ExportMaking<Row>,
  batches: AsyncIterable<readonly Row[]>,
  signal: AbortSignal,
  seen: { rows: number; readonly pupils: Set<string> },
): AsyncGenerator<Row, void, undefined> {
  stillWanted(signal);
  for await (const batch of batches) {
    for (const row of batch) {
      seen.rows += 1;
      seen.pupils.add(pupilOf(row));
      yield row;
    }
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    stillWanted(signal);
  }
}

async function record(
  made: Omit<RecordExport, 'commandId' | 'recipient' | 'operator'>,
  { app, viewer, operator, correlationId }: ExportBy,
): Promise<void> {
  const definition = definitionOf('RecordExport');
  if (definition === undefined) throw new Error('the registry has lost RecordExport');
  const command: RecordExport = { commandId: app.ids.next(), ...made, recipient: null, operator };
  await app.executor.execute({ definition, command, actor: viewer.actor, correlationId });
}
