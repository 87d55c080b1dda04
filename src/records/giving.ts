import type { CivilDate } from '../kernel/civil-date.ts';
import type { EffectiveEvent } from '../kernel/folding.ts';
import { type EventOf, isA } from '../kernel/members.ts';
import { PupilTransferredIn, SharedRecordAccepted } from '../decisions/enrolment/events.ts';
import { sharingsOf } from './sharings.ts';
import { handingsOn } from '../decisions/enrolment/transfers.ts';

/** A school's record of a child, named by the pupil's id there. */
export interface RecordOfSchool {
  readonly schoolUrn: string;
  readonly pupil: string;
}

/**
 * What one school lets another read of a child's record. HAND_OVER: the sender recorded the transfer, the receiver took
 * it; all up to the leaving. WHILE_SHARED: the giver placed the child with the school or registered it there too, and
 * the school accepted; what the giver decides from the first to the last day.
 */
export interface Giving {
  readonly kind: 'HAND_OVER' | 'WHILE_SHARED';
  readonly giver: RecordOfSchool;
  /** The first day that is given; null: from the beginning. */
  readonly from: CivilDate | null;
  /** The last day that is given; null while it lasts. */
  readonly until: CivilDate | null;
  /** Ids of the giver's event and of the taker's. */
  readonly givenBy: string;
  readonly takenBy: string;
}

const isTransfer = isA(PupilTransferredIn);
const isAcceptance = isA(SharedRecordAccepted);

type Taking = EventOf<typeof PupilTransferredIn | typeof SharedRecordAccepted, EffectiveEvent>;

/** Whether an event takes what another school's record gives. */
export function isTaking<E extends Pick<EffectiveEvent, 'type' | 'data'>>(event: E): event is E & Taking {
  return isTransfer(event) || isAcceptance(event);
}

/** The records that a school took over or takes part in, whether or not their givers still give them. */
export function recordsTaken(own: readonly EffectiveEvent[]): readonly RecordOfSchool[] {
  return own.filter(isTaking).map(recordTaken);
}

function recordTaken({ data, stream }: Taking): RecordOfSchool {
  return { schoolUrn: data.fromSchoolUrn, pupil: data.fromPupil ?? pupilIn(stream) };
}

/**
 * What one giver gives: its transfers to the school that the school took, and its sharings with the school once it
 * accepted. Both sides' events are needed, since what either side voided gives nothing.
 */
export function givingsOf(
  giver: RecordOfSchool,
  givers: readonly EffectiveEvent[],
  takers: readonly EffectiveEvent[],
): readonly Giving[] {
  return [...handOvers(giver, givers, takers), ...sharedBy(giver, givers, takers)];
}

function handOvers(
  giver: RecordOfSchool,
  givers: readonly EffectiveEvent[],
  takers: readonly EffectiveEvent[],
): readonly Giving[] {
  return handingsOn([...givers, ...takers.filter((event) => isTakingOf(giver, event))]).flatMap(({ sent, taken }) =>
    taken === null
      ? []
      : [
          {
            kind: 'HAND_OVER',
            giver,
            from: null,
            until: sent.data.leftOn,
            givenBy: sent.id,
            takenBy: taken.id,
          } as const,
        ],
  );
}

/** One acceptance takes every sharing of that record with the school. */
export function sharedBy(
  giver: RecordOfSchool,
  givers: readonly EffectiveEvent[],
  takers: readonly EffectiveEvent[],
): readonly Giving[] {
  const taken = takers.filter(isAcceptance).find((event) => isOf(giver, event));
  if (taken === undefined) return [];
  return sharingsOf(givers)
    .filter(({ toSchoolUrn }) => toSchoolUrn === taken.data.schoolUrn)
    .map(({ id, from, until }) => ({ kind: 'WHILE_SHARED', giver, from, until, givenBy: id, takenBy: taken.id }));
}

function isTakingOf(giver: RecordOfSchool, event: EffectiveEvent): boolean {
  if (event.type === 'TransferPapersReceived') return true;
  return isTransfer(event) && isOf(giver, event);
}

function isOf(giver: RecordOfSchool, event: Taking): boolean {
  const { schoolUrn, pupil } = recordTaken(event);
  return schoolUrn === giver.schoolUrn && pupil === giver.pupil;
}

const PREFIX = 'pupil-';

export function pupilIn(stream: string): string {
  return stream.slice(PREFIX.length);
}
