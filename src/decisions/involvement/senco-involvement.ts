import { type CivilDate, civilDateOfInstant, daysBetween } from '../../kernel/civil-date.ts';
import { type CodeOf, codes, codesOf, isA } from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Instant } from '../../kernel/instant.ts';
import { decidedOn } from './decision-named.ts';
import { DecisionConfirmed, DecisionDisputed } from './confirm-or-dispute-decision.ts';
import { InvolvementConfirmed, InvolvementDisputed } from './senco-answers.ts';
import { inRecord } from './record-order.ts';
import { type ByWhom, isSenco, type SencoEvidence, sencoEvidence } from './senco-evidence.ts';

/** Best first. */
export const INVOLVEMENT_STATE = codes('InvolvementState', 'How the SENCO had to do with a decision.', {
  PROPOSED: 'Decided or proposed it.',
  CONSULTED_BEFORE: 'Was asked before, or sat in the meeting that decided.',
  INFORMED_BEFORE: 'Was told before.',
  INFORMED_AFTER: 'Was told afterwards.',
  NOT_INFORMED: 'Was not told, as far as is recorded.',
});
export type InvolvementState = CodeOf<typeof INVOLVEMENT_STATE>;
const STATES = codesOf(INVOLVEMENT_STATE);

export const INVOLVEMENT_WORD = codes('InvolvementWord', 'On whose word that rests.', {
  OWN_ACT: 'An act or word of the SENCO.',
  CONFIRMED: 'The word of somebody else, confirmed by the SENCO.',
  CLAIMED: 'The word of somebody else alone.',
  DISPUTED: "The SENCO disputes the word of somebody else; the SENCO's own date counts.",
});
export type InvolvementWord = CodeOf<typeof INVOLVEMENT_WORD>;

/** How the SENCO was involved in a decision. Derived from events, never typed in. */
export interface SencoInvolvement {
  readonly state: InvolvementState;
  /** The day that counts: the SENCO's own, otherwise the one claimed; null if there is none. */
  readonly informedOn: CivilDate | null;
  /** Days from the decision to that day; null unless the state is INFORMED_AFTER. */
  readonly lagDays: number | null;
  /** Null if nobody recorded anything. */
  readonly word: InvolvementWord | null;
  /**
   * Who recorded it: the SENCO for an own act, otherwise the person who made the claim, even if the SENCO disputes it.
   */
  readonly byWord: ByWhom | null;
  readonly recordedAt: Instant | null;
  /** The day that was claimed; null if nobody claimed one. */
  readonly claimedOn: CivilDate | null;
  /** When and by whom the SENCO's answer was recorded. */
  readonly confirmedAt: Instant | null;
  readonly disputedAt: Instant | null;
  readonly answeredBy: ByWhom | null;
}

/** The SENCO's confirmation or dispute. It covers claims recorded before it, not later ones. */
interface Answer {
  readonly confirms: boolean;
  readonly onlyDeciding: boolean;
  readonly informedOn: CivilDate | null;
  readonly by: ByWhom;
  readonly recordedAt: Instant;
  readonly revision: number;
}

type Ranked = SencoInvolvement & { readonly claim: boolean };

/**
 * Works out how the SENCO was involved. The SENCO's own acts and words go before claims; then the best state counts,
 * then the earliest day.
 * A claim that the SENCO disputes does not count; the SENCO's own date does, if given. Nobody can confirm their own
 * claim by becoming SENCO later.
 * Moments are compared if both are known, otherwise days. Told on the day of the decision counts as before it, since
 * nothing says that it was after.
 * Pure: the order of `events` does not matter.
 */
export function sencoInvolvement(decision: EffectiveEvent, events: readonly EffectiveEvent[]): SencoInvolvement {
  const answers = events.flatMap((event) => answerOf(decision, event)).sort((a, b) => inRecord(b, a));
  // Of two that are otherwise equal the one recorded first counts.
  const evidence = [...sencoEvidence(decision, events)].sort(inRecord);
  const claims = evidence.filter(({ own }) => !own);
  const coverOf = (claim: SencoEvidence): Answer | undefined =>
    answers.find(
      (answer) =>
        inRecord(answer, claim) > 0 && answer.by.person !== claim.by.person && (claim.deciding || !answer.onlyDeciding),
    );
  const newest = answers.find(({ onlyDeciding }) => !onlyDeciding);
  const disputed = [...claims].sort(inRecord).findLast((claim) => coverOf(claim)?.confirms === false);
  const found: Ranked[] = [
    ...evidence.filter(({ own }) => own).map((own) => weighed(decision, own, 'OWN_ACT')),
    ...claims.flatMap((claim) => weighedClaim(decision, claim, coverOf(claim))),
    ...(newest === undefined ? [] : ownWord(decision, newest, claims, disputed)),
  ];
  const best = found.sort(byWeight)[0] ?? notInformed(disputed, disputed && coverOf(disputed));
  const { claim: _claim, ...involvement } = best;
  return involvement.disputedAt === null && disputed !== undefined
    ? { ...involvement, disputedAt: coverOf(disputed)?.recordedAt ?? null }
    : involvement;
}

