import type { SchoolOpened } from '../governance/events.ts';
import { hasLeft, type Person } from '../governance/person.ts';
import { type Governance, type Holding, rolesOn } from '../governance/school.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { SchoolCalendar } from '../kernel/school-days.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../reference/bank-holidays.ts';
import type { EventLog } from '../store/event-log.ts';
import { type Action, type Scope, scopeOf } from './abilities.ts';
import type { Actor } from './actor.ts';
import { GovernanceFold } from './governance-fold.ts';
import type { SchoolRole, SchoolScope, Viewer } from './viewer.ts';

/**
 * Who holds what where, folded in memory from the `school-`, `trust-` and `person-` streams of the log. Every answer is
 * current to the log's head at the moment of asking. It serves sign-in and reading; writing folds the store's own
 * streams (`standing.ts`), by the same rule: a school's offices, and those of the trust that the school names.
 */
export class Directory {
  private readonly log: EventLog;
  private readonly fold: GovernanceFold;
  private viewers = new Map<string, Viewer>();
  private viewersOf = '';
  /** The person whom a claim was first made for: the first event of a stream stays what it is. */
  private readonly claimed = new Map<string, string>();

  constructor(log: EventLog) {
    this.log = log;
    this.fold = new GovernanceFold(log);
  }

  /** Grows with every change of a school, a trust or a person. */
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

  /** State of a person; nobody with this id is a person who was never registered. */
  person(id: string): Person {
    this.fold.refresh();
    return this.fold.person(id);
  }

  /** Every holding at the school and at its trust, past ones and future ones too, in the order they were recorded. */
  peopleOf(schoolUrn: string): readonly Holding[] {
    this.fold.refresh();
    return this.around(schoolUrn).flatMap((governance) => governance.holdings);
  }

  /** The days on which the school and its trust teach, as far as calendars were set. */
  calendarOf(schoolUrn: string): SchoolCalendar {
    this.fold.refresh();
    return {
      years: this.around(schoolUrn).flatMap((governance) => governance.calendars),
      holidays: ENGLAND_BANK_HOLIDAYS,
    };
  }

  /**
   * Roles a person holds on a day, by school; a trust's role reaches each of its schools. None for a person who has
   * left.
   */
  rolesOf(person: string, on: CivilDate): readonly SchoolRole[] {
    this.fold.refresh();
    const { registered, leftOn } = this.fold.person(person);
    if (registered === undefined || (leftOn !== null && leftOn <= on)) return [];
    return this.schools().flatMap(({ urn }) => {
      const roles = this.around(urn).flatMap((governance) =>
        rolesOn(governance, person, on).map((holding) => holding.role),
      );
      return [...new Set(roles)].map((role) => ({ schoolUrn: urn, role }));
    });
  }

  /** The person whom this claim of a sign-in leads to (`signin-<mac>`); undefined: unknown, unlinked or gone. */
  personOfSignIn(claimStream: string, today: CivilDate): string | undefined {
    const by = this.claimed.get(claimStream) ?? this.log.readStream(claimStream)[0]?.data['by'];
    if (typeof by !== 'string') return undefined;
    this.claimed.set(claimStream, by);
    const person = this.person(by);
    return person.registered !== undefined && !hasLeft(person, today) && person.claims.includes(claimStream)
      ? by
      : undefined;
  }

  /** What the actor may see today; undefined for a person who is unknown or has left. */
  viewerFor(actor: Actor, today: CivilDate): Viewer | undefined {
    const generation = `${today} ${String(this.version())}`;
    if (generation !== this.viewersOf) {
      this.viewers = new Map();
      this.viewersOf = generation;
    }
    const key = `${String(actor.commandLine)} ${actor.person}`;
    const known = this.viewers.get(key);
    if (known !== undefined) return known;
    const viewer = this.makeViewer(actor, today);
    if (viewer !== undefined) this.viewers.set(key, viewer);
    return viewer;
  }

  /** Calls back after each change of a school, a trust or a person; answers the way to stop. */
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
    if (person.registered === undefined || hasLeft(person, today)) return undefined;
    return viewerOf(actor, this.rolesOf(actor.person, today));
  }

  private around(schoolUrn: string): readonly Governance[] {
    const school = this.fold.governance(`school-${schoolUrn}`);
    const trustUid = school.school?.trustUid;
    return trustUid == null ? [school] : [school, this.fold.governance(`trust-${trustUid}`)];
  }
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
