import type { RawRow } from './raw-row.ts';
import { judgeRow } from './register-row.ts';
import type { RegisterRow, RowIdentity } from './register-row.ts';
import type { RowFault } from './row-fault.ts';
import { MAX_PUPILS } from './school-file.ts';
import type { SchoolFileItem } from './school-file.ts';

/** Judges the rows of one file one after another, and counts them. */
export class RowJudge {
  /** Accepted pupils by UPN, to find the ones that come twice. It grows with the file, up to MAX_PUPILS. */
  readonly #accepted = new Map<string | null, readonly RowIdentity[]>();
  #pupils = 0;
  #rejected = 0;

  get pupils(): number {
    return this.#pupils;
  }

  get rejected(): number {
    return this.#rejected;
  }

  /** One more row would be more than a file may hold. */
  get isFull(): boolean {
    return this.#pupils + this.#rejected >= MAX_PUPILS;
  }

  /** `known` are faults found while the row was put together: then it is not complete, and is rejected for these. */
  judge(raw: RawRow, known: readonly RowFault[] = []): SchoolFileItem {
    if (known.length > 0) return this.reject(raw.line, known);
    const { row, faults } = judgeRow(raw, (upn) => this.#accepted.get(upn) ?? []);
    if (!row) return this.reject(raw.line, faults);
    this.#accept(row);
    return { kind: 'PUPIL', row, faults };
  }

  reject(line: number, faults: readonly RowFault[]): SchoolFileItem {
    this.#rejected += 1;
    return { kind: 'REJECTED', line, faults };
  }

  #accept({ upn, surname, forename, dateOfBirth }: RegisterRow): void {
    this.#pupils += 1;
    this.#accepted.set(upn, [...(this.#accepted.get(upn) ?? []), { surname, forename, dateOfBirth }]);
  }
}
