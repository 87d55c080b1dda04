import {
  effectiveDate,
  type EffectiveEvent,
  foldCorrections,
  foldVoided,
  type Placed,
} from '../../src/kernel/folding.ts';
import type { StoredEvent } from '../../src/kernel/event.ts';

/**
 * Folds a record one event at a time, with the result that `foldCorrections` gives for all of them. An ordinary event
 * is inserted in order and leaves the other event objects the same.
 */
export class FoldedRecord {
  readonly #all: Placed[];
  readonly #ids: Set<unknown>;
  readonly #targets: Set<unknown>;
  #folded: EffectiveEvent[];
  /** Undefined until asked for; the same objects while nothing is undone. */
  #voided: readonly EffectiveEvent[] | undefined;

  constructor(events: readonly Placed[]) {
    this.#all = [...events];
    this.#ids = new Set(events.map(({ id }) => id));
    this.#targets = new Set(events.filter(isUndoing).map(({ data }) => data['target']));
    this.#folded = [...foldCorrections(events)];
  }

  /** The events that count, in order of their effective dates. */
  get events(): readonly EffectiveEvent[] {
    return this.#folded;
  }

  /** The events that were made void, as they stood then. */
  get voided(): readonly EffectiveEvent[] {
    this.#voided ??= foldVoided(this.#all);
    return this.#voided;
  }

  /** Adds the next event. False if the events that count are the same as before. */
  add(event: StoredEvent): boolean {
    this.#all.push(event);
    this.#ids.add(event.id);
    if (isUndoing(event) || this.#targets.has(event.id)) this.#voided = undefined;
    if (isUndoing(event)) {
      this.#targets.add(event.data['target']);
      if (!this.#ids.has(event.data['target'])) return false;
    }
    // A void or correction may come before the event that it names.
    if (isUndoing(event) || this.#targets.has(event.id)) this.#folded = [...foldCorrections(this.#all)];
    else {
      this.#folded.push(...foldCorrections([event]));
      this.#settle();
    }
    return true;
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

function isUndoing({ type }: StoredEvent): boolean {
  return type === 'CorrectionRecorded' || type === 'RecordVoidedAsError';
}

function isBehind(a: EffectiveEvent, b: EffectiveEvent): boolean {
  const [one, other] = [effectiveDate(a), effectiveDate(b)];
  return one > other || (one === other && a.revision > b.revision);
}
