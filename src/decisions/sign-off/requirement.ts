import { codesOf } from '../../kernel/members.ts';
import { type EffectiveEvent, isOwn } from '../../kernel/folding.ts';
import type { Decider, EventMetadata, MeetingMember } from '../../kernel/metadata.ts';
import { ACT_EVENT_TYPES } from '../act.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { periodOn } from '../sen-status.ts';
import { actGaps, type Acting, type ApprovalGap, type Carried, carriedBy, isApprovedState } from './approval.ts';
import { personsOf } from './deciding.ts';
import { QUORUM, type SignOffMatter, type SignOffRule } from './policy.ts';
import { approversOf, ownSignOffsOf } from './fold.ts';
import { ruleFor } from './policy.ts';
import { requestClosed } from './request-closed.ts';
import type { SignOff } from './sign-off.ts';

const QUORUMS = codesOf(QUORUM);

/** The sign-off that a decision needs by the policy of its day, and the request that meets it. */
export interface Requirement {
  readonly broken: readonly RuleCode[];
  /** Stored with the decision: the request it rests on, and the matters that the policy reserved. */
  readonly metadata: Pick<EventMetadata, 'signOff' | 'reserved' | 'carriedOutBy' | 'closes'>;
  /** The request that it rests on or closes; null if there is none. */
  readonly about: string | null;
  /** The deciders, if an approval is the authority for this act; null: those of the command. */
  readonly deciders: readonly Decider[] | null;
  /** What the approval nearest to the command lacks to be its authority; empty if there is none, or it is. */
  readonly gaps: readonly ApprovalGap[];
}

/** A decision that may need sign-off. Costly alternative provision has two matters. `annualCost` in pence a year. */
export interface Reservable {
  readonly matters: readonly SignOffMatter[];
  /** The decision records that the parents disagree. */
  readonly parentsDisagree: boolean;
  readonly schoolUrn: string;
  readonly annualCost: number | null;
  /** The item of Section F that the decision delivers. */
  readonly sectionFItem: string | null;
  readonly request: string | null;
  /** The command as the act of a request; null if it cannot be one. */
  readonly acting: Acting | null;
  /** The matters that it settles, either way. */
  readonly settles: readonly SignOffMatter[];
  /** False for a decision that no policy reserves. */
  readonly isReservable: boolean;
}

/**
 * Finds the approved request that a reserved decision rests on: the one it names, or the latest that covers it. Another
 * decision must not have used the request.
 * The head's own decision is final and needs none (SI 2013/1624 reg 6(4)); that it was the head's is stored.
 */
export function requirementOf(reserved: Reservable, given: PupilGiven): Requirement {
  const { envelope, pupil } = given;
  const needed = reserved.isReservable ? mattersNeeded(reserved, given) : [];
  const byHead = headsAmong(given);
  const requests = ownSignOffsOf(pupil.events);
  const used = new Set(
    pupil.events
      .filter(isOwn)
      .filter(isAct)
      .map(({ metadata }) => metadata.signOff),
  );
  const request = restingOn(
    requests.filter(({ id }) => !used.has(id)),
    reserved,
    needed,
    given,
  );
  const carried = request && carriedIfActed(request, reserved, given);
  const closes = requestClosed(requests, {
    schoolUrn: reserved.schoolUrn,
    decidedOn: envelope.decidedOn,
    matters: reserved.settles.filter((each) => each !== 'PROVISION_ABOVE_COST' || needed.includes(each)),
    act: reserved.acting?.act,
  });
  return {
    broken: signOffRules(request, reserved, needed, byHead, given),
    about: (request ?? closes)?.id ?? null,
    deciders: decidersIn(carried),
    gaps: carried === undefined ? gapsOfNearest(requests, reserved, used, given) : gapsIn(carried),
    metadata: {
      ...(request && { signOff: request.id }),
      ...(carried && carriedOut(carried)),
      ...(closes && { closes: closes.id }),
      ...reservedIn(needed, byHead.length > 0),
    },
  };
}

function reservedIn(
  needed: readonly SignOffMatter[],
  headsDecision: boolean,
): { readonly reserved?: NonNullable<EventMetadata['reserved']> } {
  return needed.length === 0 ? {} : { reserved: { matters: needed, ...(headsDecision && { headsDecision }) } };
}

function decidersIn(carried: Carried | undefined): readonly Decider[] | null {
  return carried?.kind === 'CARRIED' ? carried.deciders : null;
}

function carriedOut(carried: Carried): Pick<EventMetadata, 'carriedOutBy'> {
  if (carried.kind === 'NOT_CARRIED') return {};
  const { person, role } = carried.by;
  return { carriedOutBy: { person, role } };
}

const ACT_TYPES: ReadonlySet<string> = new Set(ACT_EVENT_TYPES);

