import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent, type SealSite } from '../../kernel/folding.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { memoByList, memoByObject } from '../../kernel/memo.ts';
import { type EventOf, isA } from '../../kernel/members.ts';
import { DeliveryLogged, DeliveryVarianceRecorded } from './delivery-events.ts';
import {
  type EndReason,
  ProvisionAmended,
  ProvisionEnded,
  ProvisionProposed,
  ProvisionResumed,
  ProvisionStarted,
  ProvisionSuspended,
} from './events.ts';
import type { Interruption } from './interruption.ts';
import { OutcomeAssessed, type OutcomeResult, OutcomeSet } from './outcome-events.ts';
import type { ParentPosition } from './parent-position.ts';
import type { ProvisionTerms } from './terms.ts';

/** Sealed texts of an event as stored, and where they open. */
export interface Words {
  readonly data: JsonObject;
  readonly sealedIn: SealSite;
}

/** One event of a provision, on the day from which it counts. */
export interface ProvisionStep {
  readonly on: CivilDate;
  readonly step: 'PROPOSED' | 'STARTED' | 'AMENDED' | 'SUSPENDED' | 'RESUMED' | 'ENDED';
  /** Id of the event. */
  readonly by: string;
  /** The terms from then on; null if they do not change. */
  readonly terms: ProvisionTerms | null;
  readonly reason: EndReason | Interruption | null;
  readonly parentPosition: ParentPosition | null;
  /** It took away an item of Section F that the plan still promised (s.42). */
  readonly sectionFUndelivered: boolean;
}

export interface OutcomeHistory {
  readonly id: string;
  readonly setOn: CivilDate;
  readonly replaces: string | null;
  readonly baselineOn: CivilDate | null;
  readonly dueOn: CivilDate;
  readonly words: Words;
  readonly assessments: readonly { readonly by: string; readonly on: CivilDate; readonly result: OutcomeResult }[];
}

export interface VarianceRecorded extends Omit<DeliveryVarianceRecorded, 'note' | 'schoolUrn' | 'provision'> {
  readonly id: string;
  readonly words: Words;
}

export type Delivery = Pick<DeliveryLogged, 'from' | 'to' | 'sessionsPlanned' | 'sessionsDelivered'>;

/**
 * What one event says of a provision: one of `step`, `outcome`, `assessment`, `delivery` and `variance`. It counts from
 * the day `on`; of two on one day that with the lower place in the record stands first.
 */
export interface ProvisionEntry {
  readonly on: CivilDate;
  readonly place: number;
  readonly step?: ProvisionStep;
  /** The name, beside the step of a beginning. */
  readonly words?: Words;
  /** The provision that takes its place, beside the step of an end. */
  readonly replacedBy?: string | null;
  readonly outcome?: Omit<OutcomeHistory, 'setOn' | 'assessments'>;
  readonly assessment?: OutcomeHistory['assessments'][number] & { readonly outcome: string };
  readonly delivery?: Delivery;
  readonly variance?: VarianceRecorded;
}

/** All that is known of one provision, an entry an event, in the order recorded. */
export interface ProvisionRecord {
  readonly id: string;
  readonly schoolUrn: string;
  /** The pupil's last day at the school; null if not known or if the provision ended before. */
  readonly leftOn: CivilDate | null;
  readonly entries: readonly ProvisionEntry[];
}

/** All that is known of one provision, by effective date. `provisionOn` works out its state on a day. */
export interface ProvisionHistory extends Omit<ProvisionRecord, 'entries'> {
  readonly words: Words;
  readonly steps: readonly ProvisionStep[];
  readonly replacedBy: string | null;
  readonly outcomes: readonly OutcomeHistory[];
  readonly deliveries: readonly Delivery[];
  readonly variances: readonly VarianceRecorded[];
}

type Beginning = EventOf<typeof ProvisionProposed | typeof ProvisionStarted, EffectiveEvent>;

