import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent, type SealSite } from '../../kernel/folding.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { memoByList } from '../../kernel/memo.ts';
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

/** All that is known of one provision, by effective date. `provisionOn` works out its state on a day. */
export interface ProvisionHistory {
  readonly id: string;
  readonly schoolUrn: string;
  readonly words: Words;
  readonly steps: readonly ProvisionStep[];
  readonly replacedBy: string | null;
  readonly outcomes: readonly OutcomeHistory[];
  readonly deliveries: readonly Pick<DeliveryLogged, 'from' | 'to' | 'sessionsPlanned' | 'sessionsDelivered'>[];
  readonly variances: readonly VarianceRecorded[];
  /** The pupil's last day at the school; null if not known or if the provision ended before. */
  readonly leftOn: CivilDate | null;
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

/**
 * Folds a pupil's provisions, by the day on which they began. `events` are those that count, by effective date. Events
 * of a provision that never began are ignored, so any list gives an answer.
 */
export function provisionHistories(events: readonly EffectiveEvent[]): readonly ProvisionHistory[] {
  const named = Map.groupBy(events, ({ data }) => data['provision']);
  const assessed = Map.groupBy(events.filter(isAssessment), ({ data }) => data.outcome);
  const begun = events.filter((event) => isProposal(event) || (isStart(event) && event.data.provision === null));
  return begun.map((first) => {
    const others = (named.get(first.id) ?? []).filter((event) => event !== first);
    const assessments = others.filter(isOutcome).flatMap(({ id }) => assessed.get(id) ?? []);
    return historyOf([first, ...others, ...assessments]);
  });
}

/** `first` began it; what was recorded for an earlier day stands before it all the same. */
const historyOf = memoByList<EffectiveEvent, ProvisionHistory>((parts) => {
  const [first] = parts as readonly [Beginning];
  const own = parts.filter((event) => !isAssessment(event)).sort(byPlace);
  return {
    id: first.id,
    schoolUrn: first.data.schoolUrn,
    words: wordsOf(own.find(isStart) ?? first),
    steps: own.flatMap(stepOf),
    replacedBy: own.find(isEnd)?.data.replacedBy ?? null,
    outcomes: own.filter(isOutcome).map((event) => outcomeOf(event, parts)),
    deliveries: own.filter(isDelivery).map(({ data }) => deliveryOf(data)),
    variances: own.filter(isVariance).map(varianceOf),
    leftOn: null,
  };
});

/** Sorts by effective date, then by place in the record. */
function byPlace(a: EffectiveEvent, b: EffectiveEvent): number {
  const [one, other] = [effectiveDate(a), effectiveDate(b)];
  return one < other ? -1 : one > other ? 1 : a.revision - b.revision;
}

/** Outcomes that belong to no provision. */
export function outcomesAlone(events: readonly EffectiveEvent[]): readonly OutcomeHistory[] {
  return events
    .filter(isOutcome)
    .filter(({ data }) => data.provision === null)
    .map((event) => outcomeOf(event, events));
}

/** Variances of items of Section F that never started. */
export function variancesAlone(events: readonly EffectiveEvent[]): readonly VarianceRecorded[] {
  return events
    .filter(isVariance)
    .filter(({ data }) => data.provision === null)
    .map(varianceOf);
}

type StepParts = Pick<ProvisionStep, 'step' | 'terms' | 'reason' | 'parentPosition'>;

function stepOf(event: EffectiveEvent): readonly ProvisionStep[] {
  const parts = stepParts(event);
  if (parts === undefined) return [];
  const sectionFUndelivered = (event.metadata.findings ?? []).includes('SECTION_F_ITEM_UNDELIVERED');
  return [{ on: effectiveDate(event), by: event.id, ...parts, sectionFUndelivered }];
}

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

function outcomeOf(
  event: EventOf<typeof OutcomeSet, EffectiveEvent>,
  events: readonly EffectiveEvent[],
): OutcomeHistory {
  const { replaces, baselineOn, dueOn } = event.data;
  const assessments = events
    .filter(isAssessment)
    .filter(({ data }) => data.outcome === event.id)
    .map(({ id, data: { assessedOn, result } }) => ({ by: id, on: assessedOn, result }));
  return {
    id: event.id,
    setOn: effectiveDate(event),
    replaces,
    baselineOn,
    dueOn,
    words: wordsOf(event, ['words', 'baseline', 'target', 'measure']),
    assessments,
  };
}

function deliveryOf({
  from,
  to,
  sessionsPlanned,
  sessionsDelivered,
}: DeliveryLogged): ProvisionHistory['deliveries'][number] {
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
