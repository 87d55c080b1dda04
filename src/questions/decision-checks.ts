import { type InvolvementState, sencoInvolvement } from '../decisions/involvement/senco-involvement.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { effectiveDate, type EffectiveEvent } from '../kernel/folding.ts';
import { type Undone, undoneBy } from './reversals.ts';

/** What leaders look for in decisions (domain §2.6), each with the day from which it holds. */
export interface DecisionCheck {
  readonly decision: string;
  readonly schoolUrn: string;
  /** From when there is evidence, with the decision or attached later; null: none. */
  readonly evidenceFrom: CivilDate | null;
  /** False: it should set the day of a review and does not; null: a decision of its kind sets none. */
  readonly reviewDate: boolean | null;
  readonly undone: Undone | null;
  /** Null: it is the word of a file, the local authority or somebody who raises a concern, and needs no SENCO. */
  readonly sencoInvolvement: InvolvementState | null;
}

/** Members that set the day of the next review, by the kind of decision (CoP 6.53; domain §2.2). */
const REVIEW_DATES: Readonly<Record<string, (event: EffectiveEvent) => unknown>> = {
  SenSupportDecided: ({ data }) => data['reviewOn'],
  MonitoringStarted: ({ data }) => data['reviewOn'],
  SenSupportReviewHeld: ({ data }) => data['nextReviewOn'],
  SenSupportContinued: ({ data }) => data['nextReviewOn'],
  SenSupportSteppedUp: ({ data }) => data['nextReviewOn'],
  ApdrPlanAgreed: ({ data }) => data['reviewOn'],
  ProvisionStarted: ({ data }) => (data['terms'] as Readonly<Record<string, unknown>> | undefined)?.['reviewOn'],
  ProvisionAmended: ({ data }) => (data['terms'] as Readonly<Record<string, unknown>> | undefined)?.['reviewOn'],
  PlacementStarted: ({ data }) => data['reviewOn'],
};

/** Which events are decisions, and which of those the school took. */
export interface DecisionKinds {
  readonly isDecision: (event: EffectiveEvent) => boolean;
  readonly ofSchool: (event: EffectiveEvent) => boolean;
}

/** One check for each decision among a pupil's events that count, each from what its own school recorded. */
export function decisionChecks(events: readonly EffectiveEvent[], { isDecision, ofSchool }: DecisionKinds): readonly DecisionCheck[] {
  return [...Map.groupBy(events, ({ data }) => data['schoolUrn'] as string)].flatMap(([schoolUrn, own]) => own.filter(isDecision).map((event) => ({
    decision: event.id, schoolUrn, evidenceFrom: evidenceFrom(event, own), reviewDate: setsReview(event), undone: undoneBy(event, own) ?? null, sencoInvolvement: ofSchool(event) ? sencoInvolvement(event, own).state : null,
  })));
}

function evidenceFrom(decision: EffectiveEvent, events: readonly EffectiveEvent[]): CivilDate | null {
  // What a document states is its own evidence; an outcome and the like are of a kind that takes none.
  const takesNone = !EVIDENCE.some((name) => decision.data[name] !== undefined);
  if (takesNone || decision.metadata.basis === 'FROM_DOCUMENT' || hasEvidence(decision)) return effectiveDate(decision);
  const attached = events.filter((event) => event.type === 'EvidenceAttached' && event.data['decision'] === decision.id && hasEvidence(event));
  return attached.map((event) => effectiveDate(event)).sort()[0] ?? null;
}

/** Where a decision's evidence stands; `documentOn`: the date of the document, where it was no more than reported null. */
const EVIDENCE = ['evidence', 'documents', 'documentsSeen', 'documentOn'];

function hasEvidence({ data }: EffectiveEvent): boolean {
  return EVIDENCE.some((name) => (Array.isArray(data[name]) ? data[name].length > 0 : typeof data[name] === 'string'));
}

function setsReview(event: EffectiveEvent): boolean | null {
  const date = REVIEW_DATES[event.type];
  return date === undefined ? null : typeof date(event) === 'string';
}
