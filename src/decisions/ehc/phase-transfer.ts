import { due } from '../../clocks/due.ts';
import { academicYearOf, type CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import { isA } from '../../kernel/members.ts';
import { yearGroupOn } from '../../reference/year-groups.ts';
import type { Enrolment } from '../pupil-case.ts';
import { PhaseTransferRecorded } from './review-events.ts';

/** The last year before a post-16 institution. All other transfers are between schools. */
const LAST_OF_SECONDARY = '11';

/**
 * A transfer that is not recorded. `since` is the first day of the pupil's transition year here; `dueOn` the last day
 * to name the next setting (reg 18).
 */
export interface MissingTransfer {
  readonly since: CivilDate;
  readonly dueOn: CivilDate;
}

/**
 * The missing transfer of a pupil with a plan; undefined in any other year, or if this academic year's transfer is
 * recorded.
 */
export function missingTransfer(
  enrolment: Enrolment | undefined,
  events: readonly EffectiveEvent[],
  years: readonly string[],
  on: CivilDate,
): MissingTransfer | undefined {
  if (enrolment?.ncYear == null) return undefined;
  const year = yearGroupOn(enrolment.ncYear, enrolment.knownOn, on);
  if (year === undefined || !years.includes(year)) return undefined;
  const began = `${String(academicYearOf(on))}-09-01`;
  if (events.filter(isA(PhaseTransferRecorded)).some(({ data }) => data.transferOn > began)) return undefined;
  const next = `${String(academicYearOf(on) + 1)}-09-01`;
  const last = due(
    'PHASE_TRANSFER',
    year === LAST_OF_SECONDARY ? { postSixteenTransfer: next } : { schoolTransfer: next },
  );
  const here = enrolment.since ?? enrolment.knownOn;
  return last.kind === 'FAULT' || last.due === null
    ? undefined
    : { since: here > began ? here : began, dueOn: last.due };
}
