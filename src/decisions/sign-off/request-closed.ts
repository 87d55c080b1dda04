import type { CivilDate } from '../../kernel/civil-date.ts';
import { isWithinAct, type SignOffAct } from '../act.ts';
import { isWithinCost } from './closing.ts';
import type { SignOffRequested } from './events.ts';
import type { SignOffMatter } from './policy.ts';
import { stateOn } from './sign-off-day.ts';
import type { SignOff } from './sign-off.ts';

/** A decision that may close an open request. */
export interface Settling {
  readonly schoolUrn: string;
  readonly decidedOn: CivilDate;
  /** The matters that it settles, either way. */
  readonly matters: readonly SignOffMatter[];
  /** The act that it is; undefined if it is of no such kind. */
  readonly act: SignOffAct | undefined;
}

/**
 * The open request that a decision closes: one for the same act, or the only one that is open about the same matter.
 * Undefined if there is none.
 */
export function requestClosed(
  requests: readonly SignOff[],
  { schoolUrn, decidedOn, matters, act }: Settling,
): SignOff | undefined {
  const open = requests.filter(
    (request) =>
      request.content.schoolUrn === schoolUrn &&
      request.submittedOn <= decidedOn &&
      OPEN.includes(stateOn(request, decidedOn)),
  );
  const same = open.find(({ content }) => act !== undefined && content.act !== undefined && isSame(act, content));
  if (same !== undefined) return same;
  const about = open.filter(({ content: { matter } }) => matters.includes(matter));
  return about.length === 1 ? about[0] : undefined;
}

const OPEN: readonly string[] = ['SUBMITTED', 'IN_REVIEW', 'RETURNED'];

function isSame(done: SignOffAct, { act, annualCost }: SignOffRequested): boolean {
  return act !== undefined && isWithinAct(done, act) && isWithinCost(done, annualCost);
}
