import { isCivilDate } from '../kernel/civil-date.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { CtfHandler } from './ctf-handler.ts';
import type { CtfListener } from './ctf-handler.ts';
import type { Cell, RawRow } from './raw-row.ts';
import { judgeRow } from './register-row.ts';
import type { RegisterRow, RowIdentity } from './register-row.ts';
import { fault } from './row-fault.ts';
import type { RowFault } from './row-fault.ts';
import { XmlDecoder } from './xml-decoder.ts';
import { XmlReader } from './xml-reader.ts';

/** Who sent the file and when, as far as the header says. */
export interface CtfHeader {
  /** As written, `25.0`. */
  readonly version?: string;
  /** LA code and establishment number of the sender, seven digits. */
  readonly sourceLaestab?: string;
  /** The day on which the file was made. */
  readonly madeOn?: CivilDate;
}

/** What comes out of a file, in its order. The header comes once, before all pupils, and END once, last. */
export type CtfItem =
  | { readonly kind: 'HEADER'; readonly header: CtfHeader }
  | { readonly kind: 'PUPIL'; readonly row: RegisterRow; readonly faults: readonly RowFault[] }
  | { readonly kind: 'REJECTED'; readonly line: number; readonly faults: readonly RowFault[] }
  /** About the file as a whole. */
  | { readonly kind: 'FAULT'; readonly fault: RowFault }
  /** `incomplete`: reading ended before the file did, and pupils may be missing. Those that came are good. */
  | { readonly kind: 'END'; readonly pupils: number; readonly rejected: number; readonly incomplete: boolean };

const VERSIONS = { from: 23, to: 26 } as const;
const MAX_PUPILS = 50_000;
/** Bytes decoded at a time: a source may hand over a whole file in one piece. */
const SLICE_BYTES = 65_536;

/**
 * Reads a Common Transfer File in constant memory (domain §5.4). Nothing in a file makes it throw; errors of the source
 * pass through.
 */
export async function* readCtf(source: AsyncIterable<Uint8Array>): AsyncGenerator<CtfItem, void, undefined> {
  const reading = new CtfReading();
  for await (const bytes of source) {
    for (let at = 0; at < bytes.length && !reading.isStopped; at += SLICE_BYTES) {
      reading.write(bytes.subarray(at, at + SLICE_BYTES));
      yield* reading.take();
    }
    if (reading.isStopped) break;
  }
  reading.end();
  yield* reading.take();
}

class CtfReading implements CtfListener {
  readonly #decoder = new XmlDecoder();
  readonly #reader = new XmlReader(new CtfHandler(this));
  /** Accepted pupils by UPN, to find the ones that come twice. The only thing that grows with the file. */
  readonly #accepted = new Map<string, readonly RowIdentity[]>();
  #items: CtfItem[] = [];
  #hasHeader = false;
  #pupils = 0;
  #rejected = 0;

  get isStopped(): boolean {
    return this.#reader.fault !== undefined;
  }

  take(): readonly CtfItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  write(bytes: Uint8Array): void {
    this.#read(this.#decoder.write(bytes));
  }

  end(): void {
    if (!this.isStopped) this.#read(this.#decoder.end());
    this.#reader.end();
    const ended = this.#reader.fault;
    if (ended) this.#items.push({ kind: 'FAULT', fault: ended });
    this.#items.push({ kind: 'END', pupils: this.#pupils, rejected: this.#rejected, incomplete: ended !== undefined });
  }

  root(isCtf: boolean, line: number): void {
    if (!isCtf) this.#reader.stop('NOT_A_CTF', line);
  }

  header({ version, dateTime, lea, estab }: Readonly<Record<string, Cell | undefined>>, line: number): void {
    if (this.#hasHeader) return;
    this.#hasHeader = true;
    const laestab = `${lea?.text ?? ''}${estab?.text ?? ''}`;
    const madeOn = dateTime?.text.slice(0, 10);
    this.#items.push({
      kind: 'HEADER',
      header: {
        ...(version && { version: version.text }),
        ...(/^\d{7}$/.test(laestab) && { sourceLaestab: laestab }),
        ...(isCivilDate(madeOn) && { madeOn }),
      },
    });
    const major = Number(/^(\d{1,3})(?:\.\d+)?$/.exec(version?.text ?? '')?.[1]);
    if (major >= VERSIONS.from && major <= VERSIONS.to) return;
    this.#items.push({ kind: 'FAULT', fault: fault('CTF_VERSION_UNKNOWN', version?.line ?? line, 'CTFversion') });
  }

  pupil(raw: RawRow, sizeFaults: readonly RowFault[]): void {
    this.header({}, raw.line);
    if (this.#pupils + this.#rejected >= MAX_PUPILS) {
      this.#reader.stop('TOO_MANY_PUPILS', raw.line, 'Pupil');
      return;
    }
    const { row, faults } = sizeFaults.length > 0 ? { faults: sizeFaults } : judgeRow(raw, (upn) => this.#accepted.get(upn) ?? []);
    if (row) this.#accept(row);
    else this.#rejected += 1;
    this.#items.push(row ? { kind: 'PUPIL', row, faults } : { kind: 'REJECTED', line: raw.line, faults });
  }

  #accept({ upn, surname, forename, dateOfBirth }: RegisterRow): void {
    this.#pupils += 1;
    this.#accepted.set(upn, [...(this.#accepted.get(upn) ?? []), { surname, forename, dateOfBirth }]);
  }

  #read(text: string): void {
    if (this.#decoder.isUnknown) this.#reader.stop('ENCODING_UNKNOWN', 1);
    else this.#reader.write(text);
  }
}
