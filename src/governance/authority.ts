import type { CivilDate } from '../kernel/civil-date.ts';
import { type CodeOf, codes } from '../kernel/members.ts';
import type { Authority } from '../kernel/metadata.ts';
import { OFFICE } from './events.ts';
import { type Delegation, delegationInForce, type Governance, inForce, rolesOn } from './school.ts';

export const ROLE = codes('Role', 'In which capacity a person appears: an office, a designation or a membership.', {
  ...OFFICE.codes,
  SENCO: 'Special educational needs co-ordinator, designated under s.67(2) Children and Families Act 2014.',
  SLT_MEMBER: 'Member of the senior leadership team.',
  BOOTSTRAP: 'First authority of a new school: appointments and designations only, until it expires.',
  NONE: 'No role at the time.',
});

/** Order in which roles are shown: a person with several appears in the first of them. */
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

/** A kind of decision: its command's name, as delegations list it, and the offices that may decide it by themselves. */
export interface AuthorisedDecision {
  readonly name: string;
  readonly offices: readonly string[];
}

export interface RoleAndAuthority {
  readonly role: string;
  readonly authority: Authority;
}

/**
 * Role and authority of a person for one kind of decision on a day. An office that may decide it goes first, then a
 * delegation to the person or their office. Otherwise the authority is NOT_RECORDED, with the highest role held, or
 * `NONE`. `streams` are without leavers (`leavings.ts`).
 */
export function authorityOf(
  streams: Readonly<Record<string, Governance>>,
  person: string,
  decision: AuthorisedDecision,
  on: CivilDate,
): RoleAndAuthority {
  const reaching = reachingOn(streams, on);
  const held = Object.entries(reaching).flatMap(([stream, governance]) =>
    rolesOn(governance, person, on).map((holding) => ({ stream, ...holding })),
  );
  held.sort((a, b) => precedence(a.role) - precedence(b.role));
  const office = held.find((h) => decision.offices.includes(h.role));
  if (office !== undefined)
    return { role: office.role, authority: { kind: 'OFFICE', stream: office.stream, revision: office.revision } };
  const role = held[0]?.role ?? 'NONE';
  for (const [stream, governance] of Object.entries(reaching)) {
    // Of several delegations the one with the highest cost limit.
    const delegation = governance.delegations
      .filter(
        (d) =>
          delegationInForce(d, on) &&
          d.decisions.includes(decision.name) &&
          isLentTo(
            d,
            person,
            held.map((h) => h.role),
          ),
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

/** Posts of the board: who holds one receives no decision about pupils by it. */
export const BOARD_POSTS: readonly string[] = ['SEN_LINK_GOVERNOR', 'CHAIR_OF_GOVERNORS', 'CLERK'];

/**
 * Whether a delegation lends authority to somebody with these roles, by name or by role. Somebody who holds posts of
 * the board alone receives none; a governor who also works at the school receives it as staff.
 */
export function isLentTo(
  { granteePerson, granteeOffice }: Pick<Delegation, 'granteePerson' | 'granteeOffice'>,
  person: string,
  roles: readonly string[],
): boolean {
  if (granteeOffice !== null) return !BOARD_POSTS.includes(granteeOffice) && roles.includes(granteeOffice);
  return granteePerson === person && !holdsBoardPostsOnly(roles);
}

export function holdsBoardPostsOnly(roles: readonly string[]): boolean {
  return roles.length > 0 && roles.every((role) => BOARD_POSTS.includes(role));
}

/**
 * The streams whose authority reaches the school on a day: its own, and its trust's from the day on which it joined. A
 * trust that does not list the school has it from the beginning.
 */
export function reachingOn(
  streams: Readonly<Record<string, Governance>>,
  on: CivilDate,
): Readonly<Record<string, Governance>> {
  const urn = Object.values(streams).find(({ school }) => school !== undefined)?.school?.urn;
  return Object.fromEntries(
    Object.entries(streams).filter(([, { joined }]) => {
      const [own] = joined.filter(({ schoolUrn }) => schoolUrn === urn);
      return own === undefined || own.from <= on;
    }),
  );
}

/** The persons who hold a role on a day, sorted by id. */
export function holdersOf(
  streams: Readonly<Record<string, Governance>>,
  role: string,
  on: CivilDate,
): readonly string[] {
  const holders = Object.values(reachingOn(streams, on)).flatMap(({ holdings }) =>
    holdings.filter((h) => h.role === role && inForce(h, on)).map(({ person }) => person),
  );
  return [...new Set(holders)].toSorted();
}

/** Other persons with authority for a decision on a day, by office or delegation. */
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
