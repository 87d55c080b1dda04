import { type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { type Changes, type EffectiveEvent, foldCorrections, on } from '../kernel/folding.ts';
import type { EventOf } from '../kernel/members.ts';
import {
  BootstrapAuthorityGranted,
  DelegationConfirmed,
  DelegationGranted,
  DelegationRevoked,
  LeadershipTeamJoined,
  LeadershipTeamLeft,
  OfficeAssigned,
  OfficeEnded,
  RecordStartPutForward,
  SchoolJoinedTrust,
  SchoolOpened,
  SencoDesignated,
  SencoDesignationEnded,
  SignOffPolicySet,
  TrustOpened,
} from './events.ts';
import { NotionalBudgetSet } from './notional-budget.ts';
import { TermCalendarSet } from './term-calendar.ts';

/**
 * One person in one role, from the first day to the last, both included. `revision` is that of the event that gave it.
 */
export interface Holding {
  readonly person: string;
  /** An office, `SENCO`, `SLT_MEMBER` or `BOOTSTRAP`. */
  readonly role: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly revision: number;
  /** The event that gave it, and the one that ended it. */
  readonly given: EffectiveEvent;
  readonly ended: EffectiveEvent | null;
}

export type Delegation = DelegationGranted & {
  readonly revokedOn: CivilDate | null;
  readonly revision: number;
  /** The events that granted, confirmed and revoked it. */
  readonly given: EffectiveEvent;
  readonly confirmed: EffectiveEvent | null;
  readonly revoked: EffectiveEvent | null;
};

/** A policy or a calendar with the event that set it. */
export interface SetBy<Data> {
  readonly data: Data;
  readonly given: EffectiveEvent;
}

export interface JoinedSchool {
  readonly schoolUrn: string;
  readonly from: CivilDate;
}

/** State of a `school-<urn>` or `trust-<uid>` stream, for authority and scope. */
export interface Governance {
  readonly school: SchoolOpened | undefined;
  readonly trust: TrustOpened | undefined;
  readonly holdings: readonly Holding[];
  readonly delegations: readonly Delegation[];
  readonly calendars: readonly TermCalendarSet[];
  /** Sorted by first day. */
  readonly signOffPolicies: readonly SignOffPolicySet[];
  /** The latest of each financial year. */
  readonly notionalBudgets: readonly NotionalBudgetSet[];
  readonly schools: readonly string[];
  /** The same schools with the day on which each joined the trust. */
  readonly joined: readonly JoinedSchool[];
  /** Policies and calendars as they were set, earlier ones of a year included. */
  readonly policiesSet: readonly SetBy<SignOffPolicySet>[];
  readonly calendarsSet: readonly SetBy<TermCalendarSet>[];
  /** The day on which the school was entered. */
  readonly openedOn: CivilDate | null;
  /** The day to which its record start was put forward last. */
  readonly recordStartPutForward: CivilDate | null;
  /** Revision of the newest event; -1 if there is none. */
  readonly revision: number;
}

type Mutable = {
  school: SchoolOpened | undefined;
  trust: TrustOpened | undefined;
  holdings: Holding[];
  delegations: Delegation[];
  calendars: TermCalendarSet[];
  signOffPolicies: SignOffPolicySet[];
  notionalBudgets: NotionalBudgetSet[];
  schools: string[];
  joined: JoinedSchool[];
  policiesSet: SetBy<SignOffPolicySet>[];
  calendarsSet: SetBy<TermCalendarSet>[];
  openedOn: CivilDate | null;
  recordStartPutForward: CivilDate | null;
  confirmations: EventOf<typeof DelegationConfirmed, EffectiveEvent>[];
};

const HANDLERS: Changes<Mutable> = new Map([
  on(SchoolOpened, (s, { data, metadata }) => {
    s.school = data;
    s.openedOn = civilDateOfInstant(metadata.recordedAt);
  }),
  on(RecordStartPutForward, (s, { data }) => {
    s.recordStartPutForward = data.recordFrom;
  }),
  on(TrustOpened, (s, { data }) => {
    s.trust = data;
  }),
  on(SchoolJoinedTrust, (s, { data }) => {
    s.schools.push(data.schoolUrn);
    s.joined.push(data);
  }),
  on(OfficeAssigned, (s, event) => {
    const { person, office: role, from, to } = event.data;
    s.holdings.push(held({ person, role, from, to }, event));
  }),
  on(OfficeEnded, (s, event) => {
    end(s, event.data.office, event);
  }),
  on(SencoDesignated, (s, event) => {
    const { person, from } = event.data;
    s.holdings.push(held({ person, role: 'SENCO', from, to: null }, event));
  }),
  on(SencoDesignationEnded, (s, event) => {
    end(s, 'SENCO', event);
  }),
  on(LeadershipTeamJoined, (s, event) => {
    const { person, from } = event.data;
    s.holdings.push(held({ person, role: 'SLT_MEMBER', from, to: null }, event));
  }),
  on(LeadershipTeamLeft, (s, event) => {
    end(s, 'SLT_MEMBER', event);
  }),
  on(BootstrapAuthorityGranted, (s, event) => {
    const { person, from, expiresOn: to } = event.data;
    s.holdings.push(held({ person, role: 'BOOTSTRAP', from, to }, event));
  }),
  on(DelegationGranted, (s, event) => {
    const { data, revision } = event;
    s.delegations.push({ ...data, revokedOn: null, revision, given: event, confirmed: null, revoked: null });
  }),
  on(DelegationConfirmed, (s, event) => {
    s.confirmations.push(event);
  }),
  on(DelegationRevoked, (s, event) => {
    changeDelegation(s, event.data.delegationId, { revokedOn: event.data.on, revoked: event });
  }),
  on(SignOffPolicySet, (s, event) => {
    s.signOffPolicies.push(event.data);
    s.policiesSet.push({ data: event.data, given: event });
  }),
  on(NotionalBudgetSet, (s, { data: d }) => {
    s.notionalBudgets = [...s.notionalBudgets.filter((b) => b.financialYear !== d.financialYear), d];
  }),
  on(TermCalendarSet, (s, event) => {
    const { data: d } = event;
    s.calendars = [...s.calendars.filter((c) => c.academicYear !== d.academicYear), d];
    s.calendarsSet.push({ data: d, given: event });
  }),
]);

export function foldGovernance(stored: readonly StoredEvent[]): Governance {
  const state: Mutable = {
    school: undefined,
    trust: undefined,
    holdings: [],
    delegations: [],
    calendars: [],
    signOffPolicies: [],
    notionalBudgets: [],
    schools: [],
    joined: [],
    policiesSet: [],
    calendarsSet: [],
    openedOn: null,
    recordStartPutForward: null,
    confirmations: [],
  };
  for (const event of foldCorrections(stored)) HANDLERS.get(event.type)?.(state, event);
  const { confirmations, ...folded } = state;
  // The day of a minute may lie before the first day of what it grants, so confirmations come last.
  for (const event of confirmations) changeDelegation(folded, event.data.delegationId, { confirmed: event });
  return { ...folded, revision: stored.at(-1)?.revision ?? -1 };
}

function held(holding: Pick<Holding, 'person' | 'role' | 'from' | 'to'>, given: EffectiveEvent): Holding {
  return { ...holding, revision: given.revision, given, ended: null };
}

interface Ending extends EffectiveEvent {
  readonly data: { readonly person: string; readonly on: CivilDate };
}

function end(state: Mutable, role: string, event: Ending): void {
  const { person, on } = event.data;
  const open = state.holdings.findLastIndex(
    (h) => h.person === person && h.role === role && h.from <= on && (h.to === null || h.to > on),
  );
  const holding = state.holdings[open];
  if (holding !== undefined) state.holdings[open] = { ...holding, to: on, ended: event };
}

function changeDelegation(state: Pick<Mutable, 'delegations'>, id: string, change: Partial<Delegation>): void {
  state.delegations = state.delegations.map((held) => (held.delegationId === id ? { ...held, ...change } : held));
}

/** The roles that a person holds on a day. */
export function rolesOn(governance: Governance, person: string, on: CivilDate): readonly Holding[] {
  return governance.holdings.filter((h) => h.person === person && inForce(h, on));
}

/** Whether a delegation is in force on a day. From the day of its revocation it is not. */
export function delegationInForce(delegation: Delegation, on: CivilDate): boolean {
  return inForce(delegation, on) && (delegation.revokedOn === null || on < delegation.revokedOn);
}

export function inForce(span: { readonly from: CivilDate; readonly to: CivilDate | null }, on: CivilDate): boolean {
  return span.from <= on && (span.to === null || on <= span.to);
}
