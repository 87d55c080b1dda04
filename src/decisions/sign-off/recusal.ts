import type { CivilDate } from '../../kernel/civil-date.ts';
import { type EffectiveEvent, isOwn } from '../../kernel/folding.ts';
import { isA } from '../../kernel/members.ts';
import type { PupilGiven } from '../given.ts';
import { DeciderAppointed, RecusalLifted, RecusalRecorded, SignOffRecused } from './events.ts';
import { dayOf } from './fold.ts';
import type { SignOff } from './sign-off.ts';

/** Somebody stands aside: for all matters of the pupil, or for the matter of one decision or request. */
export interface Recusal {
  readonly person: string;
  /** Null: all matters of the pupil. */
  readonly about: string | null;
  readonly from: CivilDate;
  /** The day on which they may decide again; null while they stand aside. */
  readonly liftedOn: CivilDate | null;
}

const isRecusal = isA(RecusalRecorded, SignOffRecused);
const isLift = isA(RecusalLifted);

/** Who stands aside at a school. A recusal from a request alone counts for the matter of that request. */
export function recusalsOf(events: readonly EffectiveEvent[], schoolUrn: string): readonly Recusal[] {
  const here = events.filter((event) => isOwn(event) && event.data['schoolUrn'] === schoolUrn);
  const lifts = here.filter(isLift);
  return here.filter(isRecusal).map((event) => {
    const { person } = event.data;
    const lift = lifts.find((each) => each.data.person === person && each.revision > event.revision);
    return {
      person,
      about: event.type === 'SignOffRecused' ? event.data.request : event.data.about,
      from: dayOf(event),
      liftedOn: lift === undefined ? null : dayOf(lift),
    };
  });
}

/**
 * The persons who stand aside on a day: for all matters of the pupil, or for the matter of this decision or request. A
 * recusal from a matter counts for all of it, whatever its day.
 */
export function recusedFor(
  events: readonly EffectiveEvent[],
  schoolUrn: string,
  about: string | null,
  on: CivilDate,
): readonly string[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const matter = about === null ? null : rootOf(about, byId);
  const counts = (recusal: Recusal): boolean =>
    (recusal.liftedOn === null || on < recusal.liftedOn) &&
    (recusal.about === null ? recusal.from <= on : matter !== null && rootOf(recusal.about, byId) === matter);
  return [
    ...new Set(
      recusalsOf(events, schoolUrn)
        .filter(counts)
        .map(({ person }) => person),
    ),
  ];
}

/** Who stands aside from a request on the day of the decision. */
export function recusedFrom({ id, content }: SignOff, { pupil, envelope }: PupilGiven): readonly string[] {
  return recusedFor(pupil.events, content.schoolUrn, id, envelope.decidedOn);
}

/** The first event of the matter: what an event rests on, closes, answers or asks again, and so on up. */
function rootOf(id: string, byId: ReadonlyMap<string, EffectiveEvent>): string {
  const seen = new Set<string>();
  let root = id;
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = parentOf(byId.get(at))) {
    seen.add(at);
    root = at;
  }
  return root;
}

function parentOf(event: EffectiveEvent | undefined): string | undefined {
  if (event === undefined) return undefined;
  const { data, metadata } = event;
  const about = event.type === 'SignOffRequested' ? data['aboutDecision'] : undefined;
  return metadata.signOff ?? metadata.closes ?? ((data['request'] ?? about ?? undefined) as string | undefined);
}

/** The appointments that let a person take this decision about the pupil on a day, while somebody stands aside. */
export function appointmentOf(
  events: readonly EffectiveEvent[],
  schoolUrn: string,
  person: string,
  decision: string,
  on: CivilDate,
): string | null {
  const isAside = recusalsOf(events, schoolUrn).some(
    ({ from, liftedOn }) => from <= on && (liftedOn === null || on < liftedOn),
  );
  const appointed = events
    .filter(isA(DeciderAppointed))
    .findLast(
      (event) =>
        isOwn(event) &&
        event.data.schoolUrn === schoolUrn &&
        event.data.person === person &&
        event.data.decisions.includes(decision) &&
        dayOf(event) <= on &&
        (event.data.to === null || on <= event.data.to),
    );
  return isAside ? (appointed?.id ?? null) : null;
}
