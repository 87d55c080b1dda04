import { type CivilDate, civilDateOfInstant } from '../../kernel/civil-date.ts';
import { type Changes, type EffectiveEvent, on } from '../../kernel/folding.ts';
import { type EventOf, isA } from '../../kernel/members.ts';
import type { EventMetadata } from '../../kernel/metadata.ts';
import type { RuleCode } from '../rules.ts';
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
import type { Answer, SignOff, SignOffState } from './sign-off.ts';

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

/** Persons named as deciders of an event; with `authorised`, only those with authority. */
function decidersOf({ metadata }: { readonly metadata: EventMetadata }, authorised = false): readonly string[] {
  const named = (metadata.decidedBy ?? []).flatMap((decider) =>
    decider.kind === 'PERSON' ? [decider] : decider.kind === 'MEETING' ? decider.members : [],
  );
  return named.filter(({ authority }) => !authorised || authority.kind !== 'NOT_RECORDED').map(({ person }) => person);
}

/**
 * Folds the requests for sign-off among a pupil's events, oldest first. The events of a request are applied in the
 * order of their days.
 */
export function signOffsOf(events: readonly EffectiveEvent[]): readonly SignOff[] {
  const requests = new Map<string, Request>();
  const requestOf = new Map<string, Request>();
  for (const event of events.toSorted((a, b) => a.revision - b.revision)) {
    const named = (event.data['request'] ?? event.data['decision']) as string | undefined;
    const request = isRequest(event) ? { first: event, later: [] } : requestOf.get(named ?? '');
    if (request === undefined) continue;
    if (isRequest(event)) requests.set(event.id, request);
    else if (HANDLERS.has(event.type)) request.later.push(event);
    else continue;
    requestOf.set(event.id, request);
  }
  return [...requests.values()].map(fold);
}

const isRequest = isA(SignOffRequested);

/** The event that opened a request, and those about it in the order recorded. */
interface Request {
  readonly first: EventOf<typeof SignOffRequested, EffectiveEvent>;
  readonly later: EffectiveEvent[];
}

type Mutable = { -readonly [Name in keyof SignOff]: SignOff[Name] };

function fold({ first, later }: Request): SignOff {
  const proposers = decidersOf(first);
  const submittedOn = dayOf(first);
  const state: Mutable = {
    id: first.id,
    state: 'SUBMITTED',
    proposers: proposers.length > 0 ? proposers : [first.metadata.recordedBy.person],
    recordedFor: recordedFor(first),
    submittedOn,
    content: first.data,
    closedOn: null,
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
    HANDLERS.get(event.type)?.(state, event);
  return state;
}

const HANDLERS: Changes<Mutable> = new Map([
  on(SignOffResubmitted, (s, event) => {
    if (s.state !== 'RETURNED' || !byProposer(event) || comesTooLate(event)) return;
    s.content = event.data;
    s.proposers = [...new Set([...s.proposers, ...decidersOf(event)])];
    s.recordedFor = recordedFor(event);
    // Earlier approvals were of the earlier content.
    s.answers = s.answers.map((answer) => ({ ...answer, counts: false }));
    s.conditions = [];
    turn(s, 'SUBMITTED', event, 'DECIDERS');
  }),
  on(SignOffApproved, approved),
  on(SignOffApprovedWithConditions, approved),
  on(SignOffConditionSet, (s, { id, data: { owner, dueOn } }) => {
    const counted = s.answers.at(-1);
    if (counted?.counts === true && counted.type === 'SignOffApprovedWithConditions')
      s.conditions = [...s.conditions, { id, owner, dueOn, metOn: null }];
  }),
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
  return [
    ...new Set(
      answers.filter(({ counts, type }) => counts && APPROVALS.includes(type)).flatMap(({ persons }) => persons),
    ),
  ];
}

const APPROVALS = ['SignOffApproved', 'SignOffApprovedWithConditions'];

function approved(s: Mutable, event: EffectiveEvent): void {
  if (!answered(s, event)) return;
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

/** Keeps an answer and returns whether it counts. */
function answered(s: Mutable, event: EffectiveEvent): boolean {
  const valid = !(event.metadata.findings ?? []).some((code) => (INVALIDATING as readonly string[]).includes(code));
  const awaited = s.state === 'SUBMITTED' || s.state === 'IN_REVIEW';
  const counts = valid && (awaited || (s.state === 'RETURNED' && event.type === SignOffRejected.type));
  const persons = decidersOf(event, true);
  const others = persons.filter((person) => !s.proposers.includes(person));
  const answer: Answer = {
    id: event.id,
    type: event.type,
    on: dayOf(event),
    persons: others.length > 0 ? others : persons,
    counts,
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
