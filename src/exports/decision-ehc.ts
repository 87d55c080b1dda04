import { type DecisionRow } from '../../projections/decisions/decision-history.ts';
import { casesIn } from '../../projections/lists/ehc-cases.ts';
import { allItems } from '../../projections/lists/list-query.ts';
import type { Reader } from '../../projections/engine/reader.ts';
import type { SchoolScope } from '../access/viewer.ts';
import { clocksOf } from '../decisions/ehc/ehc-clocks.ts';
import { ehcCaseOf, isEhcEvent } from '../decisions/ehc/ehc-case.ts';
import type { EhcState } from '../decisions/ehc/ehc-state.ts';
import type { CivilDate } from '../kernel/civil-date.ts';

/**
 * The state of the EHC case with the decision, and the clocks that it answered. Does not depend on the day of asking.
 */
export interface DecisionEhc {
  readonly state: EhcState | null;
  readonly clocks: readonly { readonly clockId: string; readonly due: CivilDate; readonly breached: boolean }[];
}

/** A day after everything. An answer is an answer, whichever day is asked for. */
const EVER: CivilDate = '2199-12-31';

/** EHC details of one school's decisions, from the read model as known at the ordinal. */
export class DecisionEhcCases {
  private readonly reader: Reader;
  private readonly scopes: readonly SchoolScope[];
  private readonly ordinal: number;

  constructor(reader: Reader, scopes: readonly SchoolScope[], ordinal: number) {
    this.reader = reader;
    this.scopes = scopes;
    this.ordinal = ordinal;
  }

  /** Null for a decision of another family, and for a viewer who may not read the register. */
  of({ id, type, pupil, schoolUrn }: DecisionRow): DecisionEhc | null {
    if (!isEhcEvent({ type })) return null;
    const cases = casesIn(allItems(this.reader, { scopes: this.scopes, ordinal: this.ordinal, pupil }));
    const found = cases.find((one) => one.schoolUrn === schoolUrn);
    if (found === undefined) return null;
    const { events } = found;
    const at = events.findIndex((event) => event.id === id);
    const clocks = clocksOf(ehcCaseOf(events, EVER), EVER).filter(({ metBy }) => metBy === id);
    return {
      state: ehcCaseOf(events.slice(0, at + 1), EVER).state,
      clocks: clocks.map(({ clockId, nominal, daysLate }) => ({ clockId, due: nominal, breached: daysLate > 0 })),
    };
  }
}
