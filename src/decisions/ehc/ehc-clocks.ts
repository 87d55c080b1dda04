import { type ClockState, clockState } from '../../clocks/clock-state.ts';
import type { Clock, ClockParty } from '../../clocks/clock.ts';
import { type ClockFacts, due, type DueStep } from '../../clocks/due.ts';
import type { ClockFact } from '../../clocks/facts.ts';
import type { CivilDate } from '../../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../../kernel/folding.ts';
import { isA } from '../../kernel/members.ts';
import { AdviceRequested, AdviceReturned, SchoolConsultationAnswered } from './assessment-events.ts';
import { claimedFor } from './claimed-exceptions.ts';
import { CLOCK_WIRING, type ClockWiring, isOneOf } from './clock-table.ts';
import { MediationRecorded } from './dispute-events.ts';
import type { EhcCase } from './ehc-case.ts';
import { dayOf } from './fact-dates.ts';

/** A clock of a case on a day. `fact` is what it is counted from, `from` the day of that fact. */
export interface CaseClock extends ClockState {
  readonly clockId: string;
  readonly clock: Clock;
  readonly fact: ClockFact;
  readonly from: CivilDate;
  /** The event that started it and the one that met it; null if not met. */
  readonly startedBy: string;
  readonly metBy: string | null;
  /** Other dates of a clock with several. */
  readonly steps: readonly DueStep[];
}

/**
 * Every clock that the case has started by the day, met or not, earliest last day first. Pure: it answers for any day.
 * `leftOn` is the day the pupil left the school. The school then no longer learns what is done, so clocks still running
 * stop.
 */
export function clocksOf(ehcCase: EhcCase, on: CivilDate, leftOn: CivilDate | null = null): readonly CaseClock[] {
  return CLOCK_WIRING.flatMap((wiring) => runsOf(wiring, ehcCase.events, { on, leftOn })).sort(
    (a, b) => compare(a.nominal, b.nominal) || compare(a.clockId, b.clockId),
  );
}

interface Asked {
  readonly on: CivilDate;
  readonly leftOn: CivilDate | null;
}

function runsOf(wiring: ClockWiring, events: readonly EffectiveEvent[], asked: Asked): readonly CaseClock[] {
  return events.flatMap((event, at) => (isOneOf(event, wiring.starts) ? run(wiring, events, at, asked) : []));
}

function run(
  wiring: ClockWiring,
  events: readonly EffectiveEvent[],
  at: number,
  { on, leftOn }: Asked,
): readonly CaseClock[] {
  const started = events[at] as EffectiveEvent;
  const { met, stopped, again } = endOf(wiring, events, at);
  const facts = factsOf(wiring, events, at);
  const worked = due(wiring.clockId, facts);
  if (worked.kind === 'FAULT' || worked.due === null) return [];
  const owedBy = adviser(started);
  const lapsed = worked.clock.fallsOn === 'PARENT_OR_YOUNG_PERSON' && worked.due < on;
  const from = facts[wiring.fact] as CivilDate;
  const putOff = wiring.movable === true && again !== undefined && effectiveDate(again) <= from;
  const [stoppedOn = null] = [
    ...(stopped === undefined ? [] : [dayOf(stopped)]),
    ...(lapsed || putOff ? [worked.due] : []),
    ...(leftOn === null ? [] : [leftOn]),
  ].sort();
  const exceptions = claimedFor(wiring, events, at, from, (place) => over(wiring, events, place));
  const state = clockState({
    clock: worked.clock,
    due: worked.due,
    metOn: met === undefined ? null : dayOf(met),
    today: on,
    stoppedOn,
    exceptions,
    ...(owedBy && { owedBy }),
  });
  return [
    {
      ...state,
      clockId: wiring.clockId,
      clock: worked.clock,
      fact: wiring.fact,
      from,
      startedBy: started.id,
      metBy: met?.id ?? null,
      steps: worked.steps,
    },
  ];
}

/** What followed a start: the event that met it, the one that stopped it, and the next start. */
interface End {
  readonly met: EffectiveEvent | undefined;
  readonly stopped: EffectiveEvent | undefined;
  readonly again: EffectiveEvent | undefined;
}

