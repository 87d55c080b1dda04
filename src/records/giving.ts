import type { CivilDate } from '../kernel/civil-date.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import { isA } from '../kernel/members.ts';
import { PupilTransferredIn } from '../decisions/enrolment/events.ts';
import { handingsOn } from '../decisions/enrolment/transfers.ts';

/** A school's record of a child, named by the pupil's id there. */
export interface RecordOfSchool {
  readonly schoolUrn: string;
  readonly pupil: string;
}

/**
 * What one school lets another read of a child's record. HAND_OVER: the sender recorded the transfer, the receiver took
 * it; all up to the leaving.
 */
export interface Giving {
  readonly kind: 'HAND_OVER';
  readonly giver: RecordOfSchool;
  /** The last day that is given. */
  readonly until: CivilDate;
  /** Ids of the giver's event and of the taker's. */
  readonly givenBy: string;
  readonly takenBy: string;
}

/** Whether an event takes over another school's record. */
export const isTaking = isA(PupilTransferredIn);

/** The records that a school took over, whether or not their givers still give them. */
export function recordsTaken(own: readonly EffectiveEvent[]): readonly RecordOfSchool[] {
  return own.filter(isTaking).map(({ data, stream }) => ({
    schoolUrn: data.fromSchoolUrn,
    pupil: data.fromPupil ?? pupilIn(stream),
  }));
}

/**
 * What one giver gives: its transfers to the school that the school took. Both sides' events are needed, since a
 * transfer that either side voided gives nothing.
 */
export function givingsOf(
  giver: RecordOfSchool,
  givers: readonly EffectiveEvent[],
  takers: readonly EffectiveEvent[],
): readonly Giving[] {
  return handingsOn([...givers, ...takers.filter((event) => isTakingOf(giver, event))]).flatMap(({ sent, taken }) =>
    taken === null
      ? []
      : [{ kind: 'HAND_OVER', giver, until: sent.data.leftOn, givenBy: sent.id, takenBy: taken.id } as const],
  );
}

function isTakingOf(giver: RecordOfSchool, event: EffectiveEvent): boolean {
  if (event.type === 'TransferPapersReceived') return true;
  if (!isTaking(event)) return false;
  const { fromSchoolUrn, fromPupil } = event.data;
  return fromSchoolUrn === giver.schoolUrn && (fromPupil ?? pupilIn(event.stream)) === giver.pupil;
}

const PREFIX = 'pupil-';

export function pupilIn(stream: string): string {
  return stream.slice(PREFIX.length);
}
