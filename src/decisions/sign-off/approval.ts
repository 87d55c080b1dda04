import type { CivilDate } from '../../kernel/civil-date.ts';
import { type CodeOf, codes } from '../../kernel/members.ts';
import type { Decider, MeetingMember } from '../../kernel/metadata.ts';
import { isWithinAct, type SignOffAct } from '../act.ts';
import type { PupilGiven } from '../given.ts';
import { isWithinCost } from './closing.ts';
import { personsOf } from './deciding.ts';
import { approvalsOf, approversOf } from './fold.ts';
import { recusedFrom } from './recusal.ts';
import { conditionOn, lapseDay } from './sign-off-day.ts';
import type { SignOff } from './sign-off.ts';
import { actsForRequest } from './successor.ts';

export const APPROVAL_GAP = codes('ApprovalGap', 'What an approval lacks to be the authority for a command.', {
  NOT_APPROVED: 'The request is not approved.',
  NO_ACT: 'The request carries no act, so its approval gives no authority.',
  OTHER_ACT: 'Something else was approved: another act, or other members.',
  COST_HIGHER: 'It costs more than was approved.',
  EFFECT_TOO_EARLY: 'It takes effect before the approval, or before the day that was asked for.',
  TOO_LATE: 'The day by which it had to be carried out has passed.',
  CONDITION_NOT_MET: 'A condition that has to be met before acting is not met.',
  USED_ALREADY: 'Another decision has used it.',
  NOT_THE_PROPOSER: 'Only the proposer, or who holds the post now, carries it out.',
  NOT_CONFIRMED: 'The approval was reported, and its approver has not confirmed it in their own session.',
  APPROVER_NOT_SEPARATE: 'Its approver put the request forward, or carries it out.',
  APPROVER_RECUSED: 'Its approver, or who carries it out, stood aside for this pupil or matter.',
  APPROVER_WITHOUT_AUTHORITY: 'Its approver had no authority for such a decision, cost or pupil on that day.',
  QUORUM_NOT_FULL: 'Fewer approved than have to, or the minute of a panel is missing.',
});
export type ApprovalGap = CodeOf<typeof APPROVAL_GAP>;

/** A command that may be the act of a request, as it is about to be decided. */
export interface Acting {
  readonly act: SignOffAct;
  /** What the provision or place is called; null if it has no name. */
  readonly name: string | null;
  readonly annualCost: number | null;
  readonly effectiveFrom: CivilDate;
  /** What the approved provision or place is called; undefined if it has no name, or the name was erased. */
  readonly nameApproved: (request: string) => string | undefined;
  /** Whether a person had authority for the command on a day, as the record was known then. */
  readonly couldDecide: (person: string, on: CivilDate) => boolean;
}

/** The last day for carrying out an approved act; null if the request carries none or is not approved. */
export function actBy(
  { content: { actWithinSchoolDays }, closedOn, state }: SignOff,
  calendar: PupilGiven['signOff']['calendar'],
): CivilDate | null {
  if (actWithinSchoolDays === undefined || closedOn === null || !isApprovedState(state)) return null;
  return lapseDay(closedOn, actWithinSchoolDays, calendar);
}

export function isApprovedState(state: SignOff['state']): boolean {
  return state === 'APPROVED' || state === 'APPROVED_WITH_CONDITIONS';
}

/** What stands between the approved act and the command; without gaps it covers the command. */
export function actGaps(signOff: SignOff, acting: Acting | null, given: PupilGiven): readonly ApprovalGap[] {
  const { content, closedOn, conditions } = signOff;
  if (content.act === undefined || acting === null) return ['NO_ACT'];
  const { decidedOn } = given.envelope;
  const last = actBy(signOff, given.signOff.calendar);
  const { effectiveFrom } = acting;
  const { proposedEffectiveFrom } = content;
  const isEarly =
    (closedOn !== null && effectiveFrom < closedOn) ||
    (proposedEffectiveFrom !== null && effectiveFrom < proposedEffectiveFrom);
  const unmet = conditions.some((each) => each.beforeActing && conditionOn(each, decidedOn) !== 'MET');
  return found({
    OTHER_ACT: !isWithinAct(acting.act, content.act) || !isNamedAlike(signOff, acting),
    COST_HIGHER: !isWithinCost(acting.act, content.annualCost),
    EFFECT_TOO_EARLY: isEarly,
    TOO_LATE: last !== null && last < decidedOn,
    CONDITION_NOT_MET: unmet,
  });
}