function endOf(wiring: ClockWiring, events: readonly EffectiveEvent[], at: number): End {
  const started = events[at] as EffectiveEvent;
  // Events after the next start answer that one, unless they name this one.
  const after = events.slice(at + 1);
  const again = after.findIndex((event) => isOneOf(event, wiring.starts) && !isOneOf(event, wiring.met));
  const own = again === -1 ? after : after.slice(0, again);
  const met =
    after.find((event) => answers(event, started)) ??
    earlyMet(wiring, events, at) ??
    own.find((event) => isOneOf(event, wiring.met) && !answersAnother(event));
  return { met, stopped: own.find((event) => isOneOf(event, wiring.stops)), again: after[again] };
}

/** The day on which the clock started at a place was met or stopped; null if neither. */
function over(wiring: ClockWiring, events: readonly EffectiveEvent[], at: number): CivilDate | null {
  const { met, stopped } = endOf(wiring, events, at);
  return [...(met ? [dayOf(met)] : []), ...(stopped ? [dayOf(stopped)] : [])].sort()[0] ?? null;
}

function earlyMet(
  { early, met }: ClockWiring,
  events: readonly EffectiveEvent[],
  at: number,
): EffectiveEvent | undefined {
  const started = events[at] as EffectiveEvent;
  return (
    early &&
    events
      .slice(0, at)
      .find((event, place) => isOneOf(event, met) && early(event, started, events.slice(place + 1, at)))
  );
}

/** The fact that starts the clock, and the others that stepped clocks need. */
function factsOf({ fact }: ClockWiring, events: readonly EffectiveEvent[], at: number): ClockFacts {
  const started = events[at] as EffectiveEvent;
  const meeting = lastBefore(events, at, 'AnnualReviewHeld');
  const review = lastBefore(events, at, 'LaReviewDecisionReceived');
  const plan = lastBefore(events, at, 'FinalPlanReceived');
  const certificate = events
    .slice(at)
    .filter(isA(MediationRecorded))
    .find(({ data }) => data.step === 'CERTIFICATE_ISSUED');
  const receipt = fact === 'requestReceived' ? receiptOf(events.slice(at + 1)) : undefined;
  return {
    ...(fact === 'amendmentNotice' && meeting && { meeting: dayOf(meeting) }),
    ...(fact === 'planTransferred' && review && { lastReviewCompleted: dayOf(review, 'lastReviewCompleted') }),
    ...(fact === 'planTransferred' && plan && { planMade: dayOf(plan, 'planMade') }),
    ...(fact === 'decisionLetter' && certificate && { mediationCertificate: dayOf(certificate) }),
    [fact]: receipt === undefined ? dayOf(started, fact) : dayOf(receipt),
  };
}

/** The local authority's acknowledgement of a request, if it came before the next request. */
function receiptOf(after: readonly EffectiveEvent[]): EffectiveEvent | undefined {
  const next = after.find(({ type }) => type === 'EhcRequestSubmitted' || type === 'LaReceiptAcknowledged');
  return next?.type === 'LaReceiptAcknowledged' ? next : undefined;
}

function lastBefore(events: readonly EffectiveEvent[], at: number, type: string): EffectiveEvent | undefined {
  return events.slice(0, at).findLast((event) => event.type === type);
}

/** The id that an answer gives of what it answers; null if the school does not know. */
function answered(event: EffectiveEvent): string | null {
  if (isA(AdviceReturned)(event)) return event.data.request;
  return isA(SchoolConsultationAnswered)(event) ? event.data.consultation : null;
}

function answers(event: EffectiveEvent, { id }: EffectiveEvent): boolean {
  return answered(event) === id;
}

function answersAnother(event: EffectiveEvent): boolean {
  return answered(event) != null;
}

/** The body asked for advice; undefined if the clock is not about advice. */
function adviser(started: EffectiveEvent): ClockParty | undefined {
  if (!isA(AdviceRequested)(started)) return undefined;
  return started.data.askedOf === 'SCHOOL' ? 'SCHOOL' : 'AGENCY';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
