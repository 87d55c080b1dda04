import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { CLOCKS, factsOf, limitOf } from '../clocks/clocks.ts';
import { due } from '../clocks/due.ts';
import { Failure } from '../kernel/failure.ts';
import { type BoundedLine, boundedLines } from './bounded-lines.ts';
import { FOUND_A_FAULT } from './exit-code.ts';
import { report, reportFailure } from './report.ts';

/** Characters; a line with every fact has about a thousand. */
const LONGEST_LINE = 65_536;

interface Options {
  readonly stdin: boolean;
  readonly list: boolean;
  readonly json: boolean;
}

type Answered = Readonly<Record<string, unknown>>;

export function clockCommand(): Command {
  return new Command('clock')
    .description(
      'Works out the last permitted day of statutory clocks, so that anybody can check the arithmetic. Needs no data folder.\nReads lines {"clockId":"FINAL_PLAN","facts":{"requestReceived":"2026-11-02"}} and writes each again with "due" added: a date,\nor null while a fact is missing. A bad line gives {"line":3,"error":{"code":"NOT_A_DATE","field":"requestReceived"}} and exit code 1 at the end.',
    )
    .option('--stdin', 'read lines of JSON from standard input', false)
    .option('--list', 'print every clock with its facts, limit and source', false)
    .option('--json', 'with --list: print one JSON object', false)
    .action(async ({ stdin, list, json }: Options) => {
      try {
        if (stdin === list) throw new Failure('CONFIGURATION', 'either --stdin or --list');
        if (list) show(json);
        else await answerLines();
      } catch (error) {
        reportFailure(json, error);
      }
    });
}

function show(json: boolean): void {
  const clocks = CLOCKS.map((clock) => {
    const { id, name, fallsOn, standing, disputed = false, grounds, from, to = null, source } = clock;
    return {
      clockId: id,
      name,
      facts: factsOf(clock),
      limit: limitOf(clock),
      fallsOn,
      standing,
      disputed,
      grounds,
      from,
      to,
      source,
    };
  });
  report(
    json,
    { clocks },
    clocks.map(
      ({ clockId, facts, limit, disputed, from, to, source }) =>
        `${clockId} (${facts.join(', ')}): ${limit}${disputed ? ', disputed' : ''}. ${source}; from ${from}${to === null ? '' : ` to ${to}`}`,
    ),
  );
}

async function answerLines(): Promise<void> {
  try {
    await pipeline(boundedLines(process.stdin, LONGEST_LINE), answers, process.stdout, { end: false });
  } catch (error) {
    throw new Failure('UNAVAILABLE', 'the lines could not be read or answered to their end', {}, error);
  }
}

async function* answers(lines: AsyncIterable<BoundedLine>): AsyncGenerator<string> {
  for await (const { line, text } of lines) {
    if (text?.trim() === '') continue;
    const answered = text === undefined ? faulty(line, 'LINE_TOO_LONG') : answer(line, text);
    if ('error' in answered) process.exitCode = FOUND_A_FAULT;
    yield `${JSON.stringify(answered)}\n`;
  }
}

function answer(line: number, text: string): Answered {
  const asked = valueOf(text);
  if (asked === undefined) return faulty(line, 'NOT_JSON');
  if (!isObject(asked)) return faulty(line, 'NOT_AN_OBJECT');
  const { clockId, facts } = asked;
  if (typeof clockId !== 'string') return faulty(line, 'UNKNOWN_CLOCK', 'clockId');
  if (!isObject(facts)) return faulty(line, 'NOT_AN_OBJECT', 'facts');
  const found = due(clockId, facts);
  return found.kind === 'FAULT' ? faulty(line, found.code, found.field) : { ...asked, due: found.due };
}

/** Names what is wrong and where; never what was entered. */
function faulty(line: number, code: string, field?: string): Answered {
  return { line, error: { code, ...(field !== undefined && { field }) } };
}

/** What the JSON says, which is never undefined; undefined when it is none. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Answered {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
