import { SaxesParser } from 'saxes';
import { fault } from './row-fault.ts';
import type { FaultCode, RowFault } from './row-fault.ts';

/** What a file is told about: elements without their prefix, and text as it stands. Attributes are not read. */
export interface XmlHandler {
  open(name: string, line: number): void;
  text(text: string): void;
  close(name: string): void;
}

const MAX_DEPTH = 50;
/**
 * Characters that may go by without an element, a comment or the end of a text: more is no register, whatever it is.
 */
const MAX_SILENCE = 2 ** 20;

/**
 * A strict XML reader in constant memory. No document type, and so no entities beyond XML's own five: a file that
 * brings one is an attack or not ours (billion laughs, external entities). After the first fault the handler hears
 * nothing more.
 */
export class XmlReader {
  readonly #parser = new SaxesParser({ position: true });
  readonly #handler: XmlHandler;
  #depth = 0;
  #silence = 0;
  #fault: RowFault | undefined;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
    this.#parser.on('opentag', ({ name }) => this.#opened(name));
    this.#parser.on('closetag', ({ name }) =>
      this.#heard(() => {
        this.#depth -= 1;
        handler.close(localName(name));
      }),
    );
    this.#parser.on('text', (text) => this.#heard(() => handler.text(text)));
    this.#parser.on('cdata', (text) => this.#heard(() => handler.text(text)));
    this.#parser.on('comment', () => this.#heard());
    this.#parser.on('processinginstruction', () => this.#heard());
    this.#parser.on('doctype', () => this.stop('XML_DTD_FORBIDDEN'));
    this.#parser.on('error', () => this.stop('XML_MALFORMED'));
  }

  /** The fault that ended reading, if one did. */
  get fault(): RowFault | undefined {
    return this.#fault;
  }

  write(text: string): void {
    if (this.#fault) return;
    this.#silence += text.length;
    this.#parser.write(text);
    if (this.#silence > MAX_SILENCE) this.stop('TEXT_TOO_LONG');
  }

  /** The file has ended; what is still open is a fault. */
  end(): void {
    if (!this.#fault) this.#parser.close();
  }

  /** Ends reading with a fault at the present place, unless one did before. */
  stop(code: FaultCode, line = this.#parser.line, column = String(this.#parser.column)): void {
    this.#fault ??= fault(code, line, column);
  }

  #opened(name: string): void {
    this.#heard(() => {
      this.#depth += 1;
      if (this.#depth > MAX_DEPTH) this.stop('XML_TOO_DEEP');
      else this.#handler.open(localName(name), this.#parser.line);
    });
  }

  #heard(tell?: () => void): void {
    this.#silence = 0;
    if (!this.#fault) tell?.();
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