function isNamedAlike({ id, content }: SignOff, { name, nameApproved }: Acting): boolean {
  const approved = nameApproved(id);
  if (name === null || approved === undefined) return name === null && content.actName === undefined;
  return plain(name) === plain(approved);
}

/** Removes differences of case, blanks and Unicode form, so that two spellings of one name are equal. */
function plain(name: string): string {
  return name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}

/** The deciders by an approval, each with the answer as authority; or what the approval lacks. */
export type Carried =
  | { readonly kind: 'CARRIED'; readonly deciders: readonly Decider[]; readonly by: MeetingMember }
  | { readonly kind: 'NOT_CARRIED'; readonly gaps: readonly ApprovalGap[] };

/** Whether an approval whose act has no gaps is the authority for it. Separation is of persons, never of posts. */
export function carriedBy(signOff: SignOff, acting: Acting, given: PupilGiven): Carried {
  const actors = given.envelope.deciders.flatMap(personsOf);
  const aside = recusedFrom(signOff, given);
  const approvers = free(signOff, actors, acting, given);
  const gaps = [
    ...found({
      NOT_THE_PROPOSER: actors.length === 0 || !actors.every(({ person }) => actsForRequest(signOff, person, given)),
      APPROVER_RECUSED: actors.some(({ person }) => aside.includes(person)),
    }),
    ...(approvers.gap === null ? [] : [approvers.gap]),
  ];
  const [by] = actors;
  if (gaps.length > 0 || by === undefined) return { kind: 'NOT_CARRIED', gaps };
  const deciders = approvalsOf(signOff)
    .filter(({ persons }) => persons.some((person) => approvers.persons.includes(person)))
    .flatMap(({ id, deciders: named }) =>
      named.map((decider) => withApproval(decider, approvers.persons, signOff.id, id)),
    );
  return { kind: 'CARRIED', deciders, by };
}

/** Those approvers whose word carries, and the first thing that leaves too few of them. */
function free(
  signOff: SignOff,
  actors: readonly MeetingMember[],
  acting: Acting,
  given: PupilGiven,
): { readonly persons: readonly string[]; readonly gap: ApprovalGap | null } {
  const approvals = approvalsOf(signOff);
  const involved = [...signOff.putForwardBy, ...actors.map(({ person }) => person), given.recorder.person];
  const aside = recusedFrom(signOff, given);
  const dayOf = (person: string): CivilDate =>
    approvals.findLast(({ persons }) => persons.includes(person))?.on ?? given.envelope.decidedOn;
  const steps: readonly (readonly [ApprovalGap, (person: string) => boolean])[] = [
    ['NOT_CONFIRMED', (person) => approvals.some(({ ownWord }) => ownWord.includes(person))],
    ['APPROVER_NOT_SEPARATE', (person) => !involved.includes(person)],
    ['APPROVER_RECUSED', (person) => !aside.includes(person)],
    ['APPROVER_WITHOUT_AUTHORITY', (person) => acting.couldDecide(person, dayOf(person))],
  ];
  const needed = signOff.content.quorum === 'TWO_OF_N' ? 2 : 1;
  let persons = approversOf(signOff);
  let gap: ApprovalGap | null = persons.length < needed || lacksMinute(signOff) ? 'QUORUM_NOT_FULL' : null;
  for (const [code, holds] of steps) {
    persons = persons.filter(holds);
    if (persons.length < needed) gap ??= code;
  }
  return { persons, gap };
}

function lacksMinute(signOff: SignOff): boolean {
  return signOff.content.quorum === 'PANEL' && !approvalsOf(signOff).some(({ isMinuted }) => isMinuted);
}

function withApproval(decider: Decider, carrying: readonly string[], request: string, answer: string): Decider {
  const member = (one: MeetingMember): MeetingMember => ({
    person: one.person,
    role: one.role,
    authority: carrying.includes(one.person) ? { kind: 'APPROVAL', request, answer } : { kind: 'NOT_RECORDED' },
  });
  if (decider.kind === 'PERSON') return { kind: 'PERSON', ...member(decider) };
  return decider.kind === 'MEETING' ? { ...decider, members: decider.members.map(member) } : decider;
}

function found(gaps: Readonly<Partial<Record<ApprovalGap, boolean>>>): readonly ApprovalGap[] {
  return (Object.keys(gaps) as ApprovalGap[]).filter((gap) => gaps[gap] === true);
}
