import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent, type SealSite } from '../../kernel/folding.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { oncePerList } from '../../kernel/once.ts';
import type { DeliveryLogged, DeliveryVarianceRecorded } from './delivery-events.ts';
import type {
  EndReason,
  Interruption,
  OutcomeAssessed,
  OutcomeResult,
  OutcomeSet,
  ParentPosition,
  ProvisionAmended,
  ProvisionEnded,
  ProvisionProposed,
  ProvisionStarted,
  ProvisionSuspended,
} from './events.ts';
import type { ProvisionTerms } from './terms.ts';

/** Sealed words of an event, as they are stored, and where they open. */
export interface Words {
  readonly data: JsonObject;
  readonly sealedIn: SealSite;
}

/** One thing that happened to a provision, on the day from which it counts. */
export interface ProvisionStep {
  readonly on: CivilDate;
  readonly step: 'PROPOSED' | 'STARTED' | 'AMENDED' | 'SUSPENDED' | 'RESUMED' | 'ENDED';
  /** Id of the event. */
  readonly by: string;
  /** The terms from then on; null where they stay. */
  readonly terms: ProvisionTerms | null;
  readonly reason: EndReason | Interruption | null;
  readonly parentPosition: ParentPosition | null;
  /** It took a Section F item away that the plan still promised (s.42). */
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

/** All that is known of one provision, in the order in which it counts; `provisionOn` says how it stands on a day. */
export interface ProvisionHistory {
  readonly id: string;
  readonly schoolUrn: string;
  readonly words: Words;
  readonly steps: readonly ProvisionStep[];
  readonly replacedBy: string | null;
  readonly outcomes: readonly OutcomeHistory[];
  readonly deliveries: readonly Pick<DeliveryLogged, 'from' | 'to' | 'sessionsPlanned' | 'sessionsDelivered'>[];
  readonly variances: readonly VarianceRecorded[];
  /** The pupil's last day at the school, where it is known and the provision had not ended by then. */
  readonly leftOn: CivilDate | null;
}

/** Types of events that say something about a provision. */
export const PROVISION_EVENT_TYPES = [
  'ProvisionProposed',
  'ProvisionStarted',
  'ProvisionAmended',
  'ProvisionSuspended',
  'ProvisionResumed',
  'ProvisionEnded',
  'OutcomeSet',
  'OutcomeAssessed',
  'DeliveryLogged',
  'DeliveryVarianceRecorded',
] as const;

/**
 * The provisions that a pupil's events amount to, by the day on which they began. `events` are those that count, on the
 * effective axis; what names a provision that nothing began is passed over, so any list gives an answer.
 */
export function provisionHistories(events: readonly EffectiveEvent[]): readonly ProvisionHistory[] {
  const named = Map.groupBy(events, ({ data }) => data['provision']);
  const assessed = Map.groupBy(
    events.filter(({ type }) => type === 'OutcomeAssessed'),
    ({ data }) => data['outcome'],
  );
  const begun = events.filter(
    (event) =>
      event.type === 'ProvisionProposed' || (event.type === 'ProvisionStarted' && startOf(event).provision === null),
  );
  return begun.map((first) => {
    const others = (named.get(first.id) ?? []).filter((event) => event !== first);
    const assessments = others.filter(({ type }) => type === 'OutcomeSet').flatMap(({ id }) => assessed.get(id) ?? []);
    return historyOf([first, ...others, ...assessments]);
  });
}

/** `first` began it; what was recorded for an earlier day stands before it all the same. */
const historyOf = oncePerList<EffectiveEvent, ProvisionHistory>((parts) => {
  const [first] = parts as readonly [EffectiveEvent];
  const own = parts.filter(({ type }) => type !== 'OutcomeAssessed').sort(byPlace);
  const ended = own.find((event) => event.type === 'ProvisionEnded');
  const started = own.find((event) => event.type === 'ProvisionStarted');
  return {
    id: first.id,
    schoolUrn: startOf(first).schoolUrn,
    words: wordsOf(started ?? first),
    steps: own.flatMap(stepOf),
    replacedBy: ended === undefined ? null : (ended.data as unknown as ProvisionEnded).replacedBy,
    outcomes: own.filter((event) => event.type === 'OutcomeSet').map((event) => outcomeOf(event, parts)),
    deliveries: own
      .filter((event) => event.type === 'DeliveryLogged')
      .map((event) => deliveryOf(event.data as unknown as DeliveryLogged)),
    variances: own.filter((event) => event.type === 'DeliveryVarianceRecorded').map(varianceOf),
    leftOn: null,
  };
});

/** The effective axis. */
function byPlace(a: EffectiveEvent, b: EffectiveEvent): number {
  const [one, other] = [effectiveDate(a), effectiveDate(b)];
  return one < other ? -1 : one > other ? 1 : a.revision - b.revision;
}

/** Outcomes that were set for no provision in particular. */
export function outcomesAlone(events: readonly EffectiveEvent[]): readonly OutcomeHistory[] {
  return events
    .filter((event) => event.type === 'OutcomeSet' && event.data['provision'] === null)
    .map((event) => outcomeOf(event, events));
}

/** Variances of Section F items for which nothing was ever started. */
export function variancesAlone(events: readonly EffectiveEvent[]): readonly VarianceRecorded[] {
  return events
    .filter((event) => event.type === 'DeliveryVarianceRecorded' && event.data['provision'] === null)
    .map(varianceOf);
}

type StepParts = Pick<ProvisionStep, 'step' | 'terms' | 'reason' | 'parentPosition'>;

const STEPS: Readonly<Record<string, (data: never) => StepParts>> = {
  ProvisionProposed: ({ terms }: ProvisionProposed) => ({
    step: 'PROPOSED',
    terms,
    reason: null,
    parentPosition: null,
  }),
  ProvisionStarted: ({ terms, parentPosition }: ProvisionStarted) => ({
    step: 'STARTED',
    terms,
    reason: null,
    parentPosition,
  }),
  ProvisionAmended: ({ terms, parentPosition }: ProvisionAmended) => ({
    step: 'AMENDED',
    terms,
    reason: null,
    parentPosition,
  }),
  ProvisionSuspended: ({ interruption }: ProvisionSuspended) => ({
    step: 'SUSPENDED',
    terms: null,
    reason: interruption,
    parentPosition: null,
  }),
  ProvisionResumed: () => ({ step: 'RESUMED', terms: null, reason: null, parentPosition: null }),
  ProvisionEnded: ({ endReason, parentPosition }: ProvisionEnded) => ({
    step: 'ENDED',
    terms: null,
    reason: endReason,
    parentPosition,
  }),
};

function stepOf(event: EffectiveEvent): readonly ProvisionStep[] {
  const parts = STEPS[event.type] as ((data: unknown) => StepParts) | undefined;
  if (parts === undefined) return [];
  const sectionFUndelivered = (event.metadata.findings ?? []).includes('SECTION_F_ITEM_UNDELIVERED');
  return [{ on: effectiveDate(event), by: event.id, ...parts(event.data), sectionFUndelivered }];
}

function startOf(event: EffectiveEvent): ProvisionStarted {
  return event.data as unknown as ProvisionStarted;
}

function wordsOf({ data, sealedIn }: EffectiveEvent, names: readonly string[] = ['name']): Words {
  return { data: Object.fromEntries(names.map((name) => [name, data[name] ?? null])), sealedIn };
}

function outcomeOf(event: EffectiveEvent, events: readonly EffectiveEvent[]): OutcomeHistory {
  const { replaces, baselineOn, dueOn } = event.data as unknown as OutcomeSet;
  const assessments = events
    .filter((one) => one.type === 'OutcomeAssessed' && one.data['outcome'] === event.id)
    .map((one) => {
      const { assessedOn, result } = one.data as unknown as OutcomeAssessed;
      return { by: one.id, on: assessedOn, result };
    });
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

function varianceOf(event: EffectiveEvent): VarianceRecorded {
  const { sectionFItem, variance, since, until, missedSessions, interruption, laToldOn, earlyReviewAskedOn } =
    event.data as unknown as DeliveryVarianceRecorded;
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
