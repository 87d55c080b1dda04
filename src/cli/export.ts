import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import type { AskedFor, ExportReport } from '../exports/export-for.ts';
import { Failure, isFailure } from '../kernel/failure.ts';
import { report, reportFailure } from './report.ts';
import { fileThroughTheWriter } from './writer.ts';

interface Options {
  readonly school: string;
  readonly as: string;
  readonly format: string;
  readonly recordedAt?: string;
  readonly effectiveOn?: string;
  readonly out?: string;
  readonly json: boolean;
}

const BEYOND =
  'The operator of the machine may read none of this, so it is made for a person who may (SENCO, headteacher, leadership team): --as names\ntheir sign-in, their rights of today decide, and the record names them and the operator. The same --recorded-at and --effective-on give\nthe same bytes, until something in it is erased. Cells of the CSV that a spreadsheet would take for a formula begin with an apostrophe.';

export function exportCommand(): Command {
  const decisions = kindCommand(
    'decisions',
    'decisions',
    `Writes every decision of a school, names and texts included, one row a decision in the order of the log.\n${BEYOND}`,
    'only what was in effect by that day; default any day',
  );
  const register = kindCommand(
    'register',
    'pupils',
    `Writes the SEN register of a school, one row a pupil with SEN support or a plan. \`sen-trail import\` takes the CSV in again.\n${BEYOND}`,
    'as at that day; default today',
  );
  return new Command('export')
    .description('Takes records of a school out as a file; each export is an event.')
    .addCommand(decisions)
    .addCommand(register);
}

function kindCommand(kind: string, rows: string, description: string, effectiveOn: string): Command {
  return new Command(kind)
    .description(description)
    .requiredOption('--school <urn>', 'the school')
    .requiredOption('--as <subject@issuer>', 'sign-in of the person it is made for, e.g. head@https://login.example')
    .addOption(new Option('--format <format>', 'how it is written').choices(['csv', 'json']).makeOptionMandatory())
    .option('--recorded-at <instant>', 'as it was known then, e.g. 2026-11-20T10:00:00Z; default now')
    .option('--effective-on <date>', effectiveOn)
    .option('--out <file>', 'a new file, readable by you only; default standard output')
    .option('--json', 'print what was written as one JSON object; needs --out', false)
    .action(async (options: Options) => {
      try {
        await exportTo({ ...options, kind }, rows);
      } catch (error) {
        reportFailure(options.json, error);
      }
    });
}

interface Asked extends Options {
  readonly kind: string;
}

async function exportTo({ out, json, ...words }: Asked, rows: string): Promise<void> {
  if (json && out === undefined)
    throw new Failure('CONFIGURATION', '--json: needs --out, the export itself goes to standard output');
  const { askedIn } = await import('../exports/export-for.ts');
  const asked = askedIn(words);
  if (out === undefined) {
    await produce(asked, words, (body) => written(body, process.stdout));
    return;
  }
  const file = await newFile(out);
  try {
    const made = await produce(asked, words, (body) => written(body, file.createWriteStream({ flush: true })));
    report(json, { ...made, file: out }, [`${String(made.rows)} ${rows} in ${out} (SHA-256 ${made.sha256}).`]);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(out, { force: true });
    throw error;
  }
}

async function produce(
  asked: AskedFor,
  { kind, school, as, format, recordedAt, effectiveOn }: Omit<Asked, 'out' | 'json'>,
  take: (body: Readable) => Promise<void>,
): Promise<ExportReport> {
  const query = new URLSearchParams({
    kind,
    school,
    as,
    format,
    ...(recordedAt !== undefined && { recordedAt }),
    ...(effectiveOn !== undefined && { effectiveOn }),
  });
  const { exportFor } = await import('../exports/export-for.ts');
  return fileThroughTheWriter(
    async (app) => {
      const made = await exportFor(app, asked, new AbortController().signal);
      await take(made.spool.read());
      return made.report;
    },
    { path: `/export?${query.toString()}`, take },
  );
}

/** Never one that is there already: it may be an earlier export, or anything. */
async function newFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    throw new Failure('CONFIGURATION', '--out: the file is there already, or cannot be made', {}, error);
  }
}

async function written(body: Readable, to: Writable): Promise<void> {
  try {
    await pipeline(body, to, { end: to !== process.stdout });
  } catch (error) {
    throw isFailure(error)
      ? error
      : new Failure('UNAVAILABLE', 'the export could not be written to its end', {}, error);
  }
}
