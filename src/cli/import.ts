import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Command } from 'commander';
import { inWords } from '../imports/fault-words.ts';
import type { ImportResult } from '../imports/import-result.ts';
import { Failure } from '../kernel/failure.ts';
import { FOUND_A_FAULT } from './exit-code.ts';
import { report, reportFailure } from './report.ts';
import { throughTheWriter } from './writer.ts';

interface Options {
  readonly school: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

export function importCommand(): Command {
  return new Command('import')
    .description(
      'Takes a school file into the register: a Common Transfer File (CTF 23 to 26), or a SEN register as CSV (Arbor, SIMS, Bromcom). Exit code 1 when rows are rejected.',
    )
    .argument('<file>', 'the file')
    .requiredOption('--school <urn>', 'the school whose register it is')
    .option('--dry-run', 'say what would happen, and record nothing', false)
    .option('--json', 'print one JSON object', false)
    .action(async (file: string, options: Options) => {
      try {
        show(await importFile(file, options), options.json);
      } catch (error) {
        reportFailure(options.json, error);
      }
    });
}

/**
 * End the reading, not the process, so that what was recorded keeps where it came from; a second one ends it at once.
 */
const STOPS = ['SIGINT', 'SIGTERM'] as const;

async function importFile(file: string, { school, dryRun }: Options): Promise<ImportResult> {
  const info = await stat(file).catch(() => undefined);
  if (info?.isFile() !== true) throw new Failure('CONFIGURATION', 'there is no such file');
  const { importRegister } = await import('../imports/import-register.ts');
  const { operatorOf } = await import('../operations/operator.ts');
  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort();
  };
  for (const signal of STOPS) process.once(signal, stop);
  const read = (): ReadStream => createReadStream(file, { signal: stopping.signal });
  const path = `/import?school=${encodeURIComponent(school)}&dryRun=${String(dryRun)}`;
  try {
    return await throughTheWriter(
      async (app) => importRegister(read(), { app, actor: await operatorOf(app, school), schoolUrn: school, dryRun }),
      { path, body: read },
    );
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    throw new Failure(
      'UNAVAILABLE',
      dryRun
        ? 'stopped before the end; nothing was recorded'
        : 'stopped before the end; what was recorded stays, and the same command takes in the rest',
    );
  } finally {
    for (const signal of STOPS) process.off(signal, stop);
  }
}

function show(result: ImportResult, json: boolean): void {
  const { pupils, status, recorded, unchanged, discrepancies, faults, incomplete, otherSchool, dryRun } = result;
  report(json, result, [
    dryRun ? 'Dry run: nothing was recorded. The register would hold' : 'The register holds',
    `  ${String(pupils)} pupils: ${String(status.K)} on SEN support (K), ${String(status.E)} with an EHC plan (E), ${String(status.N)} without SEN (N)`,
    `  ${String(recorded)} pupils of the file recorded, ${String(unchanged)} unchanged, ${String(discrepancies)} discrepancies`,
    ...(otherSchool === undefined
      ? []
      : [`  The file was made by another school, LA and establishment number ${otherSchool}.`]),
    ...faults.map((fault) => `  ${inWords(fault)}`),
    ...(incomplete ? ['The file could not be read to its end.'] : []),
  ]);
  if (incomplete || faults.some((fault) => fault.disposition === 'REJECTED')) process.exitCode = FOUND_A_FAULT;
}
