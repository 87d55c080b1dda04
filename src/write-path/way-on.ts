import { ACT_COMMANDS, commandOfAct, type SignOffAct } from '../decisions/act.ts';
import type { Decision } from '../decisions/decision.ts';
import type { PupilGiven } from '../decisions/given.ts';
import type { RuleCode } from '../decisions/rules.ts';
import { APPROVAL_GAP } from '../decisions/sign-off/approval.ts';
import type { Acting, ApprovalGap } from '../decisions/sign-off/approval.ts';
import { personsOf } from '../decisions/sign-off/deciding.ts';
import { ownSignOffsOf } from '../decisions/sign-off/fold.ts';
import { ruleFor } from '../decisions/sign-off/policy.ts';
import { recusedFor } from '../decisions/sign-off/recusal.ts';
import type { SignOff } from '../decisions/sign-off/sign-off.ts';
import { proposedBy } from '../decisions/sign-off/successor.ts';
import { authorityOf, precedence } from '../governance/authority.ts';
import type { Governance } from '../governance/school.ts';
import type { Refusal, WayOn } from '../kernel/refusal.ts';
import type { CommandDefinition } from '../registry/definition.ts';
import { definitionOf } from '../registry/index.ts';

/** What a refusal for want of authority is told from. */
export interface OnTheWay {
  readonly definition: CommandDefinition;
  readonly schoolUrn: string;
  readonly given: PupilGiven;
  readonly streams: Readonly<Record<string, Governance>>;
  /** The command as the act of a request; null if it cannot be one. */
  readonly acting: Acting | null;
  /** The request that the command rests on, closes or names; null if there is none. */
  readonly about: string | null;
  readonly gaps: readonly ApprovalGap[];
}

type Needs = 'DECIDE' | 'APPROVE' | 'HEAD' | 'PROPOSER';

/** Refusals for want of authority: who has to do what. */
const OF_AUTHORITY: Readonly<Partial<Record<RuleCode, Needs>>> = {
  NO_AUTHORITY_AT_DECISION: 'DECIDE',
  COST_ABOVE_AUTHORITY: 'DECIDE',
  HEAD_DECIDES: 'DECIDE',
  DECIDER_RECUSED: 'DECIDE',
  DELEGATION_LAPSED: 'DECIDE',
  DELEGATION_LIMIT_EXCEEDED: 'DECIDE',
  SELF_SIGN_OFF: 'DECIDE',
  APPROVER_RECUSED: 'DECIDE',
  GOVERNOR_DECIDES_NO_PUPIL: 'DECIDE',
  SOMEBODY_ELSE_MAY: 'DECIDE',
  SIGN_OFF_REQUIRED: 'APPROVE',
  CONDITION_OF_OTHERS: 'APPROVE',
  CONDITION_OWNER_RECUSED: 'APPROVE',
  RECUSED_TAKES_NO_PART: 'APPROVE',
  HEADS_DECISION_IS_FINAL: 'HEAD',
  NOT_THE_PROPOSER: 'PROPOSER',
};

/** Adds to each refusal for want of authority the limit, who may, and the next command. */
export function withWayOn(decision: Decision, way: OnTheWay): Decision {
  if (decision.kind === 'ACCEPTED') return decision;
  return { ...decision, refusals: decision.refusals.map((refusal) => told(refusal, way)) };
}

function told(refusal: Refusal<RuleCode>, on: OnTheWay): Refusal<RuleCode> {
  const needs = OF_AUTHORITY[refusal.code];
  if (needs === undefined) return refusal;
  const way = wayOf(refusal.code, needs, on);
  return { ...refusal, message: `${refusal.message} ${way.words}`, way };
}

function wayOf(code: RuleCode, needs: Needs, on: OnTheWay): WayOn {
  const limit = limitOf(code, on);
  const whoMay = postsIn(needs, on);
  const next = needs === 'HEAD' ? actOfHead(on) : nextOf(code, whoMay, on);
  const missing = ASKS_FOR_APPROVAL.includes(code) ? on.gaps : [];
  return { limit, whoMay, missing, next, words: wordsOf({ limit, whoMay, missing, next }, on) };
}

