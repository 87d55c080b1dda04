import { TextDecoder } from 'node:util';
import { markedEncoding } from './byte-order-mark.ts';

/** How many bytes are looked at for the XML declaration, which has to be the very first thing in a file. */
const HEAD_BYTES = 200;

/**
 * Declared names and what reads them. Files that call themselves ISO-8859-1 are Windows-1252 in truth (WHATWG
 * Encoding).
 */
const DECLARED: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
};

/**
 * Turns the bytes of an XML file into text: by byte order mark, else by its XML declaration, else UTF-8. Bytes that are
 * no text in that encoding become U+FFFD, so that one bad name costs one row and not the rest of the file.
 */
export class XmlDecoder {
  #head = Buffer.alloc(0);
  #decoder: TextDecoder | undefined;
  #unknown = false;

  /** The declared encoding is none that school systems write: nothing is decoded then. */
  get isUnknown(): boolean {
    return this.#unknown;
  }

  write(bytes: Uint8Array): string {
    if (this.#decoder) return this.#decoder.decode(bytes, { stream: true });
    this.#head = Buffer.concat([this.#head, bytes]);
    return this.#head.length < HEAD_BYTES ? '' : this.#begin();
  }

  /** What is left when the file has ended. */
  end(): string {
    const begun = this.#decoder ? '' : this.#begin();
    return begun + (this.#decoder?.decode() ?? '');
  }

  #begin(): string {
    const head = this.#head;
    const encoding = encodingOf(head);
    if (encoding === undefined) {
      this.#unknown = true;
      return '';
    }
    this.#head = Buffer.alloc(0);
    this.#decoder = new TextDecoder(encoding);
    return this.#decoder.decode(head, { stream: true });
  }
}

function encodingOf(head: Buffer): string | undefined {
  const marked = markedEncoding(head);
  if (marked !== undefined) return marked;
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(
    head.toString('latin1', 0, HEAD_BYTES),
  )?.[1];
  return declared === undefined ? 'utf-8' : DECLARED[declared.toLowerCase()];
}
