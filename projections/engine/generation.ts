import type { EventLog } from '../../src/store/event-log.ts';
import { Database } from '../../src/store/sqlite.ts';
import { ModelFile } from './model-file.ts';
import type { ReadModel } from './projection.ts';
import { Reader } from './reader.ts';

/** A generation that serves, with one connection that writes and one that reads. */
export class Generation {
  readonly number: number;
  readonly file: ModelFile;
  readonly reader: Reader;

  constructor(number: number, path: string, model: ReadModel, log: EventLog) {
    this.number = number;
    this.file = ModelFile.open(path, model, log);
    this.reader = new Reader(new Database({ file: path, readOnly: true }));
  }

  close(): void {
    this.reader.close();
    this.file.close();
  }
}