/** Refusals that an approval would clear. */
const ASKS_FOR_APPROVAL: readonly RuleCode[] = [
  'NO_AUTHORITY_AT_DECISION',
  'COST_ABOVE_AUTHORITY',
  'HEAD_DECIDES',
  'SIGN_OFF_REQUIRED',
];

/** The highest yearly cost that the deciders may decide, or from which the policy asks for sign-off. */
function limitOf(code: RuleCode, { given, acting }: OnTheWay): number | null {
  const { signOff, envelope } = given;
  if (code === 'SIGN_OFF_REQUIRED') {
    const cost = acting?.annualCost ?? null;
    return cost === null ? null : (ruleFor(signOff.rules, 'PROVISION_ABOVE_COST', cost)?.aboveAnnualCost ?? null);
  }
  if (code !== 'COST_ABOVE_AUTHORITY' && code !== 'DELEGATION_LIMIT_EXCEEDED') return null;
  const limits = envelope.deciders
    .flatMap(personsOf)
    .flatMap(({ person }) => signOff.delegations(person).inForce.map(({ maxAnnualCost }) => maxAnnualCost ?? []))
    .flat();
  return limits.length === 0 ? null : Math.max(...limits);
}

const APPROVE = 'ApproveSignOff';

function postsIn(needs: Needs, on: OnTheWay): readonly string[] {
  if (needs === 'HEAD') return ['HEADTEACHER'];
  if (needs !== 'PROPOSER') return postsThatMay(needs, on);
  const signOff = requestAbout(on);
  return [...new Set(signOff === undefined ? [] : proposedBy(signOff).map(({ role }) => role))];
}

function requestAbout({ about, given }: OnTheWay): SignOff | undefined {
  return ownSignOffsOf(given.pupil.events).find(({ id }) => id === about);
}

/** The command by which the head decides what they asked others to sign off; null if the request carries no act. */
function actOfHead(on: OnTheWay): string | null {
  const act = (on.given.signOff.proposedAct?.act as SignOffAct | null | undefined) ?? requestAbout(on)?.content.act;
  return act == null ? null : commandOfAct(act);
}

/** Posts of those who may decide or approve it, without who stands aside; with nobody in them, the offices that may. */
function postsThatMay(
  needs: 'DECIDE' | 'APPROVE',
  { definition, schoolUrn, given, streams, acting, about }: OnTheWay,
): readonly string[] {
  const { name, offices } = (needs === 'APPROVE' ? definitionOf(APPROVE) : undefined) ?? definition;
  const { decidedOn } = given.envelope;
  const all = given.signOff.whoMay?.(name) ?? [];
  const aside = recusedFor(given.pupil.events, schoolUrn, about, decidedOn);
  const may = all.filter(
    (person) => !aside.includes(person) && (needs === 'APPROVE' || acting?.couldDecide(person, decidedOn) !== false),
  );
  if (all.length === 0) return offices;
  const roles = may.map((person) => authorityOf(streams, person, { name, offices }, decidedOn).role);
  return [...new Set(roles)].toSorted((a, b) => precedence(a) - precedence(b));
}

function nextOf(code: RuleCode, whoMay: readonly string[], { definition }: OnTheWay): string | null {
  if (whoMay.length === 0) return 'AppointDecider';
  if (ACT_COMMANDS.includes(definition.name) && code !== 'DECIDER_RECUSED') return 'RequestSignOff';
  return null;
}

function wordsOf({ limit, whoMay, missing, next }: Omit<WayOn, 'words'>, { definition }: OnTheWay): string {
  const act = definition.name.charAt(0).toLowerCase() + definition.name.slice(1);
  const gaps = (missing as readonly ApprovalGap[]).map((gap) => APPROVAL_GAP.codes[gap]);
  return [
    ...(limit === null ? [] : [`The limit is ${String(limit)} pence a year.`]),
    whoMay.length === 0
      ? 'Nobody at the school may on that day: the chair or the trust appoints a decider for this pupil.'
      : `Who may: ${whoMay.join(', ')}.`,
    ...gaps,
    next === 'RequestSignOff'
      ? `Next: RequestSignOff with this input as its act (\`act: { ${act}: … }\`).`
      : next === null
        ? 'Next: one of them does it in their own session.'
        : `Next: ${next}.`,
  ].join(' ');
}
