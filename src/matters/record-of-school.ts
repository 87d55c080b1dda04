import { decidedOn } from '../decisions/involvement/decision-named.ts';
import { inRecord, recordedOf } from '../decisions/involvement/record-order.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import { type Act, actsOf, ANSWERS_TO_REQUESTS, inDecidedOrder } from './acts.ts';

/** What a school recorded about one pupil, as the rules of matters look things up in it. */
export interface RecordOfSchool {
  /** In the order recorded. */
  readonly acts: readonly Act[];
  readonly byId: ReadonlyMap<string, Act>;
  /** Decisions that are not void, by type, in the order decided. */
  readonly decided: ReadonlyMap<string, readonly Act[]>;
  /** Decisions of one command, in the order decided; void ones too. */
  readonly ofCommand: ReadonlyMap<string, readonly Act[]>;
  /** Requests for sign-off that a decision rests on, carries out or closes. */
  readonly actedOn: ReadonlySet<string>;
  /** Answers to a request for an EHC needs assessment, and withdrawals. */
  readonly answers: readonly Dated[];
}

/** Something with its place in the order decided. */
export interface Dated {
  readonly on: CivilDate;
  readonly event: EffectiveEvent;
}

/** `events` count; `voided` are as they stood when they were made void. All are of one school and one pupil. */
export function recordOfSchool(events: readonly EffectiveEvent[], voided: readonly EffectiveEvent[]): RecordOfSchool {
  const acts = actsOf(events, voided);
  const decisions = acts.filter(({ isDecision }) => isDecision).toSorted(inDecidedOrder);
  const counting = decisions.filter(({ isVoid }) => !isVoid);
  return {
    acts,
    byId: new Map(acts.map((act) => [act.event.id, act])),
    decided: Map.groupBy(counting, ({ event }) => event.type),
    ofCommand: Map.groupBy(decisions, commandOf),
    actedOn: new Set(counting.flatMap(requestsOf)),
    answers: events
      .filter(({ type }) => (ANSWERS_TO_REQUESTS as readonly string[]).includes(type))
      .map((event) => ({ on: decidedOn(event), event })),
  };
}

/** The command that recorded an act, in its stream and by its recorder. */
export function commandOf({ event: { id, stream, metadata } }: Act): string {
  const { commandId, recordedBy } = metadata as Partial<typeof metadata>;
  return commandId === undefined ? id : `${stream} ${recordedBy?.person ?? ''} ${commandId}`;
}

/** The requests for sign-off that a decision rests on, carries out or closes, as its append says. */
export function requestsOf({ event: { metadata } }: Act): readonly string[] {
  const { signOff, closes } = metadata;
  return [signOff ?? [], closes ?? []].flat();
}

/** The newest of a list in the order decided that was decided by an act's day and is not the act itself. */
export function newestBy(list: readonly Act[], act: Act): Act | undefined {
  return list.findLast((one) => one !== act && one.decidedOn <= act.decidedOn);
}

/** Whether an event comes after one act and before another in the order decided. */
export function isBetween({ on, event }: Dated, first: Act, last: Act): boolean {
  const order = (act: Act): number =>
    on < act.decidedOn ? -1 : on > act.decidedOn ? 1 : inRecord(recordedOf(event), recordedOf(act.event));
  return order(first) > 0 && order(last) < 0;
}
