import { type CivilDate, civilDateOfInstant, daysBetween } from '../../kernel/civil-date.ts';
import { type CodeOf, codes, codesOf, isA } from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Instant } from '../../kernel/instant.ts';
import { decidedDay } from '../decided-day.ts';
import { DecisionConfirmed, DecisionDisputed } from './confirm-or-dispute-decision.ts';
import { type Involved, postAsStored, type SencoPost } from './involved.ts';
import { InvolvementConfirmed, InvolvementDisputed } from './senco-answers.ts';
import { inRecord } from './record-order.ts';
import { type ByWhom, isSenco, type SencoEvidence, sencoEvidence, sencosOf } from './senco-evidence.ts';

/** Best first. */
export const INVOLVEMENT_STATE = codes('InvolvementState', 'How the SENCO had to do with a decision.', {
  PROPOSED: 'Decided or proposed it.',
  CONSULTED_BEFORE: 'Was asked before, or sat in the meeting that decided.',
  INFORMED_BEFORE: 'Was told before.',
  SAME_DAY: 'Was told or asked on the day of the decision; whether before or after it is not known.',
  INFORMED_AFTER: 'Was told afterwards.',
  NOT_INFORMED: 'Was not told, as far as is recorded.',
  NOT_KNOWN: 'Is not known: decided before the school kept its record here, or entered by the SENCO without a word.',
  NO_SENCO_IN_POST: 'Nobody held the post on that day.',
});
export type InvolvementState = CodeOf<typeof INVOLVEMENT_STATE>;
const STATES = codesOf(INVOLVEMENT_STATE);

export const NOT_KNOWN_GROUND = codes('NotKnownGround', "Why the SENCO's involvement is not known.", {
  BEFORE_THE_RECORD:
    'It was decided and in effect before the school kept its record here, and the SENCO has said nothing about it.',
  RECORDED_BY_THE_SENCO:
    'The SENCO entered what somebody else had decided, and did not say how they had to do with it.',
});
export type NotKnownGround = CodeOf<typeof NOT_KNOWN_GROUND>;

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
  /** Null unless the state is NOT_KNOWN. */
  readonly notKnownBecause: NotKnownGround | null;
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

/** How the SENCO was involved, whatever the day from which the school keeps its record here. */
export interface SencoJudgement {
  readonly involvement: SencoInvolvement;
  /**
   * The last day on which it was decided and came into effect, if it was not taken here and the SENCO has not spoken
   * about it; else null. If the school's record begins later, the involvement is not known.
   */
  readonly typedInFrom: CivilDate | null;
}

/**
 * Works out how the SENCO of one school was involved in a matter, judged once, against its principal decision.
 * The SENCO's own acts and words go before claims; then the best state counts, then the earliest day.
 * A claim that the SENCO disputes does not count; the SENCO's own date does, if given. Nobody can confirm their own
 * claim by becoming SENCO later.
 * Moments are compared if both are known, otherwise days. On the day of the decision, without both moments, is
 * SAME_DAY.
 * Pure: the order of `events` does not matter.
 */
export function sencoInvolvement(
  involved: Involved,
  events: readonly EffectiveEvent[],
  post: SencoPost = postAsStored(involved.decision.data['schoolUrn'] as string),
): SencoInvolvement {
  return sinceTheRecord(sencoJudgement(involved, events, post), post.recordFrom);
}

/** What was decided before the school kept its record here is not judged, unless the SENCO has spoken about it. */
export function sinceTheRecord(
  { involvement, typedInFrom }: SencoJudgement,
  recordFrom: CivilDate | null,
): SencoInvolvement {
  const before = recordFrom !== null && typedInFrom !== null && typedInFrom < recordFrom;
  return before && involvement.state !== 'NO_SENCO_IN_POST'
    ? stateAlone('NOT_KNOWN', 'BEFORE_THE_RECORD')
    : involvement;
}

