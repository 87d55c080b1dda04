import { readCtf } from './ctf.ts';
import { readMisCsv } from './mis-csv.ts';
import type { SchoolFileFormat, SchoolFileItem } from './school-file.ts';

/** A school file, ready to be read once. */
export interface SchoolFile {
  readonly format: SchoolFileFormat;
  readonly items: AsyncGenerator<SchoolFileItem, void, undefined>;
}

/** Bytes looked at before a file without anything in it is taken for a CSV file, which says so. */
const MAX_BLANK_BYTES = 65_536;

/** Byte order marks, white space, and the NUL bytes of UTF-16 around them. */
const BLANK = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20, 0xbb, 0xbf, 0xef, 0xfe, 0xff]);
const LESS_THAN = 0x3c;

/**
 * Tells by its content what a file is: the first character of a CTF, being XML, is `<`; anything else is read as CSV.
 */
export async function openSchoolFile(source: AsyncIterable<Uint8Array>): Promise<SchoolFile> {
  const iterator = source[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let bytes = 0;
  let first: number | undefined;
  while (first === undefined && bytes < MAX_BLANK_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    seen.push(next.value);
    bytes += next.value.length;
    first = next.value.find((byte) => !BLANK.has(byte));
  }
  const whole = rejoined(seen, iterator);
  return first === LESS_THAN ? { format: 'CTF', items: readCtf(whole) } : { format: 'MIS', items: readMisCsv(whole) };
}

async function* rejoined(
  seen: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* seen;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    // Whoever stops reading early lets go of the file.
    await rest.return?.();
  }
}
