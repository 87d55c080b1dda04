/**
 * Longest line, in characters: a row of 200 cells with five thousand characters each. What is longer is no row of a
 * register.
 */
const MAX_LINE = 1_000_000;

/**
 * Cuts text into lines, whichever of the three line ends they have. Nothing is kept but the line that is not at its
 * end.
 */
export class CsvLines {
  #rest = '';
  #count = 0;
  #tooLong: number[] = [];

  /** Lines so far. */
  get count(): number {
    return this.#count;
  }

  /** Numbers of the lines that were too long, since the last call; they came as empty ones. */
  takeTooLong(): readonly number[] {
    const numbers = this.#tooLong;
    this.#tooLong = [];
    return numbers;
  }

  write(text: string): readonly string[] {
    // A carriage return at the end may be half of a line end.
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = (lines.pop() ?? '').slice(0, MAX_LINE + 1);
    return lines.map((line) => this.#counted(line));
  }

  /** The last line, if the file does not end with a line end. */
  end(): readonly string[] {
    const rest = this.#rest;
    this.#rest = '';
    return rest === '' || rest === '\r' ? [] : [this.#counted(rest.replace(/\r$/, ''))];
  }

  #counted(line: string): string {
    this.#count += 1;
    if (line.length <= MAX_LINE) return line;
    this.#tooLong.push(this.#count);
    return '';
  }
}
