import { type CivilDate, civilDateOfInstant } from '../../kernel/civil-date.ts';
import { type Changes, type EffectiveEvent, isOwn, on } from '../../kernel/folding.ts';
import { type EventOf, isA } from '../../kernel/members.ts';
import type { EventMetadata, MeetingMember } from '../../kernel/metadata.ts';
import type { RuleCode } from '../rules.ts';
import { CLOSING_TYPES, isAsAsked } from './closing.ts';
import {
  ConditionMet,
  ConditionOwnerChanged,
  DissentRecorded,
  SignOffApproved,
  SignOffApprovedWithConditions,
  SignOffAttemptRefused,
  SignOffConditionSet,
  SignOffRecused,
  SignOffRejected,
  SignOffRequested,
  SignOffResubmitted,
  SignOffReturned,
  SignOffWithdrawn,
  SoleDeciderExceptionRecorded,
} from './events.ts';
import type { Answer, Condition, SignOff, SignOffState } from './sign-off.ts';

/** Findings that invalidate an answer. It stays in the record but does not count. */
export const INVALIDATING: readonly RuleCode[] = [
  'SELF_SIGN_OFF',
  'APPROVER_RECUSED',
  'GOVERNOR_DECIDES_NO_PUPIL',
  'NO_AUTHORITY_AT_DECISION',
  'DELEGATION_LAPSED',
  'DELEGATION_LIMIT_EXCEEDED',
  'HEADS_DECISION_IS_FINAL',
  'REQUEST_NOT_OPEN',
  'SIGN_OFF_LAPSED',
];

/** The day in England on which it was decided; if that is not recorded, the day it was recorded. */
export function dayOf({
  metadata: { decidedAt, decidedAtPrecision, recordedAt },
}: {
  readonly metadata: EventMetadata;
}): CivilDate {
  return decidedAtPrecision === 'DAY' && decidedAt !== undefined
    ? decidedAt.slice(0, 10)
    : civilDateOfInstant(decidedAt ?? recordedAt);
}

/** The requests that the school itself made; what another school gave it is left out. */
export function ownSignOffsOf(events: readonly EffectiveEvent[]): readonly SignOff[] {
  return signOffsOf(events.filter(isOwn));
}

function membersOf({ metadata }: { readonly metadata: EventMetadata }): readonly MeetingMember[] {
  return (metadata.decidedBy ?? []).flatMap((decider) =>
    decider.kind === 'PERSON' ? [decider] : decider.kind === 'MEETING' ? decider.members : [],
  );
}

/** Persons named as deciders of an event; with `authorised`, only those with authority. */
function decidersOf(event: { readonly metadata: EventMetadata }, authorised = false): readonly string[] {
  return membersOf(event)
    .filter(({ authority }) => !authorised || authority.kind !== 'NOT_RECORDED')
    .map(({ person }) => person);
}

/**
 * Folds the requests for sign-off among a pupil's events, oldest first. The events of a request are applied in the
 * order of their days.
 */
export function signOffsOf(events: readonly EffectiveEvent[]): readonly SignOff[] {
  const requests = new Map<string, Request>();
  const requestOf = new Map<string, Request>();
  for (const event of events.toSorted((a, b) => a.revision - b.revision)) {
    if (CLOSING.has(event.type)) requests.get(event.metadata.closes ?? '')?.later.push(event);
    const request = isRequest(event) ? { first: event, later: [] } : requestOf.get(nameIn(event));
    if (request === undefined) continue;
    if (isRequest(event)) requests.set(event.id, request);
    else if (isAbout(event, request)) request.later.push(event);
    else continue;
    requestOf.set(event.id, request);
  }
  return [...requests.values()].map(fold);
}

/** The request, or the event about it, that an event names. */
function nameIn({ data }: EffectiveEvent): string {
  return (data['request'] ?? data['decision'] ?? '') as string;
}

function isAbout(event: EffectiveEvent, request: Request): boolean {
  return HANDLERS.has(event.type) && (!isConfirmation(event) || confirmsReported(event, request));
}

/** The word of an approver, which is of another family. */
const CONFIRMATION = 'DecisionConfirmed';

function isConfirmation({ type }: EffectiveEvent): boolean {
  return type === CONFIRMATION;
}

/** Whether it confirms an approval that somebody else reported. */
function confirmsReported({ data }: EffectiveEvent, { later }: Request): boolean {
  return later.some(
    ({ id, type, metadata }) =>
      id === data['decision'] &&
      APPROVALS.includes(type) &&
      metadata.basis !== undefined &&
      metadata.basis !== 'TAKEN_HERE',
  );
}

const isRequest = isA(SignOffRequested);
const CLOSING: ReadonlySet<string> = new Set(CLOSING_TYPES);

/** The event that opened a request, and those about it in the order recorded. */
interface Request {
  readonly first: EventOf<typeof SignOffRequested, EffectiveEvent>;
  readonly later: EffectiveEvent[];
}

