import { Readable } from 'node:stream';
import type { Json } from '../kernel/json.ts';
import type { Words } from './exported-decision.ts';

/** One JSON array, one row a line. */
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

/** Words that are erased or withheld are null; the row names them. */
export function said(words: Words): Json {
  return typeof words === 'string' ? words : null;
}

/** Names of the words that are in a state, each once. */
export function namesIn(state: Words, all: readonly (readonly [string, Words])[]): readonly string[] {
  return [...new Set(all.filter(([, words]) => words === state).map(([name]) => name))];
}
