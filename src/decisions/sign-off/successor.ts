import type { CivilDate } from '../../kernel/civil-date.ts';
import type { PupilGiven } from '../given.ts';
import { dayOf } from './fold.ts';
import { personsOf } from './deciding.ts';
import type { Condition, SignOff } from './sign-off.ts';

type RolesOf = NonNullable<PupilGiven['signOff']['rolesOf']>;

/** Posts that go on when their holder changes. Open work belongs to the post, not to the person who began it. */
const POSTS: readonly string[] = ['SENCO', 'HEADTEACHER', 'DEPUTY_HEADTEACHER', 'SEN_ADMINISTRATOR'];

/** Whether one of those who decide now may act for the request. */
export function isPutForward(signOff: SignOff, given: PupilGiven): boolean {
  return given.envelope.deciders.flatMap(personsOf).some(({ person }) => actsForRequest(signOff, person, given));
}

/** Whether somebody may act for a request: its proposer, or who holds the post now in which it was proposed. */
export function actsForRequest(signOff: SignOff, person: string, { signOff: given, envelope }: PupilGiven): boolean {
  if (signOff.proposers.includes(person)) return true;
  return proposedBy(signOff).some(({ person: proposer, role }) =>
    succeeds(person, { person: proposer, roles: [role] }, envelope.decidedOn, given.rolesOf),
  );
}

/** Who proposed a request, and in which post; who recorded it, if nobody is named. */
export function proposedBy({ events }: SignOff): readonly { readonly person: string; readonly role: string }[] {
  return events
    .filter(({ type }) => type === 'SignOffRequested' || type === 'SignOffResubmitted')
    .flatMap(({ metadata: { decidedBy = [], recordedBy } }) => {
      const named = decidedBy.flatMap(personsOf);
      return named.length > 0 ? named : [recordedBy];
    });
}

/** Whether somebody sees to a condition: its owner, or who holds a post now that the owner held when it was set. */
export function seesToCondition(
  { id, owner }: Condition,
  { events }: SignOff,
  person: string,
  { signOff: { rolesOf }, today }: PupilGiven,
): boolean {
  if (owner === person) return true;
  const set = events.find((event) => event.id === id);
  const roles = set === undefined ? [] : (rolesOf?.(owner, dayOf(set)) ?? []);
  return succeeds(person, { person: owner, roles }, today, rolesOf);
}

/** The SENCO's post may be shared; any other has to be left by the one before. */
function succeeds(
  person: string,
  before: { readonly person: string; readonly roles: readonly string[] },
  on: CivilDate,
  rolesOf: RolesOf | undefined,
): boolean {
  if (rolesOf === undefined) return false;
  const [held, kept] = [rolesOf(person, on), rolesOf(before.person, on)];
  return before.roles.some(
    (role) => POSTS.includes(role) && held.includes(role) && (role === 'SENCO' || !kept.includes(role)),
  );
}
