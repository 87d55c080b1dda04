import { createHash } from 'node:crypto';
import { countRegister } from '../../projections/register/sen-register.ts';
import type { Actor } from '../access/actor.ts';
import type { App } from '../app.ts';
import { civilDateOfInstant } from '../kernel/civil-date.ts';
import { Failure } from '../kernel/failure.ts';
import { definitionOf } from '../registry/index.ts';
import { ChildrenOnRoll } from './children-on-roll.ts';
import { WorkPool } from './work-pool.ts';
import type { ImportFault, ImportResult, RegisterCounts } from './import-result.ts';
import type { FileFacts } from './pupil-commands.ts';
import { type PupilEffect, PupilImport } from './pupil-import.ts';
import type { RegisterRow } from './register-row.ts';
import { fault } from './row-fault.ts';
import { openSchoolFile } from './school-file-format.ts';

export interface ImportOptions {
  readonly app: App;
  readonly actor: Actor;
  readonly schoolUrn: string;
  readonly dryRun: boolean;
}

/**
 * Pupils in work at a time: enough for their appends to share the disk's flushes, few enough for memory and fairness.
 */
const AT_A_TIME = 32;

/**
 * Takes a file into the register of a school, a CTF or a CSV file of a management information system, pupil by pupil
 * through the write path: a faulty row never stops the good ones, taking the same file in again changes nothing, and
 * what contradicts the log becomes a question.
 */
export async function importRegister(source: AsyncIterable<Uint8Array>, options: ImportOptions): Promise<ImportResult> {
  const { app, schoolUrn, dryRun } = options;
  const school = app.directory.school(schoolUrn);
  if (school === undefined) throw new Failure('CONFIGURATION', 'there is no school with this URN in the data folder');
  const today = civilDateOfInstant(app.clock.now());
  const tally = new Tally();
  const hash = createHash('sha256');
  let bytes = 0;
  const { format, items } = await openSchoolFile(
    counted(source, (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
    }),
  );
  let file: FileFacts = {
    importId: app.ids.next(),
    rowKey: app.ids.next(),
    schoolUrn,
    source: format,
    madeOn: today,
    today,
  };
  let incomplete = false;
  let made: string | undefined;
  const pool = new WorkPool(AT_A_TIME);
  const children = new ChildrenOnRoll(app, schoolUrn, today);
  // A source that breaks off, or a store that fails: what was recorded by then keeps its provenance all the same.
  let broken: { readonly error: unknown } | undefined;
  try {
    for await (const item of items) {
      if (item.kind === 'HEADER') {
        const { madeOn, sourceLaestab } = item.header;
        made = sourceLaestab;
        if (madeOn !== undefined && madeOn <= today) file = { ...file, madeOn };
      }
      if (item.kind === 'FAULT') tally.faults.push(item.fault);
      if (item.kind === 'REJECTED') tally.faults.push(...item.faults);
      if (item.kind === 'END') incomplete = item.incomplete;
      if (item.kind !== 'PUPIL') continue;
      tally.faults.push(...item.faults);
      const facts = file;
      await pool.add(() => takeIn(options, facts, { row: item.row, children }, tally));
    }
  } catch (error) {
    broken = { error };
  }
  await pool.settled().catch((error: unknown) => {
    broken ??= { error };
  });
  const { recorded, unchanged, discrepancies } = tally;
  const faults = [...tally.faults].sort((a, b) => a.line - b.line);
  // A file that told nothing new leaves the log as it was.
  if (!dryRun && recorded > 0)
    await keepProvenance(options, file.importId, {
      format,
      sha256: hash.digest('hex'),
      bytes,
      pupils: recorded + unchanged,
      recorded,
      unchanged,
      discrepancies,
      faults: faults.slice(0, MAX_KEPT_FAULTS),
    });
  if (broken !== undefined) throw broken.error;
  return {
    ...(await registerAfterwards(app, schoolUrn, today, tally)),
    recorded,
    unchanged,
    discrepancies,
    faults,
    incomplete,
    ...(made !== undefined && made !== school.laestab && { otherSchool: made }),
    dryRun,
  };
}

async function keepProvenance({ app, actor, schoolUrn }: ImportOptions, importId: string, told: object): Promise<void> {
  const definition = definitionOf('RecordFileImport');
  if (definition === undefined) throw new Error('the registry has lost RecordFileImport');
  const command = { commandId: importId, schoolUrn, ...told };
  await app.executor.execute({ definition, command, actor, correlationId: importId });
}

/** Faults kept in the event; all of them are in the answer. */
const MAX_KEPT_FAULTS = 500;

class Tally {
  recorded = 0;
  unchanged = 0;
  differences = 0;
  readonly faults: ImportFault[] = [];
  /** Changes to the register that a dry run only thought of. */
  readonly effects: PupilEffect[] = [];

  /** Questions for a person: what differs from the log, and rows accepted with a fault. */
  get discrepancies(): number {
    return this.differences + this.faults.filter((f) => f.disposition === 'ACCEPTED_WITH_DISCREPANCY').length;
  }
}

async function takeIn(
  { app, actor, dryRun }: ImportOptions,
  file: FileFacts,
  { row, children }: { readonly row: RegisterRow; readonly children: ChildrenOnRoll },
  tally: Tally,
): Promise<void> {
  const [known, ...namesakes] = await children.alike(row);
  if (namesakes.length > 0) {
    tally.unchanged += 1;
    tally.faults.push(fault('NAMESAKES', row.line, ''));
    return;
  }
  if (known?.upn === null && row.upn !== null) tally.faults.push(fault('UPN_NOT_RECORDED', row.line, 'UPN'));
  const named = known?.upn == null ? row : { ...row, upn: known.upn };
  const work = new PupilImport(app, actor, file, named, known?.upn === null ? known.pupilId : undefined);
  const effect = await (dryRun ? work.dryRun() : work.record());
  if (effect.recorded) tally.recorded += 1;
  else tally.unchanged += 1;
  tally.differences += effect.differences;
  tally.faults.push(...effect.faults);
  if (dryRun) tally.effects.push(effect);
}

async function registerAfterwards(app: App, schoolUrn: string, today: string, tally: Tally): Promise<RegisterCounts> {
  const ordinal = app.log.head();
  if (!(await app.projections.waitFor(ordinal, ['sen-register'], 60_000)))
    throw new Failure(
      'UNAVAILABLE',
      'the file was taken in, but the register has not caught up; ask `sen-trail doctor`',
    );
  const scopes = [{ schoolUrn, scope: 'SCHOOL' as const, person: '' }];
  const counts = countRegister(app.projections.reader('sen-register'), {
    scopes,
    cut: { ordinal, effectiveOn: today },
    filter: {},
  });
  return tally.effects.reduce<RegisterCounts>(
    (sum, { before, after }) => adjust(adjust(sum, before, -1), after, 1),
    counts,
  );
}

function adjust(counts: RegisterCounts, entry: PupilEffect['after'], by: 1 | -1): RegisterCounts {
  if (entry === undefined) return counts;
  const { status, primaryNeed } = entry;
  const needs =
    primaryNeed === undefined
      ? counts.primaryNeed
      : { ...counts.primaryNeed, [primaryNeed]: (counts.primaryNeed[primaryNeed] ?? 0) + by };
  return {
    pupils: counts.pupils + by,
    status: { ...counts.status, [status]: counts.status[status] + by },
    primaryNeed: Object.fromEntries(Object.entries(needs).filter(([, n]) => n > 0)),
  };
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  see: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of source) {
    see(chunk);
    yield chunk;
  }
}
