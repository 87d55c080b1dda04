import { type Decision, judge } from '../decisions/decision.ts';
import { happened } from '../decisions/happened.ts';
import { broken } from '../decisions/policies.ts';
import { addDays, type CivilDate } from '../kernel/civil-date.ts';
import { input, type InputOf, saidIn } from '../kernel/members.ts';
import type { SchoolCommand } from './command.ts';
import { RecordStartPutForward } from './events.ts';
import type { GovernanceGiven } from './given.ts';
import type { Governance } from './school.ts';

/** Days after the opening at which a school's record starts, if nobody said otherwise. */
const BY_DEFAULT = 30;
/** The longest time to type in the past: sixteen weeks, as long as the longest term. */
export const AT_MOST = 112;

/** Puts the record start off to a later day, while it has not passed. */
export const PutRecordStartForward = input(
  "A later day from which a school's record is judged.",
  saidIn(RecordStartPutForward),
);
export type PutRecordStartForward = SchoolCommand & InputOf<typeof PutRecordStartForward>;

export function putRecordStartForward(command: PutRecordStartForward, given: GovernanceGiven): Decision {
  const start = recordStart(given.governance);
  const { openedOn } = given.governance;
  const { recordFrom } = command;
  return judge(
    'TAKEN_HERE',
    [
      ...broken(!given.roles.includes('CHAIR_OF_GOVERNORS'), 'RECORD_START_IS_THE_CHAIRS'),
      ...broken(start === null || start <= given.today, 'RECORD_START_PASSED'),
      ...broken(start !== null && recordFrom <= start, 'RECORD_START_NOT_LATER'),
      ...broken(openedOn !== null && recordFrom > latestRecordStart(openedOn), 'RECORD_START_TOO_LATE'),
    ],
    [happened(RecordStartPutForward, command)],
  );
}

/** The last day that a record start may have, given the day of the opening. */
export function latestRecordStart(openedOn: CivilDate): CivilDate {
  return addDays(openedOn, AT_MOST);
}

/**
 * The first day of a school's record: what was decided earlier, and not taken here, is from before it. Null if there is
 * no such school.
 */
export function recordStart({
  openedOn,
  school,
  recordStartPutForward,
}: Pick<Governance, 'openedOn' | 'school' | 'recordStartPutForward'>): CivilDate | null {
  if (openedOn === null) return null;
  return recordStartPutForward ?? school?.recordFrom ?? addDays(openedOn, BY_DEFAULT);
}
