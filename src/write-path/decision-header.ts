import type { Actor } from '../access/actor.ts';
import type { DecisionCommand, DecisionHeader, NamedDecider } from '../decisions/given.ts';
import { broken } from '../decisions/policies.ts';
import type { RuleCode } from '../decisions/rules.ts';
import { type AuthorisedDecision, authorityOf, type RoleAndAuthority } from '../governance/authority.ts';
import type { Governance } from '../governance/school.ts';
import { civilDateOfInstant } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Decider, Meeting } from '../kernel/metadata.ts';
import type { SchoolCalendar } from '../kernel/school-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../reference/bank-holidays.ts';
import type { NamedPersons } from './persons-named.ts';
import { isLateEntry } from '../reference/late-entry.ts';

type Streams = Readonly<Record<string, Governance>>;

/**
 * Works out the decision header (src/decisions/README.md). A decision taken here is decided by the person signed in,
 * now. A recorded one names its deciders and its date. Roles and authority are looked up for the day of the decision.
 */
export function decisionHeader(
  command: DecisionCommand,
  decision: AuthorisedDecision,
  actor: Actor,
  streams: Streams,
  now: Instant,
  people: NamedPersons,
): DecisionHeader {
  const today = civilDateOfInstant(now);
  const takenHere = command.basis === 'TAKEN_HERE';
  const when = takenHere
    ? { decidedAt: now, decidedAtPrecision: 'INSTANT' as const, decidedOn: today }
    : recordedTime(command, now);
  const named: readonly NamedDecider[] = takenHere
    ? [{ kind: 'PERSON', person: actor.person, meeting: null, members: [] }]
    : command.decidedBy;
  const deciders = named.map((decider) =>
    decidedBy(decider, (person) => authorityOf(streams, person, decision, when.decidedOn)),
  );
  const given = command.decidedAt !== null || command.decidedOn !== null;
  const codes: RuleCode[] = [
    ...broken(takenHere && given, 'DECIDED_AT_IS_NOW'),
    ...broken(
      takenHere && command.decidedBy.some((d) => d.kind !== 'PERSON' || d.person !== actor.person),
      'DECIDER_IS_THE_PERSON_SIGNED_IN',
    ),
    ...broken(!takenHere && !given, 'DECIDED_AT_REQUIRED'),
    ...broken((!takenHere && (command.decidedOn ?? when.decidedOn) > today) || when.decidedAt > now, 'DATE_IN_FUTURE'),
    ...broken(
      command.decidedBy.some((d) => !consistent(d)),
      'DECIDERS_NOT_CONSISTENT',
    ),
    ...broken(people.unknown.length > 0, 'PERSON_NOT_KNOWN'),
    ...broken(!deciders.some(hasAuthority), 'NO_AUTHORITY_AT_DECISION'),
    ...broken(isLateEntry(when.decidedOn, today, calendar(streams)), 'LATE_ENTRY'),
  ];
  return {
    basis: command.basis,
    ...when,
    deciders: deciders.length === 0 ? [{ kind: 'NOT_KNOWN' }] : deciders,
    broken: codes,
  };
}

/** When a recorded decision was decided. A day is stored as its midnight UTC with precision DAY. */
function recordedTime(
  command: DecisionCommand,
  now: Instant,
): Pick<DecisionHeader, 'decidedAt' | 'decidedAtPrecision' | 'decidedOn'> {
  if (command.decidedAt !== null)
    return {
      decidedAt: command.decidedAt,
      decidedAtPrecision: 'INSTANT',
      decidedOn: civilDateOfInstant(command.decidedAt),
    };
  const decidedOn = command.decidedOn ?? civilDateOfInstant(now);
  return { decidedAt: `${decidedOn}T00:00:00.000Z`, decidedAtPrecision: 'DAY', decidedOn };
}

function decidedBy(named: NamedDecider, authority: (person: string) => RoleAndAuthority): Decider {
  if (named.kind === 'PERSON' && named.person !== null)
    return { kind: 'PERSON', person: named.person, ...authority(named.person) };
  if (named.kind === 'MEETING') {
    const members = named.members.map((person) => ({ person, ...authority(person) }));
    return { kind: 'MEETING', meeting: (named.meeting ?? 'OTHER') as Meeting, members };
  }
  return { kind: 'NOT_KNOWN' };
}

function consistent(decider: NamedDecider): boolean {
  if (decider.kind === 'PERSON')
    return decider.person !== null && decider.meeting === null && decider.members.length === 0;
  if (decider.kind === 'MEETING') return decider.person === null && decider.meeting !== null;
  return decider.person === null && decider.meeting === null && decider.members.length === 0;
}

function hasAuthority(decider: Decider): boolean {
  if (decider.kind === 'PERSON') return decider.authority.kind !== 'NOT_RECORDED';
  return decider.kind === 'MEETING' && decider.members.some((member) => member.authority.kind !== 'NOT_RECORDED');
}

function calendar(streams: Streams): SchoolCalendar {
  return {
    years: Object.values(streams).flatMap((governance) => governance.calendars),
    holidays: ENGLAND_BANK_HOLIDAYS,
  };
}
