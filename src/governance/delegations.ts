import { type Decision, judge } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import { broken } from '../decisions/policies.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { input, type InputOf, saidIn } from '../kernel/members.ts';
import type { DelegationsHeld } from '../decisions/sign-off/given.ts';
import { DelegationGranted, DelegationRevoked } from './events.ts';
import type { GovernanceGiven } from './given.ts';
import { delegationInForce, type Governance, rolesOn } from './school.ts';
import type { SchoolCommand } from './command.ts';

/** Authority lent for named decisions by minute or scheme of delegation (SI 2013/1624). */
export const GrantDelegation = input(
  'Authority for named decisions, lent to a person or to whoever holds a role.',
  saidIn(DelegationGranted),
);
export type GrantDelegation = SchoolCommand & InputOf<typeof GrantDelegation>;

export function grantDelegation(command: GrantDelegation, given: GovernanceGiven): Decision {
  const { delegationId, granteePerson, granteeOffice, from, to, maxAnnualCost = null, pupilScope = null } = command;
  return judge(
    'TAKEN_HERE',
    [
      ...broken(
        given.unknownPersons.length > 0 || (granteePerson === null) === (granteeOffice === null),
        'PERSON_NOT_KNOWN',
      ),
      ...broken(to !== null && to < from, 'END_BEFORE_START'),
      ...broken(
        given.governance.delegations.some((d) => d.delegationId === delegationId),
        'ALREADY_RECORDED',
      ),
    ],
    [happened(DelegationGranted, { ...command, maxAnnualCost, pupilScope }, from)],
  );
}

export const RevokeDelegation = input('The revocation of a delegation.', saidIn(DelegationRevoked));
export type RevokeDelegation = SchoolCommand & InputOf<typeof RevokeDelegation>;

export function revokeDelegation(command: RevokeDelegation, given: GovernanceGiven): Decision {
  const { delegationId, on } = command;
  const held = given.governance.delegations.some(
    (d) => d.delegationId === delegationId && d.revokedOn === null && d.from <= on,
  );
  return judge('TAKEN_HERE', [...broken(!held, 'NOT_YET_IN_FORCE')], [happened(DelegationRevoked, command, on)]);
}

/**
 * A person's delegations for one decision, to themselves or to a role they hold: limits of those in force, and whether
 * one has ended.
 */
export function delegationsHeld(
  streams: Readonly<Record<string, Governance>>,
  person: string,
  decision: string,
  on: CivilDate,
): DelegationsHeld {
  const roles = Object.values(streams).flatMap((governance) => rolesOn(governance, person, on).map(({ role }) => role));
  const theirs = Object.values(streams)
    .flatMap(({ delegations }) => delegations)
    .filter(
      (d) =>
        d.decisions.includes(decision) &&
        (d.granteePerson === person || (d.granteeOffice !== null && roles.includes(d.granteeOffice))),
    );
  return {
    inForce: theirs
      .filter((d) => delegationInForce(d, on))
      .map(({ maxAnnualCost = null, pupilScope = null }) => ({ maxAnnualCost, pupilScope })),
    lapsed: theirs.some((d) => d.from <= on && !delegationInForce(d, on)),
  };
}
