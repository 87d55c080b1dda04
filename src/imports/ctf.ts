import { isCivilDate } from '../kernel/civil-date.ts';
import { CtfHandler } from './ctf-handler.ts';
import type { CtfListener } from './ctf-handler.ts';
import type { Cell, RawRow } from './raw-row.ts';
import { fault } from './row-fault.ts';
import type { RowFault } from './row-fault.ts';
import { RowJudge } from './row-judge.ts';
import type { SchoolFileItem } from './school-file.ts';
import { XmlDecoder } from './xml-decoder.ts';
import { XmlReader } from './xml-reader.ts';

const VERSIONS = { from: 23, to: 26 } as const;
/** Bytes decoded at a time: a source may hand over a whole file in one piece. */
const SLICE_BYTES = 65_536;

/**
 * Reads a Common Transfer File in constant memory. Nothing in a file makes it throw; errors of the source pass through.
 */
export async function* readCtf(source: AsyncIterable<Uint8Array>): AsyncGenerator<SchoolFileItem, void, undefined> {
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
  readonly #judge = new RowJudge();
  #items: SchoolFileItem[] = [];
  #hasHeader = false;

  get isStopped(): boolean {
    return this.#reader.fault !== undefined;
  }

  take(): readonly SchoolFileItem[] {
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
    this.#items.push({
      kind: 'END',
      pupils: this.#judge.pupils,
      rejected: this.#judge.rejected,
      incomplete: ended !== undefined,
    });
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
    if (this.#judge.isFull) this.#reader.stop('TOO_MANY_PUPILS', raw.line, 'Pupil');
    else this.#items.push(this.#judge.judge(raw, sizeFaults));
  }

  #read(text: string): void {
    if (this.#decoder.isUnknown) this.#reader.stop('ENCODING_UNKNOWN', 1);
    else this.#reader.write(text);
  }
}