export function sencoJudgement(involved: Involved, events: readonly EffectiveEvent[], post: SencoPost): SencoJudgement {
  const { decision } = involved;
  if (sencosOf(decision, post).length === 0)
    return { involvement: stateAlone('NO_SENCO_IN_POST', null), typedInFrom: null };
  const answers = events.flatMap((event) => answerOf(involved, event, post)).sort((a, b) => inRecord(b, a));
  // Of two that are otherwise equal the one recorded first counts.
  const evidence = [...sencoEvidence(involved, events, post)].sort(inRecord);
  const spoke = answers.length > 0 || evidence.some(({ own, how }) => own && how !== 'RECORDED');
  const day = decidedDay(decision);
  const typedIn = decision.metadata.basis !== 'TAKEN_HERE' && !spoke;
  const bySenco = evidence.some(({ how, revision }) => how === 'RECORDED' && revision === decision.revision);
  return {
    involvement:
      typedIn && bySenco ? stateAlone('NOT_KNOWN', 'RECORDED_BY_THE_SENCO') : judged(decision, evidence, answers),
    typedInFrom: typedIn ? laterOf(day, decision.metadata.effectiveFrom ?? day) : null,
  };
}

function laterOf(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

function stateAlone(state: InvolvementState, ground: NotKnownGround | null): SencoInvolvement {
  const { claim: _claim, ...nothing } = notInformed(undefined, undefined);
  return { ...nothing, state, notKnownBecause: ground };
}

function judged(
  decision: EffectiveEvent,
  evidence: readonly SencoEvidence[],
  answers: readonly Answer[],
): SencoInvolvement {
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

function answerOf({ decision, names }: Involved, event: EffectiveEvent, post: SencoPost): readonly Answer[] {
  const onlyDeciding = isOfDeciding(event);
  if (!onlyDeciding && !isOfInvolvement(event)) return [];
  const { recordedBy: by, recordedAt } = event.metadata;
  if (!names.has(event.data['decision']) || !isSenco(by.person, decision, event, post)) return [];
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
  const day = { at: null, timing: 'AS_DATED', on: informedOn ?? '' } as const;
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
    informedOn === null
      ? ({ ...own, on: civilDateOfInstant(recordedAt), at: recordedAt, timing: 'AFTER' } as const)
      : own;
  return [{ ...weighed(decision, known, 'CONFIRMED'), confirmedAt: recordedAt, answeredBy: by }];
}

const STATE_BEFORE = {
  PROPOSED: 'PROPOSED',
  CONSULTED: 'CONSULTED_BEFORE',
  INFORMED: 'INFORMED_BEFORE',
  RECORDED: 'INFORMED_BEFORE',
} as const;

function weighed(decision: EffectiveEvent, evidence: SencoEvidence, word: InvolvementWord): Ranked {
  const { on, by, recordedAt, how } = evidence;
  const when = whenKnown(decision, evidence);
  return {
    state: when === 'BEFORE' ? STATE_BEFORE[how] : when === 'AFTER' ? 'INFORMED_AFTER' : 'SAME_DAY',
    notKnownBecause: null,
    informedOn: on,
    lagDays: when === 'AFTER' ? daysBetween(decidedDay(decision), on) : null,
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

/** Whether the SENCO knew before the decision or after it; on its day that is not known without both moments. */
function whenKnown(decision: EffectiveEvent, evidence: SencoEvidence): 'BEFORE' | 'SAME_DAY' | 'AFTER' {
  const { on, at, timing, recordedAt } = evidence;
  const day = decidedDay(decision);
  if (on !== day) return on < day ? 'BEFORE' : 'AFTER';
  if (timing === 'BEFORE') return 'BEFORE';
  const { decidedAt, decidedAtPrecision } = decision.metadata;
  if (decidedAt === undefined || decidedAtPrecision !== 'INSTANT') return 'SAME_DAY';
  // What was recorded before the moment of the decision had happened by then.
  if (recordedAt <= decidedAt) return 'BEFORE';
  if (timing === 'AFTER') return 'AFTER';
  return at === null ? 'SAME_DAY' : at <= decidedAt ? 'BEFORE' : 'AFTER';
}

function notInformed(disputed: SencoEvidence | undefined, answer: Answer | undefined): Ranked {
  return {
    state: 'NOT_INFORMED',
    notKnownBecause: null,
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
