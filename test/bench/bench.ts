import type { Figure } from './measure.ts';

/** What every part of the bench is given. */
export interface Bench {
  /** Smaller sizes, for CI; the same code. What is too small to be true is not printed as a ratio. */
  readonly quick: boolean;
  /** Rounds that count. */
  readonly rounds: number;
  /** The commit that the rebuild stands beside; left out: the one before the code at hand. */
  readonly before: string | undefined;
  /** A folder of this run's own, removed at its end. */
  readonly folder: string;
  /** Prints a figure as it is known. */
  readonly print: (figure: Figure) => void;
  /** A remark to whoever reads along. */
  readonly say: (remark: string) => void;
}
