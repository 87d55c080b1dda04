import { TextDecoder } from 'node:util';
import { markedEncoding } from './byte-order-mark.ts';

/** Longest byte order mark, and enough to tell UTF-16 without one. */
const HEAD_BYTES = 4;
/** Workbooks of Excel, new and old, and PDF. */
const BINARY = ['PK\x03\x04', '\xd0\xcf\x11\xe0', '%PDF'];
/** How much is kept, from the first byte that is not ASCII, before the encoding is decided: a few hundred rows. */
const DOUBT_BYTES = 65_536;
const REPLACEMENT = /\uFFFD/g;

/**
 * Turns the bytes of a CSV file into text. Such a file does not say what it is written in: a byte order mark decides,
 * or NUL bytes beside ASCII (UTF-16 without a mark). Else ASCII is passed on as it comes, and what follows the first
 * other byte decides between UTF-8 and Windows-1252, the two that school systems and Excel write: letters with accents
 * in Windows-1252 are almost never well-formed UTF-8. In a file of both, the one with more letters is taken; what is no
 * text in it becomes U+FFFD, and costs the row and not the file.
 */
export class CsvDecoder {
  /** Bytes that wait for a decision. */
  #kept = Buffer.alloc(0);
  #phase: 'HEAD' | 'ASCII' | 'DOUBT' = 'HEAD';
  #decoder: TextDecoder | undefined;
  #isBinary = false;

  /** The file is no text at all. */
  get isBinary(): boolean {
    return this.#isBinary;
  }

  write(bytes: Uint8Array): string {
    if (this.#decoder) return this.#decoder.decode(bytes, { stream: true });
    this.#kept = Buffer.concat([this.#kept, bytes]);
    if (this.#phase === 'HEAD' && this.#kept.length < HEAD_BYTES) return '';
    return this.#begun();
  }

  /** What is left when the file has ended. */
  end(): string {
    const before = this.#begun();
    this.#decoder ??= new TextDecoder(encodingOf(this.#kept, true));
    return before + this.#decided() + this.#decoder.decode();
  }

  #begun(): string {
    if (this.#phase === 'HEAD') {
      this.#isBinary = BINARY.includes(this.#kept.toString('latin1', 0, HEAD_BYTES));
      const encoding = markedEncoding(this.#kept) ?? unmarkedUtf16(this.#kept);
      if (encoding !== undefined) this.#decoder = new TextDecoder(encoding);
      this.#phase = 'ASCII';
    }
    return this.#decoder ? this.#decided() : this.#undecided();
  }

  #undecided(): string {
    const ascii = this.#phase === 'ASCII' ? this.#takeAscii() : '';
    if (this.#phase !== 'DOUBT' || this.#kept.length < DOUBT_BYTES) return ascii;
    this.#decoder = new TextDecoder(encodingOf(this.#kept));
    return ascii + this.#decided();
  }

  #takeAscii(): string {
    const text = this.#kept.toString('latin1');
    const other = text.search(/[\x80-\xff]/);
    const end = other < 0 ? text.length : other;
    if (other >= 0) this.#phase = 'DOUBT';
    const ascii = text.slice(0, end);
    this.#kept = this.#kept.subarray(end);
    return ascii;
  }

  #decided(): string {
    const kept = this.#kept;
    this.#kept = Buffer.alloc(0);
    return this.#decoder?.decode(kept, { stream: true }) ?? '';
  }
}

function encodingOf(bytes: Uint8Array, isWhole = false): 'utf-8' | 'windows-1252' {
  // A letter that is cut through does not count, unless the file ends there.
  const text = new TextDecoder('utf-8').decode(bytes, { stream: !isWhole });
  const bad = text.match(REPLACEMENT)?.length ?? 0;
  const good = (text.match(/[^\0-\x7f]/gu)?.length ?? 0) - bad;
  return bad > good ? 'windows-1252' : 'utf-8';
}

function unmarkedUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c, d] = head;
  if (a && b === 0 && c && d === 0) return 'utf-16le';
  return a === 0 && b && c === 0 && d ? 'utf-16be' : undefined;
}
