/** One event as the server keeps it. */
export interface StoredRecord {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** Commit and prepare position at once, as on a server without explicit transactions. */
  readonly position: bigint;
}

export type ProposedRecord = Pick<StoredRecord, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

export type AppendOutcome =
  | { readonly kind: 'WRITTEN'; readonly revision: number; readonly position: bigint }
  | { readonly kind: 'WRONG_EXPECTED_VERSION'; readonly current: number };

/** The log of the stand-in, in memory; it outlives a stop of the server, as a disk would. */
export class RecordLog {
  readonly records: StoredRecord[] = [];
  readonly #streams = new Map<string, StoredRecord[]>();
  readonly #listeners = new Set<() => void>();
  #end = 0n;

  constructor() {
    // Every real server begins with streams of its own.
    this.#add('$$$scavenges', [
      {
        id: '00000000-0000-4000-8000-000000000000',
        type: '$metadata',
        contentType: 'application/json',
        data: Buffer.from('{}'),
        metadata: Buffer.alloc(0),
      },
    ]);
  }

  stream(name: string): readonly StoredRecord[] {
    return this.#streams.get(name) ?? [];
  }

  /**
   * As the real server decides: at the expected revision it writes, ids or no ids; behind it, the same ids in the same
   * places are answered as the first time, and everything else is a wrong version. -1 expects no stream.
   */
  append(name: string, proposed: readonly ProposedRecord[], expected: number): AppendOutcome {
    const stored = this.stream(name);
    const current = stored.length - 1;
    // A connection that was cut in the middle of a batch brings none of it; a real server writes nothing either.
    if (proposed.length === 0) return { kind: 'WRITTEN', revision: current, position: this.#end };
    if (expected === current) {
      const last = this.#add(name, proposed);
      for (const listener of [...this.#listeners]) listener();
      return { kind: 'WRITTEN', revision: last.revision, position: last.position };
    }
    const last = stored[expected + proposed.length];
    const same =
      expected < current &&
      last !== undefined &&
      proposed.every(({ id }, index) => stored[expected + 1 + index]?.id === id);
    return same
      ? { kind: 'WRITTEN', revision: last.revision, position: last.position }
      : { kind: 'WRONG_EXPECTED_VERSION', current };
  }

  onAppend(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Index of the first record behind a position. */
  indexAfter(position: bigint): number {
    let low = 0;
    let high = this.records.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.records[middle] as StoredRecord).position <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #add(name: string, proposed: readonly ProposedRecord[]): StoredRecord {
    const stored = this.#streams.get(name) ?? [];
    this.#streams.set(name, stored);
    for (const event of proposed) {
      const record = { ...event, stream: name, revision: stored.length, position: this.#end };
      this.#end += BigInt(100 + event.data.length + event.metadata.length);
      stored.push(record);
      this.records.push(record);
    }
    return stored.at(-1) as StoredRecord;
  }
}
