import type { CivilDate } from '../../kernel/civil-date.ts';

/** A time in which another school has the child too, as one school recorded it. */
export interface Sharing {
  /** Id of the event that names the other school. */
  readonly id: string;
  readonly kind: 'PLACEMENT' | 'DUAL_REGISTRATION';
  readonly fromSchoolUrn: string;
  readonly toSchoolUrn: string;
  readonly from: CivilDate;
  /** Last day; null while it lasts. */
  readonly until: CivilDate | null;
}

/** Whether a school shares the child with this one on a day. */
export function isSharedOn({ from, until }: Sharing, on: CivilDate): boolean {
  return from <= on && (until === null || on <= until);
}
