import type { SignOffMatter } from '../../src/decisions/sign-off/policy.ts';
import { dayOf } from '../../src/decisions/sign-off/fold.ts';
import { RULES, type RuleCode } from '../../src/decisions/rules.ts';
import {
  type AuthorityFinding,
  JUDGED_WHEN_ASKED,
  judgeAuthority,
  type RecordedLater,
} from '../../src/governance/authority-in-time.ts';
import type { GovernanceInTime } from '../../src/governance/governance-in-time.ts';
import type { JudgedDecision, ReservableDecision } from '../../src/governance/judged-decision.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import type { Decider, EventMetadata } from '../../src/kernel/metadata.ts';
import type { CommandDefinition } from '../../src/registry/definition.ts';
import { REGISTRY } from '../../src/registry/index.ts';

/** A decision with corrections applied. */
export interface StoredDecision {
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: EventMetadata;
  /** Ordinal of its own event; null where it is not known. */
  readonly ordinal: number | null;
}

/** A rule that a decision breaks, judged when asked for. */
export interface DecisionFinding {
  readonly code: RuleCode;
  readonly severity: 'INFORMATION' | 'CONCERN';
  readonly recordedLater: RecordedLater | null;
}

export interface DecisionAuthority {
  /** All findings: those of authority as known at the cut, and the others as stored; sorted by code. */
  readonly findings: readonly DecisionFinding[];
  /** What was judged of authority when it was recorded. It counts nowhere. */
  readonly judgedWhenRecorded: readonly RuleCode[];
  readonly reserved: readonly SignOffMatter[];
  readonly headsDecision: boolean;
}

const JUDGED: readonly string[] = JUDGED_WHEN_ASKED;

/** Whether findings of this code are worked out when asked for. */
export function isJudgedWhenAsked(code: string): boolean {
  return JUDGED.includes(code);
}

