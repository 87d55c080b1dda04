import type { CivilDate } from '../../kernel/civil-date.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
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

/** What became of the pupil as a prospective one of the school; undefined when it never was one. */
export function prospectiveState(events: readonly EffectiveEvent[], schoolUrn: string): ProspectiveState | undefined {
  const own = events.filter(({ type, data }) => (type === 'ProspectivePupilOpened' || type === 'ProspectivePupilClosed') && data['schoolUrn'] === schoolUrn);
  const last = own.at(-1);
  if (last === undefined) return undefined;
  return last.type === 'ProspectivePupilOpened' ? 'OPEN' : (last.data['outcome'] as ProspectivePupilClosed['outcome']);
}

/** Whether the school is being asked about the pupil: only so long does it record about somebody who is not on roll. */
export function prospectiveAt(events: readonly EffectiveEvent[], schoolUrn: string): boolean {
  return prospectiveState(events, schoolUrn) === 'OPEN';
}
