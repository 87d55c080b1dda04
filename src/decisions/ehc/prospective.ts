import type { CivilDate } from '../../kernel/civil-date.ts';
import { type EffectiveEvent, effectiveDate } from '../../kernel/folding.ts';
import {
  type CodeOf,
  codes,
  type DataOf,
  day,
  event,
  type EventOf,
  isA,
  laCode,
  oneOf,
  optional,
  sealed,
  sealedLine,
  upn,
  whole,
  workedOut,
} from '../../kernel/members.ts';

const LAST_YEAR = 9999;

/**
 * Opens a prospective pupil: a child not on roll, about whom the local authority asks whether the school should be
 * named. Never on the register.
 * `retainUntil` is the academic year at whose end the record goes. Once the child is admitted, that of the registration
 * counts.
 */
export const ProspectivePupilOpened = event(
  'ProspectivePupilOpened',
  'A local authority asks about the child, who is not on roll.',
  {
    laCode: laCode('Code of the local authority, three digits.'),
    openedOn: day('The day from which the school knows of the child.'),
    retainUntil: workedOut(whole('Academic year at whose end the record goes.', 0, LAST_YEAR)),
    upn: optional(sealed(upn('Unique pupil number with a valid check letter, in capitals.'))),
    surname: sealedLine('Surname.'),
    forename: sealedLine('Forename.'),
    dateOfBirth: sealed(day('Date of birth.')),
  },
);

const PROSPECTIVE_OUTCOME = codes('ProspectiveOutcome', 'What became of a prospective pupil.', {
  ADMITTED: 'The child is admitted.',
  NOT_ADMITTED: 'The child is not; the record goes soon.',
});

export const ProspectivePupilClosed = event('ProspectivePupilClosed', 'It was settled whether the child is admitted.', {
  outcome: oneOf(PROSPECTIVE_OUTCOME, 'Whether the child is admitted.'),
  on: day('The day.'),
  retainUntil: workedOut(optional(whole('Academic year at whose end the record goes.', 0, LAST_YEAR))),
});
export type ProspectivePupilClosed = DataOf<typeof ProspectivePupilClosed>;

export const PROSPECTIVE_STATE = codes('ProspectiveState', 'Where it stands with a prospective pupil.', {
  OPEN: 'The school is being asked.',
  ADMITTED: 'The child was admitted.',
  NOT_ADMITTED: 'The child was not admitted.',
});
export type ProspectiveState = CodeOf<typeof PROSPECTIVE_STATE>;

/** What a school was asked about a child by a day: the latest question, and what became of it. */
export interface ProspectiveOn {
  readonly opened: EventOf<typeof ProspectivePupilOpened, EffectiveEvent>;
  readonly closed: ProspectivePupilClosed | null;
  readonly state: ProspectiveState;
}

/**
 * Undefined if the school was not asked by the day. A child asked about again is open again, whatever closed the
 * earlier question.
 */
export function prospectiveOn(
  events: readonly EffectiveEvent[],
  schoolUrn: string,
  on: CivilDate,
): ProspectiveOn | undefined {
  const own = events.filter((event) => event.data['schoolUrn'] === schoolUrn && effectiveDate(event) <= on);
  const opened = own.findLast(isA(ProspectivePupilOpened));
  if (opened === undefined) return undefined;
  const closed = own.slice(own.indexOf(opened)).findLast(isA(ProspectivePupilClosed))?.data ?? null;
  return { opened, closed, state: closed?.outcome ?? 'OPEN' };
}

const ANY_DAY: CivilDate = '9999-12-31';

/** Whether the school is being asked about the pupil now. Only then may it record about a child who is not on roll. */
export function prospectiveAt(events: readonly EffectiveEvent[], schoolUrn: string): boolean {
  return prospectiveOn(events, schoolUrn, ANY_DAY)?.state === 'OPEN';
}

/** The day on which the last question was closed; null if none was. */
export function prospectiveClosedOn(events: readonly EffectiveEvent[], schoolUrn: string): CivilDate | null {
  return prospectiveOn(events, schoolUrn, ANY_DAY)?.closed?.on ?? null;
}
