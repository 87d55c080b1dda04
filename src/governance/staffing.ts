import { type DecidedEvent, type Decision, judge } from '../decisions/decision.ts';
import type { Command } from '../decisions/given.ts';
import { broken } from '../decisions/policies.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { Office } from './events.ts';
import type { GovernanceGiven } from './given.ts';
import { inForce } from './school.ts';
import type { SchoolCommand } from './command.ts';

export interface AssignOffice extends SchoolCommand {
  readonly personId: string;
  readonly office: Office;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly minuteRef: string | null;
}

export function assignOffice(command: Omit<AssignOffice, 'schoolUrn'>, given: GovernanceGiven): Decision {
  const { personId, office, from, to, minuteRef } = command;
  return appoint(given, personId, office, from, to, {
    type: 'OfficeAssigned',
    data: { person: personId, office, from, to, minuteRef },
    effectiveFrom: from,
  });
}

/** An office of the trust itself, e.g. its SEND lead (customary, no statutory basis) or data protection officer. */
export interface AssignTrustOffice extends Command, Omit<AssignOffice, 'schoolUrn'> {
  readonly trustUid: string;
}

export function assignTrustOffice(command: AssignTrustOffice, given: GovernanceGiven): Decision {
  return assignOffice(command, given);
}

export interface EndOffice extends SchoolCommand {
  readonly personId: string;
  readonly office: Office;
  readonly on: CivilDate;
}

export function endOffice(command: EndOffice, given: GovernanceGiven): Decision {
  const { personId, office, on } = command;
  return release(given, personId, office, on, {
    type: 'OfficeEnded',
    data: { person: personId, office, on },
    effectiveFrom: on,
  });
}

/**
 * s.67(2) Children and Families Act 2014, SEND Regulations 2014 reg 49: the appropriate authority designates the SENCO.
 */
export interface DesignateSenco extends SchoolCommand {
  readonly personId: string;
  readonly from: CivilDate;
  readonly acting: boolean;
  readonly minuteRef: string | null;
}

export function designateSenco(command: DesignateSenco, given: GovernanceGiven): Decision {
  const { personId, from, acting, minuteRef } = command;
  return appoint(given, personId, 'SENCO', from, null, {
    type: 'SencoDesignated',
    data: { person: personId, from, acting, minuteRef },
    effectiveFrom: from,
  });
}

export interface EndSencoDesignation extends SchoolCommand {
  readonly personId: string;
  readonly on: CivilDate;
}

export function endSencoDesignation(command: EndSencoDesignation, given: GovernanceGiven): Decision {
  const { personId, on } = command;
  return release(given, personId, 'SENCO', on, {
    type: 'SencoDesignationEnded',
    data: { person: personId, on },
    effectiveFrom: on,
  });
}

/** Membership of the leadership team (CoP 6.87: SENCOs are most effective if part of it; guidance, no duty). */
export interface JoinLeadershipTeam extends SchoolCommand {
  readonly personId: string;
  readonly from: CivilDate;
}

export function joinLeadershipTeam(command: JoinLeadershipTeam, given: GovernanceGiven): Decision {
  const { personId, from } = command;
  return appoint(given, personId, 'SLT_MEMBER', from, null, {
    type: 'LeadershipTeamJoined',
    data: { person: personId, from },
    effectiveFrom: from,
  });
}

export interface LeaveLeadershipTeam extends SchoolCommand {
  readonly personId: string;
  readonly on: CivilDate;
}

export function leaveLeadershipTeam(command: LeaveLeadershipTeam, given: GovernanceGiven): Decision {
  const { personId, on } = command;
  return release(given, personId, 'SLT_MEMBER', on, {
    type: 'LeadershipTeamLeft',
    data: { person: personId, on },
    effectiveFrom: on,
  });
}

function appoint(
  given: GovernanceGiven,
  person: string,
  role: string,
  from: CivilDate,
  to: CivilDate | null,
  event: DecidedEvent,
): Decision {
  const held = given.governance.holdings.some((h) => h.person === person && h.role === role && inForce(h, from));
  return judge(
    'TAKEN_HERE',
    [
      ...broken(given.unknownPersons.length > 0, 'PERSON_NOT_KNOWN'),
      ...broken(to !== null && to < from, 'END_BEFORE_START'),
      ...broken(held, 'ALREADY_HELD'),
      ...broken(person === given.actor && !given.mayAppointSelf, 'SELF_APPOINTMENT'),
    ],
    [event],
  );
}

function release(given: GovernanceGiven, person: string, role: string, on: CivilDate, event: DecidedEvent): Decision {
  const held = given.governance.holdings.some(
    (h) => h.person === person && h.role === role && h.from <= on && (h.to === null || h.to > on),
  );
  return judge('TAKEN_HERE', broken(!held, 'NOT_YET_IN_FORCE'), [event]);
}