const isProposal = isA(ProvisionProposed);
const isStart = isA(ProvisionStarted);
const isAmendment = isA(ProvisionAmended);
const isSuspension = isA(ProvisionSuspended);
const isResumption = isA(ProvisionResumed);
const isEnd = isA(ProvisionEnded);
const isOutcome = isA(OutcomeSet);
const isAssessment = isA(OutcomeAssessed);
const isDelivery = isA(DeliveryLogged);
const isVariance = isA(DeliveryVarianceRecorded);

/** Types of events about provisions. */
export const PROVISION_EVENT_TYPES = [
  ProvisionProposed.type,
  ProvisionStarted.type,
  ProvisionAmended.type,
  ProvisionSuspended.type,
  ProvisionResumed.type,
  ProvisionEnded.type,
  OutcomeSet.type,
  OutcomeAssessed.type,
  DeliveryLogged.type,
  DeliveryVarianceRecorded.type,
] as const;

/** Folds a pupil's provisions, by the day on which they began. */
export function provisionHistories(events: readonly EffectiveEvent[]): readonly ProvisionHistory[] {
  return provisionRecords(events).map(historyOf);
}

/**
 * A pupil's provisions, by the day on which they began. `events` are those that count, by effective date. Events of a
 * provision that never began are ignored, so any list gives an answer.
 */
export function provisionRecords(events: readonly EffectiveEvent[]): readonly ProvisionRecord[] {
  const named = Map.groupBy(events, ({ data }) => data['provision']);
  const assessed = Map.groupBy(events.filter(isAssessment), ({ data }) => data.outcome);
  const begun = events.filter((event) => isProposal(event) || (isStart(event) && event.data.provision === null));
  return begun.map((first) => {
    const others = (named.get(first.id) ?? []).filter((event) => event !== first);
    const assessments = others.filter(isOutcome).flatMap(({ id }) => assessed.get(id) ?? []);
    return recordOf([first, ...others, ...assessments]);
  });
}

const recordOf = memoByList<EffectiveEvent, ProvisionRecord>((parts) => {
  const [{ id, data }] = parts as readonly [Beginning];
  const entries = parts.toSorted((a, b) => a.revision - b.revision).flatMap(entryOf);
  return { id, schoolUrn: data.schoolUrn, leftOn: null, entries };
});

/** What was recorded for a day before the provision began stands before its beginning all the same. */
export function historyOf({ id, schoolUrn, leftOn, entries }: ProvisionRecord): ProvisionHistory {
  const own = entries.toSorted(byDay);
  const named = own.find(({ step }) => step?.step === 'STARTED') ?? own.find(({ step }) => step?.by === id);
  const [steps, outcomes, deliveries, variances]: [ProvisionStep[], OutcomeHistory[], Delivery[], VarianceRecorded[]] =
    [[], [], [], []];
  for (const { on, step, outcome, delivery, variance } of own) {
    if (step !== undefined) steps.push(step);
    else if (delivery !== undefined) deliveries.push(delivery);
    else if (outcome !== undefined) outcomes.push(outcomeIn(own, on, outcome));
    else if (variance !== undefined) variances.push(variance);
  }
  const replacedBy = own.find(({ step }) => step?.step === 'ENDED')?.replacedBy ?? null;
  return { id, schoolUrn, words: named?.words as Words, steps, replacedBy, outcomes, deliveries, variances, leftOn };
}

function byDay(a: ProvisionEntry, b: ProvisionEntry): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : a.place - b.place;
}

function outcomeIn(
  own: readonly ProvisionEntry[],
  setOn: CivilDate,
  { id, words, ...outcome }: NonNullable<ProvisionEntry['outcome']>,
): OutcomeHistory {
  const assessments = own.flatMap(({ assessment }) => {
    if (assessment?.outcome !== id) return [];
    const { by, on, result } = assessment;
    return [{ by, on, result }];
  });
  return { id, setOn, ...outcome, words, assessments };
}