type Mutable = { -readonly [Name in keyof SignOff]: SignOff[Name] } & {
  /** Conditions of approvals that count only once they are confirmed. */
  awaiting: readonly { readonly answer: string; readonly condition: Condition }[];
};

function fold({ first, later }: Request): SignOff {
  const proposers = decidersOf(first);
  const { recordedBy } = first.metadata;
  const submittedOn = dayOf(first);
  const state: Mutable = {
    id: first.id,
    state: 'SUBMITTED',
    proposers: proposers.length > 0 ? proposers : [recordedBy.person],
    recordedFor: recordedFor(first),
    putForwardBy: [...new Set([...proposers, recordedBy.person])],
    submittedOn,
    content: first.data,
    closedOn: null,
    closedBy: null,
    awaiting: [],
    answers: [],
    conditions: [],
    dissents: [],
    recusals: [],
    outsideReviews: [],
    attempts: [],
    returns: 0,
    stays: [{ with: 'DECIDERS', from: submittedOn, to: null }],
    events: [first, ...later],
  };
  for (const event of later.toSorted((a, b) =>
    dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.revision - b.revision,
  ))
    if (event.metadata.closes === first.id && CLOSING.has(event.type)) closed(state, event);
    else HANDLERS.get(event.type)?.(state, event);
  const { awaiting: _awaiting, ...signOff } = state;
  return signOff;
}

/** A decision of the matter closes a request that nobody has answered. */
function closed(s: Mutable, event: EffectiveEvent): void {
  if (!isOpen(s.state)) return;
  s.closedBy = event.id;
  turn(s, isAsAsked(s.content, event) ? 'DECIDED_AS_ASKED' : 'DECIDED_OTHERWISE', event, null);
}

const HANDLERS: Changes<Mutable> = new Map([
  on(SignOffResubmitted, (s, event) => {
    if (s.state !== 'RETURNED' || !byProposer(event) || comesTooLate(event)) return;
    s.content = event.data;
    s.proposers = [...new Set([...s.proposers, ...decidersOf(event)])];
    s.recordedFor = recordedFor(event);
    s.putForwardBy = [...new Set([...s.putForwardBy, ...decidersOf(event), event.metadata.recordedBy.person])];
    // Earlier approvals were of the earlier content.
    s.answers = s.answers.map((answer) => ({ ...answer, counts: false }));
    s.conditions = [];
    turn(s, 'SUBMITTED', event, 'DECIDERS');
  }),
  on(SignOffApproved, approved),
  on(SignOffApprovedWithConditions, approved),
  on(SignOffConditionSet, (s, { id, data: { owner, dueOn, timing } }) => {
    const answer = s.answers.at(-1);
    if (answer?.type !== 'SignOffApprovedWithConditions') return;
    const condition = { id, owner, dueOn, metOn: null, beforeActing: timing === 'BEFORE_ACTING' };
    if (answer.counts) s.conditions = [...s.conditions, condition];
    else s.awaiting = [...s.awaiting, { answer: answer.id, condition }];
  }),
  [CONFIRMATION, confirmed],
  on(SignOffReturned, (s, event) => {
    if (!answered(s, event)) return;
    s.returns += 1;
    turn(s, 'RETURNED', event, 'PROPOSER');
  }),
  on(SignOffRejected, (s, event) => {
    if (answered(s, event)) turn(s, 'REJECTED', event, null);
  }),
  on(SignOffWithdrawn, (s, event) => {
    if (isOpen(s.state) && byProposer(event)) turn(s, 'WITHDRAWN', event, null);
  }),
  on(ConditionMet, (s, { data: { condition, metOn } }) => {
    s.conditions = s.conditions.map((each) => (each.id === condition ? { ...each, metOn: each.metOn ?? metOn } : each));
  }),
  on(ConditionOwnerChanged, (s, { data: { condition, owner } }) => {
    s.conditions = s.conditions.map((each) => (each.id === condition ? { ...each, owner } : each));
  }),
  on(SignOffRecused, (s, { data: { person, ground } }) => {
    s.recusals = [...s.recusals, { person, ground }];
    s.answers = s.answers.map((answer) => (answer.persons.includes(person) ? { ...answer, counts: false } : answer));
  }),
  on(DissentRecorded, (s, event) => {
    const { person, role } = event.data;
    s.dissents = [...s.dissents, { id: event.id, person, role, on: dayOf(event) }];
  }),
  on(SoleDeciderExceptionRecorded, (s, { data: { person, asked, view } }) => {
    s.outsideReviews = [...s.outsideReviews, { person, asked, view }];
  }),
  on(SignOffAttemptRefused, (s, { id }) => {
    s.attempts = [...s.attempts, id];
  }),
]);

export function isOpen(state: SignOffState): boolean {
  return state === 'SUBMITTED' || state === 'IN_REVIEW' || state === 'RETURNED';
}

