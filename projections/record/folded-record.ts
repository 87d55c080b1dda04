import { effectiveDate, type EffectiveEvent, foldCorrections, type Placed } from '../../src/kernel/folding.ts';
import type { LoggedEvent } from '../../src/store/event-log.ts';

/**
 * Folds a record one event at a time, with the result that `foldCorrections` gives for all of them. An ordinary event
 * is inserted in order and leaves the other event objects the same.
 */
export class FoldedRecord {
  readonly #all: Placed<LoggedEvent>[];
  readonly #targets: Set<unknown>;
  #folded: EffectiveEvent[];

  constructor(events: readonly Placed<LoggedEvent>[]) {
    this.#all = [...events];
    this.#targets = new Set(events.filter(isUndoing).map(({ data }) => data['target']));
    this.#folded = [...foldCorrections(events)];
  }

  /** The events that count, in order of their effective dates. */
  get events(): readonly EffectiveEvent[] {
    return this.#folded;
  }

  add(event: LoggedEvent): void {
    this.#all.push(event);
    if (isUndoing(event)) this.#targets.add(event.data['target']);
    // A void or correction may come before the event that it names.
    if (isUndoing(event) || this.#targets.has(event.id)) this.#folded = [...foldCorrections(this.#all)];
    else this.#folded.push(...foldCorrections([event]));
    this.#settle();
  }

  /** Moves the last event to its place in the order of effective dates. */
  #settle(): void {
    const folded = this.#folded;
    for (let at = folded.length - 1; at > 0; at -= 1) {
      const [before, event] = [folded[at - 1], folded[at]];
      if (before === undefined || event === undefined || !isBehind(before, event)) return;
      folded[at - 1] = event;
      folded[at] = before;
    }
  }
}

function isUndoing({ type }: LoggedEvent): boolean {
  return type === 'CorrectionRecorded' || type === 'RecordVoidedAsError';
}

function isBehind(a: EffectiveEvent, b: EffectiveEvent): boolean {
  const [one, other] = [effectiveDate(a), effectiveDate(b)];
  return one > other || (one === other && a.revision > b.revision);
}
