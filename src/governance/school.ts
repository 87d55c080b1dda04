import type { CivilDate } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { type Changes, foldCorrections, on } from '../kernel/folding.ts';
import {
  BootstrapAuthorityGranted,
  DelegationGranted,
  DelegationRevoked,
  LeadershipTeamJoined,
  LeadershipTeamLeft,
  OfficeAssigned,
  OfficeEnded,
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
}

export type Delegation = DelegationGranted & { readonly revokedOn: CivilDate | null; readonly revision: number };

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
};

const HANDLERS: Changes<Mutable> = new Map([
  on(SchoolOpened, (s, { data }) => {
    s.school = data;
  }),
  on(TrustOpened, (s, { data }) => {
    s.trust = data;
  }),
  on(SchoolJoinedTrust, (s, { data }) => {
    s.schools.push(data.schoolUrn);
  }),
  on(OfficeAssigned, (s, { data: d, revision }) => {
    s.holdings.push({ person: d.person, role: d.office, from: d.from, to: d.to, revision });
  }),
  on(OfficeEnded, (s, { data: d }) => {
    end(s, d.person, d.office, d.on);
  }),
  on(SencoDesignated, (s, { data: d, revision }) => {
    s.holdings.push({ person: d.person, role: 'SENCO', from: d.from, to: null, revision });
  }),
  on(SencoDesignationEnded, (s, { data: d }) => {
    end(s, d.person, 'SENCO', d.on);
  }),
  on(LeadershipTeamJoined, (s, { data: d, revision }) => {
    s.holdings.push({ person: d.person, role: 'SLT_MEMBER', from: d.from, to: null, revision });
  }),
  on(LeadershipTeamLeft, (s, { data: d }) => {
    end(s, d.person, 'SLT_MEMBER', d.on);
  }),
  on(BootstrapAuthorityGranted, (s, { data: d, revision }) => {
    s.holdings.push({ person: d.person, role: 'BOOTSTRAP', from: d.from, to: d.expiresOn, revision });
  }),
  on(DelegationGranted, (s, { data: d, revision }) => {
    s.delegations.push({ ...d, revokedOn: null, revision });
  }),
  on(DelegationRevoked, (s, { data: d }) => {
    s.delegations = s.delegations.map((held) =>
      held.delegationId === d.delegationId ? { ...held, revokedOn: d.on } : held,
    );
  }),
  on(SignOffPolicySet, (s, { data }) => {
    s.signOffPolicies.push(data);
  }),
  on(NotionalBudgetSet, (s, { data: d }) => {
    s.notionalBudgets = [...s.notionalBudgets.filter((b) => b.financialYear !== d.financialYear), d];
  }),
  on(TermCalendarSet, (s, { data: d }) => {
    s.calendars = [...s.calendars.filter((c) => c.academicYear !== d.academicYear), d];
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
  };
  for (const event of foldCorrections(stored)) HANDLERS.get(event.type)?.(state, event);
  return { ...state, revision: stored.at(-1)?.revision ?? -1 };
}

function end(state: Mutable, person: string, role: string, on: CivilDate): void {
  const open = state.holdings.findLastIndex(
    (h) => h.person === person && h.role === role && h.from <= on && (h.to === null || h.to > on),
  );
  const holding = state.holdings[open];
  if (holding !== undefined) state.holdings[open] = { ...holding, to: on };
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
