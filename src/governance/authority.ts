import type { CivilDate } from '../kernel/civil-date.ts';
import type { Authority } from '../kernel/metadata.ts';
import { type Governance, inForce, rolesOn } from './school.ts';

/**
 * Offices that carry a decision by themselves (domain §1.3): the head by internal management (SI 2013/1624 reg 6(4)),
 * the SENCO within the role statement (reg 50). Anyone may *raise* a concern; that is no authority to decide.
 */
const OFFICE_DECIDES: Readonly<Record<string, readonly string[]>> = {
  RaiseConcern: ['HEADTEACHER', 'SENCO', 'DEPUTY_HEADTEACHER', 'SLT_MEMBER', 'TEACHER', 'TEACHING_ASSISTANT', 'SEN_ADMINISTRATOR', 'DESIGNATED_SAFEGUARDING_LEAD', 'DESIGNATED_TEACHER_LAC'],
  PlaceOnSenSupport: ['SENCO', 'HEADTEACHER'],
  RemoveFromSenSupport: ['SENCO', 'HEADTEACHER'],
  DecideEhcRequest: ['HEADTEACHER'],
};

/** In which capacity a person appears on an event when they hold several roles: the most telling one first. */
export const ROLE_PRECEDENCE = [
  'SENCO', 'HEADTEACHER', 'DEPUTY_HEADTEACHER', 'SLT_MEMBER', 'SEN_ADMINISTRATOR', 'DESIGNATED_SAFEGUARDING_LEAD', 'DESIGNATED_TEACHER_LAC', 'TEACHER', 'TEACHING_ASSISTANT',
  'TRUST_SEND_LEAD', 'DATA_PROTECTION_OFFICER', 'SEN_LINK_GOVERNOR', 'CHAIR_OF_GOVERNORS', 'CLERK', 'BOOTSTRAP', 'SYSTEM_OPERATOR',
] as const;

export interface RoleAndAuthority {
  readonly role: string;
  readonly authority: Authority;
}

/**
 * Role and authority of a person for one kind of decision on a day: an office that carries it, else a delegation in
 * force to the person or to an office they hold, else NOT_RECORDED with the most telling role (`NONE` when there is none).
 * Whoever has left holds nothing from the day after.
 */
export function authorityOf(streams: Readonly<Record<string, Governance>>, person: string, decision: string, on: CivilDate, leftOn: CivilDate | null = null): RoleAndAuthority {
  if (leftOn !== null && leftOn < on) return { role: 'NONE', authority: { kind: 'NOT_RECORDED' } };
  const held = Object.entries(streams).flatMap(([stream, governance]) => rolesOn(governance, person, on).map((holding) => ({ stream, ...holding })));
  held.sort((a, b) => precedence(a.role) - precedence(b.role));
  const office = held.find((h) => OFFICE_DECIDES[decision]?.includes(h.role));
  if (office !== undefined) return { role: office.role, authority: { kind: 'OFFICE', stream: office.stream, revision: office.revision } };
  const role = held[0]?.role ?? 'NONE';
  for (const [stream, governance] of Object.entries(streams)) {
    const delegation = governance.delegations.find((d) => inForce(d, on) && (d.revokedOn === null || on < d.revokedOn) && d.decisions.includes(decision)
      && (d.granteePerson === person || held.some((h) => h.role === d.granteeOffice)));
    if (delegation !== undefined) {
      return { role, authority: { kind: 'DELEGATION', stream, revision: delegation.revision, delegationId: delegation.delegationId } };
    }
  }
  return { role, authority: { kind: 'NOT_RECORDED' } };
}

export function precedence(role: string): number {
  const place = (ROLE_PRECEDENCE as readonly string[]).indexOf(role);
  return place === -1 ? ROLE_PRECEDENCE.length : place;
}
