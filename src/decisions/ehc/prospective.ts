import type { CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';

/** A child who is not on roll, about whom the LA asks whether the school should be named. Identity stands in `PupilRegistered`. */
export interface ProspectivePupilOpened {
  readonly schoolUrn: string;
  readonly laCode: string;
  readonly openedOn: CivilDate;
  /** The academic year at whose end the record goes, unless the child is admitted. */
  readonly retainUntil: number;
}

export interface ProspectivePupilClosed {
  readonly schoolUrn: string;
  readonly outcome: 'ADMITTED' | 'NOT_ADMITTED';
  readonly on: CivilDate;
}

/** Whether the pupil is or was a prospective one of the school. */
export function prospectiveAt(events: readonly EffectiveEvent[], schoolUrn: string): boolean {
  return events.some(({ type, data }) => type === 'ProspectivePupilOpened' && data['schoolUrn'] === schoolUrn);
}
