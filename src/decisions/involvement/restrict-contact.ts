import type { CivilDate } from '../../kernel/civil-date.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { birthRules, broken } from '../policies.ts';
import type { ContactRestricted, ContactRestrictionEnded } from './events.ts';

/**
 * Contact with a parent is restricted by a court or for the child's safety; the duty to inform is suspended meanwhile
 * (domain §0.5).
 */
export interface RestrictContact extends PupilCommand, Omit<ContactRestricted, 'schoolUrn' | 'note'> {
  readonly note: string | null;
}

export function restrictContact(command: RestrictContact, given: PupilGiven): Decision {
  const { schoolUrn, ground, from, to, note } = command;
  const data: ContactRestricted = { schoolUrn, ground, from, to, note };
  return judge(
    'REPORTED',
    [...broken(to !== null && to < from, 'END_BEFORE_START'), ...birthRules(given, from)],
    [{ type: 'ContactRestricted', data, effectiveFrom: from }],
  );
}

export interface EndContactRestriction extends PupilCommand {
  /** Id of the restriction's event. */
  readonly restrictionId: string;
  /** The last day on which contact was restricted. */
  readonly on: CivilDate;
}

export function endContactRestriction(
  { schoolUrn, restrictionId, on }: EndContactRestriction,
  given: PupilGiven,
): Decision {
  const { events } = given.pupil;
  const restriction = events.find(
    ({ id, type, data }) => id === restrictionId && type === 'ContactRestricted' && data['schoolUrn'] === schoolUrn,
  )?.data as unknown as ContactRestricted | undefined;
  const endedOn = events
    .filter(({ type, data }) => type === 'ContactRestrictionEnded' && data['restriction'] === restrictionId)
    .map(({ data }) => data['on'] as CivilDate);
  const last = [restriction?.to ?? null, ...endedOn].filter((day) => day !== null).sort()[0];
  const data: ContactRestrictionEnded = { schoolUrn, restriction: restrictionId, on };
  return judge(
    'REPORTED',
    [
      ...broken(restriction === undefined, 'NO_SUCH_RECORD'),
      ...broken(restriction !== undefined && on < restriction.from, 'END_BEFORE_START'),
      ...broken(last !== undefined && last <= on, 'NOT_YET_IN_FORCE'),
    ],
    [{ type: 'ContactRestrictionEnded', data, effectiveFrom: on }],
  );
}