const isOfDeciding = isA(DecisionConfirmed, DecisionDisputed);
const isOfInvolvement = isA(InvolvementConfirmed, InvolvementDisputed);

function answerOf(decision: EffectiveEvent, event: EffectiveEvent): readonly Answer[] {
  const onlyDeciding = isOfDeciding(event);
  if (!onlyDeciding && !isOfInvolvement(event)) return [];
  const { recordedBy: by, recordedAt } = event.metadata;
  if (event.data['decision'] !== decision.id || !isSenco(by.person, decision, event)) return [];
  const informedOn = isOfInvolvement(event) ? event.data.informedOn : null;
  return [
    { confirms: event.type.endsWith('Confirmed'), onlyDeciding, informedOn, by, recordedAt, revision: event.revision },
  ];
}

function weighedClaim(decision: EffectiveEvent, claim: SencoEvidence, answer: Answer | undefined): readonly Ranked[] {
  if (answer === undefined) return [weighed(decision, claim, 'CLAIMED')];
  if (!answer.confirms) return [];
  const dated = answer.informedOn === null ? claim : { ...claim, on: answer.informedOn, at: null };
  return [
    {
      ...weighed(decision, dated, 'CONFIRMED'),
      claimedOn: claim.on,
      confirmedAt: answer.recordedAt,
      answeredBy: answer.by,
    },
  ];
}

/** The SENCO's own date for disputed claims, and what the SENCO confirms without any claim. */
function ownWord(
  decision: EffectiveEvent,
  answer: Answer,
  claims: readonly SencoEvidence[],
  disputed: SencoEvidence | undefined,
): readonly Ranked[] {
  const { informedOn, by, recordedAt, revision } = answer;
  const day = { at: null, afterwards: false, on: informedOn ?? '' };
  const own: SencoEvidence = { how: 'INFORMED', own: true, deciding: false, by, recordedAt, revision, ...day };
  if (!answer.confirms) {
    if (informedOn === null) return [];
    return [
      {
        ...weighed(decision, own, 'DISPUTED'),
        byWord: disputed?.by ?? by,
        recordedAt: disputed?.recordedAt ?? recordedAt,
        claimedOn: disputed?.on ?? null,
        disputedAt: recordedAt,
        answeredBy: by,
      },
    ];
  }
  if (claims.some((claim) => inRecord(claim, answer) < 0)) return [];
  const known =
    informedOn === null ? { ...own, on: civilDateOfInstant(recordedAt), at: recordedAt, afterwards: true } : own;
  return [{ ...weighed(decision, known, 'CONFIRMED'), confirmedAt: recordedAt, answeredBy: by }];
}

function weighed(decision: EffectiveEvent, evidence: SencoEvidence, word: InvolvementWord): Ranked {
  const { on, by, recordedAt, how } = evidence;
  const before = isBefore(decision, evidence);
  const state = before
    ? how === 'INFORMED'
      ? 'INFORMED_BEFORE'
      : how === 'CONSULTED'
        ? 'CONSULTED_BEFORE'
        : 'PROPOSED'
    : 'INFORMED_AFTER';
  const lagDays = before ? null : daysBetween(decidedOn(decision), on);
  return {
    state,
    informedOn: on,
    lagDays,
    word,
    byWord: by,
    recordedAt,
    claimedOn: word === 'CLAIMED' ? on : null,
    confirmedAt: null,
    disputedAt: null,
    answeredBy: null,
    claim: word === 'CLAIMED',
  };
}

function isBefore({ metadata, ...decision }: EffectiveEvent, { on, at, afterwards }: SencoEvidence): boolean {
  if (afterwards) return false;
  const day = decidedOn({ metadata, ...decision });
  const toTheMoment = at !== null && metadata.decidedAt !== undefined && metadata.decidedAtPrecision === 'INSTANT';
  return on === day && toTheMoment ? at <= (metadata.decidedAt ?? '') : on <= day;
}

function notInformed(disputed: SencoEvidence | undefined, answer: Answer | undefined): Ranked {
  return {
    state: 'NOT_INFORMED',
    informedOn: null,
    lagDays: null,
    word: disputed === undefined ? null : 'DISPUTED',
    byWord: disputed?.by ?? null,
    recordedAt: disputed?.recordedAt ?? null,
    claimedOn: disputed?.on ?? null,
    confirmedAt: null,
    disputedAt: answer?.recordedAt ?? null,
    answeredBy: answer?.by ?? null,
    claim: false,
  };
}

/** The SENCO's own first, then by state, day and time of recording. */
function byWeight(a: Ranked, b: Ranked): number {
  const rank = ({ state }: Ranked): number => STATES.indexOf(state);
  return (
    Number(a.claim) - Number(b.claim) ||
    rank(a) - rank(b) ||
    compare(a.informedOn, b.informedOn) ||
    compare(a.recordedAt, b.recordedAt) ||
    compare(a.word, b.word)
  );
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