/** A decision that may use a request. What else is in its append stays if the decision is void. */
function isAct({ type }: EffectiveEvent): boolean {
  return ACT_TYPES.has(type);
}

/** The deciders who are the head and have authority as such. */
function headsAmong({ signOff, envelope }: PupilGiven): readonly MeetingMember[] {
  const heads = signOff.heads(envelope.decidedOn);
  return envelope.deciders
    .flatMap(personsOf)
    .filter(({ person, authority }) => heads.includes(person) && authority.kind !== 'NOT_RECORDED');
}

/** The request that the decision names, or the latest that covers it; one for just this act goes first. */
function restingOn(
  unused: readonly SignOff[],
  reserved: Reservable,
  needed: readonly SignOffMatter[],
  given: PupilGiven,
): SignOff | undefined {
  const fitting = unused.filter((request) => covers(request, reserved, needed, given));
  if (reserved.request !== null) return fitting.find(({ id }) => id === reserved.request);
  return fitting.findLast(({ content }) => content.act !== undefined) ?? fitting.at(-1);
}

function signOffRules(
  request: SignOff | undefined,
  reserved: Reservable,
  needed: readonly SignOffMatter[],
  byHead: readonly MeetingMember[],
  { sencos, recorder, envelope }: PupilGiven,
): readonly RuleCode[] {
  if (request !== undefined) return broken(isApprovedByItself(request), 'SOLE_DECIDER');
  const isWordOfAnother =
    envelope.basis !== 'TAKEN_HERE' && byHead.length > 0 && !byHead.some(({ person }) => person === recorder.person);
  return [
    ...broken((needed.length > 0 && byHead.length === 0) || reserved.request !== null, 'SIGN_OFF_REQUIRED'),
    ...broken(needed.length > 0 && isWordOfAnother, 'HEADS_DECISION_BY_ANOTHERS_WORD'),
    ...broken(needed.length > 0 && byHead.some(({ person }) => sencos.includes(person)), 'SOLE_DECIDER'),
  ];
}

/** Whether all who approved had proposed it themselves, as a sole decider may. */
function isApprovedByItself(request: SignOff): boolean {
  return approversOf(request).every((person) => request.proposers.includes(person));
}

/** Whether the approval of the request's act is the authority for it. */
function carriedIfActed(request: SignOff, { acting }: Reservable, given: PupilGiven): Carried {
  return acting === null || request.content.act === undefined
    ? { kind: 'NOT_CARRIED', gaps: ['NO_ACT'] }
    : carriedBy(request, acting, given);
}

/** What the request that is named, or the newest of the same matter, lacks. */
function gapsOfNearest(
  requests: readonly SignOff[],
  reserved: Reservable,
  used: ReadonlySet<string | undefined>,
  given: PupilGiven,
): readonly ApprovalGap[] {
  const { acting, settles, schoolUrn } = reserved;
  const near = requests.findLast(
    ({ id, content }) =>
      content.schoolUrn === schoolUrn &&
      (reserved.request === null
        ? settles.includes(content.matter) || (acting !== null && content.act?.kind === acting.act.kind)
        : id === reserved.request),
  );
  if (near === undefined) return [];
  if (!isApprovedState(near.state)) return ['NOT_APPROVED'];
  const gaps = [...(used.has(near.id) ? (['USED_ALREADY'] as const) : []), ...actGaps(near, acting, given)];
  return gaps.length > 0 || acting === null ? gaps : gapsIn(carriedBy(near, acting, given));
}

function gapsIn(carried: Carried): readonly ApprovalGap[] {
  return carried.kind === 'NOT_CARRIED' ? carried.gaps : [];
}

/**
 * Matters that need sign-off even if the provision delivers an EHC plan: a reduced timetable or a change of setting.
 */
const BESIDE_A_PLAN: readonly SignOffMatter[] = ['REDUCED_TIMETABLE', 'ALTERNATIVE_PROVISION'];

/** The matters that the policy reserves: the decision's own, and disagreement by parents or SENCO. */
function mattersNeeded(
  { matters: own, parentsDisagree, schoolUrn, annualCost, sectionFItem }: Reservable,
  { signOff, pupil, sencos, envelope }: PupilGiven,
): readonly SignOffMatter[] {
  const here = pupil.events.filter((event) => isOwn(event) && event.data['schoolUrn'] === schoolUrn);
  const matters: readonly SignOffMatter[] = [
    ...own,
    ...(parentsDisagree || disagreedWith(here) ? ['PARENT_DISAGREEMENT' as const] : []),
    ...(sencoDissents(here, sencos) ? ['SENCO_DISSENT' as const] : []),
  ];
  // No sign-off delays the delivery of an EHC plan (Children and Families Act 2014 s.42).
  const owed = sectionFItem !== null && periodOn(pupil.periods, envelope.decidedOn)?.status === 'E';
  return matters.filter(
    (each) => ruleFor(signOff.rules, each, annualCost) !== undefined && (!owed || BESIDE_A_PLAN.includes(each)),
  );
}