/** The findings of a decision as known at an ordinal, with those of authority joined from the governance streams. */
export function decisionAuthority(stored: StoredDecision, time: GovernanceInTime, now: number): DecisionAuthority {
  const codes = (stored.metadata.findings ?? []) as readonly RuleCode[];
  const judgedWhenRecorded = codes.filter(isJudgedWhenAsked);
  const judged = judgedDecision(stored);
  const reservedWhenRecorded = (stored.metadata.reserved?.matters ?? []) as readonly SignOffMatter[];
  if (judged === undefined) {
    const { headsDecision = false } = stored.metadata.reserved ?? {};
    return {
      findings: codes.map(asStored),
      judgedWhenRecorded: [],
      reserved: reservedWhenRecorded,
      headsDecision,
    };
  }
  const { findings, reserved, headsDecision } = judgeAuthority(judged, time, now);
  const own = codes.filter((code) => !isJudgedWhenAsked(code) || isOfTheRecord(code, stored, judged));
  const all: readonly (DecisionFinding | AuthorityFinding)[] = [...own.map(asStored), ...findings];
  const byCode = new Map(all.map((finding) => [finding.code, finding]));
  return {
    findings: [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
    judgedWhenRecorded,
    reserved,
    headsDecision,
  };
}

/** A finding as it was stored with what was recorded. */
export function asStored(code: RuleCode): DecisionFinding {
  return { code, severity: RULES[code].kind === 'NOTE' ? 'INFORMATION' : 'CONCERN', recordedLater: null };
}

/**
 * Whether a stored finding of a judged code is about the pupil's record and not about governance: a request that the
 * decision named and that did not fit it, or a proposer who answered alone.
 */
function isOfTheRecord(code: RuleCode, { metadata }: StoredDecision, { answers, reservable }: JudgedDecision): boolean {
  if (code === 'SOLE_DECIDER') return answers;
  const needed = metadata.reserved !== undefined && metadata.reserved.headsDecision !== true;
  return code === 'SIGN_OFF_REQUIRED' && reservable !== null && !needed;
}

const DEFINITIONS = new Map(REGISTRY.map((definition) => [definition.name, definition]));

/**
 * A stored decision as its authority is judged. Undefined if it is none, or if its authority was given for this one
 * act: by an approval, or by the appointment of a decider.
 */
export function judgedDecision({ type, data, metadata, ordinal }: StoredDecision): JudgedDecision | undefined {
  const definition = DEFINITIONS.get(metadata.command);
  if (definition?.kind !== 'DECISION') return undefined;
  const deciding = (metadata.decidedBy ?? []).flatMap(personsOf);
  if (deciding.some(({ authority }) => !JUDGED_KINDS.includes(authority.kind))) return undefined;
  const { name, offices } = definition;
  // What a command records beside its decision needs no sign-off of its own.
  const main = definition.emits[0]?.type === type;
  return {
    ...whenDecided(metadata, ordinal),
    decision: { name, offices: isOfOthers(data) ? [] : offices },
    persons: deciding.map(({ person }) => person),
    annualCost: main ? costOfTerms(definition, data, metadata) : null,
    reservable: main ? reservableOf(definition, data, metadata) : null,
    answers: ANSWERS.includes(type),
  };
}

function whenDecided(
  metadata: EventMetadata,
  ordinal: number | null,
): Pick<JudgedDecision, 'decidedOn' | 'decidedAt' | 'takenHere' | 'ordinal'> {
  const { decidedAt = null, decidedAtPrecision, basis } = metadata;
  return {
    decidedOn: dayOf({ metadata }),
    decidedAt: decidedAtPrecision === 'DAY' ? null : decidedAt,
    takenHere: basis === 'TAKEN_HERE' && ordinal !== null,
    ordinal: ordinal ?? 0,
  };
}

/** The yearly cost of the terms that it sets, which the authority of a decider has to reach; null if it sets none. */
function costOfTerms({ annualCost }: CommandDefinition, data: JsonObject, metadata: EventMetadata): number | null {
  const setsTerms = typeof data['terms'] === 'object' && data['terms'] !== null;
  return setsTerms ? (annualCost?.(asCommand(data, metadata) as never) ?? null) : null;
}

const JUDGED_KINDS: readonly string[] = ['OFFICE', 'DELEGATION', 'NOT_RECORDED'];
const ANSWERS: readonly string[] = [
  'SignOffApproved',
  'SignOffApprovedWithConditions',
  'SignOffReturned',
  'SignOffRejected',
];

function personsOf(decider: Decider) {
  if (decider.kind === 'PERSON') return [decider];
  return decider.kind === 'MEETING' ? decider.members : [];
}

/** A request of parents or of a young person, which needs no authority of the school. */
function isOfOthers({ requestedBy, withdrawnBy }: JsonObject): boolean {
  return [requestedBy, withdrawnBy].some((who) => typeof who === 'string' && who !== 'SCHOOL');
}

/** The event's members under the names that the command has for them: terms may stand in a plan. */
function asCommand(data: JsonObject, { effectiveFrom, recordedAt }: EventMetadata): object {
  const said = { ...data, effectiveFrom: effectiveFrom ?? recordedAt.slice(0, 10) };
  return { ...said, plan: said };
}

/** What a policy may reserve in it: its own matters, and the disagreement that the decision or its record holds. */
function reservableOf(
  { signOff, annualCost }: CommandDefinition,
  data: JsonObject,
  metadata: EventMetadata,
): ReservableDecision | null {
  const said = asCommand(data, metadata);
  const own = signOff?.(said as never) ?? null;
  if (own === null) return null;
  const stored = (metadata.reserved?.matters ?? []) as readonly SignOffMatter[];
  const disagreed: readonly SignOffMatter[] = parentsDisagree(data) ? ['PARENT_DISAGREEMENT'] : [];
  const cost = data['annualCost'];
  return {
    matters: [...new Set([...[own].flat().filter((matter) => !isOwed(matter, data)), ...disagreed, ...stored])],
    annualCost: annualCost !== undefined ? annualCost(said as never) : typeof cost === 'number' ? cost : null,
    approved: metadata.signOff !== undefined,
  };
}

/** Provision of an EHC plan is owed: only a reduced timetable and a change of setting wait for sign-off (s.42). */
function isOwed(matter: SignOffMatter, { terms }: JsonObject): boolean {
  const item = (terms as JsonObject | undefined)?.['sectionFItem'];
  return item != null && matter !== 'REDUCED_TIMETABLE' && matter !== 'ALTERNATIVE_PROVISION';
}

function parentsDisagree({ parentPosition, agreement }: JsonObject): boolean {
  return parentPosition === 'DISAGREES' || agreement === 'DISAGREES' || agreement === 'NOT_AGREED';
}
