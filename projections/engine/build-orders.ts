import type { Built, FoldedModel } from './build.ts';
import type { LinkedRecords } from './linked-records.ts';
import type { PartFault } from './part-file.ts';
import type { Share } from './projection.ts';

/** What a build worker is given at its start. It opens the log and the models itself. */
export interface ShareData {
  readonly logFile: string;
  /** Modules of the models, in the order of all that is asked and answered. */
  readonly sources: readonly string[];
}

/** What a build worker is asked for, one order at a time. */
export interface Orders {
  /** Finds which records are linked. */
  readonly LINK: { readonly kind: 'LINK' };
  /** Creates a part file for each model. */
  readonly OPEN: { readonly kind: 'OPEN'; readonly paths: readonly string[]; readonly share: Share };
  /** Inserts the rows of some groups of records. */
  readonly FOLD: { readonly kind: 'FOLD'; readonly groups: readonly (readonly string[])[]; readonly upTo: number };
  /** Closes the part files and answers the fault of each. */
  readonly CLOSE: { readonly kind: 'CLOSE' };
  /** Makes a generation from the parts of the model with this index. */
  readonly FINISH: { readonly kind: 'FINISH'; readonly index: number } & Omit<FoldedModel, 'model'>;
}

export type Order = Orders[keyof Orders];

export interface Answers {
  readonly LINK: LinkedRecords;
  readonly OPEN: undefined;
  readonly FOLD: undefined;
  readonly CLOSE: readonly (PartFault | undefined)[];
  readonly FINISH: Built;
}