/** Nothing for an event that says nothing of a provision. */
const entryOf = memoByObject((event: EffectiveEvent): readonly ProvisionEntry[] => {
  const said = saidBy(event);
  return said === undefined ? [] : [{ on: effectiveDate(event), place: event.revision, ...said }];
});

function saidBy(event: EffectiveEvent): Omit<ProvisionEntry, 'on' | 'place'> | undefined {
  const { id } = event;
  if (isDelivery(event)) return { delivery: deliveryOf(event.data) };
  if (isVariance(event)) return { variance: varianceOf(event) };
  if (isOutcome(event)) return { outcome: outcomeSet(event) };
  if (isAssessment(event)) {
    const { outcome, assessedOn, result } = event.data;
    return { assessment: { outcome, by: id, on: assessedOn, result } };
  }
  const parts = stepParts(event);
  if (parts === undefined) return undefined;
  const sectionFUndelivered = (event.metadata.findings ?? []).includes('SECTION_F_ITEM_UNDELIVERED');
  return {
    step: { on: effectiveDate(event), by: id, ...parts, sectionFUndelivered },
    ...((isProposal(event) || isStart(event)) && { words: wordsOf(event) }),
    ...(isEnd(event) && { replacedBy: event.data.replacedBy }),
  };
}

/** Variances of items of Section F that never started. */
export function variancesAlone(events: readonly EffectiveEvent[]): readonly VarianceRecorded[] {
  return events
    .filter(isVariance)
    .filter(({ data }) => data.provision === null)
    .map(varianceOf);
}

type StepParts = Pick<ProvisionStep, 'step' | 'terms' | 'reason' | 'parentPosition'>;

const NOTHING_SAID = { terms: null, reason: null, parentPosition: null } as const;

function stepParts(event: EffectiveEvent): StepParts | undefined {
  if (isProposal(event)) return { step: 'PROPOSED', ...NOTHING_SAID, terms: event.data.terms };
  if (isStart(event)) return agreed('STARTED', event.data);
  if (isAmendment(event)) return agreed('AMENDED', event.data);
  if (isSuspension(event)) return { step: 'SUSPENDED', ...NOTHING_SAID, reason: event.data.interruption };
  if (isResumption(event)) return { step: 'RESUMED', ...NOTHING_SAID };
  if (!isEnd(event)) return undefined;
  const { endReason, parentPosition } = event.data;
  return { step: 'ENDED', terms: null, reason: endReason, parentPosition };
}

function agreed(
  step: 'STARTED' | 'AMENDED',
  { terms, parentPosition }: Pick<ProvisionStarted, 'terms' | 'parentPosition'>,
): StepParts {
  return { step, terms, reason: null, parentPosition };
}

function wordsOf({ data, sealedIn }: EffectiveEvent, names: readonly string[] = ['name']): Words {
  return { data: Object.fromEntries(names.map((name) => [name, data[name] ?? null])), sealedIn };
}

function outcomeSet(event: EventOf<typeof OutcomeSet, EffectiveEvent>): NonNullable<ProvisionEntry['outcome']> {
  const { replaces, baselineOn, dueOn } = event.data;
  const words = wordsOf(event, ['words', 'baseline', 'target', 'measure']);
  return { id: event.id, replaces, baselineOn, dueOn, words };
}

function deliveryOf({ from, to, sessionsPlanned, sessionsDelivered }: DeliveryLogged): Delivery {
  return { from, to, sessionsPlanned, sessionsDelivered };
}

function varianceOf(event: EventOf<typeof DeliveryVarianceRecorded, EffectiveEvent>): VarianceRecorded {
  const { sectionFItem, variance, since, until, missedSessions, interruption, laToldOn, earlyReviewAskedOn } =
    event.data;
  return {
    id: event.id,
    sectionFItem,
    variance,
    since,
    until,
    missedSessions,
    interruption,
    laToldOn,
    earlyReviewAskedOn,
    words: wordsOf(event, ['note']),
  };
}
