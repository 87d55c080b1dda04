import type { SchoolOpened } from '../governance/events.ts';
import { endedByLeavings, hasLeftAltogether, rolesWithAccess } from '../governance/leavings.ts';
import { type StaffRecord, staffRecordsIn } from '../governance/staff-records.ts';
import { letsIn, type Person } from '../governance/person.ts';
import type { Governance, Holding } from '../governance/school.ts';
import { type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import type { Instant } from '../kernel/instant.ts';
import type { SchoolCalendar } from '../kernel/school-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../reference/bank-holidays.ts';
import type { EventLog } from '../store/event-log.ts';
import { type Action, type Scope, scopeOf } from './abilities.ts';
import type { Actor } from './actor.ts';
import { GovernanceFold } from './governance-fold.ts';
import { SchoolInTime } from './school-in-time.ts';
import type { SchoolRole, SchoolScope, Viewer } from './viewer.ts';

/**
 * Who holds which office where, folded in memory from the `school-`, `trust-` and `person-` streams. Every answer is
 * current to the head of the log.
 * It serves sign-in and reading. The write path folds the store's streams instead (`standing.ts`), by the same rule:
 * offices of the school and of its trust.
 */
export class Directory {
  private readonly log: EventLog;
  private readonly fold: GovernanceFold;
  private viewers = new Map<string, Viewer>();
  private viewersOf = '';
  private readonly inTimes = new Map<string, SchoolInTime>();

  constructor(log: EventLog) {
    this.log = log;
    this.fold = new GovernanceFold(log);
  }

  /** A number that grows with every change of a school, trust or person. */
  version(): number {
    this.fold.refresh();
    return this.fold.version;
  }

  schools(): readonly SchoolOpened[] {
    this.fold.refresh();
    return this.fold
      .streams('school-')
      .map((stream) => this.fold.governance(stream).school)
      .filter((school) => school !== undefined);
  }

  school(urn: string): SchoolOpened | undefined {
    this.fold.refresh();
    return this.fold.governance(`school-${urn}`).school;
  }

  /** The state of a person. An unknown id gives a person who was never registered. */
  person(id: string): Person {
    this.fold.refresh();
    return this.fold.person(id);
  }

  /**
   * All holdings at the school and its trust, past and future ones included, in the order recorded. Those of who left
   * end on that day.
   */
  peopleOf(schoolUrn: string): readonly Holding[] {
    this.fold.refresh();
    return this.around(schoolUrn).flatMap(
      ([stream, governance]) => endedByLeavings(governance, stream, (id) => this.fold.person(id)).holdings,
    );
  }

  /** What was recorded about posts at the school and its trust, and about leavings of the school. */
  staffRecordsOf(schoolUrn: string, upTo = Infinity): readonly StaffRecord[] {
    const known = (stream: string) => this.fold.eventsOf(stream).filter(({ ordinal }) => ordinal <= upTo);
    const posts = this.around(schoolUrn).flatMap(([stream]) => staffRecordsIn(known(stream)));
    const leavings = this.personsOf(schoolUrn)
      .flatMap((id) => staffRecordsIn(known(`person-${id}`), id))
      .filter((leaving) => leaving.schoolUrn === null || leaving.schoolUrn === schoolUrn);
    return [...posts, ...leavings].sort((a, b) => (a.metadata.recordedAt < b.metadata.recordedAt ? -1 : 1));
  }

  /** Persons whom the school registered, or who have, had or will have an office there or at its trust. */
  personsOf(schoolUrn: string): readonly string[] {
    const holders = new Set(this.peopleOf(schoolUrn).map(({ person }) => person));
    return this.fold
      .streams('person-')
      .map((stream) => stream.slice('person-'.length))
      .filter((id) => holders.has(id) || this.fold.person(id).registered?.data.schoolUrn === schoolUrn);
  }

  /** A school whose authority the stream reaches: its own, or one of the trust's. */
  schoolOf(stream: string): string | undefined {
    return this.schools().find(
      ({ urn, trustUid }) => stream === `school-${urn}` || stream === `trust-${trustUid ?? ''}`,
    )?.urn;
  }

  /** The governance of the school on both axes of time. */
  inTime(schoolUrn: string): SchoolInTime {
    const known = this.inTimes.get(schoolUrn);
    if (known !== undefined) return known;
    const made = new SchoolInTime(schoolUrn, this.log, this.fold);
    // Requests with made-up names must not fill the memory.
    if (this.school(schoolUrn) !== undefined) this.inTimes.set(schoolUrn, made);
    return made;
  }

  /** The calendars set by the school and its trust. */
  calendarOf(schoolUrn: string): SchoolCalendar {
    this.fold.refresh();
    return {
      years: this.around(schoolUrn).flatMap(([, governance]) => governance.calendars),
      holidays: ENGLAND_BANK_HOLIDAYS,
    };
  }

  /**
   * A person's roles on a day, by school, as far as they give access. A trust's role applies at each of its schools.
   * Who has left a school has none there.
   */
  rolesOf(person: string, on: CivilDate): readonly SchoolRole[] {
    this.fold.refresh();
    const known = this.fold.person(person);
    if (known.registered === undefined) return [];
    return this.schools().flatMap(({ urn }) => {
      const roles = this.around(urn).flatMap(([stream, governance]) =>
        rolesWithAccess(governance, stream, person, known, on),
      );
      return [...new Set(roles)].map((role) => ({ schoolUrn: urn, role }));
    });
  }

  /** The person who signs in by this claim (`signin-<mac>`) now; undefined if it lets nobody in, or they have left. */
  personOfSignIn(claimStream: string, now: Instant): string | undefined {
    // The last claimant: a sign-in that was taken from one person may have become another's.
    const by = this.log.readStream(claimStream).at(-1)?.data['by'];
    if (typeof by !== 'string') return undefined;
    const person = this.person(by);
    return person.registered !== undefined &&
      !this.hasLeft(by, civilDateOfInstant(now)) &&
      letsIn(person, claimStream, now)
      ? by
      : undefined;
  }

  /** What the actor may see today; undefined if the person is unknown or has left. */
  viewerFor(actor: Actor, today: CivilDate): Viewer | undefined {
    const generation = `${today} ${String(this.version())}`;
    if (generation !== this.viewersOf) {
      this.viewers = new Map();
      this.viewersOf = generation;
    }
    const key = `${String(actor.commandLine)} ${actor.person} ${actor.signIn ?? ''}`;
    const known = this.viewers.get(key);
    if (known !== undefined) return known;
    const viewer = this.makeViewer(actor, today);
    if (viewer !== undefined) this.viewers.set(key, viewer);
    return viewer;
  }

  /** Calls the listener after each change of a school, trust or person. Returns a function that stops it. */
  onChange(listener: () => void): () => void {
    let seen = this.version();
    return this.log.onGrowth(() => {
      const version = this.version();
      if (version === seen) return;
      seen = version;
      listener();
    });
  }

  private makeViewer(actor: Actor, today: CivilDate): Viewer | undefined {
    if (actor.commandLine)
      return viewerOf(
        actor,
        this.schools().map(({ urn }) => ({ schoolUrn: urn, role: 'SYSTEM_OPERATOR' })),
      );
    const person = this.person(actor.person);
    if (person.registered === undefined || isTaken(person, actor.signIn)) return undefined;
    if (this.hasLeft(actor.person, today)) return undefined;
    return viewerOf(actor, this.rolesOf(actor.person, today));
  }

  private hasLeft(person: string, today: CivilDate): boolean {
    const streams = [...this.fold.streams('school-'), ...this.fold.streams('trust-')];
    return hasLeftAltogether(
      person,
      this.fold.person(person),
      streams.map((stream) => [stream, this.fold.governance(stream)] as const),
      today,
    );
  }

  private around(schoolUrn: string): readonly (readonly [stream: string, governance: Governance])[] {
    const stream = `school-${schoolUrn}`;
    const school = this.fold.governance(stream);
    const trustUid = school.school?.trustUid;
    const trust = `trust-${trustUid ?? ''}`;
    return [[stream, school], ...(trustUid == null ? [] : [[trust, this.fold.governance(trust)] as const])];
  }
}

/** Whether the sign-in by which they came in was taken from them since. */
function isTaken({ signIns }: Person, claim: string | undefined): boolean {
  return claim !== undefined && !signIns.some((signIn) => signIn.claim === claim && signIn.ended === null);
}

function viewerOf(actor: Actor, roles: readonly SchoolRole[]): Viewer {
  const bySchool = new Map<string, string[]>();
  for (const { schoolUrn, role } of roles) bySchool.set(schoolUrn, [...(bySchool.get(schoolUrn) ?? []), role]);
  const answered = new Map<Action, readonly SchoolScope[]>();
  const scopesFor = (action: Action): readonly SchoolScope[] =>
    [...bySchool]
      .map(([schoolUrn, held]): [string, Scope | undefined] => [schoolUrn, scopeOf(held, action)])
      .filter((entry): entry is [string, Scope] => entry[1] !== undefined)
      .map(([schoolUrn, scope]) => ({ schoolUrn, scope, person: actor.person }));
  return {
    actor,
    roles,
    schoolsFor: (action) => {
      const scopes = answered.get(action) ?? scopesFor(action);
      answered.set(action, scopes);
      return scopes;
    },
  };
}