/**
 * Whether a request covers the decision. An approval for one matter covers the decision's other matters too, provided
 * their quorum is not higher.
 */
function covers(
  request: SignOff,
  { matters, schoolUrn, annualCost, acting }: Reservable,
  needed: readonly SignOffMatter[],
  given: PupilGiven,
): boolean {
  const { content, dissents } = request;
  const { signOff } = given;
  // An approved act covers just that act, whatever its matter is called.
  const isOfAct = content.act !== undefined;
  if (isOfAct && actGaps(request, acting, given).length > 0) return false;
  const ruleOf = (each: SignOffMatter): SignOffRule | undefined => ruleFor(signOff.rules, each, annualCost);
  const asMany = (each: SignOffMatter): boolean =>
    QUORUMS.indexOf(ruleOf(each)?.quorum ?? 'ANY_ONE') <= QUORUMS.indexOf(content.quorum);
  const speaksOf = (each: SignOffMatter): boolean =>
    content.matter === each ||
    (matters.includes(each) && (isOfAct || matters.includes(content.matter)) && asMany(each)) ||
    (each === 'PARENT_DISAGREEMENT' && content.parentsDisagree) ||
    (each === 'SENCO_DISSENT' && (content.sencoDissents || dissents.some(({ role }) => role === 'SENCO')));
  // If the policy depends on cost, a request without a cost approves none.
  const byCost = needed.some((each) => ruleOf(each)?.aboveAnnualCost != null);
  const enough = annualCost === null || (content.annualCost === null ? !byCost : content.annualCost >= annualCost);
  return (
    isApproved(request, given) &&
    enough &&
    content.schoolUrn === schoolUrn &&
    (isOfAct || matters.includes(content.matter) || needed.includes(content.matter)) &&
    needed.every(speaksOf)
  );
}

/** Approved by the day of the decision, and no person named in the request or its answers disputes it. */
function isApproved({ id: own, state, closedOn, answers }: SignOff, { envelope, pupil }: PupilGiven): boolean {
  const counted = answers.flatMap(({ id, counts }) => (counts ? [id] : []));
  return (
    (state === 'APPROVED' || state === 'APPROVED_WITH_CONDITIONS') &&
    closedOn !== null &&
    closedOn <= envelope.decidedOn &&
    ![own, ...counted].some((id) => isDisputed(id, pupil.events))
  );
}

/** Whether a named decider disputed it and has not confirmed it since. */
function isDisputed(decision: string, events: readonly EffectiveEvent[]): boolean {
  const words = events.filter(
    ({ type, data }) => (type === 'DecisionDisputed' || type === 'DecisionConfirmed') && data['decision'] === decision,
  );
  return words.some(
    (word) =>
      word.type === 'DecisionDisputed' &&
      !words.some(
        (later) =>
          later.revision > word.revision &&
          later.type === 'DecisionConfirmed' &&
          later.metadata.recordedBy.person === word.metadata.recordedBy.person,
      ),
  );
}

/** Whether the latest discussion with the parents ended in disagreement (CoP 6.39-6.43, 9.8). */
function disagreedWith(events: readonly EffectiveEvent[]): boolean {
  const agreement = events.findLast(({ type }) => type === 'ParentDiscussionHeld' || type === 'EhcParentDiscussionHeld')
    ?.data['agreement'];
  return agreement === 'DISAGREES' || agreement === 'NOT_AGREED';
}

/**
 * Whether the SENCO, in their latest answer or dissent, disagrees with a proposal or request that is still open or
 * unused.
 */
function sencoDissents(events: readonly EffectiveEvent[], sencos: readonly string[]): boolean {
  const proposals = new Set(
    events.filter(({ type }) => type === 'SignOffRequested' || type.endsWith('Proposed')).map(({ id }) => id),
  );
  for (const { metadata } of events) proposals.delete(metadata.signOff ?? '');
  for (const { id, state } of ownSignOffsOf(events))
    if (state === 'REJECTED' || state === 'WITHDRAWN') proposals.delete(id);
  const words = events.filter(
    ({ type, data, metadata }) =>
      (type === 'ConsultationAnswered' || type === 'DissentRecorded') &&
      proposals.has(data['decision'] as string) &&
      sencos.includes(metadata.recordedBy.person),
  );
  const newest = words.toSorted((a, b) => a.revision - b.revision).at(-1);
  return newest?.type === 'DissentRecorded' || newest?.data['position'] === 'DISAGREES';
}
