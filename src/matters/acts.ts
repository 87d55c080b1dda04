import { isAttempt } from '../decisions/decision.ts';
import { decidedOn } from '../decisions/involvement/decision-named.ts';
import { inRecord, recordedOf } from '../decisions/involvement/record-order.ts';
import { outsiderOf } from '../decisions/outsiders.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import type { EventType } from '../registry/events.ts';
import { REGISTRY } from '../registry/index.ts';

/** An event of a school's record that may belong to a matter. */
export interface Act {
  /** As it counts; a void one as it stood when it was made void. */
  readonly event: EffectiveEvent;
  readonly isVoid: boolean;
  readonly decidedOn: CivilDate;
  /** Its place in the order recorded, from 0. */
  readonly place: number;
  /** Whether it is a decision of the school. Else it stands beside one: a condition, dissent, recusal. */
  readonly isDecision: boolean;
}

/** Events that decisions emit beside them. */
const BESIDE: readonly string[] = ['DiscrepancyRaised', 'SignOffConditionSet'];

/** Types of a school's decisions. A concern is none, nor is what files, local authorities and the Tribunal say. */
export const DECISIONS_OF_SCHOOLS: readonly EventType[] = [
  ...new Set(
    REGISTRY.filter(({ kind, action }) => kind === 'DECISION' && action !== 'RECORD_OBSERVATION').flatMap(({ emits }) =>
      emits.map(({ type }) => type as EventType),
    ),
  ),
].filter((type) => type !== 'ConcernRaised' && !BESIDE.includes(type) && !isAttempt({ type }));

/** Types of what stands beside a decision and names it. */
export const BESIDE_DECISIONS: readonly EventType[] = [
  'SignOffConditionSet',
  'ConditionMet',
  'SignOffRecused',
  'DissentRecorded',
  'SoleDeciderExceptionRecorded',
  'SignOffAttemptRefused',
];

/** What came between a decision to ask for an assessment and its submission, if it was not the school's doing. */
export const ANSWERS_TO_REQUESTS: readonly EventType[] = [
  'LaDecidedToAssess',
  'LaRefusedToAssess',
  'LaDecidedToIssue',
  'LaRefusedToIssue',
  'FinalPlanReceived',
  'EhcRequestWithdrawn',
];

const OF_SCHOOLS: ReadonlySet<string> = new Set(DECISIONS_OF_SCHOOLS);
const BESIDE_THEM: ReadonlySet<string> = new Set(BESIDE_DECISIONS);
const ANSWERS: ReadonlySet<string> = new Set(ANSWERS_TO_REQUESTS);

/** Whether an event is a decision of the school that recorded it: neither a file's word nor an outsider's act. */
export function isSchoolsDecision(event: Pick<EffectiveEvent, 'type' | 'data'>): boolean {
  return OF_SCHOOLS.has(event.type) && outsiderOf(event) === undefined;
}

/** Whether matters follow from an event: an act, or what came between a decision to ask and its submission. */
export function makesMatters(event: EffectiveEvent): boolean {
  return isAct(event) || ANSWERS.has(event.type);
}

function isAct(event: EffectiveEvent): boolean {
  return BESIDE_THEM.has(event.type) || isSchoolsDecision(event);
}

/** The acts among the events of one school, in the order recorded. */
export function actsOf(events: readonly EffectiveEvent[], voided: readonly EffectiveEvent[]): readonly Act[] {
  const all = [
    ...events.map((event) => ({ event, isVoid: false })),
    ...voided.map((event) => ({ event, isVoid: true })),
  ];
  return all
    .filter(({ event }) => isAct(event))
    .sort((a, b) => inRecord(recordedOf(a.event), recordedOf(b.event)))
    .map(({ event, isVoid }, place) => actOf(event, isVoid, place));
}

/** The act last made of an event, used again while its place stays the same. */
const MADE = new WeakMap<EffectiveEvent, Act>();

function actOf(event: EffectiveEvent, isVoid: boolean, place: number): Act {
  const before = MADE.get(event);
  if (before?.place === place && before.isVoid === isVoid) return before;
  const isDecision = !BESIDE_THEM.has(event.type);
  const act: Act = { event, isVoid, decidedOn: decidedOn(event), place, isDecision };
  MADE.set(event, act);
  return act;
}

/** Order in which acts were decided: by day, then in the order recorded. */
export function inDecidedOrder(a: Act, b: Act): number {
  return a.decidedOn < b.decidedOn ? -1 : a.decidedOn > b.decidedOn ? 1 : a.place - b.place;
}

/** Whether `a` was decided later than `b`: on a later day, or later on that day where both moments are known. */
export function isLater(a: Act, b: Act): boolean {
  if (a.decidedOn !== b.decidedOn) return a.decidedOn > b.decidedOn;
  const [one, other] = [momentOf(a), momentOf(b)];
  return one !== undefined && other !== undefined && one > other;
}

function momentOf({ event: { metadata } }: Act): string | undefined {
  return metadata.decidedAtPrecision === 'INSTANT' ? metadata.decidedAt : undefined;
}
