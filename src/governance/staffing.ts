import { type DecidedEvent, type Decision, judge } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import { broken } from '../decisions/policies.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import { input, type InputOf, saidIn } from '../kernel/members.ts';
import {
  LeadershipTeamJoined,
  LeadershipTeamLeft,
  OfficeAssigned,
  OfficeEnded,
  PERSON_ID,
  SencoDesignated,
  SencoDesignationEnded,
} from './events.ts';
import type { GovernanceGiven } from './given.ts';
import { inForce } from './school.ts';
import type { SchoolCommand } from './command.ts';
import { CORRECTS } from './staff-record.ts';

export const AssignOffice = input('An office for a person.', { ...PERSON_ID, ...saidIn(OfficeAssigned), ...CORRECTS });
export type AssignOffice = SchoolCommand & InputOf<typeof AssignOffice>;

export function assignOffice(command: Omit<AssignOffice, 'schoolUrn'>, given: GovernanceGiven): Decision {
  const { personId, office, from, to } = command;
  return appoint(given, personId, office, from, to, happened(OfficeAssigned, { ...command, person: personId }, from));
}

/**
 * Assigns an office of the trust itself, for instance its SEND lead (customary, no statutory basis) or data protection
 * officer.
 */
export type AssignTrustOffice = Omit<AssignOffice, 'schoolUrn'> & { readonly trustUid: string };

export function assignTrustOffice(command: AssignTrustOffice, given: GovernanceGiven): Decision {
  return assignOffice(command, given);
}

export const EndOffice = input('The end of an office.', { ...PERSON_ID, ...saidIn(OfficeEnded), ...CORRECTS });
export type EndOffice = SchoolCommand & InputOf<typeof EndOffice>;

export function endOffice(command: EndOffice, given: GovernanceGiven): Decision {
  const { personId, office, on } = command;
  return release(given, personId, office, on, happened(OfficeEnded, { ...command, person: personId }, on));
}

/**
 * Designates the SENCO, as the appropriate authority must (Children and Families Act 2014 s.67(2), SEND Regulations
 * 2014 reg 49).
 */
export const DesignateSenco = input('The designation of a SENCO (Children and Families Act 2014 s.67(2)).', {
  ...PERSON_ID,
  ...saidIn(SencoDesignated),
  ...CORRECTS,
});
export type DesignateSenco = SchoolCommand & InputOf<typeof DesignateSenco>;

export function designateSenco(command: DesignateSenco, given: GovernanceGiven): Decision {
  const { personId, from } = command;
  return appoint(
    given,
    personId,
    'SENCO',
    from,
    null,
    happened(SencoDesignated, { ...command, person: personId }, from),
  );
}

export const EndSencoDesignation = input('The end of a designation as SENCO.', {
  ...PERSON_ID,
  ...saidIn(SencoDesignationEnded),
  ...CORRECTS,
});
export type EndSencoDesignation = SchoolCommand & InputOf<typeof EndSencoDesignation>;

export function endSencoDesignation(command: EndSencoDesignation, given: GovernanceGiven): Decision {
  const { personId, on } = command;
  return release(given, personId, 'SENCO', on, happened(SencoDesignationEnded, { ...command, person: personId }, on));
}

/** Records membership of the leadership team. SENCOs are most effective as part of it (CoP 6.87; guidance, no duty). */
export const JoinLeadershipTeam = input('Membership of the senior leadership team.', {
  ...PERSON_ID,
  ...saidIn(LeadershipTeamJoined),
  ...CORRECTS,
});
export type JoinLeadershipTeam = SchoolCommand & InputOf<typeof JoinLeadershipTeam>;

export function joinLeadershipTeam(command: JoinLeadershipTeam, given: GovernanceGiven): Decision {
  const { personId, from } = command;
  return appoint(
    given,
    personId,
    'SLT_MEMBER',
    from,
    null,
    happened(LeadershipTeamJoined, { ...command, person: personId }, from),
  );
}

export const LeaveLeadershipTeam = input('The end of a membership of the senior leadership team.', {
  ...PERSON_ID,
  ...saidIn(LeadershipTeamLeft),
  ...CORRECTS,
});
export type LeaveLeadershipTeam = SchoolCommand & InputOf<typeof LeaveLeadershipTeam>;

export function leaveLeadershipTeam(command: LeaveLeadershipTeam, given: GovernanceGiven): Decision {
  const { personId, on } = command;
  return release(given, personId, 'SLT_MEMBER', on, happened(LeadershipTeamLeft, { ...command, person: personId }, on));
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
      ...broken(role === 'HEADTEACHER' && hasOtherHead(given, person, from, to), 'TWO_HEADS'),
      ...broken(person === given.actor && !given.mayAppointSelf, 'SELF_APPOINTMENT'),
    ],
    [event],
  );
}

/** Whether somebody else is head on a day of these: allowed, since posts are shared, and shown. */
function hasOtherHead({ governance }: GovernanceGiven, person: string, from: CivilDate, to: CivilDate | null): boolean {
  return governance.holdings.some(
    (held) =>
      held.role === 'HEADTEACHER' &&
      held.person !== person &&
      (to === null || held.from <= to) &&
      (held.to === null || from <= held.to),
  );
}

function release(given: GovernanceGiven, person: string, role: string, on: CivilDate, event: DecidedEvent): Decision {
  const held = given.governance.holdings.some(
    (h) => h.person === person && h.role === role && h.from <= on && (h.to === null || h.to > on),
  );
  return judge(
    'TAKEN_HERE',
    [
      ...broken(!held, 'NOT_YET_IN_FORCE'),
      ...broken(given.corrects && person === given.actor && !given.mayAppointSelf, 'SELF_APPOINTMENT'),
    ],
    [event],
  );
}
