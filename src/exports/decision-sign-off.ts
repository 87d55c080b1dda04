import type { DecisionRow } from '../../projections/decisions/decision-history.ts';
import type { Reader } from '../../projections/engine/reader.ts';
import { findSignOffs } from '../../projections/lists/sign-offs.ts';
import type { SchoolScope } from '../access/viewer.ts';
import { personsOf } from '../decisions/sign-off/deciding.ts';
import { dayOf, signOffsOf } from '../decisions/sign-off/fold.ts';
import { daysOf } from '../decisions/sign-off/sign-off-day.ts';
import type { SignOff, SignOffState } from '../decisions/sign-off/sign-off.ts';
import type { CivilDate } from '../kernel/civil-date.ts';

/**
 * The request for sign-off that a decision belongs to or rests on, and its result. Does not depend on the day of
 * asking.
 */
export interface DecisionSignOff {
  readonly request: string;
  readonly matter: string;
  readonly outcome: SignOffState;
  readonly proposerRoles: readonly string[];
  /** Roles of those who approved or rejected it, from the answers that count. Empty while there are none. */
  readonly approverRoles: readonly string[];
  /** Calendar days that it waited for those who decide. Null while it still waits. */
  readonly daysWithDeciders: number | null;
}

/**
 * Sign-off details of one school's decisions, from the read model as known at the ordinal. If a day is given, as they
 * were on that day.
 */
export class DecisionSignOffs {
  private readonly reader: Reader;
  private readonly scopes: readonly SchoolScope[];
  private readonly ordinal: number;
  private readonly on: CivilDate | undefined;

  constructor(reader: Reader, scopes: readonly SchoolScope[], ordinal: number, on: CivilDate | undefined) {
    this.reader = reader;
    this.scopes = scopes;
    this.ordinal = ordinal;
    this.on = on;
  }

  /** Null if the decision has no request, or the viewer may not read it. */
  of({ id, type, data, metadata }: DecisionRow): DecisionSignOff | null {
    const request =
      type === 'SignOffRequested'
        ? id
        : (metadata.signOff ?? (type.startsWith('SignOff') ? data['request'] : undefined));
    if (typeof request !== 'string') return null;
    const [found] = findSignOffs(
      this.reader,
      { scopes: this.scopes, ordinal: this.ordinal, id: request },
      () => true,
      1,
    );
    const signOff = found && asOn(found.signOff, this.on);
    return signOff === undefined ? null : factsOf(signOff);
  }
}

/** The request as it was at the end of a day. */
function asOn(signOff: SignOff, on: CivilDate | undefined): SignOff | undefined {
  return on === undefined ? signOff : signOffsOf(signOff.events.filter((event) => dayOf(event) <= on))[0];
}

function factsOf({ id, content, state, proposers, answers, stays, events }: SignOff): DecisionSignOff {
  const rolesIn = (event: string, persons: readonly string[]): readonly string[] =>
    events
      .filter((one) => one.id === event)
      .flatMap(({ metadata }) => (metadata.decidedBy ?? []).flatMap(personsOf))
      .filter(({ person }) => persons.includes(person))
      .map(({ role }) => role);
  const deciding = answers.filter(({ counts, type }) => counts && type !== 'SignOffReturned');
  const turns = stays.filter((stay) => stay.with === 'DECIDERS');
  return {
    request: id,
    matter: content.matter,
    outcome: state,
    proposerRoles: [...new Set(rolesIn(id, proposers))],
    approverRoles: [...new Set(deciding.flatMap((answer) => rolesIn(answer.id, answer.persons)))],
    daysWithDeciders: turns.some(({ to }) => to === null)
      ? null
      : turns.reduce((sum, stay) => sum + daysOf(stay, stay.from), 0),
  };
}
