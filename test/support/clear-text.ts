import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder as bytes: databases, journals, whatever lies there while the system runs. */
function files(root: string): { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(join(root, name)) }));
}

const PREFIX = 6;

/**
 * Dates are told from clear ones by all but the last digit: what is left of one in a page may stand before a byte that
 * happens to be a digit.
 */
export const ALL_BUT_LAST = 9;

/**
 * Which of the words stand in clear in which file, in UTF-8, UTF-16, hex or Base64. Words are long enough never to come
 * about by chance.
 */
export function found(root: string, words: Iterable<string>): string[] {
  const byPrefix = new Map<number, Buffer[]>();
  const beginnings = new Uint8Array(2 ** SLOT_BITS);
  for (const form of [...new Set(words)].flatMap(formsOf)) {
    const prefix = form.readUIntBE(0, PREFIX);
    byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), form]);
    beginnings[slotOf(form.readInt32BE(0))] = 1;
  }
  const all = files(root);
  if (all.length <= 3) throw new Error('there is nothing to search');
  return all.filter(({ bytes }) => holdsOne(bytes, beginnings, byPrefix)).map(({ name }) => name);
}

/**
 * One pass over the bytes. Few places get past the table of the words' first four bytes; there the first six are
 * looked up, then the whole words.
 */
function holdsOne(bytes: Buffer, beginnings: Uint8Array, byPrefix: ReadonlyMap<number, readonly Buffer[]>): boolean {
  let four = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    four = (four << 8) | (bytes[at] as number);
    if (beginnings[slotOf(four)] === 0) continue;
    const start = at - 3;
    if (start < 0 || start + PREFIX > bytes.length) continue;
    const forms = byPrefix.get(bytes.readUIntBE(start, PREFIX)) ?? [];
    if (forms.some((form) => bytes.subarray(start, start + form.length).equals(form))) return true;
  }
  return false;
}

const SLOT_BITS = 20;

/** Where four bytes stand in the table: several share a place, none has two. */
function slotOf(four: number): number {
  return Math.imul(four, 0x9e3779b1) >>> (32 - SLOT_BITS);
}

export function formsOf(word: string): Buffer[] {
  const utf8 = Buffer.from(word);
  // Base64 of a word on its own: its last character depends on what follows.
  return [
    utf8,
    Buffer.from(word, 'utf16le'),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(utf8.toString('base64').replace(/=+$/, '').slice(0, -1)),
  ].filter((form) => form.length >= PREFIX);
}
