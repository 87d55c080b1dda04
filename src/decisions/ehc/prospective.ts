import type { CivilDate } from '../../kernel/civil-date.ts';
import { type EffectiveEvent, effectiveDate } from '../../kernel/folding.ts';
import type { Personal } from '../personal.ts';

/** A child who is not on roll, about whom the LA asks whether the school should be named. Never on the register. */
export interface ProspectivePupilOpened {
  readonly schoolUrn: string;
  readonly laCode: string;
  readonly openedOn: CivilDate;
  /** The academic year at whose end the record goes, unless the child is admitted; then the one of its registration. */
  readonly retainUntil: number;
  readonly upn: Personal | null;
  readonly surname: Personal;
  readonly forename: Personal;
  readonly dateOfBirth: Personal;
}

export interface ProspectivePupilClosed {
  readonly schoolUrn: string;
  readonly outcome: 'ADMITTED' | 'NOT_ADMITTED';
  readonly on: CivilDate;
  readonly retainUntil: number | null;
}

export type ProspectiveState = 'OPEN' | ProspectivePupilClosed['outcome'];

/** What a school has been asked about a child by a day: the newest question, and what became of it. */
export interface ProspectiveOn {
  readonly opened: EffectiveEvent;
  readonly closed: ProspectivePupilClosed | null;
  readonly state: ProspectiveState;
}

/**
 * Undefined when the school was not asked by the day. Asked again, a child is open again: what closed an earlier
 * question says nothing of the new one.
 */
export function prospectiveOn(
  events: readonly EffectiveEvent[],
  schoolUrn: string,
  on: CivilDate,
): ProspectiveOn | undefined {
  const own = events.filter((event) => event.data['schoolUrn'] === schoolUrn && effectiveDate(event) <= on);
  const at = own.findLastIndex(({ type }) => type === 'ProspectivePupilOpened');
  const opened = own[at];
  if (opened === undefined) return undefined;
  const closed = (own.slice(at).findLast(({ type }) => type === 'ProspectivePupilClosed')?.data ??
    null) as ProspectivePupilClosed | null;
  return { opened, closed, state: closed?.outcome ?? 'OPEN' };
}

const ANY_DAY: CivilDate = '9999-12-31';

/** Whether the school is being asked about the pupil: only so long does it record about somebody who is not on roll. */
export function prospectiveAt(events: readonly EffectiveEvent[], schoolUrn: string): boolean {
  return prospectiveOn(events, schoolUrn, ANY_DAY)?.state === 'OPEN';
}

/** The day on which the last question about the child was closed; null: none was. */
export function prospectiveClosedOn(events: readonly EffectiveEvent[], schoolUrn: string): CivilDate | null {
  return prospectiveOn(events, schoolUrn, ANY_DAY)?.closed?.on ?? null;
}
