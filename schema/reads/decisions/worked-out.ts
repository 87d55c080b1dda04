import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { Naming } from './naming.ts';

/** What a decision is shown from. */
export interface Shown {
  readonly row: DecisionRow;
  readonly naming: Naming;
}

/**
 * A field of a decision that is worked out from its row when an answer asks for it. Most answers ask for a few fields
 * of many decisions, and stored JSON is read only for those that need it.
 */
export function WorkedOut(of: (shown: Shown) => unknown): PropertyDecorator {
  return (prototype, name) => {
    Object.defineProperty(prototype, name, {
      get(this: Shown) {
        return of(this);
      },
      configurable: true,
    });
  };
}
