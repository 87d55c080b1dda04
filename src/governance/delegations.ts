import { type Decision, judge } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import { broken } from '../decisions/policies.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { input, type InputOf, saidIn } from '../kernel/members.ts';
import type { DelegationsHeld } from '../decisions/sign-off/given.ts';
import type { RuleCode } from '../decisions/rules.ts';
import { BOARD_POSTS, holdsBoardPostsOnly, isLentTo, reachingOn } from './authority.ts';
import { type GrantCode, grantFinding, isGrantedTo, MINUTE_KEEPERS } from './grant.ts';
import { DelegationConfirmed, DelegationGranted, DelegationRevoked } from './events.ts';
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
  const { givenOn = null } = command;
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
      ...broken(givenOn !== null && givenOn > given.today, 'DATE_IN_FUTURE'),
      ...grantorRules(command, given),
    ],
    [happened(DelegationGranted, { ...command, maxAnnualCost, pupilScope }, from)],
  );
}

/**
 * Who may lend in whose name, and to whom. Anybody who may record a delegation may type in the board's: until chair or
 * clerk has confirmed the minute, it has a finding.
 */
function grantorRules(command: GrantDelegation, given: GovernanceGiven): readonly RuleCode[] {
  const { grantor, granteePerson, granteeOffice, from, decisions } = command;
  const { governance, actor, roles, today, headMayDecide } = given;
  const byHead = grantor === 'HEADTEACHER';
  const rolesThen = granteePerson === null ? [] : rolesOn(governance, granteePerson, from).map(({ role }) => role);
  const toBoard = granteeOffice !== null ? BOARD_POSTS.includes(granteeOffice) : holdsBoardPostsOnly(rolesThen);
  return [
    ...broken(byHead && !roles.includes('HEADTEACHER'), 'GRANT_IN_ANOTHERS_NAME'),
    ...broken(byHead && isGrantedTo(command, actor, governance, today), 'GRANT_TO_ONESELF'),
    ...broken(byHead && decisions.some((name) => !headMayDecide.includes(name)), 'NOT_THE_HEADS_TO_GRANT'),
    ...broken(toBoard, 'GOVERNOR_RECEIVES_NO_PUPILS'),
  ];
}

/** Chair or clerk confirms that the board's minute says what was granted, and on which day. */
export const ConfirmDelegation = input(
  "That the board's minute of a delegation is as it was recorded.",
  saidIn(DelegationConfirmed),
);
export type ConfirmDelegation = SchoolCommand & InputOf<typeof ConfirmDelegation>;

export function confirmDelegation(command: ConfirmDelegation, given: GovernanceGiven): Decision {
  const { governance, actor, roles, today } = given;
  const delegation = governance.delegations.find((each) => each.delegationId === command.delegationId);
  const waits =
    delegation !== undefined &&
    delegation.grantor !== 'HEADTEACHER' &&
    CLEARED_BY_MINUTE.includes(grantFinding(delegation, governance));
  return judge(
    'TAKEN_HERE',
    [
      ...broken(!roles.some((role) => MINUTE_KEEPERS.includes(role)), 'MINUTE_CONFIRMED_BY_ANOTHER'),
      ...broken(!waits, 'NOTHING_TO_CONFIRM'),
      ...broken(waits && isGrantedTo(delegation, actor, governance, today), 'CONFIRMED_FOR_ONESELF'),
      ...broken(command.givenOn > today, 'DATE_IN_FUTURE'),
    ],
    [happened(DelegationConfirmed, command)],
  );
}

const CLEARED_BY_MINUTE: readonly (GrantCode | null)[] = ['NOT_CONFIRMED_BY_THE_BOARD', 'GRANT_WITHOUT_MINUTE'];

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
  const reaching = Object.values(reachingOn(streams, on));
  const roles = reaching.flatMap((governance) => rolesOn(governance, person, on).map(({ role }) => role));
  const theirs = reaching
    .flatMap(({ delegations }) => delegations)
    .filter((d) => d.decisions.includes(decision) && isLentTo(d, person, roles));
  return {
    inForce: theirs
      .filter((d) => delegationInForce(d, on))
      .map(({ maxAnnualCost = null, pupilScope = null }) => ({ maxAnnualCost, pupilScope })),
    lapsed: theirs.some((d) => d.from <= on && !delegationInForce(d, on)),
  };
}
