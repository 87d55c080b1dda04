import type { Figure } from './measure.ts';

/** What every part of the bench is given. */
export interface Bench {
  /** Smaller sizes, for CI; the same code. */
  readonly quick: boolean;
  /** Rounds that count. */
  readonly rounds: number;
  /** A folder of this run's own, removed at its end. */
  readonly folder: string;
  /** Prints a figure as it is known. */
  readonly print: (figure: Figure) => void;
  /** A remark to whoever reads along. */
  readonly say: (remark: string) => void;
}
