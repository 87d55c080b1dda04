import type { CivilDate } from '../kernel/civil-date.ts';
import { type CodeOf, codes } from '../kernel/members.ts';
import type { Authority } from '../kernel/metadata.ts';
import { OFFICE } from './events.ts';
import { delegationInForce, type Governance, inForce, rolesOn } from './school.ts';

export const ROLE = codes('Role', 'In which capacity a person appears: an office, a designation or a membership.', {
  ...OFFICE.codes,
  SENCO: 'Special educational needs co-ordinator, designated under s.67(2) Children and Families Act 2014.',
  SLT_MEMBER: 'Member of the senior leadership team.',
  BOOTSTRAP: 'First authority of a new school: appointments and designations only, until it expires.',
  NONE: 'No role at the time.',
});

/** In which capacity a person appears on an event when they hold several roles: the most telling one first. */
const ROLE_PRECEDENCE: readonly CodeOf<typeof ROLE>[] = [
  'SENCO',
  'HEADTEACHER',
  'DEPUTY_HEADTEACHER',
  'SLT_MEMBER',
  'SEN_ADMINISTRATOR',
  'DESIGNATED_SAFEGUARDING_LEAD',
  'DESIGNATED_TEACHER_LAC',
  'TEACHER',
  'TEACHING_ASSISTANT',
  'TRUST_SEND_LEAD',
  'DATA_PROTECTION_OFFICER',
  'SEN_LINK_GOVERNOR',
  'CHAIR_OF_GOVERNORS',
  'CLERK',
  'BOOTSTRAP',
  'SYSTEM_OPERATOR',
];

/** A kind of decision: its command's name, as delegations have it, and the offices that carry it by themselves. */
export interface AuthorisedDecision {
  readonly name: string;
  readonly offices: readonly string[];
}

export interface RoleAndAuthority {
  readonly role: string;
  readonly authority: Authority;
}

/**
 * Role and authority of a person for one kind of decision on a day: an office that carries it, else a delegation in
 * force to the person or to an office they hold, else NOT_RECORDED with the most telling role (`NONE` when there is
 * none). Whoever has left holds nothing from the day after.
 */
export function authorityOf(
  streams: Readonly<Record<string, Governance>>,
  person: string,
  decision: AuthorisedDecision,
  on: CivilDate,
  leftOn: CivilDate | null = null,
): RoleAndAuthority {
  if (leftOn !== null && leftOn < on) return { role: 'NONE', authority: { kind: 'NOT_RECORDED' } };
  const held = Object.entries(streams).flatMap(([stream, governance]) =>
    rolesOn(governance, person, on).map((holding) => ({ stream, ...holding })),
  );
  held.sort((a, b) => precedence(a.role) - precedence(b.role));
  const office = held.find((h) => decision.offices.includes(h.role));
  if (office !== undefined)
    return { role: office.role, authority: { kind: 'OFFICE', stream: office.stream, revision: office.revision } };
  const role = held[0]?.role ?? 'NONE';
  for (const [stream, governance] of Object.entries(streams)) {
    // Of several the one that reaches furthest.
    const delegation = governance.delegations
      .filter(
        (d) =>
          delegationInForce(d, on) &&
          d.decisions.includes(decision.name) &&
          (d.granteePerson === person || held.some((h) => h.role === d.granteeOffice)),
      )
      .toSorted((a, b) => (b.maxAnnualCost ?? Infinity) - (a.maxAnnualCost ?? Infinity))[0];
    if (delegation !== undefined) {
      return {
        role,
        authority: { kind: 'DELEGATION', stream, revision: delegation.revision, delegationId: delegation.delegationId },
      };
    }
  }
  return { role, authority: { kind: 'NOT_RECORDED' } };
}

/** Who holds a role on a day, in the order of their ids. */
export function holdersOf(
  streams: Readonly<Record<string, Governance>>,
  role: string,
  on: CivilDate,
): readonly string[] {
  const holders = Object.values(streams).flatMap(({ holdings }) =>
    holdings.filter((h) => h.role === role && inForce(h, on)).map(({ person }) => person),
  );
  return [...new Set(holders)].toSorted();
}

/** Who else has authority for a decision on a day, by office or delegation. */
export function othersWhoMay(
  streams: Readonly<Record<string, Governance>>,
  decision: AuthorisedDecision,
  on: CivilDate,
  person: string,
): readonly string[] {
  const known = Object.values(streams).flatMap(({ holdings, delegations }) => [
    ...holdings.map((h) => h.person),
    ...delegations.flatMap((d) => d.granteePerson ?? []),
  ]);
  return [...new Set(known)].filter(
    (other) => other !== person && authorityOf(streams, other, decision, on).authority.kind !== 'NOT_RECORDED',
  );
}

export function precedence(role: string): number {
  const place = (ROLE_PRECEDENCE as readonly string[]).indexOf(role);
  return place === -1 ? ROLE_PRECEDENCE.length : place;
}