/** The persons who approved the present content. */
export function approversOf({ answers }: Pick<SignOff, 'answers'>): readonly string[] {
  return [...new Set(approvalsOf({ answers }).flatMap(({ persons }) => persons))];
}

/** The approvals of the present content that count. */
export function approvalsOf({ answers }: Pick<SignOff, 'answers'>): readonly Answer[] {
  return answers.filter(({ counts, type }) => counts && APPROVALS.includes(type));
}

const APPROVALS = ['SignOffApproved', 'SignOffApprovedWithConditions'];

function approved(s: Mutable, event: EffectiveEvent): void {
  if (answered(s, event)) approve(s, event);
}

function approve(s: Mutable, event: EffectiveEvent): void {
  if (approversOf(s).length < (s.content.quorum === 'TWO_OF_N' ? 2 : 1)) s.state = 'IN_REVIEW';
  else
    turn(
      s,
      s.answers.some(({ counts, type }) => counts && type === 'SignOffApprovedWithConditions')
        ? 'APPROVED_WITH_CONDITIONS'
        : 'APPROVED',
      event,
      null,
    );
}

/**
 * An approver confirms in their own session what somebody else reported. An approval by the proposer's word counts from
 * then on, for those who confirmed it.
 */
function confirmed(s: Mutable, { data, metadata }: EffectiveEvent): void {
  const { person } = metadata.recordedBy;
  const answer = s.answers.find(({ id, persons }) => id === data['decision'] && persons.includes(person));
  const event = s.events.find(({ id }) => id === answer?.id);
  if (answer === undefined || event === undefined) return;
  const ownWord = [...new Set([...answer.ownWord, person])];
  const isWaiting = s.state === 'SUBMITTED' || s.state === 'IN_REVIEW';
  const byWord = event.metadata.findings?.includes('APPROVAL_BY_PROPOSERS_WORD') === true;
  const nowCounts = byWord && isValid(event) && (answer.counts || isWaiting);
  s.answers = s.answers.map((each) =>
    each === answer
      ? { ...each, ownWord, ...(byWord && { counts: nowCounts, persons: nowCounts ? ownWord : each.persons }) }
      : each,
  );
  if (!nowCounts || answer.counts) return;
  const conditions = s.awaiting.filter((each) => each.answer === answer.id).map(({ condition }) => condition);
  s.conditions = [...s.conditions, ...conditions];
  approve(s, event);
}

function isValid({ metadata: { findings = [] } }: EffectiveEvent): boolean {
  return !findings.some((code) => (INVALIDATING as readonly string[]).includes(code));
}

/** Keeps an answer and returns whether it counts. */
function answered(s: Mutable, event: EffectiveEvent): boolean {
  const { findings = [], basis, recordedBy, decidedBy = [] } = event.metadata;
  const isWord = findings.includes('APPROVAL_BY_PROPOSERS_WORD');
  const awaited = s.state === 'SUBMITTED' || s.state === 'IN_REVIEW';
  const mayCount = awaited || (s.state === 'RETURNED' && event.type === SignOffRejected.type);
  const counts = isValid(event) && !isWord && mayCount;
  const authorised = decidersOf(event, true);
  const others = authorised.filter((person) => !s.proposers.includes(person));
  const persons = others.length > 0 ? others : authorised;
  const answer: Answer = {
    id: event.id,
    type: event.type,
    on: dayOf(event),
    persons,
    counts,
    ownWord: basis === 'TAKEN_HERE' ? persons.filter((person) => person === recordedBy.person) : [],
    deciders: decidedBy,
    isMinuted: event.data['minuteRef'] != null,
  };
  s.answers = [...s.answers, answer];
  return counts;
}

/** Whether the proposer acted. A resubmission or withdrawal by anybody else is kept but changes nothing. */
function byProposer({ metadata: { findings = [] } }: EffectiveEvent): boolean {
  return !findings.includes('NOT_THE_PROPOSER');
}

/** Whether the request had lapsed. Questions answered later are kept and change nothing. */
function comesTooLate({ metadata: { findings = [] } }: EffectiveEvent): boolean {
  return findings.includes('SIGN_OFF_LAPSED');
}

function turn(s: Mutable, state: SignOffState, event: EffectiveEvent, next: 'DECIDERS' | 'PROPOSER' | null): void {
  const on = dayOf(event);
  const before = s.stays.map((stay) => (stay.to === null ? { ...stay, to: on } : stay));
  s.state = state;
  s.stays = next === null ? before : [...before, { with: next, from: on, to: null }];
  if (next === null) s.closedOn = on;
}

function recordedFor(event: EffectiveEvent): string | null {
  const { person } = event.metadata.recordedBy;
  const proposers = decidersOf(event);
  return proposers.length === 0 || proposers.includes(person) ? null : person;
}
