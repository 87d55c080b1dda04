import { Readable } from 'node:stream';
import type { Json } from '../kernel/json.ts';
import type { Words } from './exported-decision.ts';

/** Writes one JSON array with one row on each line. */
export function rowJson<Row>(line: (row: Row) => object, rows: AsyncIterable<Row>): Readable {
  return Readable.from(lines(line, rows), { objectMode: false });
}

async function* lines<Row>(
  line: (row: Row) => object,
  rows: AsyncIterable<Row>,
): AsyncGenerator<string, void, undefined> {
  let before = '[';
  for await (const row of rows) {
    yield `${before}\n${JSON.stringify(line(row))}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

/** The text, or null if it is erased or withheld. The row names those fields. */
export function said(words: Words): Json {
  return typeof words === 'string' ? words : null;
}

/** Names of the fields whose text is in this state, each once. */
export function namesIn(state: Words, all: readonly (readonly [string, Words])[]): readonly string[] {
  return [...new Set(all.filter(([, words]) => words === state).map(([name]) => name))];
}
