import { ProvisionAmended, ProvisionStarted } from '../decisions/provision/events.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';
import { isA } from '../kernel/members.ts';
import { memoByList } from '../kernel/memo.ts';
import { type Undone, undoneBy, undoingTypes } from './reversals.ts';

/** What leaders check in decisions, each with the day from which it holds. */
export interface DecisionCheck {
  readonly decision: string;
  readonly schoolUrn: string;
  /** The day from which there is evidence, with the decision or attached later; null if none. */
  readonly evidenceFrom: CivilDate | null;
  /** True if it sets a review date, false if it should and does not. Null if a decision of its kind sets none. */
  readonly reviewDate: boolean | null;
  readonly undone: Undone | null;
}

/** Review date that each kind of decision sets (CoP 6.53). */
const REVIEW_DATES: Readonly<Record<string, (event: EffectiveEvent) => unknown>> = {
  SenSupportDecided: ({ data }) => data['reviewOn'],
  MonitoringStarted: ({ data }) => data['reviewOn'],
  SenSupportReviewHeld: ({ data }) => data['nextReviewOn'],
  SenSupportContinued: ({ data }) => data['nextReviewOn'],
  SenSupportSteppedUp: ({ data }) => data['nextReviewOn'],
  ApdrPlanAgreed: ({ data }) => data['reviewOn'],
  ProvisionStarted: reviewInTerms,
  ProvisionAmended: reviewInTerms,
  PlacementStarted: ({ data }) => data['reviewOn'],
};

const setsTerms = isA(ProvisionStarted, ProvisionAmended);

function reviewInTerms(event: EffectiveEvent): CivilDate | null {
  return setsTerms(event) ? event.data.terms.reviewOn : null;
}

/** One check for each decision among a pupil's events, from what its own school recorded. */
export function decisionChecks(
  events: readonly EffectiveEvent[],
  isDecision: (event: EffectiveEvent) => boolean,
): readonly DecisionCheck[] {
  return [...Map.groupBy(events, ({ data }) => data['schoolUrn'] as string).values()].flatMap((own) => {
    const bearing = bearingOn(own);
    return own.filter(isDecision).map((decision) => check([decision, ...bearing(decision)]));
  });
}

/** The check of the first event from those that bear on it; it is worked out anew when something else bears on it. */
const check = memoByList<EffectiveEvent, DecisionCheck>(([first, ...bearing]) => {
  const decision = first as EffectiveEvent;
  return {
    decision: decision.id,
    schoolUrn: decision.data['schoolUrn'] as string,
    evidenceFrom: evidenceFrom(decision, bearing),
    reviewDate: setsReview(decision),
    undone: undoneBy(decision, bearing) ?? null,
  };
});

/**
 * The school's events that a decision's check depends on, in their order: those that name it or that it names, and
 * those that may undo it.
 */
function bearingOn(own: readonly EffectiveEvent[]): (decision: EffectiveEvent) => readonly EffectiveEvent[] {
  const places = new Map(own.map((event, place) => [event, place]));
  const byId = new Map(own.map((event) => [event.id, event]));
  const byType = Map.groupBy(own, ({ type }) => type);
  const about = Map.groupBy(own, ({ data }) => data['decision']);
  const ofType = (type: string): readonly EffectiveEvent[] => byType.get(type) ?? [];
  return ({ id, type, data, metadata }) => {
    const named = [data['reviewId'], data['request'], metadata.signOff].flatMap(
      (name) => byId.get(name as string) ?? [],
    );
    const found = [...named, ...(about.get(id) ?? []), ...undoingTypes(type).flatMap(ofType)];
    return [...new Set(found)].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  };
}

function evidenceFrom(decision: EffectiveEvent, events: readonly EffectiveEvent[]): CivilDate | null {
  // A decision after a review has the review's evidence. A document is its own evidence. Some kinds, such as an
  // outcome, take none.
  const takesNone = !EVIDENCE.some((name) => decision.data[name] !== undefined);
  if (takesNone || decision.metadata.basis === 'FROM_DOCUMENT' || hasEvidence(decision)) return effectiveDate(decision);
  const review = events.find(({ id }) => id === decision.data['reviewId']);
  if (review !== undefined && hasEvidence(review)) return effectiveDate(decision);
  const attached = events.filter(
    (event) => event.type === 'EvidenceAttached' && event.data['decision'] === decision.id && hasEvidence(event),
  );
  return attached.map((event) => effectiveDate(event)).sort()[0] ?? null;
}

/** Members that hold evidence. `documentOn` is the date of the document, null if it was only reported. */
const EVIDENCE = ['evidence', 'documents', 'documentsSeen', 'documentOn'];

function hasEvidence({ data }: EffectiveEvent): boolean {
  return EVIDENCE.some((name) => (Array.isArray(data[name]) ? data[name].length > 0 : typeof data[name] === 'string'));
}

function setsReview(event: EffectiveEvent): boolean | null {
  const date = endsSupport(event) ? undefined : REVIEW_DATES[event.type];
  return date === undefined ? null : typeof date(event) === 'string';
}

/** Whether a review recommends the end of SEN support: then it sets no further review. */
function endsSupport({ type, data }: EffectiveEvent): boolean {
  return type === 'SenSupportReviewHeld' && data['recommendation'] === 'REMOVE';
}
