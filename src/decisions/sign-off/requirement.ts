import { codesOf } from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { EventMetadata } from '../../kernel/metadata.ts';
import type { PupilGiven } from '../given.ts';
import { broken } from '../policies.ts';
import type { RuleCode } from '../rules.ts';
import { periodOn } from '../sen-status.ts';
import { personsOf } from './deciding.ts';
import { QUORUM, type SignOffMatter, type SignOffRule } from './policy.ts';
import { signOffsOf } from './fold.ts';
import { ruleFor } from './policy.ts';
import type { SignOff } from './sign-off.ts';

const QUORUMS = codesOf(QUORUM);

/** The sign-off that a decision needs by the policy of its day, and the request that meets it. */
export interface Requirement {
  readonly broken: readonly RuleCode[];
  /** Stored with the decision: the request it rests on, and the matters that the policy reserved. */
  readonly metadata: Pick<EventMetadata, 'signOff' | 'reserved'>;
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
}

/**
 * Finds the approved request that a reserved decision rests on: the one it names, or the latest that covers it. Another
 * decision must not have used the request.
 * The head's own decision is final and needs none (SI 2013/1624 reg 6(4)); that it was the head's is stored.
 */
export function requirementOf(reserved: Reservable, given: PupilGiven): Requirement {
  const { signOff, envelope, pupil, sencos } = given;
  const needed = mattersNeeded(reserved, given);
  const heads = signOff.heads(envelope.decidedOn);
  const byHead = envelope.deciders
    .flatMap(personsOf)
    .filter(({ person, authority }) => heads.includes(person) && authority.kind !== 'NOT_RECORDED');
  const headsDecision = byHead.length > 0;
  const used = new Set(pupil.events.map(({ metadata }) => metadata.signOff));
  const fitting = signOffsOf(pupil.events).filter(
    (request) => !used.has(request.id) && covers(request, reserved, needed, given),
  );
  const request = reserved.request === null ? fitting.at(-1) : fitting.find(({ id }) => id === reserved.request);
  const missing = request === undefined && ((needed.length > 0 && !headsDecision) || reserved.request !== null);
  return {
    broken: [
      ...broken(missing, 'SIGN_OFF_REQUIRED'),
      ...broken(
        needed.length > 0 && request === undefined && byHead.some(({ person }) => sencos.includes(person)),
        'SOLE_DECIDER',
      ),
    ],
    metadata: {
      ...(request && { signOff: request.id }),
      ...(needed.length > 0 && { reserved: { matters: needed, ...(headsDecision && { headsDecision }) } }),
    },
  };
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
  const here = pupil.events.filter(({ data }) => data['schoolUrn'] === schoolUrn);
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
  { matters, schoolUrn, annualCost }: Reservable,
  needed: readonly SignOffMatter[],
  given: PupilGiven,
): boolean {
  const { content, dissents } = request;
  const { signOff } = given;
  const ruleOf = (each: SignOffMatter): SignOffRule | undefined => ruleFor(signOff.rules, each, annualCost);
  const asMany = (each: SignOffMatter): boolean =>
    QUORUMS.indexOf(ruleOf(each)?.quorum ?? 'ANY_ONE') <= QUORUMS.indexOf(content.quorum);
  const speaksOf = (each: SignOffMatter): boolean =>
    content.matter === each ||
    (matters.includes(each) && matters.includes(content.matter) && asMany(each)) ||
    (each === 'PARENT_DISAGREEMENT' && content.parentsDisagree) ||
    (each === 'SENCO_DISSENT' && (content.sencoDissents || dissents.some(({ role }) => role === 'SENCO')));
  // If the policy depends on cost, a request without a cost approves none.
  const byCost = needed.some((each) => ruleOf(each)?.aboveAnnualCost != null);
  const enough = annualCost === null || (content.annualCost === null ? !byCost : content.annualCost >= annualCost);
  return (
    isApproved(request, given) &&
    enough &&
    content.schoolUrn === schoolUrn &&
    (matters.includes(content.matter) || needed.includes(content.matter)) &&
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
  for (const { id, state } of signOffsOf(events))
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
