import { type CivilDate, civilDateOfInstant } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { EventMetadata } from '../../kernel/metadata.ts';
import type { RuleCode } from '../rules.ts';
import type {
  ConditionMet,
  DissentRecorded,
  SignOffConditionSet,
  SignOffContent,
  SignOffRecused,
  SoleDeciderExceptionRecorded,
} from './events.ts';
import type { Answer, SignOff, SignOffState } from './sign-off.ts';

/**
 * Findings with which an answer is kept and counts for nothing: a sign-off is valid only with authority at the time
 * (domain §1.3).
 */
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

/** The day in England on which something was decided or, where that is not said, recorded. */
export function dayOf({
  metadata: { decidedAt, decidedAtPrecision, recordedAt },
}: {
  readonly metadata: EventMetadata;
}): CivilDate {
  return decidedAtPrecision === 'DAY' && decidedAt !== undefined
    ? decidedAt.slice(0, 10)
    : civilDateOfInstant(decidedAt ?? recordedAt);
}

/** Persons whom an event names as deciders; with authority only, when asked so. */
export function decidersOf({ metadata }: { readonly metadata: EventMetadata }, authorised = false): readonly string[] {
  const named = (metadata.decidedBy ?? []).flatMap((decider) =>
    decider.kind === 'PERSON' ? [decider] : decider.kind === 'MEETING' ? decider.members : [],
  );
  return named.filter(({ authority }) => !authorised || authority.kind !== 'NOT_RECORDED').map(({ person }) => person);
}

/**
 * The requests for sign-off among a pupil's events, oldest first, each as its own events in the order of their days
 * make it.
 */
export function signOffsOf(events: readonly EffectiveEvent[]): readonly SignOff[] {
  const requests = new Map<string, EffectiveEvent[]>();
  const requestOf = new Map<string, string>();
  for (const event of events.toSorted((a, b) => a.revision - b.revision)) {
    const named = (event.data['request'] ?? event.data['decision']) as string | undefined;
    const request = event.type === 'SignOffRequested' ? event.id : requestOf.get(named ?? '');
    if (request === undefined || (event.type !== 'SignOffRequested' && HANDLERS[event.type] === undefined)) continue;
    requestOf.set(event.id, request);
    requests.set(request, [...(requests.get(request) ?? []), event]);
  }
  return [...requests.values()].map(fold);
}

type Mutable = { -readonly [Name in keyof SignOff]: SignOff[Name] };
type Handlers = Readonly<Record<string, (state: Mutable, event: EffectiveEvent) => void>>;

function fold([request, ...later]: readonly EffectiveEvent[]): SignOff {
  const first = request as EffectiveEvent;
  const proposers = decidersOf(first);
  const submittedOn = dayOf(first);
  const state: Mutable = {
    id: first.id,
    state: 'SUBMITTED',
    proposers: proposers.length > 0 ? proposers : [first.metadata.recordedBy.person],
    recordedFor: recordedFor(first),
    submittedOn,
    content: contentOf(first),
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
    HANDLERS[event.type]?.(state, event);
  return state;
}

const HANDLERS: Handlers = {
  SignOffResubmitted: (s, event) => {
    if (s.state !== 'RETURNED' || !byProposer(event)) return;
    s.content = contentOf(event);
    s.proposers = [...new Set([...s.proposers, ...decidersOf(event)])];
    s.recordedFor = recordedFor(event);
    // What was approved before was another content.
    s.answers = s.answers.map((answer) => ({ ...answer, counts: false }));
    s.conditions = [];
    turn(s, 'SUBMITTED', event, 'DECIDERS');
  },
  SignOffApproved: approved,
  SignOffApprovedWithConditions: approved,
  SignOffConditionSet: (s, { id, data }) => {
    const { owner, dueOn } = data as unknown as SignOffConditionSet;
    const counted = s.answers.at(-1);
    if (counted?.counts === true && counted.type === 'SignOffApprovedWithConditions')
      s.conditions = [...s.conditions, { id, owner, dueOn, metOn: null }];
  },
  SignOffReturned: (s, event) => {
    if (!answered(s, event)) return;
    s.returns += 1;
    turn(s, 'RETURNED', event, 'PROPOSER');
  },
  SignOffRejected: (s, event) => {
    if (answered(s, event)) turn(s, 'REJECTED', event, null);
  },
  SignOffWithdrawn: (s, event) => {
    if (isOpen(s.state) && byProposer(event)) turn(s, 'WITHDRAWN', event, null);
  },
  ConditionMet: (s, { data }) => {
    const { condition, metOn } = data as unknown as ConditionMet;
    s.conditions = s.conditions.map((each) => (each.id === condition ? { ...each, metOn: each.metOn ?? metOn } : each));
  },
  SignOffRecused: (s, { data }) => {
    const { person, ground } = data as unknown as SignOffRecused;
    s.recusals = [...s.recusals, { person, ground }];
    s.answers = s.answers.map((answer) => (answer.persons.includes(person) ? { ...answer, counts: false } : answer));
  },
  DissentRecorded: (s, event) => {
    const { person, role } = event.data as unknown as DissentRecorded;
    s.dissents = [...s.dissents, { id: event.id, person, role, on: dayOf(event) }];
  },
  SoleDeciderExceptionRecorded: (s, { data }) => {
    const { person, asked, view } = data as unknown as SoleDeciderExceptionRecorded;
    s.outsideReviews = [...s.outsideReviews, { person, asked, view }];
  },
  SignOffAttemptRefused: (s, { id }) => {
    s.attempts = [...s.attempts, id];
  },
};

export function isOpen(state: SignOffState): boolean {
  return state === 'SUBMITTED' || state === 'IN_REVIEW' || state === 'RETURNED';
}

/** Who has approved what is asked now. */
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

/** Keeps an answer, and says whether it moves the request on. */
function answered(s: Mutable, event: EffectiveEvent): boolean {
  const valid = !(event.metadata.findings ?? []).some((code) => (INVALIDATING as readonly string[]).includes(code));
  const counts = valid && (s.state === 'SUBMITTED' || s.state === 'IN_REVIEW');
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

/** What others said in the proposer's place is kept and moves nothing. */
function byProposer({ metadata: { findings = [] } }: EffectiveEvent): boolean {
  return !findings.includes('NOT_THE_PROPOSER');
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

function contentOf({ data }: EffectiveEvent): SignOffContent {
  return data as unknown as SignOffContent;
}
