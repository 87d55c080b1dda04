import type { CivilDate } from '../kernel/civil-date.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { foldCorrections } from '../kernel/folding.ts';
import type {
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
  TermCalendarSet,
  TrustOpened,
} from './events.ts';
import type { NotionalBudgetSet } from './events.ts';
import type { SignOffPolicySet } from './events.ts';

/** Something a person holds from a day until (and with) another, with the revision of the event that gave it. */
export interface Holding {
  readonly person: string;
  /** An office, `SENCO`, `SLT_MEMBER` or `BOOTSTRAP`. */
  readonly role: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly revision: number;
}

export interface Delegation extends DelegationGranted {
  readonly revokedOn: CivilDate | null;
  readonly revision: number;
}

/** State of a `school-<urn>` or `trust-<uid>` stream, as authority and scope need it. */
export interface Governance {
  readonly school: SchoolOpened | undefined;
  readonly trust: TrustOpened | undefined;
  readonly holdings: readonly Holding[];
  readonly delegations: readonly Delegation[];
  readonly calendars: readonly TermCalendarSet[];
  /** In the order of the days they begin on. */
  readonly signOffPolicies: readonly SignOffPolicySet[];
  /** The newest of each financial year. */
  readonly notionalBudgets: readonly NotionalBudgetSet[];
  readonly schools: readonly string[];
  /** Revision of the newest event; -1 for none. */
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
type Handlers = Readonly<Record<string, (state: Mutable, data: never, revision: number) => void>>;

const HANDLERS: Handlers = {
  SchoolOpened: (s, data: SchoolOpened) => {
    s.school = data;
  },
  TrustOpened: (s, data: TrustOpened) => {
    s.trust = data;
  },
  SchoolJoinedTrust: (s, data: SchoolJoinedTrust) => {
    s.schools.push(data.schoolUrn);
  },
  OfficeAssigned: (s, d: OfficeAssigned, revision) => {
    s.holdings.push({ person: d.person, role: d.office, from: d.from, to: d.to, revision });
  },
  OfficeEnded: (s, d: OfficeEnded) => {
    end(s, d.person, d.office, d.on);
  },
  SencoDesignated: (s, d: SencoDesignated, revision) => {
    s.holdings.push({ person: d.person, role: 'SENCO', from: d.from, to: null, revision });
  },
  SencoDesignationEnded: (s, d: SencoDesignationEnded) => {
    end(s, d.person, 'SENCO', d.on);
  },
  LeadershipTeamJoined: (s, d: LeadershipTeamJoined, revision) => {
    s.holdings.push({ person: d.person, role: 'SLT_MEMBER', from: d.from, to: null, revision });
  },
  LeadershipTeamLeft: (s, d: LeadershipTeamLeft) => {
    end(s, d.person, 'SLT_MEMBER', d.on);
  },
  BootstrapAuthorityGranted: (s, d: BootstrapAuthorityGranted, revision) => {
    s.holdings.push({ person: d.person, role: 'BOOTSTRAP', from: d.from, to: d.expiresOn, revision });
  },
  DelegationGranted: (s, d: DelegationGranted, revision) => {
    s.delegations.push({ ...d, revokedOn: null, revision });
  },
  DelegationRevoked: (s, d: DelegationRevoked) => {
    s.delegations = s.delegations.map((held) =>
      held.delegationId === d.delegationId ? { ...held, revokedOn: d.on } : held,
    );
  },
  SignOffPolicySet: (s, data: SignOffPolicySet) => {
    s.signOffPolicies.push(data);
  },
  NotionalBudgetSet: (s, d: NotionalBudgetSet) => {
    s.notionalBudgets = [...s.notionalBudgets.filter((b) => b.financialYear !== d.financialYear), d];
  },
  TermCalendarSet: (s, d: TermCalendarSet) => {
    s.calendars = [...s.calendars.filter((c) => c.academicYear !== d.academicYear), d];
  },
};

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
  for (const event of foldCorrections(stored)) {
    (HANDLERS[event.type] as ((s: Mutable, d: unknown, r: number) => void) | undefined)?.(
      state,
      event.data,
      event.revision,
    );
  }
  return { ...state, revision: stored.at(-1)?.revision ?? -1 };
}

function end(state: Mutable, person: string, role: string, on: CivilDate): void {
  const open = state.holdings.findLastIndex(
    (h) => h.person === person && h.role === role && h.from <= on && (h.to === null || h.to > on),
  );
  const holding = state.holdings[open];
  if (holding !== undefined) state.holdings[open] = { ...holding, to: on };
}

/** The roles a person holds on a day, both ends included. */
export function rolesOn(governance: Governance, person: string, on: CivilDate): readonly Holding[] {
  return governance.holdings.filter((h) => h.person === person && inForce(h, on));
}

/** Whether a delegation carries on a day: from the day of its revocation it does not. */
export function delegationInForce(delegation: Delegation, on: CivilDate): boolean {
  return inForce(delegation, on) && (delegation.revokedOn === null || on < delegation.revokedOn);
}

export function inForce(span: { readonly from: CivilDate; readonly to: CivilDate | null }, on: CivilDate): boolean {
  return span.from <= on && (span.to === null || on <= span.to);
}
